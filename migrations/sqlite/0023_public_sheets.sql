-- When a structure receives people, in words.
ALTER TABLE organisation ADD COLUMN opening_hours TEXT;

-- What a partnership tells the public.
CREATE TABLE public_sheet (
    partnership_id UUID PRIMARY KEY REFERENCES partnership (id),
    -- Last part of its address; never changes, because it is printed.
    slug           TEXT NOT NULL UNIQUE,
    -- Being written.
    measures       TEXT NOT NULL,
    roles          TEXT NOT NULL,
    rights         TEXT NOT NULL,
    places         TEXT NOT NULL,
    revision       BIGINT NOT NULL DEFAULT 1,
    edited_by      UUID REFERENCES person (id),
    edited_at      TIMESTAMPTZ NOT NULL,
    -- As the coordinator approved it: the four texts as JSON; NULL while nothing is shown.
    published      TEXT,
    published_by   UUID REFERENCES person (id),
    published_at   TIMESTAMPTZ,
    created_at     TIMESTAMPTZ NOT NULL
);
