"""Marks in their context, cut between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.evaluation.excerpts import excerpt
from rolecall.evaluation.misses import Mark, Side

TEXT = "The panel thanked Ann Rowe for her report."


def shown(text: str, *marks: Mark, width: int = 20) -> str:
    """The excerpt with gold in square brackets, found in round ones."""
    out = ""
    for stretch in excerpt(text, marks, width=width):
        piece = stretch.text
        piece = f"[{piece}]" if "gold" in stretch.sides else piece
        out += f"({piece})" if "found" in stretch.sides else piece
    return out


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([Mark(18, 26, "gold")], "… thanked [Ann Rowe] for her …"),
        ([Mark(18, 26, "gold"), Mark(22, 26, "found")], "… thanked [Ann ]([Rowe]) for her …"),
        ([Mark(0, 3, "found")], "(The) panel …"),
        ([Mark(35, 42, "found")], "… for her (report.)"),
        ([Mark(0, 3, "gold"), Mark(35, 41, "gold")], "[The] panel … for her [report]."),
        ([Mark(0, 42, "gold")], f"[{TEXT}]"),
        ([], "The panel thanked …"),
    ],
)
def test_context(marks: list[Mark], expected: str) -> None:
    assert shown(TEXT, *marks) == expected


def test_empty_text() -> None:
    assert shown("") == ""


@given(st.text(alphabet="ab \n", min_size=1, max_size=80), st.data())
def test_every_mark_is_whole(text: str, data: st.DataObject) -> None:
    sides: st.SearchStrategy[Side] = st.sampled_from(("gold", "found"))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 10), sides)
    drawn = data.draw(st.lists(places, max_size=3))
    marks = [Mark(start, min(start + length, len(text)), side) for start, length, side in drawn]
    stretches = excerpt(text, marks, width=12)
    for side in ("gold", "found"):
        covered = {i for m in marks if m.side == side for i in range(m.start, m.end)}
        seen = "".join(s.text for s in stretches if side in s.sides)
        assert seen == "".join(text[i] for i in sorted(covered))
