"""Why rolecall says of somebody what it says: each holding with its sentence, its place and the reasons in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolecall.holdings import holdings_of
from rolecall.records import Holding

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Explanation:
    """A holding, the sentences in which it stands on one line, the line of the text on which they begin (from 1),
    and reasons, the strongest first; none where the model works by rules alone."""

    holding: Holding
    sentence: str
    line: int
    reasons: tuple[str, ...]


def explain(text: str, nlp: "Language", *, id: str) -> Iterator[Explanation]:  # noqa: A002 (the word of the format)
    """Every holding that the pipeline finds in the text, explained, in text order of the person's mention."""
    from rolecall.pipeline.documents import minutes_from_doc

    nlp.max_length = max(nlp.max_length, len(text))
    doc = nlp(text)
    for holding in holdings_of(minutes_from_doc(doc, id=id)):
        start, end = _sentences(doc, holding)
        yield Explanation(
            holding=holding,
            sentence=" ".join(text[start:end].split()),
            line=text.count("\n", 0, start) + 1,
            reasons=tuple(_reasons(doc, holding, nlp)),
        )


def _sentences(doc: "Doc", holding: Holding) -> tuple[int, int]:
    """From the beginning of the sentence of the first mention to the end of that of the last, in code points."""
    sentences = [s for s in doc.sents if s.end_char > holding.evidence.start and s.start_char < holding.evidence.end]
    return sentences[0].start_char, sentences[-1].end_char


def _reasons(doc: "Doc", holding: Holding, nlp: "Language") -> list[str]:
    from rolecall.pipeline.reasons import reasons_of
    from rolecall.pipeline.relations import Relations

    finder = next((pipe for _, pipe in nlp.pipeline if isinstance(pipe, Relations)), None)
    if finder is None:
        return []
    place = [[m.start, m.end] for m in (holding.person, holding.role)]
    found = (r for r in doc._.relations if r["label"] == "HOLDS" and [r["head"], r["child"]] == place)
    return [reason for relation in found for reason in reasons_of(doc, relation, finder)]
