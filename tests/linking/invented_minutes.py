"""A tiny builder: a document from its date, council, body and marked-up text."""

from rolecall.corpora.markup import compile_markup
from rolecall.records import Minutes


def minutes(
    id_: str, text: str, *, date: str = "", council: str = "Marle Council", body: str = "Parks Panel"
) -> Minutes:
    """The document; an empty date, council or body is unknown."""
    head = f"id: {id_}\nmeeting_date: {date}\ncouncil: {council}\nbody: {body}\n---\n"
    return compile_markup(head + text)
