-- Agreements between territories: a partnership whose members refer, receive or support across regions.
-- Nothing here can hold a person, a request, an orientation or a waiting list: structures, dates, numbers of places that
-- a structure offers, and words on its practices.
CREATE TABLE inter_territory_agreement (
    partnership_id    UUID PRIMARY KEY REFERENCES partnership (id),
    -- The protocol of the partnership that is its frame document.
    frame_protocol_id UUID REFERENCES protocol (id),
    opened_on         DATE NOT NULL,
    created_at        TIMESTAMPTZ NOT NULL
);

-- Who takes part, as what, from a day to a day. A structure that came back has another row.
CREATE TABLE inter_territory_participation (
    id              UUID PRIMARY KEY,
    partnership_id  UUID NOT NULL REFERENCES inter_territory_agreement (partnership_id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    -- REFERRING, RECEIVING, EXPERT
    role            TEXT NOT NULL,
    from_on         DATE NOT NULL,
    -- Last day, included.
    to_on           DATE,
    -- The rest is of RECEIVING alone: how it receives, the day on which it last said so, and the day on which it was
    -- asked to say so again, until it does.
    conditions      TEXT,
    confirmed_on    DATE,
    asked_on        DATE,
    revision        BIGINT NOT NULL DEFAULT 1,
    edited_by       UUID,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX inter_territory_participation_partnership ON inter_territory_participation (partnership_id, role, id);
CREATE INDEX inter_territory_participation_organisation ON inter_territory_participation (organisation_id);

-- Places that a structure offers within the agreement: its capacity, never who is there or how many are free.
CREATE TABLE inter_territory_place (
    participation_id UUID NOT NULL REFERENCES inter_territory_participation (id),
    kind             TEXT NOT NULL,
    offered          BIGINT NOT NULL,
    PRIMARY KEY (participation_id, kind)
);
