"""A store opened, made when it is not there yet, and refused when it is something else."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from rolecall.errors import InputError

APPLICATION = "rolecall"
SCHEMA_VERSION = 6
_MAGIC, _MAGIC_AT = b"DUCK", 8  # https://duckdb.org/docs/stable/internals/storage


@cache
def sql(name: str) -> str:
    """The text of one of the package's SQL files, by its name without `.sql`."""
    return (files("rolecall.store") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def open_store(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to the store at `path`, which is created, with its tables, unless `read_only`.

    A store that an older rolecall wrote is brought up to date, unless `read_only`. The caller closes the connection (it
    is a context manager). Raises InputError for a file that is missing (when
    `read_only`), cannot be opened, is in use by another program, is no rolecall store, or was written by
    a newer rolecall, or, `read_only`, by an older one.
    """
    if path.is_dir():
        raise InputError(path, "is a folder, not a rolecall store")
    if read_only and not path.exists():
        raise InputError(path, f"no such file: `rolecall careers PATH --store {path}` makes a store")
    try:
        if not read_only and path.is_file() and path.stat().st_size == 0:
            path.unlink()  # an empty file, such as mktemp makes, is a store to be; DuckDB would refuse it
        if path.exists() and not _is_duckdb(path):
            raise InputError(path, "is not a rolecall store")
        connection = duckdb.connect(path, read_only=read_only)
    except OSError as error:
        raise InputError(path, f"cannot be opened: {error.strerror or error}") from error
    except duckdb.Error as error:
        raise InputError(path, f"cannot be opened as a rolecall store: {_first_line(error)}") from error
    try:
        _prepare(path, connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_duckdb(path: Path) -> bool:
    """Whether the file is a database; of a .csv or .jsonl, DuckDB would make a view and say nothing."""
    with path.open("rb") as stream:
        return stream.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC


def _prepare(path: Path, connection: duckdb.DuckDBPyConnection, *, read_only: bool) -> None:
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables and not read_only:
        connection.begin()
        connection.execute(sql("schema"))
        connection.execute(sql("views"))
        connection.execute("INSERT INTO schema_version VALUES (?, ?)", [APPLICATION, SCHEMA_VERSION])
        connection.commit()
        return
    found: list[tuple[str, int]] = []
    if "schema_version" in tables:
        try:
            found = connection.execute("SELECT application, version FROM schema_version").fetchall()
        except duckdb.Error:
            found = []  # somebody else's table of that name
    if not found or found[0][0] != APPLICATION:
        raise InputError(path, "is a DuckDB file but not a rolecall store")
    if (version := found[0][1]) > SCHEMA_VERSION:
        reason = f"was written by a newer rolecall (schema {version}, this one reads {SCHEMA_VERSION})"
        raise InputError(path, reason)
    if version < SCHEMA_VERSION and read_only:
        raise InputError(path, f"was written by an older rolecall (schema {version}): open it for writing once")
    if version < SCHEMA_VERSION:
        connection.begin()
        for newer in range(version + 1, SCHEMA_VERSION + 1):
            connection.execute(sql(f"migrate_to_{newer}"))
        connection.execute(sql("views"))
        connection.commit()


def _first_line(error: duckdb.Error) -> str:
    return str(error).partition("\n")[0]
