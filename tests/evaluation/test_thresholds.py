"""Minimums that a model must keep."""

from pathlib import Path

import pytest

from rolecall.errors import InputError
from rolecall.evaluation import Counts, Share, Tally
from rolecall.evaluation.thresholds import parse_minimum, read_minimums, shortfalls

TALLY = Tally({"PERSON": Counts(tp=9, fp=1, fn=1), "HOLDS": Counts()}, {"values": Share(3, 4), "body": Share(2, 2)})


@pytest.mark.parametrize(
    ("text", "minimum"),
    [
        ("PERSON=0.93", ("PERSON", 0.93)),
        ("person=1", ("PERSON", 1.0)),
        ("meeting_date=1.0", ("meeting_date", 1.0)),
        ("HOLDS status = .5", ("HOLDS status", 0.5)),
        ("refers (same person)=0", ("REFERS (same person)", 0.0)),
    ],
)
def test_parsed(text: str, minimum: tuple[str, float]) -> None:
    assert parse_minimum(text) == minimum


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("PERSON", "expected NAME=VALUE"),
        ("PEOPLE=0.9", "no metric 'PEOPLE'"),
        ("PERSON=high", "'high' is not a number"),
        ("PERSON=93", "must lie between 0 and 1"),
        ("PERSON=nan", "must lie between 0 and 1"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        parse_minimum(text)


@pytest.mark.parametrize(
    ("minimums", "told"),
    [
        ({"PERSON": 0.9, "values": 0.75, "body": 1.0}, []),
        ({"PERSON": 0.91}, ["PERSON: 0.9000, below the minimum 0.91"]),
        ({"values": 0.8, "PERSON": 1.0}, ["PERSON: 0.9000, below the minimum 1", "values: 0.7500, below"]),
        ({"HOLDS": 0.5}, ["HOLDS: nothing to measure, below the minimum 0.5"]),
        ({"HOLDS": 0.0}, []),
    ],
)
def test_shortfalls(minimums: dict[str, float], told: list[str]) -> None:
    found = [str(s) for s in shortfalls(TALLY, minimums)]
    assert len(found) == len(told)
    assert all(line.startswith(start) for line, start in zip(found, told, strict=True))


def test_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "minimums.toml"
    path.write_text('PERSON = 0.93\n"HOLDS status" = 1\n', encoding="utf-8")
    assert read_minimums(path) == {"PERSON": 0.93, "HOLDS status": 1.0}


@pytest.mark.parametrize(
    ("content", "reason"),
    [("PERSON 0.93", "minimums.toml: "), ("PERSON = 'much'", "not a number"), ("PEOPLE = 0.5", "no metric")],
)
def test_a_bad_file_is_named(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "minimums.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read_minimums(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: No such file"):
        read_minimums(tmp_path / "none.toml")
