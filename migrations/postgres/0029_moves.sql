-- Somebody leaves a post, or arrives at one, says the coordinator of a partnership; whoever represents the organisation
-- confirms or declines.
CREATE TABLE staff_report (
    id             UUID PRIMARY KEY,
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    -- ARRIVAL, DEPARTURE
    kind           TEXT NOT NULL,
    post_id        UUID NOT NULL REFERENCES post (id),
    -- Which mandate ends; NULL for an arrival.
    mandate_id     UUID REFERENCES mandate (id),
    -- First day of an arrival, last day of a departure.
    happens_on     DATE NOT NULL,
    -- Whom to invite, if the coordinator knows; forgotten with the answer.
    person_name    TEXT,
    person_email   TEXT,
    reported_by    UUID NOT NULL REFERENCES person (id),
    created_at     TIMESTAMPTZ NOT NULL,
    -- PENDING, CONFIRMED, DECLINED, WITHDRAWN; that time has run out is computed.
    state          TEXT NOT NULL,
    decided_by     UUID,
    decided_at     TIMESTAMPTZ,
    -- Why it was declined.
    word           TEXT
);
CREATE INDEX staff_report_post ON staff_report (post_id, state);
CREATE INDEX staff_report_partnership ON staff_report (partnership_id, created_at);

-- A post passes to another organisation, an organisation closes, or merges into another.
CREATE TABLE structure_change (
    id              UUID PRIMARY KEY,
    -- POST_MOVED, CLOSED, MERGED
    kind            TEXT NOT NULL,
    -- Which closes or merges; where the post was before.
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    post_id         UUID REFERENCES post (id),
    into_id         UUID REFERENCES organisation (id),
    -- First day of what is new.
    takes_effect_on DATE NOT NULL,
    -- PLANNED, DONE, CANCELLED, BLOCKED
    state           TEXT NOT NULL,
    recorded_by     UUID,
    recorded_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX structure_change_organisation ON structure_change (organisation_id, takes_effect_on);
CREATE INDEX structure_change_into ON structure_change (into_id, takes_effect_on);
CREATE INDEX structure_change_post ON structure_change (post_id, takes_effect_on);

-- The organisation into which it merged: a closed one that is still found under its name.
ALTER TABLE organisation ADD COLUMN absorbed_by_id UUID REFERENCES organisation (id);

-- The organisation whose part this was before a merger; the party's id, which the approved text's hash covers, stays.
ALTER TABLE protocol_party ADD COLUMN succeeds_id UUID REFERENCES organisation (id);
ALTER TABLE protocol_party ADD COLUMN succeeded_on DATE;
