-- Only the hash of a feed's token is kept: the address is shown once.
CREATE TABLE feed_token (
    id            UUID PRIMARY KEY,
    token_hash    TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    person_id     UUID NOT NULL REFERENCES person (id),
    -- Set for the feed of a post, which dies with the mandate.
    post_id       UUID REFERENCES post (id),
    mandate_id    UUID REFERENCES mandate (id),
    alarm_minutes BIGINT,
    created_at    TIMESTAMPTZ NOT NULL,
    last_used_on  DATE,
    revoked_at    TIMESTAMPTZ
);
CREATE INDEX feed_token_person ON feed_token (person_id);
CREATE INDEX feed_token_post ON feed_token (post_id);
