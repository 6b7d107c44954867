SELECT role, body, holders, council FROM posts ORDER BY position
