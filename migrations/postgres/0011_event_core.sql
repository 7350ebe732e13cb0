-- What the occurrences of a series share. Each occurrence is an event of its own; the series remembers the rule, so that
-- calendars can be given it.
CREATE TABLE event_series (
    id             UUID PRIMARY KEY,
    -- iCalendar UID of the series: stable for ever.
    uid            TEXT NOT NULL UNIQUE,
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    -- RFC 5545 rule, its UNTIL as a local day.
    rule           TEXT NOT NULL,
    -- The first occurrence that follows the rule as it stands now.
    starts_local   TEXT NOT NULL,
    ends_local     TEXT NOT NULL,
    all_day        BOOLEAN NOT NULL,
    time_zone      TEXT NOT NULL,
    title          TEXT NOT NULL,
    description    TEXT,
    place          TEXT,
    video_link     TEXT,
    sequence       BIGINT NOT NULL DEFAULT 0,
    created_at     TIMESTAMPTZ NOT NULL,
    updated_at     TIMESTAMPTZ NOT NULL
);

ALTER TABLE event ADD COLUMN series_id UUID REFERENCES event_series (id);
-- Where the series' rule puts it (RECURRENCE-ID); null outside a series, and for what an older rule had put there.
ALTER TABLE event ADD COLUMN occurrence_local TEXT;
-- Changed by itself: what changes the whole series leaves it alone.
ALTER TABLE event ADD COLUMN detached BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE event ADD COLUMN description TEXT;
-- Why it was called off.
ALTER TABLE event ADD COLUMN cancel_reason TEXT;
CREATE UNIQUE INDEX event_occurrence ON event (series_id, occurrence_local);
-- For clashes: what happens around an instant.
CREATE INDEX event_time ON event (starts_at, ends_at);

-- Judicial holidays and other times when a court sits less, entered by territory administrators.
CREATE TABLE court_recess (
    id             UUID PRIMARY KEY,
    territory_code TEXT NOT NULL REFERENCES territory (code),
    starts_on      DATE NOT NULL,
    -- Last day, included.
    ends_on        DATE NOT NULL,
    label          TEXT NOT NULL,
    created_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX court_recess_days ON court_recess (ends_on, starts_on);

-- What a feed was made for; nothing set shows all that its owner may see.
-- MINE, ORGANISATION, PARTNERSHIP, TERRITORY
ALTER TABLE feed_token ADD COLUMN scope TEXT;
ALTER TABLE feed_token ADD COLUMN partnership_id UUID REFERENCES partnership (id);
ALTER TABLE feed_token ADD COLUMN territory_code TEXT REFERENCES territory (code);
-- Kinds of events, joined by commas; null for all.
ALTER TABLE feed_token ADD COLUMN kinds TEXT;
ALTER TABLE feed_token ADD COLUMN include_cancelled BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE feed_token ADD COLUMN colour TEXT;
