-- What whoever leaves a post hands on; it stays with the post.
CREATE TABLE handover_note (
    id                  UUID PRIMARY KEY,
    -- The mandate whose end is known: one note each.
    mandate_id          UUID NOT NULL UNIQUE REFERENCES mandate (id),
    post_id             UUID NOT NULL REFERENCES post (id),
    author_id           UUID NOT NULL REFERENCES person (id),
    -- Last day; none when the departure was called off.
    departs_on          DATE,
    opened_at           TIMESTAMPTZ NOT NULL,
    practices           TEXT,
    people              TEXT,
    pending             TEXT,
    attention           TEXT,
    ready               BOOLEAN NOT NULL,
    open_to_coordinator BOOLEAN NOT NULL,
    revision            BIGINT NOT NULL DEFAULT 1,
    edited_at           TIMESTAMPTZ,
    first_read_at       TIMESTAMPTZ,
    acknowledged_at     TIMESTAMPTZ,
    acknowledged_by     UUID REFERENCES person (id),
    -- Day of the last reminder that went out.
    reminded_on         DATE
);
CREATE INDEX handover_note_post ON handover_note (post_id);
CREATE INDEX handover_note_author ON handover_note (author_id);
CREATE INDEX handover_note_departure ON handover_note (departs_on);

-- What the note was prefilled with, each with a word of the author.
CREATE TABLE handover_item (
    note_id      UUID NOT NULL REFERENCES handover_note (id),
    subject_kind TEXT NOT NULL,
    subject_id   UUID NOT NULL,
    comment      TEXT,
    PRIMARY KEY (note_id, subject_kind, subject_id)
);

CREATE TABLE handover_question (
    id          UUID PRIMARY KEY,
    note_id     UUID NOT NULL REFERENCES handover_note (id),
    asked_by    UUID NOT NULL REFERENCES person (id),
    asked_at    TIMESTAMPTZ NOT NULL,
    question    TEXT NOT NULL,
    answer      TEXT,
    answered_at TIMESTAMPTZ
);
CREATE INDEX handover_question_note ON handover_question (note_id);
