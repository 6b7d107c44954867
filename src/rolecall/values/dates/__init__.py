"""Dates in minutes: found (`find_dates`), valued (`resolve`, `resolve_all`), and the meeting's own date."""

from rolecall.values.dates.document_date import find_meeting_date, infer_period
from rolecall.values.dates.expressions import find_dates
from rolecall.values.dates.resolution import resolve, resolve_all
from rolecall.values.dates.tense import Tense, tense_at
from rolecall.values.dates.terms import DateFound

__all__ = [
    "DateFound",
    "Tense",
    "find_dates",
    "find_meeting_date",
    "infer_period",
    "resolve",
    "resolve_all",
    "tense_at",
]
