CREATE TABLE person (
    id             UUID PRIMARY KEY,
    given_name     TEXT NOT NULL,
    family_name    TEXT NOT NULL,
    name_key       TEXT NOT NULL,
    email          TEXT,
    phone          TEXT,
    platform_admin BOOLEAN NOT NULL DEFAULT FALSE,
    created_at     TIMESTAMPTZ NOT NULL,
    erased_at      TIMESTAMPTZ
);
CREATE INDEX person_name ON person (name_key, id);
CREATE INDEX person_email ON person (email);

-- Who a provider says it is: (issuer, subject) and nothing else identifies.
CREATE TABLE identity (
    id          UUID NOT NULL UNIQUE,
    issuer      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    person_id   UUID NOT NULL REFERENCES person (id),
    provider_id TEXT NOT NULL,
    linked_at   TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    -- What the provider vouched for at the last sign-in: proves that an invitation reached whom it was meant for.
    verified_email TEXT,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_person ON identity (person_id);

-- A person holds a post from a date to a date. Rights come from here and nowhere else.
CREATE TABLE mandate (
    id            UUID PRIMARY KEY,
    person_id     UUID NOT NULL REFERENCES person (id),
    post_id       UUID NOT NULL REFERENCES post (id),
    -- TITULAR, INTERIM, DELEGATE
    capacity      TEXT NOT NULL,
    starts_on     DATE NOT NULL,
    -- Last day included; NULL while no end is known.
    ends_on       DATE,
    created_by    UUID,
    created_at    TIMESTAMPTZ NOT NULL,
    -- A mandate on a signatory post waits for a second person; NULL gives no right.
    confirmed_by  UUID,
    confirmed_at  TIMESTAMPTZ,
    -- Refused by the second person, or withdrawn: as if it had never been.
    refused_at    TIMESTAMPTZ
);
CREATE INDEX mandate_person ON mandate (person_id);
CREATE INDEX mandate_post ON mandate (post_id, starts_on);

CREATE TABLE session (
    id_hash           TEXT PRIMARY KEY,
    person_id         UUID NOT NULL REFERENCES person (id),
    provider_id       TEXT NOT NULL,
    created_at        TIMESTAMPTZ NOT NULL,
    last_seen_at      TIMESTAMPTZ NOT NULL,
    expires_at        TIMESTAMPTZ NOT NULL,
    acting_mandate_id UUID,
    -- Whether the provider can give a multi-factor sign-in, and when it last did.
    strong_possible   BOOLEAN NOT NULL,
    strong_at         TIMESTAMPTZ,
    id_token          TEXT
);
CREATE INDEX session_person ON session (person_id);

-- A sign-in under way; taken by DELETE … RETURNING, so that a callback works once.
CREATE TABLE pending_sign_in (
    state_hash  TEXT PRIMARY KEY,
    content     TEXT NOT NULL,
    return_to   TEXT NOT NULL,
    -- Set when a signed-in person links another identity or signs in again for a sensitive act.
    person_id   UUID,
    created_at  TIMESTAMPTZ NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL
);

-- A second identity that just signed in and waits for the account's owner to confirm the link.
CREATE TABLE pending_identity_link (
    person_id   UUID PRIMARY KEY REFERENCES person (id),
    issuer      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    verified_email TEXT,
    expires_at  TIMESTAMPTZ NOT NULL
);

CREATE TABLE invitation (
    id           UUID PRIMARY KEY,
    token_hash   TEXT NOT NULL UNIQUE,
    email        TEXT NOT NULL,
    post_id      UUID REFERENCES post (id),
    capacity     TEXT,
    starts_on    DATE,
    ends_on      DATE,
    -- The first administrator is invited by command line, without a post.
    platform_admin BOOLEAN NOT NULL DEFAULT FALSE,
    -- The mail that last carried the link.
    message_id   TEXT NOT NULL,
    invited_by   UUID,
    created_at   TIMESTAMPTZ NOT NULL,
    expires_at   TIMESTAMPTZ NOT NULL,
    accepted_at  TIMESTAMPTZ,
    accepted_by  UUID,
    -- What came of it.
    mandate_id   UUID REFERENCES mandate (id),
    revoked_at   TIMESTAMPTZ,
    -- One-time code for providers that give no dependable e-mail.
    code_hash    TEXT,
    code_expires_at TIMESTAMPTZ,
    code_attempts BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX invitation_post ON invitation (post_id);
CREATE INDEX invitation_email ON invitation (email);

-- Signed in, no mandate: a person can only ask.
CREATE TABLE access_request (
    id              UUID PRIMARY KEY,
    person_id       UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    post_id         UUID REFERENCES post (id),
    message         TEXT,
    -- PENDING, ACCEPTED, REFUSED, WITHDRAWN
    state           TEXT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    decided_at      TIMESTAMPTZ,
    decided_by      UUID,
    reason          TEXT
);
CREATE INDEX access_request_organisation ON access_request (organisation_id, state);
