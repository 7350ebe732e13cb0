-- The event core knows its subject only as a kind and an id.
CREATE TABLE event (
    id                UUID PRIMARY KEY,
    -- iCalendar UID: stable for ever.
    uid               TEXT NOT NULL UNIQUE,
    kind              TEXT NOT NULL,
    partnership_id    UUID NOT NULL REFERENCES partnership (id),
    subject_kind      TEXT,
    subject_id        UUID,
    title             TEXT NOT NULL,
    -- PROPOSED, SCHEDULED, HELD, CANCELLED
    state             TEXT NOT NULL,
    -- Local date and time as written (2026-11-03T14:00:00); with time_zone they are the truth, the instants follow.
    starts_local      TEXT,
    ends_local        TEXT,
    all_day           BOOLEAN NOT NULL DEFAULT FALSE,
    time_zone         TEXT NOT NULL,
    starts_at         TIMESTAMPTZ,
    ends_at           TIMESTAMPTZ,
    place             TEXT,
    -- Never in feeds nor on public pages.
    video_link        TEXT,
    organiser_post_id UUID NOT NULL REFERENCES post (id),
    -- iCalendar SEQUENCE: raised by every change that attendees must learn of.
    sequence          BIGINT NOT NULL DEFAULT 0,
    cancelled_at      TIMESTAMPTZ,
    created_at        TIMESTAMPTZ NOT NULL,
    updated_at        TIMESTAMPTZ NOT NULL
);
CREATE INDEX event_partnership ON event (partnership_id, starts_at, id);
CREATE INDEX event_changed ON event (partnership_id, updated_at);
CREATE INDEX event_organiser ON event (organiser_post_id, updated_at);
CREATE INDEX event_subject ON event (subject_id);

CREATE TABLE event_attendee (
    event_id        UUID NOT NULL REFERENCES event (id),
    -- A post or a person, always in the name of an organisation.
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    post_id         UUID REFERENCES post (id),
    person_id       UUID REFERENCES person (id),
    answer          TEXT NOT NULL DEFAULT 'AWAITED',
    answered_at     TIMESTAMPTZ,
    UNIQUE (event_id, post_id),
    UNIQUE (event_id, person_id)
);
CREATE INDEX event_attendee_post ON event_attendee (post_id);
CREATE INDEX event_attendee_person ON event_attendee (person_id);

CREATE TABLE action_item (
    id             UUID PRIMARY KEY,
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    title          TEXT NOT NULL,
    details        TEXT,
    owner_post_id  UUID NOT NULL REFERENCES post (id),
    due_on         DATE NOT NULL,
    -- OPEN, DONE, DROPPED
    state          TEXT NOT NULL,
    settled_on     DATE,
    -- Where it was decided: review, later meeting.
    origin_kind    TEXT NOT NULL,
    origin_id      UUID NOT NULL,
    revision       BIGINT NOT NULL DEFAULT 1,
    edited_by      UUID,
    created_at     TIMESTAMPTZ NOT NULL,
    updated_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX action_item_partnership ON action_item (partnership_id, state, due_on);
CREATE INDEX action_item_owner ON action_item (owner_post_id, state);
CREATE INDEX action_item_origin ON action_item (origin_id);
