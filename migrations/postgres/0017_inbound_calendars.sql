-- Calendars kept elsewhere: the training calendar that a partnership follows, or a person's own agenda.
CREATE TABLE inbound_calendar (
    id              UUID PRIMARY KEY,
    -- One of both.
    partnership_id  UUID REFERENCES partnership (id),
    person_id       UUID REFERENCES person (id),
    name            TEXT NOT NULL,
    -- A secret, since such addresses hold tokens: only the host is ever shown.
    url             TEXT NOT NULL,
    host            TEXT NOT NULL,
    -- NEW, READ, UNCHANGED, FAILED
    state           TEXT NOT NULL,
    -- What the server gave with the last whole answer, to be asked whether it still holds.
    etag            TEXT,
    last_modified   TEXT,
    -- Lines and codes, never words of the file.
    problems        TEXT NOT NULL,
    -- Failures in a row.
    failures        BIGINT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    tried_at        TIMESTAMPTZ,
    -- Last read well, and last read whole.
    last_read_at    TIMESTAMPTZ,
    whole_read_at   TIMESTAMPTZ,
    next_read_at    TIMESTAMPTZ NOT NULL,
    CHECK ((partnership_id IS NULL) <> (person_id IS NULL))
);
CREATE INDEX inbound_calendar_partnership ON inbound_calendar (partnership_id);
CREATE INDEX inbound_calendar_person ON inbound_calendar (person_id);
CREATE INDEX inbound_calendar_next ON inbound_calendar (next_read_at);

-- What a partnership's calendar announces. Without title: the guard did not let it pass.
CREATE TABLE inbound_entry (
    calendar_id UUID NOT NULL REFERENCES inbound_calendar (id) ON DELETE CASCADE,
    -- The entry of the file that it comes from, as a hash of its UID.
    source      TEXT NOT NULL,
    starts_at   TIMESTAMPTZ NOT NULL,
    ends_at     TIMESTAMPTZ NOT NULL,
    all_day     BOOLEAN NOT NULL,
    title       TEXT
);
CREATE INDEX inbound_entry_calendar ON inbound_entry (calendar_id, starts_at);

-- When a person's own agenda is busy. There is no column for anything else: such agendas are full of cases.
CREATE TABLE busy_time (
    calendar_id UUID NOT NULL REFERENCES inbound_calendar (id) ON DELETE CASCADE,
    person_id   UUID NOT NULL REFERENCES person (id),
    source      TEXT NOT NULL,
    starts_at   TIMESTAMPTZ NOT NULL,
    ends_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX busy_time_person ON busy_time (person_id, starts_at);
CREATE INDEX busy_time_calendar ON busy_time (calendar_id);
