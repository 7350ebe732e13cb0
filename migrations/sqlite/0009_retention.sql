-- A mail that carries what opens something loses its words as soon as it is settled.
ALTER TABLE outgoing_mail ADD COLUMN secret BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE outgoing_mail SET secret = TRUE WHERE kind IN ('invitation', 'invitation_code');
UPDATE outgoing_mail SET subject = '', body_text = '', body_html = '' WHERE secret AND state <> 'QUEUED';

-- The last row of the record of acts that was forgotten: the chain of seals goes on from here. One row at most.
CREATE TABLE audit_checkpoint (
    sealed_number BIGINT PRIMARY KEY,
    seal          TEXT NOT NULL,
    at            TIMESTAMPTZ NOT NULL
);
