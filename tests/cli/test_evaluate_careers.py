"""`rolecall evaluate-careers`, through the command line, on minutes that were extracted before."""

import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rolecall.annotations import write_line
from rolecall.cli import app
from rolecall.corpora.markup import compile_markup
from rolecall.corpora.simulation.truth import TrueChange, TruePerson, TrueTenure, write_person

HEAD = "id: {id}\nmeeting_date: {date}\nbody: Marle Council\ncouncil: Marle Council\n---\n"
FIRST = "{P#d|Ana Dawe}, {R =d|Head of Parks}; {P#r|Ida Rook}, {R =r|Monitoring Officer}."
SECOND = (
    "{P#d|Ana Dawe} had been appointed {R =d appointed|Director of Place}; {P#r|Ida Rook}, {R =r|Monitoring Officer}."
)


def held(role: str, seen: str) -> TrueTenure:
    return TrueTenure(role, (role,), "Marle Council", ("Marle Council",), "permanent", None, None, seen, seen)


ANA = TruePerson(
    "t-1",
    "Ana Dawe",
    ("first:0-8", "second:0-8"),
    (held("Head of Parks", "2018-03-06"), held("Director of Place", "2019-05-07")),
    (TrueChange("promoted", "Head of Parks", "Director of Place", "2019-04-01"),),
)
IDA = TruePerson("t-2", "Ida Rook", ("first:25-33",), (held("Monitoring Officer", "2018-03-06"),))
OTHER_IDA = TruePerson("t-3", "Ida Rook", ("second:47-55",))


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    stream = StringIO()
    for id_, day, text in (("first", "2018-03-06", FIRST), ("second", "2019-05-07", SECOND)):
        write_line(compile_markup(HEAD.format(id=id_, date=day) + text), stream)
    path = tmp_path / "minutes.jsonl"
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    stream = StringIO()
    for person in (ANA, IDA, OTHER_IDA):
        write_person(person, stream)
    path = tmp_path / "truth.jsonl"
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate-careers", *map(str, arguments)])


def test_tables_of_people_tenures_changes_and_worst_cases(truth: Path, minutes: Path) -> None:
    done = run(truth, minutes)
    assert (done.exit_code, done.stderr) == (0, "")
    rows = [tuple(line.split()) for line in done.stdout.splitlines() if line]
    # Both mentions of Ida are one person here and two in truth: precision (1 + 1 + 1/2 + 1/2) / 4.
    assert ("B-cubed", "0.750", "1.000", "0.857", "4", "found,", "4", "true,", "0", "missed") in rows
    assert ("pairwise", "0.500", "1.000", "0.667", "1", "right,", "1", "false,", "0", "missed") in rows
    assert ("promoted", "1.000", "1.000", "1.000", "1", "right,", "0", "false,", "0", "missed") in rows
    assert {row[0] for row in rows} >= {"with", "baseline", "all", "false"}
    assert any(row[1:] == ("1", "t-2", "1", "first:25-33") for row in rows)


def test_json_has_the_same_figures(truth: Path, minutes: Path) -> None:
    record = json.loads(run(truth, minutes, "--json").stdout)
    assert record["people"]["b_cubed"]["precision"] == 0.75
    assert record["changes"]["promoted"]["tp"] == 1
    assert (record["tenures"]["with_bounds"]["gold"], record["tenures"]["matched"]) == (3, 3)
    case = record["wrong"][0]
    assert (case["kind"], case["pairs"], [part["first"] for part in case["parts"]]) == (
        "merge",
        1,
        ["first:25-33", "second:47-55"],
    )


@pytest.mark.parametrize(("minimum", "code"), [(0.8, 0), (0.9, 1)])
def test_a_minimum_decides_the_exit_code(truth: Path, minutes: Path, minimum: float, code: int) -> None:
    done = run(truth, minutes, "--min-bcubed", minimum)
    assert done.exit_code == code
    assert ("0.8571 is below" in done.stderr) == bool(code)
    assert "B-cubed" in done.stdout


@pytest.mark.parametrize("content", ["", "{}\n", "no JSON\n", None])
def test_a_truth_that_cannot_be_used(content: str | None, minutes: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    done = run(path, minutes)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "broken.jsonl" in done.stderr


def test_an_input_that_fails_is_told_and_the_others_are_measured(truth: Path, minutes: Path, tmp_path: Path) -> None:
    done = run(truth, minutes, tmp_path / "nowhere.jsonl")
    assert done.exit_code == 1
    assert "nowhere.jsonl" in done.stderr
    assert "B-cubed" in done.stdout
