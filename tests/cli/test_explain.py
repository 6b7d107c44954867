"""`rolecall explain`, through the command line: each holding with its sentence, its score and reasons."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rolecall.cli import app

MINUTES = """Marle Parish Council
Minutes of the meeting held on 7 May 2019

Present: Cllr Ana Dawe (Chairman), Ida Rook (Clerk)

1. Staff

Mrs Rook was appointed as Responsible Finance Officer.
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "may.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, arguments)])


def test_a_holding_is_shown_with_sentence_score_and_reasons(minutes: Path) -> None:
    done = run(minutes, "--person", "dawe")
    assert done.exit_code == 0
    first, sentence, *reasons = done.stdout.strip().splitlines()
    assert first.startswith("Ana Dawe: Chairman (current; score 0.")
    assert sentence == "  line 4: Present: Cllr Ana Dawe (Chairman), Ida Rook (Clerk)"
    assert len(reasons) > 1
    assert all(reason.startswith("  - ") for reason in reasons)


def test_a_surname_alone_is_shown_under_the_full_name(minutes: Path) -> None:
    done = run(minutes, "--person", "Ida Rook")
    assert "Ida Rook: Clerk" in done.stdout
    assert "Ida Rook (here “Rook”): Responsible Finance Officer (current, appointed" in done.stdout
    assert "Dawe:" not in done.stdout


def test_rules_alone_give_no_reasons_but_all_else(minutes: Path) -> None:
    done = run(minutes, "--model", "minutes_rules", "--person", "dawe")
    assert len(done.stdout.strip().splitlines()) == 3


def test_a_high_min_score_leaves_nothing(minutes: Path) -> None:
    done = run(minutes, "--min-score", "1")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no holding of a post found" in done.stderr


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    done = run(tmp_path / "none.txt")
    assert done.exit_code == 2
    assert "none.txt" in done.stderr
