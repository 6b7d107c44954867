SELECT person, id, titles, role, body, status, first_seen, last_seen, start_date, end_date
FROM tenures
ORDER BY person, position
