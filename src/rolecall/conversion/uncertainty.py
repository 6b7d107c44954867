"""How unsure a model is of a document: what is worth correcting first.

Source: least confidence sampling (Settles 2009, Active Learning Literature Survey, section 3.1), averaged over what was
found so that long documents do not come first for their length.
"""

from collections.abc import Iterable
from heapq import nlargest
from statistics import fmean

from rolecall.records import Minutes

NOTHING_FOUND = 0.5
"""The uncertainty of a document in which nothing was found: no score speaks for its being empty, none against."""


def uncertainty(minutes: Minutes) -> float:
    """The mean of 1 less the score over all mentions and relations, in [0, 1]; 0 when the model is certain of all."""
    scores = [mention.score for mention in minutes.mentions] + [relation.score for relation in minutes.relations]
    return 1 - fmean(scores) if scores else NOTHING_FOUND


def hardest_first(documents: Iterable[Minutes], limit: int | None = None) -> list[Minutes]:
    """The documents by falling uncertainty, at most `limit` of them; those of one uncertainty in their order."""
    if limit is None:
        return sorted(documents, key=uncertainty, reverse=True)
    return nlargest(limit, documents, key=uncertainty)
