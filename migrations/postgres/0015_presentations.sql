-- The one meeting at which a newcomer is presented to a partnership. Called off, it makes room for another: whether it
-- stands is its event's state.
CREATE TABLE presentation_meeting (
    id             UUID PRIMARY KEY,
    partnership_id UUID NOT NULL REFERENCES partnership (id),
    -- Who arrived, at which post.
    mandate_id     UUID NOT NULL REFERENCES mandate (id),
    event_id       UUID NOT NULL UNIQUE REFERENCES event (id),
    -- Who proposed it.
    post_id        UUID NOT NULL REFERENCES post (id),
    created_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX presentation_meeting_mandate ON presentation_meeting (mandate_id, partnership_id);

-- Organisations that offered to meet the newcomer after it was proposed.
CREATE TABLE presentation_joined (
    presentation_id UUID NOT NULL REFERENCES presentation_meeting (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    joined_at       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (presentation_id, organisation_id)
);
