"""The commands that ask a store: answers with quotations on stdout, JSON on demand, clear errors."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rolecall.careers import build_careers
from rolecall.cli import app
from rolecall.corpora.markup import compile_markup
from rolecall.store import save_run

HEAD = "id: may\nmeeting_date: 2019-05-07\nbody: Marle Council\ncouncil: Marle Council\n---\n"
MAY = compile_markup(
    HEAD + "Present: {P#d|Ana Dawe} ({R =d|Chairman}). {P#s|Ivo Slade} was {R =s elected|Vice-Chairman}. "
    "{P#h|Una\x1b[31m Hart} has been {R =h >x|Acting Head of Parks} since {D#x 2018|2018}."
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "lives.duckdb"
    save_run(path, [MAY], build_careers([MAY]))
    return path


def run(*words: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.stdout if code == 0 else result.stderr


def test_who_answers_with_a_quotation(store: Path) -> None:
    found = run("who", "Chairman", "--body", "marle", "--on", "2019-05-07", "--store", store)
    assert found.splitlines() == [
        "Ana Dawe: Chairman, Marle Council (certain: seen in post on 2019-05-07; sure 0.99)",
        "    may, 9-27: “Ana Dawe (Chairman”",
    ]


def test_a_status_is_told_and_no_control_code_reaches_the_terminal(store: Path) -> None:
    found = run("who", "Head of Parks", "--store", store)
    assert "(acting; certain: from 2018, seen in post on 2019-05-07; sure 0.99)" in found
    assert "\x1b" not in found


def test_person_tells_posts_and_changes(store: Path) -> None:
    found = run("person", "slade", "--store", store)
    assert (
        "Vice-Chairman, Marle Council: began by 2019-05-07; not known to have ended, last seen 2019-05-07; sure 0.99"
        in found
    )
    assert "appointed to Vice-Chairman, by 2019-05-07" in found


def test_person_tells_why_mentions_are_one_person(tmp_path: Path) -> None:
    store = tmp_path / "two.duckdb"
    june = compile_markup(HEAD.replace("may", "june").replace("05-07", "06-07") + "{P#d|A Dawe}, {R =d|Chairman}.")
    save_run(store, [MAY, june], build_careers([MAY, june]))
    told = run("person", "dawe", "--why", "--store", store).splitlines()
    assert told[0] == "Ana Dawe (also A Dawe)"
    assert told[-1].startswith("  may:9-17 and june:0-6 are one person (1.00): surname Dawe equal")
    assert told[:-1] == run("person", "dawe", "--store", store).splitlines()


def test_post_and_changes_as_json(store: Path) -> None:
    (held,) = json.loads(run("post", "chair", "--store", store, "--json"))
    assert (held["person"]["name"], held["tenure"]["evidence"][0]["document"]) == ("Ana Dawe", "may")
    (change,) = json.loads(run("changes", "--since", "2019", "--store", store, "--json"))
    assert (change["person"]["name"], change["change"]["kind"], change["bodies"]) == (
        "Ivo Slade",
        "appointed",
        ["Marle Council"],
    )


def test_nobody_found_is_said_on_stderr(store: Path) -> None:
    result = CliRunner().invoke(app, ["who", "Beadle", "--store", str(store)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "the documents do not tell" in result.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [(("who", "Clerk", "--on", "soon"), "'soon' is no day"), (("changes", "--since", "x"), "'x' is no day")],
)
def test_what_cannot_be_answered_is_an_error(store: Path, words: tuple[str, ...], reason: str) -> None:
    assert reason in run(*words, "--store", store, code=2)


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    assert "no.duckdb: no such file" in run("person", "x", "--store", tmp_path / "no.duckdb", code=2)
