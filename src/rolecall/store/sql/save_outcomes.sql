INSERT INTO linked_components
SELECT fingerprint, outcome, sha256(fingerprint || outcome)
FROM (SELECT unnest($fingerprints::VARCHAR[]) AS fingerprint, unnest($outcomes::VARCHAR[]) AS outcome)
