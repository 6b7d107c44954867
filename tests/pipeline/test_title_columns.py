"""Which names stand under which titles of a table's header."""

import pytest
from marked import gold
from spacy.tokens import Doc

from rolecall.pipeline.sentences import SignText
from rolecall.pipeline.title_columns import under_titles
from rolecall.pipeline.words import Words

HEADER = "Committee   {R|Chairman}   {R|Vice-Chairman}\n"


def named(doc: Doc) -> list[tuple[str, str]]:
    return [(title.text, person.text) for title, person in under_titles(SignText(Words(doc)))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            "{O|Planning Committee}   Cllr {P|Bo}   Cllr Mrs {P|Day}\n{O|Finance Committee}   {P|Fox}   {P|Lee}\n",
            [("Chairman", "Bo"), ("Vice-Chairman", "Day"), ("Chairman", "Fox"), ("Vice-Chairman", "Lee")],
        ),
        ("{P|Bo} | {P|Day} |\n", [("Chairman", "Bo"), ("Vice-Chairman", "Day")]),
        ("{P|Bo}   (vacant)\n{P|Fox}   {P|Lee}\n", [("Chairman", "Fox"), ("Vice-Chairman", "Lee")]),
        ("{P|Bo} thanked {P|Day}.\n", []),
        ("{P|Bo}   {P|Day}   {P|Fox}\n", []),
        ("None as yet.\n{P|Bo}   {P|Day}\n", []),
        ("{P|Bo} ({R|Leader})   {P|Day}\n{P|Fox}   {P|Lee}\n", []),
    ],
)
def test_names_stand_under_the_titles_of_a_header(rows: str, found: list[tuple[str, str]]) -> None:
    assert named(gold(HEADER + rows)) == found


@pytest.mark.parametrize(
    "header", ["{R|Chairman}\n", "{R|Chairman} and the {R|Clerk} spoke\n", "{R|Chairman} {P|Ooi}\n"]
)
def test_a_header_is_several_titles_side_by_side(header: str) -> None:
    assert not named(gold(header + "{P|Bo}   {P|Day}\n"))
