SELECT id, title, meeting_date, source FROM documents ORDER BY id
