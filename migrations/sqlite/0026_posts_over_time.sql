-- When a post became the contact magistrate's, or ceased to be: before its first change the opposite held.
CREATE TABLE referent_change (
    post_id    UUID NOT NULL REFERENCES post (id),
    -- First day on which it is so.
    changed_on DATE NOT NULL,
    referent   BOOLEAN NOT NULL,
    PRIMARY KEY (post_id, changed_on)
);

-- Representatives are asked each January and September who holds their posts.
CREATE TABLE holder_check (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    -- First day of the month in which it was asked.
    asked_on        DATE NOT NULL,
    -- Of the last mail, in days after that; NULL when confirmed before any.
    last_step       BIGINT,
    -- When somebody said that all is right.
    confirmed_on    DATE,
    PRIMARY KEY (organisation_id, asked_on)
);
