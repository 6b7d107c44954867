"""Facts about a whole document: when, which body, of which council."""

from rolecall.evaluation.counts import Share
from rolecall.records import Minutes

FACTS = ("meeting_date", "body", "council", "type")


def fact_shares(gold: Minutes, predicted: Minutes | None) -> dict[str, Share]:
    """One case for each fact of the document; null is right where the gold has null.

    `type` is a case only where the gold states it.
    Bodies and councils are compared without regard to case and white space, dates as EDTF strings. A
    document that was not returned (None) has nothing right, not even its nulls.
    """
    return {fact: Share(int(same_fact(gold, predicted, fact)), 1) for fact in facts_of(gold)}


def facts_of(gold: Minutes) -> list[str]:
    """Those of FACTS that the gold document is a case of."""
    return [fact for fact in FACTS if fact != "type" or gold.type]


def same_fact(gold: Minutes, predicted: Minutes | None, fact: str) -> bool:
    """Whether a document was returned with one of FACTS as the gold has it."""
    return predicted is not None and _fact(gold, fact) == _fact(predicted, fact)


def _fact(minutes: Minutes, fact: str) -> str | None:
    value: str | None = getattr(minutes, fact)
    if fact != "meeting_date" and value:
        value = " ".join(value.split()).casefold()
    return value or None
