-- From version 3: the council of which a body is a part, how sure a tenure is (told by the next run).
ALTER TABLE tenures ADD COLUMN council VARCHAR;
ALTER TABLE tenures ADD COLUMN score DOUBLE;
ALTER TABLE posts ADD COLUMN council VARCHAR;
ALTER TABLE conflicts ADD COLUMN council VARCHAR;
UPDATE schema_version SET version = 4;
