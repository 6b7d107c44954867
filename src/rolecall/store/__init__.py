"""A DuckDB file that keeps documents, what was found in them, and the careers that follow from them."""

from rolecall.store.connection import open_store
from rolecall.store.outcomes import read_outcomes
from rolecall.store.places import Places, places_in
from rolecall.store.reading import read_careers, read_minutes, read_one, read_person_ids
from rolecall.store.sources import DocumentSource, read_sources
from rolecall.store.writing import save_careers, save_documents, save_run, writing

__all__ = [
    "DocumentSource",
    "Places",
    "open_store",
    "places_in",
    "read_careers",
    "read_minutes",
    "read_one",
    "read_outcomes",
    "read_person_ids",
    "read_sources",
    "save_careers",
    "save_documents",
    "save_run",
    "writing",
]
