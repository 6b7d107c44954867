"""How readers and writers of formats tell what goes wrong: a document that fails is named, and the others go on.

Invariant: nothing that a document holds can make a reader or writer raise anything but an InputError, and that only by
way of `on_error`.
"""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rolecall.errors import AnnotationError, InputError
from rolecall.readers.paths import OnError, OnNote

__all__ = ["OnError", "OnNote", "attempt", "log_note", "raise_error"]

_log = logging.getLogger(__name__)
_Made = TypeVar("_Made")
_UNUSABLE = (AnnotationError, LookupError, TypeError, ValueError, AttributeError, RecursionError)


def raise_error(error: InputError) -> None:
    """What hears of errors where the caller does not want to: it raises them."""
    raise error


def log_note(note: str) -> None:
    """What hears of notes where the caller does not want to: it logs them as warnings."""
    _log.warning(note)


def attempt(make: Callable[[], _Made], *, path: Path, place: str, on_error: OnError) -> _Made | None:
    """What `make` gives, or None when `on_error` has heard why `place` in the file at `path` cannot be used."""
    try:
        return make()
    except _UNUSABLE as error:
        on_error(InputError(path, f"{place}: {_reason(error)}"))
        return None


def _reason(error: Exception) -> str:
    if isinstance(error, AnnotationError):
        return str(error)
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error}"
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8: byte 0x{error.object[error.start]:02x} at position {error.start:,}"
    if isinstance(error, UnicodeEncodeError):
        return f"half a character, U+{ord(error.object[error.start]):04X}, which no file can hold"
    return f"not in the format: {error!r}"
