-- Documents made as PDF, kept for a few days.
CREATE TABLE document (
    id             UUID PRIMARY KEY,
    kind           TEXT NOT NULL,
    -- Of what, as in the API; for a comparison also with what.
    subject        TEXT NOT NULL,
    compared_with  TEXT,
    -- Who asked for it; NULL for what anybody reads.
    requester_id   UUID REFERENCES person (id),
    -- Same content, same day: same digest.
    digest         TEXT NOT NULL,
    file_name      TEXT NOT NULL,
    -- What is to be set, as JSON; gone once it is.
    content        TEXT,
    drawn_on       DATE NOT NULL,
    state          TEXT NOT NULL,
    progress       BIGINT NOT NULL,
    pdf            BLOB,
    sha256         TEXT,
    requested_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX document_requester ON document (requester_id, digest);
CREATE INDEX document_digest ON document (digest);
CREATE INDEX document_age ON document (requested_at);

-- Shown at the head of a partnership's documents.
CREATE TABLE partnership_logo (
    partnership_id UUID PRIMARY KEY REFERENCES partnership (id),
    -- As written by us, without anything but the picture.
    png            BLOB NOT NULL,
    sha256         TEXT NOT NULL,
    width          BIGINT NOT NULL,
    height         BIGINT NOT NULL,
    set_by         UUID REFERENCES person (id),
    set_at         TIMESTAMPTZ NOT NULL
);
