-- Jobs: written in the transaction that causes them, claimed under a lease.
CREATE TABLE job (
    id           UUID PRIMARY KEY,
    kind         TEXT NOT NULL,
    payload      TEXT NOT NULL,
    -- The same thing asked twice is done once.
    dedup_key    TEXT UNIQUE,
    run_at       TIMESTAMPTZ NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    attempts     BIGINT NOT NULL DEFAULT 0,
    worker       UUID,
    lease_until  TIMESTAMPTZ,
    progress     BIGINT NOT NULL DEFAULT 0,
    done_at      TIMESTAMPTZ,
    failed_at    TIMESTAMPTZ,
    -- A code, never a message: messages may hold what users wrote.
    error_code   TEXT
);
CREATE INDEX job_waiting ON job (run_at) WHERE done_at IS NULL AND failed_at IS NULL;

-- Recurring work: who last ran it, when it is due again.
CREATE TABLE job_schedule (
    kind         TEXT PRIMARY KEY,
    next_run_at  TIMESTAMPTZ NOT NULL
);

-- Mail to send, and the proof that it was.
CREATE TABLE outgoing_mail (
    id           UUID PRIMARY KEY,
    kind         TEXT NOT NULL,
    message_id   TEXT NOT NULL UNIQUE,
    person_id    UUID,
    to_address   TEXT NOT NULL,
    to_name      TEXT NOT NULL,
    subject      TEXT NOT NULL,
    body_text    TEXT NOT NULL,
    body_html    TEXT NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    -- QUEUED, SENT, REFUSED (the relay will never take it), WITHDRAWN (no longer wanted), NOT_RESENT (after a restore)
    state        TEXT NOT NULL,
    state_at     TIMESTAMPTZ NOT NULL,
    error_code   TEXT
);
CREATE INDEX outgoing_mail_person ON outgoing_mail (person_id, created_at);

-- What was done, by whom, to what: ids and codes, never text.
CREATE TABLE audit (
    id            UUID PRIMARY KEY,
    at            TIMESTAMPTZ NOT NULL,
    person_id     UUID,
    post_id       UUID,
    -- The job that acted when no person did.
    system        TEXT,
    action        TEXT NOT NULL,
    subject_kind  TEXT NOT NULL,
    subject_id    UUID NOT NULL,
    codes         TEXT NOT NULL DEFAULT '{}',
    -- Filled by the sealer once the row is old enough that no earlier one can still appear.
    sealed_number BIGINT UNIQUE,
    seal          TEXT
);
CREATE INDEX audit_unsealed ON audit (at, id) WHERE sealed_number IS NULL;
CREATE INDEX audit_subject ON audit (subject_id, at);
