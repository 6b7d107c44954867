"""Changes of post as records: what changes, for whom, from what to what, when, before and after whom."""

import pytest

from rolecall.change_statements import stated_changes
from rolecall.corpora.markup import compile_markup
from rolecall.records import StatedChange


def changes(source: str) -> list[StatedChange]:
    return list(stated_changes(compile_markup(source)))


def only(source: str) -> StatedChange:
    (change,) = changes(source)
    return change


def test_a_promotion_goes_from_the_old_post_to_the_new() -> None:
    change = only(
        "{P#a|Ann Pugsley}, {R =a|Deputy Clerk}, was promoted to {R =a @t >d promoted|Clerk} of {O#t|Amble Trust} on "
        "{D#d 2019-05-01|1 May 2019}."
    )
    assert (change.kind, change.person.text) == ("promoted", "Ann Pugsley")
    assert change.from_role is not None
    assert change.to_role is not None
    assert change.body is not None
    assert (change.from_role.text, change.to_role.text, change.body.text) == ("Deputy Clerk", "Clerk", "Amble Trust")
    assert (change.date, change.precision) == ("2019-05-01", "day")
    assert change.evidence.quote.startswith("Ann Pugsley, Deputy Clerk, was promoted")
    assert change.evidence.quote.endswith("1 May 2019")


@pytest.mark.parametrize(
    ("source", "kind", "date", "precision"),
    [
        ("{P#a|Ann Bo} died in {D#d 2019-05|May}. {R =a <d former died|Clerk} since ever.", "died", "2019-05", "month"),
        ("{P#a|Ann Bo} gave up as {R =a <d left|Clerk} in {D#d 2019|2019}.", "left", "2019", "year"),
        ("{P#a|Ann Bo} stays as {R =a <d extended|Clerk} until {D#d 2020|2020}.", "extended", "2020", "year"),
        ("{P#a|Ann Bo} was co-opted as {R =a appointed|Trustee}.", "appointed", None, None),
    ],
)
def test_the_date_is_the_stated_start_or_end(source: str, kind: str, date: str | None, precision: str | None) -> None:
    change = only(source)
    assert (change.kind, change.date, change.precision) == (kind, date, precision)


def test_who_leaves_has_a_successor_and_who_comes_a_predecessor() -> None:
    coming, going = changes("{P#a|Ann Bo} succeeds {P#b|Tom Day} as {R =a:succeeded =b:former:left|Clerk}.")
    assert (coming.kind, coming.person.text) == ("succeeded", "Ann Bo")
    assert coming.predecessor is not None
    assert coming.predecessor.text == "Tom Day"
    assert coming.successor is None
    assert going.successor is not None
    assert (going.kind, going.successor.text, going.to_role) == ("left", "Ann Bo", None)


def test_a_retitled_post_has_its_old_title() -> None:
    change = only("{P#a|Ann Bo}, {R =a former|Head of Parks}, is now called {R =a retitled|Head of Green Spaces}.")
    assert change.from_role is not None
    assert change.to_role is not None
    assert (change.from_role.text, change.to_role.text) == ("Head of Parks", "Head of Green Spaces")


def test_a_post_held_throughout_is_no_change() -> None:
    assert changes("{P#a|Ann Bo} ({R =a|Clerk}) thanked {P#b|Tom Day}, the former {R =b former|Clerk}.") == []
