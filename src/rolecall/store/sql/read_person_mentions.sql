SELECT person, mention FROM person_mentions ORDER BY person, position
