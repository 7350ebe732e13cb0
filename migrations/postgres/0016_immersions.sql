CREATE TABLE immersion_offer (
    id              UUID PRIMARY KEY,
    partnership_id  UUID NOT NULL REFERENCES partnership (id),
    -- Who hosts, and whom to ask.
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    contact_post_id UUID NOT NULL REFERENCES post (id),
    title           TEXT NOT NULL,
    description     TEXT,
    -- The period in which stays may lie, both days included.
    starts_on       DATE NOT NULL,
    ends_on         DATE NOT NULL,
    -- Length of one stay, and how many guests in all.
    days            BIGINT NOT NULL,
    capacity        BIGINT NOT NULL,
    closed_at       TIMESTAMPTZ,
    revision        BIGINT NOT NULL DEFAULT 1,
    edited_by       UUID,
    edited_at       TIMESTAMPTZ NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX immersion_offer_partnership ON immersion_offer (partnership_id, starts_on);

CREATE TABLE immersion_audience (
    offer_id UUID NOT NULL REFERENCES immersion_offer (id),
    audience TEXT NOT NULL,
    PRIMARY KEY (offer_id, audience)
);

CREATE TABLE immersion_placement (
    id              UUID PRIMARY KEY,
    offer_id        UUID NOT NULL REFERENCES immersion_offer (id),
    guest_id        UUID NOT NULL REFERENCES person (id),
    -- As holder of which post, so sent by which organisation.
    post_id         UUID NOT NULL REFERENCES post (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    audience        TEXT NOT NULL,
    starts_on       DATE NOT NULL,
    ends_on         DATE NOT NULL,
    -- REQUESTED, AGREED, DECLINED, CANCELLED, DONE
    state           TEXT NOT NULL,
    host_agreed_at  TIMESTAMPTZ,
    home_agreed_at  TIMESTAMPTZ,
    decline_reason  TEXT,
    host_feedback   TEXT,
    guest_feedback  TEXT,
    event_id        UUID REFERENCES event (id),
    requested_at    TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX immersion_placement_once ON immersion_placement (offer_id, guest_id)
    WHERE state IN ('REQUESTED', 'AGREED');
CREATE INDEX immersion_placement_offer ON immersion_placement (offer_id, state);
CREATE INDEX immersion_placement_guest ON immersion_placement (guest_id);
