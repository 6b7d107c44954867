SELECT
    person, id, titles, role, body, status, first_seen, last_seen, start_date, end_date,
    earliest_start, latest_start, earliest_end, latest_end, council, score
FROM tenures
ORDER BY person, position
