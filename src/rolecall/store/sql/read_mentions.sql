SELECT document, id, start_char, end_char, label, text, value, score
FROM mentions
WHERE document IN (SELECT unnest(?::VARCHAR[]))
ORDER BY document, start_char
