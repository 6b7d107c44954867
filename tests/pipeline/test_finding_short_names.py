"""PERSON again: surnames, first names and initials of people whom the document names in full."""

import pytest
from marked import found_and_marked


@pytest.mark.parametrize(
    "source",
    [
        # initials that the document defines
        "Present: {P|Ann Pugsley} ({P|AP})\n\n{P|AP} agreed to write.",
        "Present: {P|Ann Pugsley} {P|AP}, {P|Tom Orchard} {P|TO}\n\nAction: {P|AP}",
        "Present: {P|Ann Pugsley} [{P|AP}]; {P|Rory McPhee} [{P|RMcP}]\n\n{P|RMcP} gave an update.",
        # initials of a document that uses them throughout
        "Present: {P|Ann Pugsley} ({P|AP}), {P|Tom Orchard} ({P|TO}), {P|Gwen Ridout} ({P|GR}), {P|Colin Varley}\n\n"
        "{P|CV} asked for a key.",
        # initials where minutes name who acts
        "Present: {P|Ann Pugsley}, {P|Tom Orchard}\n\nThe fence needs paint.\n\nAction: {P|TO}",
        # first names
        "Present: {P|Harriet Pugsley}, {P|Tom Orchard}\n\n{P|Harriet} to ask {P|Tom} for the key.",
        # surnames
        "{P|Harriet Pugsley} opened the meeting. It was {P|Pugsley} who closed it.",
        "Present: {P|Harriet Pugsley}\n\nThe plan was agreed and {P|Pugsley} thanked.",
        # no short names: other acronyms, streets, longer names, bodies, months
        "Present: {P|Ann Pugsley} ({P|AP})\n\nThe BBC had called about the CCTV.",
        "{P|Harriet Pugsley} lives near Pugsley Road.",
        "{P|Harriet Pugsley} asked the Orchard Trust for help.",
        "{P|Ivy Pugsley} asked whether the ivy could go.",
        "{P|Tom Orchard} offered apples from the orchard.",
        "Present: {P|Ann Pugsley}\n\nApplication AP 22 was refused.",
    ],
)
def test_short_mentions_of_people(source: str) -> None:
    found, marked = found_and_marked(source, "PERSON")
    assert found == marked
