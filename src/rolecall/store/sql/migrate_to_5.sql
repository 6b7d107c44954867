-- From version 4: where the text of a file with pages stands, and the page of each quotation.
ALTER TABLE documents ADD COLUMN pages JSON;
ALTER TABLE evidence ADD COLUMN page INTEGER;
UPDATE schema_version SET version = 5;
