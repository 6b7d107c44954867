-- From version 1: what sort of document it is, and how a post changes hands.
ALTER TABLE documents ADD COLUMN type VARCHAR;
ALTER TABLE relations ADD COLUMN kind VARCHAR;
UPDATE schema_version SET version = 2;
