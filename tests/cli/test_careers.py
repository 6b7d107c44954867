"""`rolecall careers`, through the command line, on documents that were extracted before."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from rolecall.annotations import to_record
from rolecall.cli import app
from rolecall.corpora.markup import compile_markup
from rolecall.store import open_store, read_careers, read_minutes

HEAD = "id: {id}\nmeeting_date: {date}\nbody: Marle Council\ncouncil: Marle Council\n---\n"
FIRST = "Present: {P#d|Ana Dawe}, {R =d|Head of Parks}; {P#r|Ida Rook}, {R =r|Monitoring Officer}."
SECOND = "Present: {P#d|Ana Dawe}, {R =d|Director of Place}; {P#f|Bea Flint}, {R =f|Head of Parks}."


def line(id_: str, date: str, text: str) -> str:
    return json.dumps(to_record(compile_markup(HEAD.format(id=id_, date=date) + text)), ensure_ascii=False) + "\n"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "first.jsonl"
    path.write_text(line("first", "2018-03-06", FIRST), encoding="utf-8")
    return path


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "second.jsonl"
    path.write_text(line("second", "2019-05-07", SECOND), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["careers", *map(str, arguments)])


def people(done: Result) -> dict[str, Any]:
    return {person["name"]: person for person in json.loads(done.stdout)["people"]}


def test_a_person_is_followed_across_documents(first: Path, second: Path) -> None:
    done = run(first, second, "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    ana = people(done)["Ana Dawe"]
    assert [(t["role"], t["first_seen"], t["last_seen"], t["start"], t["end"]) for t in ana["tenures"]] == [
        ("Head of Parks", "2018-03-06", "2018-03-06", None, None),
        ("Director of Place", "2019-05-07", "2019-05-07", None, None),
    ]
    step = next(c for c in ana["changes"] if c["to_role"] == "Director of Place")
    assert (step["from_role"], step["after"], step["before"]) == ("Head of Parks", "2018-03-06", "2019-05-07")


def test_evidence_quotes_the_documents_own_words(first: Path) -> None:
    text = json.loads(first.read_text(encoding="utf-8"))["text"]
    for person in people(run(first, "-f", "json")).values():
        for claim in (*person["tenures"], *person["changes"]):
            for evidence in claim["evidence"]:
                assert evidence["document"] == "first"
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_posts_have_their_holders_in_order(first: Path, second: Path) -> None:
    posts = json.loads(run(first, second, "-f", "json").stdout)["posts"]
    (parks,) = [post for post in posts if post["role"] == "Head of Parks"]
    assert parks["holders"] == ["Ana Dawe", "Bea Flint"]


def test_the_table_is_what_one_gets_unasked(first: Path) -> None:
    done = run(first)
    assert done.exit_code == 0
    heading, *_ = done.stdout.splitlines()
    assert " ".join(heading.split()) == "person role body seen from seen to start end status documents"
    (row,) = [row for row in done.stdout.splitlines() if row.startswith("Ida Rook") and "Marle" in row]
    assert row.split("  ")[0] == "Ida Rook"
    assert "2018-03-06" in row


@pytest.mark.parametrize("format_", ["csv", "popolo", "ftm", "jsonld", "json", "table"])
def test_every_format_names_everybody_and_can_go_to_a_file(
    first: Path, second: Path, tmp_path: Path, format_: str
) -> None:
    out = tmp_path / "out"
    done = run(first, second, "-f", format_, "-o", out)
    assert (done.exit_code, done.stdout) == (0, "")
    written = out.read_text(encoding="utf-8")
    assert written == run(first, second, "-f", format_).stdout
    assert all(name in written for name in ("Ana Dawe", "Ida Rook", "Bea Flint"))


def test_one_person(first: Path, second: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(first, second, "-f", "csv", "--person", "dawe").stdout)))
    assert {row["person"] for row in rows} == {"Ana Dawe"}
    nobody = run(first, "-f", "json", "--person", "Nemo")
    assert (nobody.exit_code, json.loads(nobody.stdout)) == (0, {"people": [], "posts": [], "conflicts": []})
    assert nobody.stderr == "nobody found has a name with the words of 'Nemo'\n"


def test_a_store_remembers_what_came_before(first: Path, second: Path, tmp_path: Path) -> None:
    store = tmp_path / "marle.duckdb"
    together = run(first, second, "-f", "json").stdout
    assert run(first, "--store", store).exit_code == 0
    one_by_one = run(second, "--store", store, "-f", "json")
    assert one_by_one.stdout == together
    assert run(second, first, "--store", store, "-f", "json").stdout == together
    with open_store(store, read_only=True) as connection:
        assert [m.id for m in read_minutes(connection)] == ["first", "second"]
        names = {p.name for p in read_careers(connection).people}
    assert names == {"Ana Dawe", "Ida Rook", "Bea Flint"}


def test_a_person_asked_for_does_not_narrow_the_store(first: Path, tmp_path: Path) -> None:
    store = tmp_path / "marle.duckdb"
    run(first, "--store", store, "--person", "Rook")
    with open_store(store, read_only=True) as connection:
        assert len(read_careers(connection).people) == 2


@pytest.mark.parametrize("format_", ["table", "json", "ftm"])
def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "many.jsonl"
    names = [f"{a}{b} {b}{a}" for a in ("Ana", "Bea", "Ida", "Una") for b in ("dawe", "rook", "flint", "marsh")]
    texts = [f"{{P#p|{name.title()}}}, {{R =p|Head of {'Parks ' * 3000}}}" for name in names]
    lines = (line(f"m{n}", "2018-03-06", text.replace(" }}", "}}").replace(" }", "}")) for n, text in enumerate(texts))
    path.write_text("".join(lines), encoding="utf-8")
    code = "from rolecall.cli import main; main()"
    command = [sys.executable, "-c", code, "careers", str(path), "-f", format_]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_what_fails_is_named_and_the_rest_is_used(first: Path, tmp_path: Path) -> None:
    done = run(first, tmp_path / "gone.txt", "-f", "json")
    assert done.exit_code == 1
    assert set(people(done)) == {"Ana Dawe", "Ida Rook"}
    assert f"{tmp_path / 'gone.txt'}: no such file or folder" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["{first}", "--format", "xml"],
        ["{first}", "--store", "{first}"],
        ["{first}", "--store", "{folder}"],
        ["{first}", "-o", "{folder}/gone/out.json"],
    ],
)
def test_unusable_arguments(first: Path, tmp_path: Path, arguments: list[str]) -> None:
    done = run(*(a.format(first=first, folder=tmp_path) for a in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
