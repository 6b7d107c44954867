-- Version 6 of the store. Dates are EDTF; offsets count code points of documents.text; scores lie in [0, 1].
-- No foreign keys: DuckDB cannot replace a row that others point to within one transaction.

CREATE TABLE schema_version (application VARCHAR NOT NULL, version INTEGER NOT NULL);

CREATE TABLE documents (
    id VARCHAR PRIMARY KEY,
    source VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    title VARCHAR,
    meeting_date VARCHAR,
    body VARCHAR,
    council VARCHAR,
    text VARCHAR NOT NULL,
    type VARCHAR,
    read_by VARCHAR, -- the model and its settings, where they are known
    pages JSON -- where the text stands in its file, as in the annotation format; NULL for a file without pages
);

CREATE TABLE mentions (
    id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    value JSON NOT NULL,
    score DOUBLE NOT NULL
);

-- head and child are mentions.id; status, change and kind speak only for HOLDS.
CREATE TABLE relations (
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    head VARCHAR NOT NULL,
    child VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    change VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    kind VARCHAR
);

CREATE TABLE people (
    id VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    aliases VARCHAR[] NOT NULL
);

CREATE TABLE person_mentions (
    person VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    mention VARCHAR NOT NULL
);

-- Why mentions of different documents are one person's.
CREATE TABLE merges (
    person VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reason VARCHAR NOT NULL
);

CREATE TABLE tenures (
    id VARCHAR PRIMARY KEY,
    person VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    titles VARCHAR[] NOT NULL,
    body VARCHAR,
    status VARCHAR NOT NULL,
    first_seen VARCHAR,
    last_seen VARCHAR,
    start_date VARCHAR,
    end_date VARCHAR,
    earliest_start VARCHAR,
    latest_start VARCHAR,
    earliest_end VARCHAR,
    latest_end VARCHAR,
    council VARCHAR, -- of which body is a part, such as a committee
    score DOUBLE -- how sure it is, NULL for careers that an older rolecall built
);

CREATE TABLE changes (
    id VARCHAR PRIMARY KEY,
    person VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    from_role VARCHAR,
    to_role VARCHAR,
    after_date VARCHAR,
    before_date VARCHAR
);

CREATE TABLE posts (
    position INTEGER PRIMARY KEY,
    role VARCHAR NOT NULL,
    body VARCHAR,
    holders VARCHAR[] NOT NULL,
    council VARCHAR
);

-- Two people in a post of one holder at the same time.
CREATE TABLE conflicts (
    id VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    body VARCHAR,
    people VARCHAR[] NOT NULL,
    start_date VARCHAR NOT NULL,
    end_date VARCHAR NOT NULL,
    council VARCHAR
);

-- claim is tenures.id, changes.id or conflicts.id.
CREATE TABLE evidence (
    claim VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    document VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    page INTEGER -- from 1, NULL for a file without pages
);

-- What linking came to among people who could meet, so that a later run need not find out again: no facts of their own.
CREATE TABLE linked_components (
    fingerprint VARCHAR PRIMARY KEY, -- of all that linking read
    outcome VARCHAR NOT NULL, -- JSON
    digest VARCHAR NOT NULL -- SHA-256 of the two: a row that it does not fit is not used
);

-- One row for each different outcome: the same documents and careers again are the same run.
CREATE TABLE runs (
    id VARCHAR PRIMARY KEY,
    number INTEGER NOT NULL,
    rolecall_version VARCHAR NOT NULL,
    documents INTEGER NOT NULL,
    people INTEGER NOT NULL
);
