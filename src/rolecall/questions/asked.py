"""What is asked for, read: days and the names of bodies."""

from datetime import date

from rolecall.errors import QuestionError
from rolecall.values import edtf
from rolecall.values.organisations import normalise, same_body


def is_body(wanted: str, body: str | None) -> bool:
    """Whether the wanted name is the body's, its acronym, or some of its words."""
    if body is None:
        return False
    return same_body(wanted, body) or set(normalise(wanted).split()) <= set(normalise(body).split())


def is_at(wanted: str, body: str | None, council: str | None) -> bool:
    """Whether the wanted name is the body's or that of the council it is a part of, or has some words of both."""
    both = f"{body} {council}" if body and council else None
    return any(is_body(wanted, name) for name in (body, council, both))


def bounds_of(value: str) -> tuple[date, date]:
    """The first and the last day of an EDTF value. Raises QuestionError when it is none."""
    try:
        return edtf.bounds(value)
    except ValueError as error:
        raise QuestionError(f"{value!r} is no day, month or year (2018-05-01, 2018-05, 2018)") from error
