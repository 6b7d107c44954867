"""Short mentions are led back to the person, so that what is said of `Mr Hargreave` is said of Colin Hargreave."""

import pytest

from rolecall.coreference import named_people
from rolecall.corpora.markup import compile_markup
from rolecall.holdings import holdings_of


@pytest.mark.parametrize(
    ("source", "people"),
    [
        ("{P|Colin Hargreave} spoke. Mr {P|Hargreave} sat down.", [["Colin Hargreave", "Hargreave"]]),
        ("{P|Colin Hargreave} ({P|CH}) spoke. {P|CH} sat down.", [["Colin Hargreave", "CH", "CH"]]),
        ("{P|Ann Hargreave} and {P|Tom Hargreave} left. {P|Hargreave} came.",
         [["Ann Hargreave"], ["Tom Hargreave"], ["Hargreave"]]),
        ("Mrs {P|Hargreave} and Mr {P|Hargreave} left.", [["Hargreave"], ["Hargreave"]]),
        ("Cllr {P|C Hargreave} and Miss {P|C Hargreave} left.", [["C Hargreave"], ["C Hargreave"]]),
        ("Cllr {P|Cara Hargreave} left. Miss {P|C Hargreave} came.", [["Cara Hargreave", "C Hargreave"]]),
    ],
)  # fmt: skip
def test_the_mentions_of_one_person_are_together(source: str, people: list[list[str]]) -> None:
    assert [[m.text for m in person.mentions] for person in named_people(compile_markup(source))] == people


@pytest.mark.parametrize(
    ("source", "people"),
    [
        ("Present: Cllrs {P|Mair Ellis} (Llan), {P|Mair Ellis} (Pen) and {P|Ann Bo}.", ["1", "2", "3"]),
        ("PRESENT\n{P|Ann Bo} (outgoing {R|Chair})\n\nCllrs {P|M. Ellis} (Llan), {P|M. Ellis} (Pen)", ["1", "2", "3"]),
        ("Present:\n| {R|Chair} | {P|M. Ellis} |\n| {R|Clerk} | {P|M. Ellis} |\n", ["1", "2"]),
        # further mentions: told by the title, or not told
        ("Present: {P#a|M. Ellis} ({R =a|Chair}), {P#b|M. Ellis}.\n\n{P#c|M. Ellis}, {R =c|Chair}", ["1", "2", "1"]),
        ("Present: {P#a|M. Ellis} ({R =a|Chair}), {P#b|M. Ellis}.\n\n{P|M. Ellis} left.", ["1", "2", "3"]),
        # two lists, no list, other posts of one person, prose
        ("Present: Cllr {P|Mair Ellis}\nIn attendance: {P|Mair Ellis}", ["1", "1"]),
        ("Chair: {P|Mair Ellis}\nClerk: {P|Mair Ellis}", ["1", "1"]),
        ("Present: {P|Mair Ellis}\n\nCllr {P|Mair Ellis} took the chair", ["1", "1"]),
        ("Present {P|Mair Ellis}\nThe meeting was chaired by {P|Mair Ellis}", ["1", "1"]),
        ("Present: Mr {P|Ellis}, Mr {P|Ellis}", ["1", "1"]),
    ],
)  # fmt: skip
def test_two_entries_of_one_list_of_those_present_are_two_people(source: str, people: list[str]) -> None:
    found = named_people(compile_markup(source))
    owner = {m.start: str(number) for number, person in enumerate(found, start=1) for m in person.mentions}
    assert [owner[start] for start in sorted(owner)] == people


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("{P#c.1|Colin Hargreave} spoke.\nMr {P#d|Hargreave} became {R =d appointed|Clerk}.", "Colin Hargreave"),
        (
            "Mr {P#d|Hargreave} ({R =d|Clerk}) came late.\nColin {P#e|Voss} thanked {P|Colin Hargreave}.",
            "Colin Hargreave",
        ),
        ("Mr {P#d|Hargreave}, {R =d|Clerk}.", "Hargreave"),
        ("{P|Ann Hargreave} and {P|Tom Hargreave}. {P#d|Hargreave}, {R =d|Clerk}.", "Hargreave"),
    ],
)
def test_a_holding_lands_on_the_fullest_mention(source: str, named: str) -> None:
    (holding,) = holdings_of(compile_markup(source))
    assert (holding.person.text, holding.named.text) == ("Hargreave", named)
