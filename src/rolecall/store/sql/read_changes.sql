SELECT person, id, kind, from_role, to_role, after_date, before_date FROM changes ORDER BY person, position
