-- Whom to call about what.
CREATE TABLE resource_person (
    id             UUID PRIMARY KEY,
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    theme          TEXT NOT NULL,
    -- Only for this part of the partnership's territory.
    territory_code TEXT REFERENCES territory (code),
    post_id        UUID NOT NULL REFERENCES post (id),
    -- Of a team, whose mandate.
    mandate_id     UUID REFERENCES mandate (id),
    about          TEXT,
    reach          TEXT,
    confirmed_on   DATE NOT NULL,
    revision       BIGINT NOT NULL DEFAULT 1,
    edited_by      UUID,
    created_at     TIMESTAMPTZ NOT NULL,
    updated_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX resource_person_partnership ON resource_person (partnership_id, theme, id);
CREATE INDEX resource_person_post ON resource_person (post_id);
