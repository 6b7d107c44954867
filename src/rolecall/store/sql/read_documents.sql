SELECT id, source, title, meeting_date, body, council, text, type, pages FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))
