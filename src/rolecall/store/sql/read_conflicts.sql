SELECT id, role, body, people, start_date, end_date FROM conflicts ORDER BY position
