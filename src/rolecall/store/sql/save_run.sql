-- $id is a hash of everything the run came to: an outcome that is there already is not put in again.
INSERT INTO runs
SELECT $id, (SELECT coalesce(max(number), 0) + 1 FROM runs), $rolecall_version, $documents, $people
WHERE $id NOT IN (SELECT id FROM runs)
