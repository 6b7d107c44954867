-- From version 3: the council of which a body is a part.
ALTER TABLE tenures ADD COLUMN council VARCHAR;
ALTER TABLE posts ADD COLUMN council VARCHAR;
UPDATE schema_version SET version = 4;
