"""Component `entity_values`: every MONEY and DATE gets its value, every PERSON and ROLE its parts."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from rolecall.pipeline.amounts_and_dates import money_of
from rolecall.pipeline.document_facts import anchor_date
from rolecall.pipeline.words import text_of
from rolecall.values.dates import find_dates, resolve_all
from rolecall.values.money import dollar_of, find_money
from rolecall.values.name_parsing import honorific_before, parse_name
from rolecall.values.title_parsing import parse_title


class EntityValues:
    """Writes `span._.value` of every entity that has one.

    Idea: MONEY becomes an exact decimal with its currency, DATE an EDTF value (dates without a year by the
    document's own date and the tense, never by a clock), PERSON its given names, initials, surname and honorific, ROLE
    its grade, head and portfolio. What cannot be valued says why: `{"value": None, "reason": "..."}`.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for name in ("amounts_and_dates", "entity_values"):
        ...     _ = nlp.add_pipe(name)
        >>> doc = nlp("Held on 5 May 2019. It cost c£13m, paid last month.")
        >>> [ent._.value for ent in doc.ents][1:]
        [{'amount': '13000000', 'currency': 'GBP', 'approximate': True}, {'value': '2019-04'}]
    """

    def __init__(self, name: str = "entity_values") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        for span, value in self.process(doc):
            span._.value = value
        return doc

    def process(self, doc: Doc) -> list[tuple[Span, dict[str, object]]]:
        """Each entity that has a value, with it."""
        text = text_of(doc)
        money = {(m.start, m.end): m.value.to_value() for m in money_of(text)}
        found = find_dates(text)
        values = resolve_all(text, found, anchor=anchor_date(doc))
        dates = {(d.start, d.end): v for d, v in zip(found, values, strict=True)}
        valued: list[tuple[Span, dict[str, object]]] = []
        for ent in doc.ents:
            place = start, end = ent.start_char, ent.end_char
            if ent.label_ == "MONEY":
                valued.append((ent, money.get(place) or _money(ent)))
            elif ent.label_ == "DATE":
                valued.append((ent, dates.get(place) or {"value": None, "reason": "no date that can be read"}))
            elif ent.label_ == "PERSON":
                honorific = honorific_before(text[max(0, start - 60) : start])
                valued.append((ent, parse_name(text[start:end], honorific=honorific).to_value()))
            elif ent.label_ == "ROLE":
                valued.append((ent, parse_title(text[start:end]).to_value()))
        return valued


def _money(ent: Span) -> dict[str, object]:
    """The value of a sum that another component marked."""
    inside = find_money(ent.text, dollar=dollar_of(text_of(ent.doc)))
    return inside[0].value.to_value() if inside else {"amount": None, "reason": "no sum that can be read"}


@Language.factory("entity_values", requires=["doc.ents"], assigns=["span._.value"])
def make_entity_values(nlp: Language, name: str) -> EntityValues:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; it stands after all components that find entities."""
    return EntityValues(name)
