SELECT person, a, b, score, reason FROM merges ORDER BY person, position
