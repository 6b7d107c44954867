"""A new store's tables and views, where a page has a line `<!-- store tables -->` or `<!-- store views -->`.

Invariant: a page shows every table, view and column that a store has, and no other.
"""

import tempfile
from pathlib import Path

from rolecall.store import open_store

_VIEWS = """
SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
UNION ALL
SELECT function_name || '(day)', comment FROM duckdb_functions() WHERE NOT internal AND function_type = 'table_macro'
ORDER BY 1
"""
_TABLES = "SELECT table_name FROM duckdb_tables() ORDER BY table_oid"
_COLUMNS = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"
_MACRO_COLUMNS = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM in_post_on('2000-01-01'))"


def on_page_markdown(markdown: str, **_: object) -> str:
    """The page with the tables and views in the place of the marks."""
    for mark, told in (("<!-- store tables -->", _tables), ("<!-- store views -->", _views)):
        if mark in markdown:
            markdown = markdown.replace(mark, told())
    return markdown


def _views() -> str:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "new.duckdb")) as store:
        parts = []
        for name, comment in store.execute(_VIEWS).fetchall():
            if name.endswith("(day)"):
                columns = store.execute(_MACRO_COLUMNS).fetchall()
            else:
                columns = store.execute(_COLUMNS, [name]).fetchall()
            parts.append(f"### `{name}`\n\n{comment}.\n\n{_listed(columns)}\n")
        return "\n".join(parts)


def _tables() -> str:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "new.duckdb")) as store:
        rows = []
        for (name,) in store.execute(_TABLES).fetchall():
            rows.append(f"| `{name}` | {_listed(store.execute(_COLUMNS, [name]).fetchall())} |")
        return "| table | columns |\n| --- | --- |\n" + "\n".join(rows)


def _listed(columns: list[tuple[str, str]]) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in columns)
