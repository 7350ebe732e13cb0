CREATE TABLE training (
    id                 UUID PRIMARY KEY,
    partnership_id     UUID NOT NULL REFERENCES partnership (id),
    event_id           UUID NOT NULL UNIQUE REFERENCES event (id),
    organiser_post_id  UUID NOT NULL REFERENCES post (id),
    title              TEXT NOT NULL,
    title_key          TEXT NOT NULL,
    programme          TEXT,
    objectives         TEXT,
    -- DRAFT, OPEN, HELD, CANCELLED
    state              TEXT NOT NULL,
    seats_total        BIGINT NOT NULL,
    -- Kept for one group until the release day; never more than the total together.
    reserved_justice   BIGINT NOT NULL,
    reserved_health    BIGINT NOT NULL,
    reserved_other     BIGINT NOT NULL,
    -- The first day on which anybody may take any seat; NULL keeps them to the end.
    release_on         DATE,
    requires_approval  BOOLEAN NOT NULL,
    open_to_territory  BOOLEAN NOT NULL,
    -- The last place given out in the line; only ever rises, under this row's lock.
    last_place         BIGINT NOT NULL DEFAULT 0,
    -- Sessions of one programme share it: the id of the first.
    series_id          UUID NOT NULL,
    copied_from_id     UUID REFERENCES training (id),
    held_on            DATE,
    attendance_taken_at    TIMESTAMPTZ,
    certificates_issued_at TIMESTAMPTZ,
    revision           BIGINT NOT NULL DEFAULT 1,
    edited_by          UUID,
    edited_at          TIMESTAMPTZ NOT NULL,
    created_at         TIMESTAMPTZ NOT NULL
);
CREATE INDEX training_partnership ON training (partnership_id, state);
CREATE INDEX training_organiser ON training (organiser_post_id);
CREATE INDEX training_series ON training (series_id);

CREATE TABLE training_theme (
    training_id UUID NOT NULL REFERENCES training (id),
    theme       TEXT NOT NULL,
    PRIMARY KEY (training_id, theme)
);

CREATE TABLE training_trainer (
    training_id     UUID NOT NULL REFERENCES training (id),
    position        BIGINT NOT NULL,
    -- A post, a person of the directory, or a name.
    post_id         UUID REFERENCES post (id),
    person_id       UUID REFERENCES person (id),
    name            TEXT,
    organisation_id UUID REFERENCES organisation (id),
    -- JUSTICE, HEALTH, OTHER
    sector_group    TEXT NOT NULL,
    PRIMARY KEY (training_id, position)
);

CREATE TABLE registration (
    id              UUID PRIMARY KEY,
    training_id     UUID NOT NULL REFERENCES training (id),
    person_id       UUID NOT NULL REFERENCES person (id),
    -- As holder of which post, so in the name of which organisation.
    post_id         UUID NOT NULL REFERENCES post (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    sector_group    TEXT NOT NULL,
    -- REQUESTED, WAITING, CONFIRMED, REFUSED, CANCELLED
    state           TEXT NOT NULL,
    -- Order of arrival in the training's line.
    place           BIGINT NOT NULL,
    registered_by   UUID,
    registered_at   TIMESTAMPTZ NOT NULL,
    settled_at      TIMESTAMPTZ,
    attended        BOOLEAN,
    -- That an opinion was given; not which one.
    gave_feedback   BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (training_id, place)
);
-- Whoever gave up may come back, at the end of the line.
CREATE UNIQUE INDEX registration_once ON registration (training_id, person_id)
    WHERE state IN ('REQUESTED', 'WAITING', 'CONFIRMED');
CREATE INDEX registration_line ON registration (training_id, state, sector_group, place);
CREATE INDEX registration_person ON registration (person_id, training_id);

-- What was certified, as it was on that day.
CREATE TABLE training_certificate (
    number          TEXT PRIMARY KEY,
    registration_id UUID NOT NULL UNIQUE REFERENCES registration (id),
    training_id     UUID NOT NULL REFERENCES training (id),
    person_name     TEXT NOT NULL,
    training_title  TEXT NOT NULL,
    organiser_name  TEXT NOT NULL,
    held_on         DATE NOT NULL,
    minutes         BIGINT NOT NULL,
    issued_at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX training_certificate_training ON training_certificate (training_id);

-- Opinions without author or time: the id is random and says nothing of the order.
CREATE TABLE training_feedback (
    id          TEXT PRIMARY KEY,
    training_id UUID NOT NULL REFERENCES training (id),
    usefulness  BIGINT NOT NULL,
    recommend   BOOLEAN NOT NULL,
    comment     TEXT
);
CREATE INDEX training_feedback_training ON training_feedback (training_id, id);
