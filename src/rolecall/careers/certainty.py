"""How sure it is that a person held a post: what documents say, and that they speak of this person.

The statements of different documents are taken as independent, any of which suffices (noisy-or; Pearl, Probabilistic
Reasoning in Intelligent Systems, 1988, 4.3.2): 1 - prod(1 - score), the product over the documents, of each its surest
statement. Documents that copy each other make that too sure, hence the cap of 0.999.

That is multiplied by how surely these documents speak of the person: 1 where they are most of the person's documents,
else the least score among the merges that join them to most of them, on the surest way there is. A doubtful merge
elsewhere in the person takes nothing from the post, and ten documents that hang on one are no surer than that.
"""

from collections.abc import Iterable, Set
from math import prod

from rolecall.careers.spells import Spell
from rolecall.records import Merge

CAP = 0.999
"""No number of documents makes it surer than that."""

_DIGITS = 4


def score_of(spell: Spell, merges: Iterable[Merge]) -> float:
    """How sure one can be, in [0, 1], that the person whose merges these are held the post, to four decimals."""
    surest: dict[str, float] = {}
    for sighting in spell.sightings:
        document = sighting.evidence.document
        surest[document] = max(sighting.score, surest.get(document, 0.0))
    said = min(CAP, 1 - prod(1 - score for score in surest.values()))
    return round(said * _tie(surest.keys(), merges), _DIGITS)


def _tie(documents: Set[str], merges: Iterable[Merge]) -> float:
    """The score of the merge that makes them, with what is joined to them more surely, most of the documents."""
    joins = sorted(((m.score, _document(m.a), _document(m.b)) for m in merges), key=lambda join: -join[0])
    own = set(documents)
    groups = {document: {document} for _, *both in joins for document in both} | dict.fromkeys(documents, own)
    one = min(documents)
    least = 1.0
    for score, a, b in joins:
        if 2 * len(groups[one]) > len(groups):
            break
        small, large = sorted((groups[a], groups[b]), key=len)
        if small is not large:
            large |= small
            groups |= dict.fromkeys(small, large)
            least = score
    return least


def _document(mention: str) -> str:
    return mention.rpartition(":")[0]
