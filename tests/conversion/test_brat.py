"""brat's standoff: fragments at line breaks, notes, and what people change in the tool."""

from collections.abc import Callable
from pathlib import Path

import pytest
from marked_minutes import MINUTES, said

from rolecall.conversion.brat import read, write
from rolecall.errors import InputError
from rolecall.records import Minutes

Put = Callable[[str, str], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def put(text: str, ann: str) -> Path:
        (tmp_path / "may.txt").write_bytes(text.encode())
        (tmp_path / "may.ann").write_bytes(ann.encode())
        return tmp_path

    return put


def test_a_mention_across_lines_is_written_in_fragments(tmp_path: Path) -> None:
    write([MINUTES], tmp_path)
    assert (tmp_path / "amble-2019.txt").read_bytes().decode() == MINUTES.text
    lines = (tmp_path / "amble-2019.ann").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "T1\tPERSON 2 13\tAnn Pugsley"
    assert lines[2] == "T3\tORG 35 40;41 46\tAmble Trust"
    assert "R1\tHOLDS Arg1:T1 Arg2:T2" in lines
    assert [line for line in lines if line.startswith("A")] == [
        "A1\tStatus R1 former",
        "A2\tChange R1 left",
        "A3\tKind R1 left",
    ]
    assert "[entities]\nPERSON\n" in (tmp_path / "annotation.conf").read_text(encoding="utf-8")


def test_what_people_write_is_read(put: Put) -> None:
    folder = put(
        "Ann Pugsley\r\nwas Clerk.",
        "T1\tPERSON 0 11\tAnn Pugsley\nT2\tROLE 17 22\tClerk\n"
        "R1\tHOLDS Arg1:T1 Arg2:T2\t\nA1\tKind R1 made_permanent\n",
    )
    (minutes,) = read(folder)
    assert minutes.id == "may"
    assert said(minutes) == (
        [("PERSON", "Ann Pugsley"), ("ROLE", "Clerk")],
        [("Ann Pugsley", "HOLDS", "Clerk", "current appointed made permanent")],
    )
    assert list(read(folder / "may.ann")) == [minutes]


def test_what_rolecall_has_no_place_for_is_told(put: Put) -> None:
    folder = put(
        "Ann",
        "T1\tPERSON 0 3\tAnn\nE1\tBirth:T1\nN1\tReference T1 Wikipedia:1\tAnn\n"
        "A1\tNegation T1\n#1\tAnnotatorNotes T1\tsure?\n",
    )
    (folder / "june.txt").write_text("Nobody.", encoding="utf-8")
    notes: list[str] = []
    assert len(list(read(folder, on_note=notes.append))) == 1
    assert notes == [
        f"{folder / 'may.ann'}: 4 annotations that rolecall has no place for were not used",
        f"{folder}: 1 texts without an .ann were not used",
    ]


def test_a_value_falls_away_when_the_mention_is_changed(tmp_path: Path) -> None:
    write([MINUTES], tmp_path)
    ann = tmp_path / "amble-2019.ann"
    money = MINUTES.text.index("£5")
    lines = ann.read_text(encoding="utf-8")
    drawn = f"MONEY {money} {money + 2}\t£5"
    assert drawn in lines
    ann.write_text(lines.replace(drawn, f"MONEY {money + 1} {money + 2}\t5"), encoding="utf-8")
    (minutes,) = read(tmp_path)
    assert [m.value for m in minutes.mentions if m.label == "MONEY"] == [{}]
    assert [m.value for m in minutes.mentions if m.label == "DATE"] == [{"value": "2019-04-03"}]


@pytest.mark.parametrize(
    ("ann", "reason"),
    [
        ("T1\tPERSON 0 3;8 13\tAnn Clerk", "line 1: 'Ann Clerk' leaves out words between its fragments"),
        ("T1\tPERSON 0 3\tBob", "line 1: 'Bob' is not the text from 0 to 3, 'Ann'"),
        ("T1\tPERSON zero 3\tAnn", "line 1: not brat's standoff"),
        ("T1\tPERSON 0 3\tAnn\n\nR1\tHOLDS Arg1:T1", "line 3: not brat's standoff"),
        ("T1\tPERSON 0 3\tAnn\nR1\tHOLDS Arg1:T1 Arg2:T9", "an end of a relation, 'T9', is no span"),
        ("X1\tPERSON 0 3\tAnn", "line 1: not brat's standoff"),
        ("T1\tPLACE 0 3\tAnn", "unknown label 'PLACE'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(put: Put, ann: str, reason: str) -> None:
    errors: list[InputError] = []
    folder = put("Ann was Clerk", ann)
    assert list(read(folder, on_error=errors.append)) == []
    (error,) = errors
    assert str(error).startswith(f"{folder / 'may.ann'}: ")
    assert reason in str(error)


def test_a_missing_text_is_told_and_the_other_documents_are_read(put: Put) -> None:
    folder = put("Ann", "")
    (folder / "april.ann").write_text("", encoding="utf-8")
    errors: list[InputError] = []
    assert list(read(folder, on_error=errors.append)) == [Minutes("may", "Ann")]
    assert [error.reason for error in errors] == ["the document: april.txt is not beside it"]


def test_ids_that_are_no_file_names_and_come_twice_keep_apart(tmp_path: Path) -> None:
    given = [Minutes("../a b", "1"), Minutes("../a b", "2"), Minutes("", "3")]
    assert write(given, tmp_path) == 3
    assert {file.name for file in tmp_path.glob("*.txt")} == {"_a_b.txt", "_a_b-2.txt", "document.txt"}
    assert sorted(m.text for m in read(tmp_path)) == ["1", "2", "3"]
    assert {m.id for m in read(tmp_path)} == {"../a b", ""}
