SELECT document, head, child, label, status, change, score
FROM relations
WHERE document IN (SELECT unnest(?::VARCHAR[]))
ORDER BY document, position
