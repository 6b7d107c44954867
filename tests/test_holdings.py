"""Statements put together: each HOLDS with the body and the dates that stand beside the same title."""

import pytest

from rolecall.corpora.markup import compile_markup
from rolecall.holdings import holdings_of, quote
from rolecall.records import Holding, Minutes

ROW = tuple[str, str, str | None, str | None, str | None]


def rows(source: str) -> list[ROW]:
    def row(held: Holding) -> ROW:
        body, starts, ends = (m.text if m else None for m in (held.body, held.starts, held.ends))
        return held.person.text, held.role.text, body, starts, ends

    return [row(held) for held in holdings_of(compile_markup(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Nobody held anything.", []),
        ("The {R|Clerk} met {P|Ann Pugsley}.", []),
        ("The {R @t|Clerk} of {O#t|Amble Trust} wrote.", []),
        ("{P#a|Ann}, {R =a|Clerk}", [("Ann", "Clerk", None, None, None)]),
        (
            "{P#a|Ann}, {R =a @t >s <e|Clerk} of {O#t|Amble Trust} from {D#s 2011|2011} until {D#e 2012|2012}",
            [("Ann", "Clerk", "Amble Trust", "2011", "2012")],
        ),
        # a body or date belongs to the title beside which it stands, not to every title of that wording
        (
            "{P#a|Ann}, {R =a @t|Clerk} of {O#t|Amble Trust}; {P#b|Tom}, {R =b|Clerk}",
            [("Ann", "Clerk", "Amble Trust", None, None), ("Tom", "Clerk", None, None, None)],
        ),
        # joint holders share them
        (
            "{P#a|Ann} and {P#b|Tom}, joint {R =a =b @t|Clerk} of {O#t|Amble Trust}",
            [("Ann", "Clerk", "Amble Trust", None, None), ("Tom", "Clerk", "Amble Trust", None, None)],
        ),
        # two posts of one person
        (
            "{P#a|Ann}, {R =a @t|Clerk} of {O#t|Amble Trust} and {R =a|Treasurer}",
            [("Ann", "Clerk", "Amble Trust", None, None), ("Ann", "Treasurer", None, None, None)],
        ),
        # in the order of the people, whatever the order of the titles
        (
            "{R =b|Chairman}: {P#a|Ann}, {R =a|Clerk}, wrote to {P#b|Tom}",
            [("Ann", "Clerk", None, None, None), ("Tom", "Chairman", None, None, None)],
        ),
        # a reference is no holding
        ("{P#a|Ann}, {R =a|Clerk}. The {R ~a|Clerk} wrote.", [("Ann", "Clerk", None, None, None)]),
        # of two bodies the first that is stated counts
        (
            "{P#a|Ann}, {R =a @t @u|Clerk} of {O#t|Amble Trust} and {O#u|Wold Trust}",
            [("Ann", "Clerk", "Amble Trust", None, None)],
        ),
    ],
)
def test_holdings(source: str, expected: list[ROW]) -> None:
    assert rows(source) == expected


def test_status_change_and_evidence_travel_along() -> None:
    source = "id: amble\n---\nOn {D#d 2019-04-03|3 April} {P#a|Ann Pugsley} resigned\nas {R =a <d former left|Clerk}."
    (held,) = holdings_of(compile_markup(source))
    assert (held.status, held.change, held.score) == ("former", "left", 1.0)
    assert held.evidence.quote == "3 April Ann Pugsley resigned\nas Clerk"
    assert (held.evidence.document, held.evidence.start) == ("amble", 3)


def test_a_quotation_is_the_stretch_that_holds_all_its_mentions() -> None:
    minutes = compile_markup("Mr {P|Denholm} told the {R|Clerk} of {O|Amble Trust}.")
    person, role, body = minutes.mentions
    assert quote(minutes, role).quote == "Clerk"
    evidence = quote(minutes, body, person)
    assert evidence.quote == "Denholm told the Clerk of Amble Trust"
    assert minutes.text[evidence.start : evidence.end] == evidence.quote


def test_an_empty_document_holds_nothing() -> None:
    assert holdings_of(Minutes(id="empty", text="")) == ()
