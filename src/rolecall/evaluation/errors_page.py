"""Every miss of an evaluation on one page: grouped by kind and label, counted, each in its context.

The page needs no network and no library; all that comes from documents is escaped by the template.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from rolecall.evaluation.excerpts import Stretch, excerpt
from rolecall.evaluation.facts import FACTS, facts_of, same_fact
from rolecall.evaluation.measure import Aligned
from rolecall.evaluation.misses import MISS_KINDS, Miss, MissKind
from rolecall.evaluation.relation_misses import relation_misses
from rolecall.evaluation.span_misses import span_misses, value_misses
from rolecall.records import ENTITY_LABELS, RELATION_LABELS, Minutes

if TYPE_CHECKING:
    from jinja2 import Template

_LABELS: tuple[str, ...] = (*ENTITY_LABELS, *RELATION_LABELS, *FACTS)


def find_misses(aligned: Aligned) -> Iterator[Miss]:
    """Every miss of every document, in the gold's order, within a document by place."""
    for gold, predicted in aligned.pairs:
        found = [
            *span_misses(gold, predicted),
            *value_misses(gold, predicted),
            *relation_misses(gold, predicted),
            *_fact_misses(gold, predicted),
        ]
        yield from sorted(found, key=lambda miss: miss.places)


def errors_page(aligned: Aligned, *, title: str) -> str:
    """The misses as one HTML page under `title`; the same input gives the same page."""
    texts = {gold.id: gold.text for gold, _ in aligned.pairs}
    groups = _grouped(find_misses(aligned), texts)
    kinds = [kind for kind in MISS_KINDS if any(of_kind == kind for of_kind, _ in groups)]
    labels = [label for label in _LABELS if any(of_label == label for _, of_label in groups)]
    return _template().render(
        title=title,
        documents=len(aligned.pairs),
        missing=[gold.id for gold, predicted in aligned.pairs if predicted is None],
        kinds={kind: MISS_KINDS[kind] for kind in kinds},
        labels=labels,
        groups=groups,
        counts={place: len(shown) for place, shown in groups.items()},
        by_label={label: sum(len(shown) for (_, of), shown in groups.items() if of == label) for label in labels},
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    miss: Miss
    stretches: tuple[Stretch, ...]


def _grouped(misses: Iterable[Miss], texts: Mapping[str, str]) -> dict[tuple[MissKind, str], list[_Shown]]:
    groups: dict[tuple[MissKind, str], list[_Shown]] = {}
    for miss in misses:
        shown = _Shown(miss, excerpt(texts[miss.document], miss.marks))
        groups.setdefault((miss.kind, miss.label), []).append(shown)
    return groups


def _fact_misses(gold: Minutes, predicted: Minutes | None) -> Iterator[Miss]:
    for fact in facts_of(gold):
        if not same_fact(gold, predicted, fact):
            found = (getattr(predicted, fact) or "not stated") if predicted else ""
            yield Miss("wrong fact", fact, gold.id, gold=getattr(gold, fact) or "not stated", found=found)


@cache
def _template() -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = resources.files("rolecall.evaluation") / "data"
    environment = Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("errors.html")
