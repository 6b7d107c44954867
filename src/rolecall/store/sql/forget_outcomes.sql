-- What the run that is saved does not know, and what is not as it was written.
DELETE FROM linked_components
WHERE fingerprint NOT IN (SELECT unnest($known::VARCHAR[])) OR digest IS DISTINCT FROM sha256(fingerprint || outcome)
