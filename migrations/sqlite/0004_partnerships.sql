CREATE TABLE partnership (
    id                   UUID PRIMARY KEY,
    name                 TEXT NOT NULL,
    name_key             TEXT NOT NULL,
    -- Chosen at creation: the clock of reviews and reminders.
    time_zone            TEXT NOT NULL,
    -- NULL until one is named; its duties then fall to the territory administrator, as when it is vacant.
    coordinating_post_id UUID REFERENCES post (id),
    presentation         TEXT NOT NULL DEFAULT '',
    revision             BIGINT NOT NULL DEFAULT 1,
    created_at           TIMESTAMPTZ NOT NULL,
    ended_on             DATE
);
CREATE INDEX partnership_name ON partnership (name_key, id);
CREATE INDEX partnership_coordinator ON partnership (coordinating_post_id);

-- The scope is a dated set: maps change.
CREATE TABLE partnership_scope (
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    territory_code TEXT NOT NULL REFERENCES territory (code),
    from_on        DATE NOT NULL,
    to_on          DATE,
    PRIMARY KEY (partnership_id, territory_code, from_on)
);
CREATE INDEX partnership_scope_territory ON partnership_scope (territory_code, partnership_id);

CREATE TABLE partnership_member (
    partnership_id  UUID NOT NULL REFERENCES partnership (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    joined_on       DATE NOT NULL,
    left_on         DATE,
    -- Who left may come back.
    PRIMARY KEY (partnership_id, organisation_id, joined_on)
);
CREATE INDEX partnership_member_organisation ON partnership_member (organisation_id, partnership_id);
