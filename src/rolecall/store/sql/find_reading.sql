SELECT id FROM documents WHERE sha256 = ? AND source = ? AND read_by = ? ORDER BY id LIMIT 1
