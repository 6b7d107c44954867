SELECT document, head, child, label, status, change, score, kind
FROM relations
WHERE document IN (SELECT unnest(?::VARCHAR[]))
ORDER BY document, position
