-- From version 5: what linking need not find out again.
-- What linking came to among people who could meet, so that a later run need not find out again: no facts of their own.
CREATE TABLE linked_components (
    fingerprint VARCHAR PRIMARY KEY, -- of all that linking read
    outcome VARCHAR NOT NULL, -- JSON
    digest VARCHAR NOT NULL -- SHA-256 of the two: a row that it does not fit is not used
);
UPDATE schema_version SET version = 6;
