-- What a partnership made of a word of the glossary; words without a row are those that come with the program.
CREATE TABLE glossary_entry (
    id             UUID PRIMARY KEY,
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    -- The common word that it adapts; none for a word of the partnership's own.
    common_key     TEXT,
    word           TEXT NOT NULL,
    -- Folded: no word stands twice.
    word_key       TEXT NOT NULL,
    -- What is looked for in texts, one a line.
    forms          TEXT NOT NULL,
    justice        TEXT NOT NULL,
    health         TEXT NOT NULL,
    source         TEXT NOT NULL,
    checked_on     DATE NOT NULL,
    hidden         BOOLEAN NOT NULL,
    revision       BIGINT NOT NULL DEFAULT 1,
    edited_by      UUID,
    created_at     TIMESTAMPTZ NOT NULL,
    updated_at     TIMESTAMPTZ NOT NULL,
    UNIQUE (partnership_id, common_key),
    UNIQUE (partnership_id, word_key)
);
