-- What a newcomer is given on arrival; its content is computed when it is read.
CREATE TABLE onboarding_pack (
    id              UUID PRIMARY KEY,
    -- The mandate that began, or is about to: one pack each.
    mandate_id      UUID NOT NULL UNIQUE REFERENCES mandate (id),
    opened_at       TIMESTAMPTZ NOT NULL,
    -- When the newcomer first read it.
    first_read_at   TIMESTAMPTZ,
    -- What it held when it was first read, and again when it was acknowledged: ids and short digests, as JSON.
    snapshot        TEXT,
    snapshot_at     TIMESTAMPTZ,
    acknowledged_at TIMESTAMPTZ,
    -- Day of the last reminder that went out.
    reminded_on     DATE
);

-- What of the checklist is done.
CREATE TABLE onboarding_tick (
    pack_id  UUID NOT NULL REFERENCES onboarding_pack (id),
    item_key TEXT NOT NULL,
    done_on  DATE NOT NULL,
    done_by  UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (pack_id, item_key)
);

-- What a partnership says to newcomers of one role, instead of the template that comes with the program.
CREATE TABLE onboarding_template (
    id             UUID PRIMARY KEY,
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    role           TEXT NOT NULL,
    welcome        TEXT NOT NULL,
    -- Codes of the sections that show, joined by commas.
    sections       TEXT NOT NULL,
    revision       BIGINT NOT NULL DEFAULT 1,
    edited_by      UUID NOT NULL REFERENCES person (id),
    edited_at      TIMESTAMPTZ NOT NULL,
    UNIQUE (partnership_id, role)
);

CREATE TABLE onboarding_template_item (
    template_id UUID NOT NULL REFERENCES onboarding_template (id),
    item_key    TEXT NOT NULL,
    position    BIGINT NOT NULL,
    title       TEXT NOT NULL,
    owner       TEXT NOT NULL,
    due_days    BIGINT NOT NULL,
    PRIMARY KEY (template_id, item_key)
);
