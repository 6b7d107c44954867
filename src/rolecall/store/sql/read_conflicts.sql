SELECT id, role, body, people, start_date, end_date, council FROM conflicts ORDER BY position
