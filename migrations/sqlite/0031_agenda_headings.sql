-- Title and length of an item are written by others than its minutes: each has a revision of its own.
ALTER TABLE agenda_item ADD COLUMN heading_revision BIGINT NOT NULL DEFAULT 1;
ALTER TABLE agenda_item ADD COLUMN heading_edited_at TIMESTAMPTZ;
