"""Component `amounts_and_dates`: MONEY and DATE entities by the deterministic grammars of `rolecall.values`."""

import re
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.words import Found, Words, text_of, write_entities
from rolecall.values.dates import find_dates
from rolecall.values.money import MoneyFound, dollar_of, find_money

_DOLLARS = re.compile(r"\$|[Dd][Oo][Ll][Ll][Aa][Rr]|\dc|\d\s{0,2}cents?\b")
"""What a text without never counts in; whose dollar is meant need not be asked."""


@lru_cache(maxsize=64)
def money_of(text: str) -> tuple[MoneyFound, ...]:
    """The sums of a document's text; kept a while, since finding and valuing are two steps."""
    return tuple(find_money(text, dollar=dollar_of(text) if _DOLLARS.search(text) else "USD"))


class AmountsAndDates:
    """Finds sums of money and dates and writes them as MONEY and DATE entities, before any trained label.

    Idea: sums and dates have a grammar, so no model is needed and none may overrule it. The values come later,
    with `entity_values`, when the document's own date is known.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("amounts_and_dates")
        >>> [(ent.text, ent.label_) for ent in nlp("On 1 May 2019 it cost £ 4,000 a year.").ents]
        [('1 May 2019', 'DATE'), ('£ 4,000', 'MONEY')]
    """

    def __init__(self, name: str = "amounts_and_dates") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        write_entities(doc, Words(doc).add(self.process(doc)))
        return doc

    def process(self, doc: Doc) -> list[Found]:
        """Every sum and date as token spans; a span that cuts a token takes the whole token."""
        found = []
        text = text_of(doc)
        for label, matches in (("MONEY", money_of(text)), ("DATE", find_dates(text))):
            for match in matches:
                span = doc.char_span(match.start, match.end, alignment_mode="expand")
                if span is not None:
                    found.append(Found(span.start, span.end, label, 1.0))
        return found


@Language.factory("amounts_and_dates", assigns=["doc.ents"])
def make_amounts_and_dates(nlp: Language, name: str) -> AmountsAndDates:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; it stands before every other component that finds entities."""
    return AmountsAndDates(name)
