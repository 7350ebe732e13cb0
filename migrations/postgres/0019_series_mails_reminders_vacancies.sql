-- What was mailed of a series: of all of it, or of one of its occurrences. One mail tells of several at once.
CREATE TABLE series_invitation (
    message_id  TEXT NOT NULL,
    series_id   UUID NOT NULL REFERENCES event_series (id),
    -- The occurrence; null for the series and whatever its rule says.
    event_id    UUID REFERENCES event (id),
    person_id   UUID REFERENCES person (id),
    -- An outsider is invited to each occurrence and written to once.
    guest_email TEXT,
    -- The person's mails about the series, counted from 0.
    number      BIGINT NOT NULL,
    -- REQUEST, CANCEL
    method      TEXT NOT NULL,
    sequence    BIGINT NOT NULL,
    mailed_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX series_invitation_series ON series_invitation (series_id);

-- The answer given through the link holds for all coming occurrences of the event's series.
ALTER TABLE answer_link ADD COLUMN whole_series BOOLEAN NOT NULL DEFAULT FALSE;

-- Reminders of action items: one row for each person and step, in days after the due date.
CREATE TABLE action_reminder (
    person_id  UUID NOT NULL REFERENCES person (id),
    action_id  UUID NOT NULL REFERENCES action_item (id),
    due_on     DATE NOT NULL,
    step       BIGINT NOT NULL,
    -- MAILED, UNREACHABLE, STOPPED, NOT_RESENT
    state      TEXT NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    message_id TEXT,
    PRIMARY KEY (person_id, action_id, due_on, step)
);
CREATE INDEX action_reminder_item ON action_reminder (action_id, due_on, step);
CREATE INDEX action_reminder_mail ON action_reminder (message_id);

-- Posts of protocols in force that had no holder when it was last looked, as their history tells.
CREATE TABLE protocol_vacancy (
    protocol_id UUID NOT NULL REFERENCES protocol (id),
    post_id     UUID NOT NULL REFERENCES post (id),
    PRIMARY KEY (protocol_id, post_id)
);
