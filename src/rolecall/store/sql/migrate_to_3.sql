-- From version 2: the four bounds of a tenure, conflicts, which mentions are a person's, what read a document.
ALTER TABLE documents ADD COLUMN read_by VARCHAR;
ALTER TABLE tenures ADD COLUMN earliest_start VARCHAR;
ALTER TABLE tenures ADD COLUMN latest_start VARCHAR;
ALTER TABLE tenures ADD COLUMN earliest_end VARCHAR;
ALTER TABLE tenures ADD COLUMN latest_end VARCHAR;

CREATE TABLE conflicts (
    id VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    body VARCHAR,
    people VARCHAR[] NOT NULL,
    start_date VARCHAR NOT NULL,
    end_date VARCHAR NOT NULL
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

UPDATE schema_version SET version = 3;
