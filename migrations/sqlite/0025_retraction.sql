-- Retraction (domain §12): what was done, where, and who may have received it. Never the text, nor a hash of it.
CREATE TABLE retraction (
    id              UUID PRIMARY KEY,
    partnership_id  UUID NOT NULL REFERENCES partnership (id),
    person_id       UUID NOT NULL,
    post_id         UUID,
    at              TIMESTAMPTZ NOT NULL,
    -- The text from which it was asked.
    kind            TEXT NOT NULL,
    row_id          UUID NOT NULL,
    field           TEXT NOT NULL,
    -- Anybody could read it.
    was_public      BOOLEAN NOT NULL,
    -- Mails that waited and left without it; mails that had left.
    mails_waiting   BIGINT NOT NULL,
    mails_sent      BIGINT NOT NULL,
    -- When it was made again after a restore.
    replayed_at     TIMESTAMPTZ
);
CREATE INDEX retraction_partnership ON retraction (partnership_id, at);

CREATE TABLE retraction_place (
    retraction_id UUID NOT NULL REFERENCES retraction (id),
    kind          TEXT NOT NULL,
    row_id        UUID NOT NULL,
    field         TEXT NOT NULL,
    occurrences   BIGINT NOT NULL
);
CREATE INDEX retraction_place_retraction ON retraction_place (retraction_id);

-- Who may have received it, for whoever retracted to tell them: READ, MAIL or FEED.
CREATE TABLE retraction_receiver (
    retraction_id UUID NOT NULL REFERENCES retraction (id),
    means         TEXT NOT NULL,
    person_id     UUID,
    -- The mail, where its addressee is nobody known.
    mail_id       UUID,
    at            TIMESTAMPTZ
);
CREATE INDEX retraction_receiver_retraction ON retraction_receiver (retraction_id);

-- Since when the hash no longer is that of the whole text.
ALTER TABLE protocol_version ADD COLUMN text_retracted_at TIMESTAMPTZ;
ALTER TABLE annual_meeting ADD COLUMN text_retracted_at TIMESTAMPTZ;

-- When the person was told that their contact data will go.
ALTER TABLE person ADD COLUMN contacts_notice_at TIMESTAMPTZ;
