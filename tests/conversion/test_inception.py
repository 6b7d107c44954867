"""INCEpTION's XMI: UIMA's offsets, its layers, control characters, and what people change in the tool."""

from pathlib import Path

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from marked_minutes import MINUTES, said

from rolecall.conversion.inception import TYPE_SYSTEM, read, write
from rolecall.errors import InputError
from rolecall.records import Mention, Minutes

MENTION = "webanno.custom.RolecallMention"


def xmi_of(folder: Path, name: str = "amble-2019") -> str:
    return (folder / f"{name}.xmi").read_text(encoding="utf-8")


def test_offsets_in_the_file_count_utf_16_code_units(tmp_path: Path) -> None:
    assert MINUTES.text.startswith("😀 Ann")
    write([MINUTES], tmp_path)
    assert 'begin="3" end="14" label="PERSON"' in xmi_of(tmp_path)  # two units for the face, where rolecall counts one
    (minutes,) = read(tmp_path)
    assert minutes.mentions[0].start == 2
    assert minutes == MINUTES


def test_a_relation_is_as_inceptions_own_are(tmp_path: Path) -> None:
    write([MINUTES], tmp_path)
    with (tmp_path / "amble-2019.xmi").open("rb") as stream:
        cas = load_cas_from_xmi(stream, typesystem=load_typesystem(tmp_path / TYPE_SYSTEM))
    held = cas.select("webanno.custom.RolecallRelation")[0]
    dependents = {(r.begin, r.end) == (r.Dependent.begin, r.Dependent.end) for r in cas.select(held.type.name)}
    assert dependents == {True}
    holds = next(r for r in cas.select(held.type.name) if r.label == "HOLDS")
    assert (holds.Governor.get_covered_text(), holds.Dependent.get_covered_text()) == ("Ann Pugsley", "Clerk")
    assert (holds.status, holds.change, holds.kind) == ("former", "left", "left")


def test_what_people_change_is_read_and_a_value_falls_away_with_its_label(tmp_path: Path) -> None:
    write([MINUTES], tmp_path)
    path = tmp_path / "amble-2019.xmi"
    with path.open("rb") as stream:
        cas = load_cas_from_xmi(stream, typesystem=load_typesystem(tmp_path / TYPE_SYSTEM))
    for item in cas.select(MENTION):
        if item.label == "MONEY":
            item.label = "ORG"
    typed = cas.typesystem.get_type(MENTION)
    start = MINUTES.text.index("paid")
    cas.add(typed(begin=start, end=start + 5, label="ROLE"))  # with the space after it
    cas.to_xmi(path)
    notes: list[str] = []
    (minutes,) = read(tmp_path, on_note=notes.append)
    assert said(minutes)[0][-2:] == [("ROLE", "paid"), ("ORG", "£5")]
    assert minutes.mentions[-1].value == {}
    assert minutes.mentions[-2].score == 1.0
    assert notes == ["amble-2019: 1 spans began or ended on white space and were trimmed"]


def test_control_characters_are_pictures_in_the_file_and_themselves_again(tmp_path: Path) -> None:
    minutes = Minutes("a", "Page 1\fAnn\x00\x1b", mentions=(Mention("a", 7, 10, "PERSON", "Ann"),))
    write([minutes], tmp_path)
    assert "Page 1\u240cAnn\u2400\u241b" in xmi_of(tmp_path, "a")
    assert list(read(tmp_path)) == [minutes]


def test_a_character_that_xml_cannot_hold_is_refused_and_the_others_are_written(tmp_path: Path) -> None:
    errors: list[InputError] = []
    assert write([Minutes("a", "x\uffff"), Minutes("b", "y")], tmp_path, on_error=errors.append) == 1
    assert [error.reason for error in errors] == ["a: holds a character that XML cannot hold"]
    assert list(read(tmp_path)) == [Minutes("b", "y")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<xmi", "not XML"),
        ('<?xml version="1.0"?><html/>', "not"),
        ("", "not XML"),
    ],
)
def test_what_is_no_xmi_is_named_and_the_others_are_read(content: str, reason: str, tmp_path: Path) -> None:
    write([Minutes("b", "y")], tmp_path)
    (tmp_path / "a.xmi").write_text(content, encoding="utf-8")
    errors: list[InputError] = []
    assert list(read(tmp_path, on_error=errors.append)) == [Minutes("b", "y")]
    (error,) = errors
    assert str(error).startswith(f"{tmp_path / 'a.xmi'}: the document: ")
    assert reason in error.reason
