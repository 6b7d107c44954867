-- Rows that are not as they were written are as good as none.
SELECT fingerprint, outcome FROM linked_components WHERE digest = sha256(fingerprint || outcome)
