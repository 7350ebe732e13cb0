CREATE TABLE protocol (
    id                      UUID PRIMARY KEY,
    partnership_id          UUID NOT NULL REFERENCES partnership (id),
    title                   TEXT NOT NULL,
    title_key               TEXT NOT NULL,
    -- PREPARED, IN_FORCE, TERMINATED, EXPIRED
    status                  TEXT NOT NULL,
    -- Recorded in one step from an agreement signed before ("repris").
    from_existing           BOOLEAN NOT NULL DEFAULT FALSE,
    owner_post_id           UUID NOT NULL REFERENCES post (id),
    review_period_months    BIGINT NOT NULL DEFAULT 12,
    -- OPEN or FIXED; the rest for FIXED only
    term_kind               TEXT NOT NULL,
    term_months             BIGINT,
    term_renewal            TEXT,
    term_notice_days        BIGINT,
    non_renewal_notified_on DATE,
    first_in_force_on       DATE,
    -- Date of the last review actually held and closed.
    last_held_on            DATE,
    -- Follows from the two above and the period; NULL unless in force. The status shown is computed from it.
    review_due_on           DATE,
    -- First day of the review cycle under way: steps that fall before it are skipped.
    cycle_began_on          DATE,
    ended_on                DATE,
    -- What was written when notice was given, and when it was ended.
    non_renewal_reason      TEXT,
    end_reason              TEXT,
    revision                BIGINT NOT NULL DEFAULT 1,
    created_at              TIMESTAMPTZ NOT NULL,
    updated_at              TIMESTAMPTZ NOT NULL
);
CREATE INDEX protocol_partnership ON protocol (partnership_id, title_key, id);
CREATE INDEX protocol_due ON protocol (review_due_on, id) WHERE review_due_on IS NOT NULL;
CREATE INDEX protocol_owner ON protocol (owner_post_id);

CREATE TABLE protocol_party (
    id              UUID PRIMARY KEY,
    protocol_id     UUID NOT NULL REFERENCES protocol (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    -- PROPOSED until a version that names it enters into force, then ACTIVE; withdrawal follows from the dates.
    state           TEXT NOT NULL,
    notice_given_on DATE,
    -- Last day of its part.
    withdraws_on    DATE,
    withdrawal_reason TEXT,
    UNIQUE (protocol_id, organisation_id)
);
CREATE INDEX protocol_party_organisation ON protocol_party (organisation_id);

CREATE TABLE protocol_version (
    id           UUID PRIMARY KEY,
    protocol_id  UUID NOT NULL REFERENCES protocol (id),
    number       BIGINT NOT NULL,
    -- DRAFT, IN_APPROVAL, AGREED, IN_FORCE, SUPERSEDED, ABANDONED
    status       TEXT NOT NULL,
    -- The date chosen; in force on the later of it and the last approval.
    effect_date  DATE,
    -- Fixed with the text when approval opens.
    text_hash    TEXT,
    agreed_at    TIMESTAMPTZ,
    in_force_from DATE,
    -- Last day in force.
    in_force_until DATE,
    abandon_reason TEXT,
    created_by   UUID,
    created_at   TIMESTAMPTZ NOT NULL,
    updated_at   TIMESTAMPTZ NOT NULL,
    UNIQUE (protocol_id, number)
);
CREATE INDEX protocol_version_in_force ON protocol_version (protocol_id, in_force_from);

-- The parties and signatory posts that this version names.
CREATE TABLE version_signatory (
    version_id UUID NOT NULL REFERENCES protocol_version (id),
    party_id   UUID NOT NULL REFERENCES protocol_party (id),
    -- NULL while a draft names a party without knowing who signs for it.
    post_id    UUID REFERENCES post (id),
    UNIQUE (version_id, party_id, post_id)
);
CREATE INDEX version_signatory_post ON version_signatory (post_id);

CREATE TABLE clause (
    id          UUID PRIMARY KEY,
    version_id  UUID NOT NULL REFERENCES protocol_version (id),
    -- The same clause in every version that carries it on: what a comparison pairs by.
    lineage     UUID NOT NULL,
    number      BIGINT NOT NULL,
    theme       TEXT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    -- Roles that it asks something of: codes, comma separated.
    marked_for  TEXT NOT NULL DEFAULT '',
    public      BOOLEAN NOT NULL DEFAULT FALSE,
    revision    BIGINT NOT NULL DEFAULT 1,
    edited_by   UUID,
    edited_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX clause_version ON clause (version_id, number);

CREATE TABLE checklist_answer (
    version_id UUID NOT NULL REFERENCES protocol_version (id),
    point      TEXT NOT NULL,
    -- IN_CLAUSES or NOT_CONCERNED
    answer     TEXT,
    -- Lineages of the clauses that settle it, comma separated.
    clauses    TEXT NOT NULL DEFAULT '',
    reason     TEXT,
    revision   BIGINT NOT NULL DEFAULT 1,
    edited_by  UUID,
    edited_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (version_id, point)
);

CREATE TABLE approval (
    id               UUID PRIMARY KEY,
    version_id       UUID NOT NULL REFERENCES protocol_version (id),
    party_id         UUID NOT NULL REFERENCES protocol_party (id),
    post_id          UUID NOT NULL REFERENCES post (id),
    person_id        UUID,
    -- TITULAR, INTERIM, DELEGATE
    capacity         TEXT NOT NULL,
    -- ONLINE or PAPER
    means            TEXT NOT NULL,
    at               TIMESTAMPTZ NOT NULL,
    text_hash        TEXT NOT NULL,
    voided_at        TIMESTAMPTZ,
    paper_signed_on  DATE,
    paper_place      TEXT,
    paper_recorded_by UUID,
    paper_scan_sha256 TEXT,
    paper_original   TEXT
);
CREATE INDEX approval_version ON approval (version_id);

-- Why a round of approval stopped.
CREATE TABLE change_request (
    id         UUID PRIMARY KEY,
    version_id UUID NOT NULL REFERENCES protocol_version (id),
    person_id  UUID,
    post_id    UUID,
    reason     TEXT NOT NULL,
    at         TIMESTAMPTZ NOT NULL
);
CREATE INDEX change_request_version ON change_request (version_id, at);

CREATE TABLE renewal (
    id          UUID PRIMARY KEY,
    protocol_id UUID NOT NULL REFERENCES protocol (id),
    -- EXPRESS or TACIT
    kind        TEXT NOT NULL,
    from_on     DATE NOT NULL,
    until_on    DATE NOT NULL,
    decided_by  UUID,
    at          TIMESTAMPTZ NOT NULL,
    UNIQUE (protocol_id, from_on)
);

CREATE TABLE protocol_review (
    id            UUID PRIMARY KEY,
    protocol_id   UUID NOT NULL REFERENCES protocol (id),
    version_id    UUID NOT NULL REFERENCES protocol_version (id),
    -- PLANNED, IN_PROGRESS, CLOSED, CANCELLED
    state         TEXT NOT NULL,
    -- Due date of the cycle it serves; postponing never changes it.
    due_on        DATE NOT NULL,
    event_id      UUID REFERENCES event (id),
    held_on       DATE,
    -- CONFIRM, AMEND, TERMINATE
    decision      TEXT,
    decision_note TEXT,
    cancel_reason TEXT,
    completed_by  UUID,
    completed_at  TIMESTAMPTZ,
    next_due_on   DATE,
    revision      BIGINT NOT NULL DEFAULT 1,
    edited_by     UUID,
    edited_at     TIMESTAMPTZ NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX protocol_review_protocol ON protocol_review (protocol_id, held_on);
-- One review at a time is planned or in progress.
CREATE UNIQUE INDEX protocol_review_open ON protocol_review (protocol_id) WHERE state IN ('PLANNED', 'IN_PROGRESS');

CREATE TABLE review_participant (
    review_id       UUID NOT NULL REFERENCES protocol_review (id),
    position        BIGINT NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    post_id         UUID REFERENCES post (id),
    person_id       UUID REFERENCES person (id),
    PRIMARY KEY (review_id, position)
);

CREATE TABLE review_finding (
    id         UUID PRIMARY KEY,
    review_id  UUID NOT NULL REFERENCES protocol_review (id),
    clause_id  UUID NOT NULL REFERENCES clause (id),
    -- KEEP, CHANGE, DROP
    kind       TEXT NOT NULL,
    note       TEXT,
    revision   BIGINT NOT NULL DEFAULT 1,
    edited_by  UUID,
    edited_at  TIMESTAMPTZ NOT NULL,
    UNIQUE (review_id, clause_id)
);

-- Closed reviews and approvals are only ever followed by corrections.
CREATE TABLE correction (
    id           UUID PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   UUID NOT NULL,
    person_id    UUID,
    post_id      UUID,
    text         TEXT NOT NULL,
    at           TIMESTAMPTZ NOT NULL
);
CREATE INDEX correction_subject ON correction (subject_id, at);

-- One row for each person and step: the key that makes a reminder go once.
CREATE TABLE reminder (
    person_id    UUID NOT NULL REFERENCES person (id),
    protocol_id  UUID NOT NULL REFERENCES protocol (id),
    due_on       DATE NOT NULL,
    -- Days from the due date: -90, -30, -7, 0, 30, 60 …
    step         BIGINT NOT NULL,
    -- MAILED (its mail says how that went), UNREACHABLE (no address), STOPPED, NOT_RESENT
    state        TEXT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    -- Of the mail that carries it, alone or with others of the same day.
    message_id   TEXT,
    PRIMARY KEY (person_id, protocol_id, due_on, step)
);
CREATE INDEX reminder_protocol ON reminder (protocol_id, due_on);
CREATE INDEX reminder_message ON reminder (message_id);
