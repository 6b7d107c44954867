"""Corrections of titles, dates, names and statements, their file, and those that no longer apply."""

import json
from pathlib import Path

import pytest
from invented_minutes import minutes

from rolecall.careers import build_careers
from rolecall.errors import CorrectionError, InputError
from rolecall.linking import Correction, corrections_of, link
from rolecall.records import Careers, Minutes

TEXT = (
    "{P#x|Nell Farow} was appointed {R =x >d appointed|Head of Park} on {D#d 2016-03|1 March}. "
    "{P#y|Ivo Slade}, {R =y|Clerk}."
)


def document() -> Minutes:
    return minutes("a", TEXT, date="2016-05-01")


def mention(text: str) -> str:
    return next(m.id for m in document().mentions if m.text == text)


def brief(careers: Careers) -> list[tuple[str, str, str | None]]:
    return [(p.name, t.role, t.start) for p in careers.people for t in p.tenures]


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (
            Correction("role", mention("Head of Park"), value="Head of Parks"),
            [("Ivo Slade", "Clerk", None), ("Nell Farow", "Head of Parks", "2016-03")],
        ),
        (
            Correction("date", mention("1 March"), value="2016-03-01"),
            [("Ivo Slade", "Clerk", None), ("Nell Farow", "Head of Park", "2016-03-01")],
        ),
        (
            Correction("name", "Nell Farow", value="Nell Farrow"),
            [("Ivo Slade", "Clerk", None), ("Nell Farrow", "Head of Park", "2016-03")],
        ),
        (Correction("wrong", mention("Clerk")), [("Nell Farow", "Head of Park", "2016-03")]),
        (Correction("wrong", mention("Clerk"), mention("Ivo Slade")), [("Nell Farow", "Head of Park", "2016-03")]),
    ],
)
def test_a_correction_sets_right_what_was_read(
    correction: Correction, expected: list[tuple[str, str, str | None]]
) -> None:
    careers = build_careers([document()], [correction])
    assert brief(careers) == expected
    assert careers.notes == ()
    assert all(e.quote in document().text for p in careers.people for t in p.tenures for e in t.evidence)


def test_the_old_name_stays_as_another_wording() -> None:
    (_, person) = link([document()], [Correction("name", "Nell Farow", value="Nell Farrow")]).people
    assert (person.name, person.aliases) == ("Nell Farrow", ("Nell Farow",))


@pytest.mark.parametrize(
    "correction",
    [
        Correction("role", "a:0-3", value="Clerk"),
        Correction("role", mention("1 March"), value="Clerk"),
        Correction("date", mention("Clerk"), value="2016"),
        Correction("wrong", mention("Clerk"), mention("Nell Farow")),
        Correction("wrong", "gone:1-2"),
        Correction("name", "Nobody", value="Somebody", by="me", when="2026-01-02", why="heard it"),
    ],
)
def test_what_no_longer_applies_is_reported(correction: Correction) -> None:
    careers = build_careers([document()], [correction])
    assert careers.notes == (f"correction not applied: {correction}",)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"verdict": "name", "a": "x"}, "value is ''"),
        ({"verdict": "date", "a": "x:1-2", "value": "May"}, "is not EDTF"),
        ({"verdict": "role", "a": "x:1-2", "value": 3}, "value is 3"),
        ({"verdict": "wrong"}, "expected the keys"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(record: dict[str, str], reason: str) -> None:
    with pytest.raises(CorrectionError, match=reason):
        link([], [record])


def test_corrections_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text('\n{"verdict": "same", "a": "A Bell", "b": "Ann Bell", "by": "me"}\n', encoding="utf-8")
    assert corrections_of(path) == (Correction("same", "A Bell", "Ann Bell", by="me"),)
    path.write_text(json.dumps({"verdict": "perhaps", "a": "x"}), encoding="utf-8")
    with pytest.raises(InputError, match=r"corrections.jsonl: correction 1: verdict 'perhaps'"):
        corrections_of(path)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="line 1 is not JSON"):
        corrections_of(path)
    with pytest.raises(InputError, match="cannot be read"):
        corrections_of(tmp_path / "none.jsonl")
