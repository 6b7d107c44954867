"""What may be an entity: spans that the trained tags make likely, and spans that the rules propose."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from spacy.attrs import ENT_TYPE, IS_SPACE, SENT_START
from spacy.tokens import Doc

from rolecall.pipeline.acronyms import long_forms
from rolecall.pipeline.confidence import log_odds
from rolecall.pipeline.hints import proposed
from rolecall.pipeline.span_tags import Probabilities, Tagged, best_spans, span_probability
from rolecall.pipeline.words import Words, cue_set, cues

AGREEMENTS = ("sure", "same", "other", "none")
"""What the rules propose at a candidate: the same and they are sure of it, the same, another span or label, nothing."""
_BESIDE, _NEAR = 3, 12
"""Most tokens between a kind of worker and the name of one, and between a plural title and the names of its holders."""


class Evidence(NamedTuple):
    """What speaks for a candidate: the model's probability, one of `AGREEMENTS`, and the model's probability of the
    same words under the same label elsewhere in the document, 0.0 where they stand nowhere else."""

    label: str
    probability: float
    agreement: str
    elsewhere: float

    def numbers(self) -> list[float]:
        """The evidence as numbers for `rolecall.pipeline.confidence`."""
        repeated = self.elsewhere > 0
        return [
            log_odds(self.probability),
            *(float(self.agreement == kind) for kind in AGREEMENTS[:-1]),
            float(repeated),
            log_odds(self.elsewhere) if repeated else 0.0,
        ]


class Candidate(NamedTuple):
    """A span that may be an entity: first token, the one after the last, and what speaks for it."""

    start: int
    end: int
    evidence: Evidence


def find_candidates(doc: Doc, probabilities: Probabilities, labels: Sequence[str]) -> list[Candidate]:
    """Every span that may be an entity, with its evidence; they may overlap one another, but no entity of the document.

    `probabilities` are those of the tags of `labels`, shape (tokens, tags). What names a kind (`Case Worker`,
    `District Councils`) is none, nor is the label of a list (`Members Present`).
    """
    words, rules = Words(doc), proposed(doc)
    spans = dict(
        best_spans(
            probabilities,
            doc.to_array(SENT_START) == 1,
            closed=doc.to_array(ENT_TYPE) != 0,
            edgeless=doc.to_array(IS_SPACE).astype(bool),
        )
    )
    of_rules = [(start, end, labels.index(label)) for (start, end), (label, _) in rules.items() if label in labels]
    for span in of_rules:
        spans.setdefault(span, span_probability(probabilities, span))
    explained = long_forms(words)
    people = [span for span in spans if labels[span[2]] == "PERSON"]
    for span in [span for span in spans if _is_a_kind(words, span, labels[span[2]], people)]:
        del spans[span]
    for span in [span for span in spans if _explained_otherwise(words, span, explained, spans)]:
        del spans[span]
    keys = {span: (" ".join(words.string(*span[:2]).split()), span[2]) for span in spans}
    of_words: dict[tuple[str, int], list[Tagged]] = defaultdict(list)
    for span, key in keys.items():
        of_words[key].append(span)
    covered = {i for start, end in rules for i in range(start, end)}
    found = []
    for span, probability in spans.items():
        start, end, label = span
        elsewhere = max((spans[other] for other in of_words[keys[span]] if other != span), default=0.0)
        rule = rules.get((start, end), ("", False))
        if rule[0] == labels[label]:
            agreement = "sure" if rule[1] else "same"
        else:
            agreement = "none" if covered.isdisjoint(range(start, end)) else "other"
        found.append(Candidate(start, end, Evidence(labels[label], probability, agreement, elsewhere)))
    return found


def _explained_otherwise(
    words: Words, span: Tagged, explained: Mapping[str, tuple[int, int]], spans: Iterable[Tagged]
) -> bool:
    """Whether the span is letters (`DA`) whose long form (`Domestic Abuse`) is no candidate of the same label."""
    start, end, label = span
    long = explained.get(words.text[start]) if end - start == 1 else None
    return long is not None and not any(
        other[2] == label and other[0] < long[1] and long[0] < other[1] for other in spans
    )


def _is_a_kind(words: Words, span: Tagged, label: str, people: Sequence[Tagged]) -> bool:
    """Whether the span names a kind of worker, holders of a kind of post, or a class of bodies, and none of them:
    `Case Worker` and `Team Managers` beside no name, `District Councils`; or a list of people: `Members Present`."""
    text = words.string(*span[:2]).lower().split()
    if label == "PERSON":
        return len(text) > 1 and " ".join(text) in _labels_of_people()
    if label == "ORG":
        return " ".join(text[-2:]) in cue_set("organisations", "classes") and "of" not in text
    if label != "ROLE":
        return False
    one = text[-1].removesuffix("s")  # no span is white space alone
    if not cue_set("roles", "occupations").isdisjoint((" ".join(text), " ".join([*text[:-1], one]))):
        return not _is_near(span, people, _BESIDE)
    return one != text[-1] and one in _single_titles() and "of" not in text and not _is_near(span, people, _NEAR)


@cache
def _labels_of_people() -> frozenset[str]:
    return frozenset(label for table in ("attendance", "apologies") for label in cues("layout")[table]["labels"])


@cache
def _single_titles() -> frozenset[str]:
    return frozenset(title for title in cue_set("roles", "heads") | cue_set("roles", "titles") if " " not in title)


def _is_near(span: Tagged, others: Iterable[Tagged], most: int) -> bool:
    pairs = (sorted((span, other)) for other in others)
    return any(right[0] - left[1] <= most for left, right in pairs)
