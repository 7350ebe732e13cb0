-- Whether it is proposed, to come or called off is its event's state; whether it took place is `held_on`.
CREATE TABLE annual_meeting (
    id              UUID PRIMARY KEY,
    partnership_id  UUID NOT NULL REFERENCES partnership (id),
    event_id        UUID NOT NULL UNIQUE REFERENCES event (id),
    held_on         DATE,
    cancel_reason   TEXT,
    -- NONE, DRAFT, CIRCULATED, APPROVED
    minutes_state   TEXT NOT NULL DEFAULT 'NONE',
    -- 0 until approved, then 1 and one more for each erratum.
    minutes_version BIGINT NOT NULL DEFAULT 0,
    circulated_at   TIMESTAMPTZ,
    approved_at     TIMESTAMPTZ,
    approved_by     UUID REFERENCES person (id),
    -- SHA-256 of the canonical text of the latest version.
    text_hash       TEXT,
    -- Of the list of those present.
    revision        BIGINT NOT NULL DEFAULT 1,
    edited_by       UUID REFERENCES person (id),
    edited_at       TIMESTAMPTZ NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX annual_meeting_partnership ON annual_meeting (partnership_id, held_on);

-- An item of the agenda, and what the minutes say of it.
CREATE TABLE agenda_item (
    id              UUID PRIMARY KEY,
    meeting_id      UUID NOT NULL REFERENCES annual_meeting (id),
    position        BIGINT NOT NULL,
    -- THEME, DUE_REVIEW, CARRIED_ACTION, FREE
    kind            TEXT NOT NULL,
    -- As it was put on the agenda: minutes once approved say what was discussed then.
    title           TEXT NOT NULL,
    theme           TEXT,
    minutes_planned BIGINT,
    protocol_id     UUID REFERENCES protocol (id),
    action_id       UUID REFERENCES action_item (id),
    text            TEXT NOT NULL DEFAULT '',
    decision        TEXT NOT NULL DEFAULT '',
    -- Of text and decision; 0 until written.
    revision        BIGINT NOT NULL DEFAULT 0,
    edited_by       UUID REFERENCES person (id),
    edited_at       TIMESTAMPTZ,
    UNIQUE (meeting_id, theme),
    UNIQUE (meeting_id, protocol_id),
    UNIQUE (meeting_id, action_id)
);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, position);
CREATE INDEX agenda_item_theme ON agenda_item (theme) WHERE theme IS NOT NULL;

-- Which item of an agenda decided an action.
CREATE TABLE agenda_item_action (
    action_id      UUID PRIMARY KEY REFERENCES action_item (id),
    agenda_item_id UUID NOT NULL REFERENCES agenda_item (id)
);
CREATE INDEX agenda_item_action_item ON agenda_item_action (agenda_item_id);

CREATE TABLE meeting_presence (
    id              UUID PRIMARY KEY,
    meeting_id      UUID NOT NULL REFERENCES annual_meeting (id),
    position        BIGINT NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    post_id         UUID REFERENCES post (id),
    person_id       UUID REFERENCES person (id),
    -- Somebody without an account.
    guest_name      TEXT
);
CREATE INDEX meeting_presence_meeting ON meeting_presence (meeting_id, position);

-- What readers say of minutes that circulate.
CREATE TABLE minutes_remark (
    id              UUID PRIMARY KEY,
    meeting_id      UUID NOT NULL REFERENCES annual_meeting (id),
    agenda_item_id  UUID NOT NULL REFERENCES agenda_item (id),
    text            TEXT NOT NULL,
    person_id       UUID REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    at              TIMESTAMPTZ NOT NULL,
    settled         BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX minutes_remark_meeting ON minutes_remark (meeting_id, at);

-- What is said after approval: each is a new version of minutes that no longer change.
CREATE TABLE minutes_erratum (
    id         UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES annual_meeting (id),
    version    BIGINT NOT NULL,
    text       TEXT NOT NULL,
    text_hash  TEXT NOT NULL,
    person_id  UUID REFERENCES person (id),
    at         TIMESTAMPTZ NOT NULL,
    UNIQUE (meeting_id, version)
);
