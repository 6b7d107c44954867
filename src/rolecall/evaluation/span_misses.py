"""What is wrong with the entity spans of a document.

Invariant: every gold span that is not found strictly is in one miss, and so is every span found that the
gold lacks; `wrong label` and `wrong boundary` hold one of each, so that the kinds add up to the strict
counts: `missed` + `wrong …` is `fn`, `spurious` + `wrong …` is `fp`.
"""

from collections.abc import Callable, Iterator

from rolecall.evaluation.misses import Miss, MissKind, marks
from rolecall.evaluation.spans import place
from rolecall.evaluation.values import VALUED_LABELS, same_value
from rolecall.records import Mention, Minutes


def span_misses(gold: Minutes, predicted: Minutes | None) -> Iterator[Miss]:
    """The misses of one document, in no particular order.

    A gold span is paired with the span found at its very place, else with one of its label that overlaps
    it, else with any that overlaps it; from left to right, each once.
    """
    mentions = predicted.mentions if predicted else ()
    exact = {place(m) for m in gold.mentions} & {place(m) for m in mentions}
    wanted = [m for m in sorted(gold.mentions, key=place) if place(m) not in exact]
    found = [m for m in sorted(mentions, key=place) if place(m) not in exact]
    for alike in (_same_place, _same_label_overlaps, _overlaps):
        for mention, other in _take_pairs(wanted, found, alike):
            kind: MissKind = "wrong boundary" if mention.label == other.label else "wrong label"
            yield _miss(gold.id, kind, mention, other)
    for mention in wanted:
        yield Miss("missed", mention.label, gold.id, marks("gold", [mention]), gold=_named(mention))
    for mention in found:
        yield Miss("spurious", mention.label, gold.id, marks("found", [mention]), found=_named(mention))


def value_misses(gold: Minutes, predicted: Minutes | None) -> Iterator[Miss]:
    """Spans that were found strictly, but whose value is not the gold's; the same cases as `value_shares`."""
    found = {place(m): m for m in predicted.mentions} if predicted else {}
    for mention in gold.mentions:
        other = found.get(place(mention))
        if mention.label not in VALUED_LABELS or not mention.value or other is None or same_value(mention, other):
            continue
        yield Miss(
            kind="wrong value",
            label=mention.label,
            document=gold.id,
            marks=(*marks("gold", [mention]), *marks("found", [other])),
            gold=_value(mention),
            found=_value(other),
            note=str(other.value.get("reason") or ""),
        )


def _take_pairs(
    wanted: list[Mention], found: list[Mention], alike: Callable[[Mention, Mention], bool]
) -> Iterator[tuple[Mention, Mention]]:
    """Pairs that are alike, each mention at most once; those paired are taken out of both lists."""
    for mention in list(wanted):
        other = next((m for m in found if alike(mention, m)), None)
        if other is not None:
            wanted.remove(mention)
            found.remove(other)
            yield mention, other


def _same_place(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _overlaps(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _same_label_overlaps(one: Mention, other: Mention) -> bool:
    return one.label == other.label and _overlaps(one, other)


def _miss(document: str, kind: MissKind, gold: Mention, found: Mention) -> Miss:
    return Miss(
        kind=kind,
        label=gold.label,
        document=document,
        marks=(*marks("gold", [gold]), *marks("found", [found])),
        gold=_named(gold),
        found=_named(found),
        note="" if kind == "wrong boundary" or _same_place(gold, found) else "other boundaries, too",
    )


def _named(mention: Mention) -> str:
    return f"{mention.label} {mention.text}"


def _value(mention: Mention) -> str:
    if mention.label == "DATE":
        return str(mention.value.get("value") or "no date")
    parts = {name: value for name, value in mention.value.items() if value is not None and name != "reason"}
    return ", ".join(f"{name} {value}" for name, value in parts.items()) or "no sum"
