-- What a mail carries besides its words: an iCalendar object that calendar programs show as an invitation.
ALTER TABLE outgoing_mail ADD COLUMN calendar_method TEXT;
ALTER TABLE outgoing_mail ADD COLUMN calendar TEXT;

-- Asks for the date of an event that is PROPOSED; stays once closed, to show why that date was chosen.
CREATE TABLE date_poll (
    event_id         UUID PRIMARY KEY REFERENCES event (id),
    closes_on        DATE,
    closed_at        TIMESTAMPTZ,
    chosen_option_id UUID,
    -- When the organiser was told that the closing date has passed.
    reminded_at      TIMESTAMPTZ
);
CREATE INDEX date_poll_open ON date_poll (closes_on) WHERE closed_at IS NULL;

CREATE TABLE date_poll_option (
    id           UUID PRIMARY KEY,
    event_id     UUID NOT NULL REFERENCES date_poll (event_id),
    position     BIGINT NOT NULL,
    -- As for an event: local times in the zone are the truth, the instants follow.
    starts_local TEXT NOT NULL,
    ends_local   TEXT NOT NULL,
    time_zone    TEXT NOT NULL,
    starts_at    TIMESTAMPTZ NOT NULL,
    ends_at      TIMESTAMPTZ NOT NULL,
    UNIQUE (event_id, position)
);

-- Invited outsiders, without an account; forgotten three months after the event.
CREATE TABLE event_guest (
    id                 UUID PRIMARY KEY,
    event_id           UUID NOT NULL REFERENCES event (id),
    name               TEXT NOT NULL,
    organisation_label TEXT,
    email              TEXT NOT NULL,
    time_zone          TEXT NOT NULL,
    answer             TEXT NOT NULL DEFAULT 'AWAITED',
    answered_at        TIMESTAMPTZ,
    created_at         TIMESTAMPTZ NOT NULL,
    UNIQUE (event_id, email)
);

-- For a post, a person or a guest expected at the event.
CREATE TABLE date_poll_answer (
    option_id   UUID NOT NULL REFERENCES date_poll_option (id),
    post_id     UUID REFERENCES post (id),
    person_id   UUID REFERENCES person (id),
    guest_id    UUID REFERENCES event_guest (id),
    -- YES, IF_NEED_BE, NO
    choice      TEXT NOT NULL,
    answered_at TIMESTAMPTZ NOT NULL,
    UNIQUE (option_id, post_id),
    UNIQUE (option_id, person_id),
    UNIQUE (option_id, guest_id)
);

-- What was mailed to whom, at which SEQUENCE; one row a mail.
CREATE TABLE event_invitation (
    message_id TEXT PRIMARY KEY,
    event_id   UUID NOT NULL REFERENCES event (id),
    person_id  UUID REFERENCES person (id),
    guest_id   UUID REFERENCES event_guest (id),
    -- POLL, REQUEST, CANCEL
    method     TEXT NOT NULL,
    sequence   BIGINT NOT NULL,
    mailed_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX event_invitation_event ON event_invitation (event_id);
CREATE INDEX event_invitation_guest ON event_invitation (guest_id);

-- One link a mail: only the hash of its token is kept, and earlier mails keep working.
CREATE TABLE answer_link (
    token_hash TEXT PRIMARY KEY,
    event_id   UUID NOT NULL REFERENCES event (id),
    person_id  UUID REFERENCES person (id),
    guest_id   UUID REFERENCES event_guest (id),
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX answer_link_event ON answer_link (event_id);
