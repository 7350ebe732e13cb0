-- Atoms are départements and tribunals; every other kind is a set of départements.
CREATE TABLE territory (
    code       TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    name_key   TEXT NOT NULL,
    time_zone  TEXT NOT NULL
);
-- A département contains itself; a tribunal lies in one or more; a set contains its members.
CREATE TABLE territory_departement (
    territory_code   TEXT NOT NULL REFERENCES territory (code),
    departement_code TEXT NOT NULL REFERENCES territory (code),
    PRIMARY KEY (territory_code, departement_code)
);
CREATE INDEX territory_departement_reverse ON territory_departement (departement_code, territory_code);

-- Which territories overlap (domain §3): two tribunals only when they are the same; anything else when they share a
-- département. A pair may come several times. The pure function `Scope::overlaps` says the same, and a test compares.
CREATE VIEW territory_overlap (code, other_code) AS
SELECT a.territory_code, b.territory_code
FROM territory_departement a
JOIN territory_departement b ON b.departement_code = a.departement_code
JOIN territory ta ON ta.code = a.territory_code
JOIN territory tb ON tb.code = b.territory_code
WHERE ta.kind <> 'TRIBUNAL' OR tb.kind <> 'TRIBUNAL' OR ta.code = tb.code;

CREATE TABLE organisation (
    id          UUID PRIMARY KEY,
    sector      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    name_key    TEXT NOT NULL,
    short_name  TEXT,
    parent_id   UUID REFERENCES organisation (id),
    siret       TEXT UNIQUE,
    finess      TEXT UNIQUE,
    -- LEGAL_ENTITY (EJ) and SITE (ET) are different objects.
    finess_level TEXT,
    rna         TEXT,
    time_zone   TEXT NOT NULL,
    email       TEXT,
    phone       TEXT,
    website     TEXT,
    address     TEXT,
    postal_code TEXT,
    city        TEXT,
    -- Missions carried beside the kind (CJC, CSAPA référent en milieu pénitentiaire), comma separated codes.
    missions    TEXT NOT NULL DEFAULT '',
    revision    BIGINT NOT NULL DEFAULT 1,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    -- Who wrote this revision, to be shown to whoever edited at the same time.
    updated_by  UUID,
    closed_on   DATE
);
CREATE INDEX organisation_name ON organisation (name_key, id);
CREATE INDEX organisation_parent ON organisation (parent_id);

CREATE TABLE organisation_territory (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    territory_code  TEXT NOT NULL REFERENCES territory (code),
    PRIMARY KEY (organisation_id, territory_code)
);
CREATE INDEX organisation_territory_reverse ON organisation_territory (territory_code, organisation_id);

-- A post exists even when vacant.
CREATE TABLE post (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    kind            TEXT NOT NULL,
    -- Needed for OTHER; otherwise tells apart two posts of one kind.
    other_name      TEXT,
    -- SINGLE: one holder at a time; TEAM: any number.
    cardinality     TEXT NOT NULL,
    referent        BOOLEAN NOT NULL DEFAULT FALSE,
    -- May sign protocols; its mandates need a second person's confirmation.
    signatory       BOOLEAN NOT NULL DEFAULT FALSE,
    representative  BOOLEAN NOT NULL DEFAULT FALSE,
    revision        BIGINT NOT NULL DEFAULT 1,
    created_at      TIMESTAMPTZ NOT NULL,
    closed_on       DATE
);
CREATE INDEX post_organisation ON post (organisation_id);

-- What a post may do beyond its organisation's membership: TERRITORY_ADMINISTRATOR or OBSERVER, and where.
CREATE TABLE post_grant (
    post_id        UUID NOT NULL REFERENCES post (id),
    role           TEXT NOT NULL,
    territory_code TEXT NOT NULL REFERENCES territory (code),
    PRIMARY KEY (post_id, role, territory_code)
);

-- Folded, stemmed words under which things are found; the same on both engines.
CREATE TABLE search_term (
    -- Byte order, so that a range holds exactly what begins with a prefix.
    term    TEXT COLLATE BINARY NOT NULL,
    kind    TEXT NOT NULL,
    doc_id  UUID NOT NULL,
    weight  BIGINT NOT NULL,
    PRIMARY KEY (term, kind, doc_id)
);
CREATE INDEX search_term_doc ON search_term (doc_id);

-- Imports: a preview first, then all or nothing.
CREATE TABLE organisation_import (
    id          UUID PRIMARY KEY,
    person_id   UUID NOT NULL,
    -- The post as which it was started.
    post_id     UUID,
    format      TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    state       TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    total       BIGINT NOT NULL DEFAULT 0,
    done        BIGINT NOT NULL DEFAULT 0,
    -- Why it failed as a whole, a code.
    failure     TEXT
);
CREATE TABLE organisation_import_line (
    import_id   UUID NOT NULL REFERENCES organisation_import (id),
    line        BIGINT NOT NULL,
    -- CREATED, UPDATED, UNCHANGED, REFUSED
    outcome     TEXT NOT NULL,
    -- What the organisation becomes, JSON; NULL when the line is refused, for it may hold what must not be stored.
    content     TEXT,
    -- The organisation matched, then the one created.
    organisation_id UUID,
    -- Its revision when previewed: another one at the start makes the preview outdated.
    base_revision BIGINT,
    -- What is wrong with it, JSON list of {code, field, message}.
    problems    TEXT NOT NULL,
    PRIMARY KEY (import_id, line)
);
