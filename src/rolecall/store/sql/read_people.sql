SELECT id, name, aliases FROM people ORDER BY position
