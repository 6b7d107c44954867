SELECT role, body, holders FROM posts ORDER BY position
