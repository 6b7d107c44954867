"""What stands over the entries of a list reaches the pairs in them."""

import pytest
from marked import gold

from rolecall.pipeline.pairs import find_features

STARTERS = "The following had left:\n\n{P|Ann Bo}  {R|Clerk}\n\n{P|Tom Day}  {R|Warden}\n"
TABLE = "LEAVERS\n\nName | Post | Last day\n{P|Ann Bo} | {R|Clerk} | {D 2019-05-03|3 May 2019}\n"


def features(source: str, title: str, other: str) -> list[str]:
    doc = gold(source)
    start = {ent.text: ent.start for ent in doc.ents}
    return find_features(doc, start[title], start[other])


@pytest.mark.parametrize("entry", [("Clerk", "Ann Bo"), ("Warden", "Tom Day")])
def test_every_entry_knows_the_line_over_its_list(entry: tuple[str, str]) -> None:
    found = features(STARTERS, *entry)
    assert "PERSON line left" in found
    assert "PERSON list kinds left" in found


def test_a_heading_stands_over_the_row_of_column_heads() -> None:
    found = features(TABLE, "Clerk", "Ann Bo")
    assert "PERSON line post" in found
    assert "PERSON heading leavers" in found


def test_title_and_date_stand_each_in_a_column_with_a_head() -> None:
    found = features(TABLE, "Clerk", "3 May 2019")
    assert "DATE heads post" in found
    assert "DATE column last day" in found


def test_what_entries_before_say_is_told_too() -> None:
    source = "Officers:\n\n{R|Chair}: {P|Ann Bo} (re-elected)\n\n{R|Clerk}: {P|Tom Day}\n"
    assert "PERSON list entry kinds extended" in features(source, "Clerk", "Tom Day")
    assert "PERSON list entry kinds extended" not in features(source, "Chair", "Ann Bo")


@pytest.mark.parametrize(
    "source",
    [
        "Ann Hartley had left:\n\nIn the chair after a long wait outside the hall was {P|Ann Bo}, the {R|Clerk}.\n",
        "Somebody or other whom nobody knew by sight had left.\n\n{P|Ann Bo}  {R|Clerk}\n",
    ],
    ids=["no entry", "no opening"],
)
def test_other_lines_have_nothing_over_them(source: str) -> None:
    assert not [f for f in features(source, "Clerk", "Ann Bo") if f.split(" ")[1] in ("line", "heading", "list")]
