"""A DuckDB file that keeps documents, what was found in them, and the careers that follow from them."""

from rolecall.store.accumulate import merged
from rolecall.store.connection import open_store
from rolecall.store.reading import read_careers, read_minutes
from rolecall.store.writing import save_run

__all__ = ["merged", "open_store", "read_careers", "read_minutes", "save_run"]
