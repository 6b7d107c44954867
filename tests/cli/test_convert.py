"""`rolecall convert`: formats guessed from content and name, every failure named, nothing half written."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rolecall.annotations import to_record
from rolecall.cli import app
from rolecall.conversion import format_of
from rolecall.corpora.markup import compile_markup
from rolecall.pipeline.annotation_files import FORMATS

Gold = Callable[..., Path]
MARKED = (
    "id: {}\nmeeting_date: 2019-05-01\n---\nCllr {{P#d|Ana Dawé}} ({{R =d former left|Chairman}}) paid {{M 5 GBP|£5}}."
)


def line(id_: str) -> str:
    return json.dumps(to_record(compile_markup(MARKED.format(id_))), ensure_ascii=False) + "\n"


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    def gold(*lines: str) -> Path:
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(lines) or line("may") + line("june"), encoding="utf-8")
        return path

    return gold


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["convert", *map(str, arguments)], input=stdin)


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("out.jsonl", "prodigy"),
        ("out.jsonl", "doccano"),
        ("out.jsonl", None),
        ("out.json", None),
        ("out", "brat"),
        ("out", "inception"),
        ("out.spacy", None),
        ("out.parquet", None),
    ],
)
def test_there_and_back_with_the_format_guessed(name: str, to: str | None, gold: Gold, tmp_path: Path) -> None:
    there = run(gold(), tmp_path / name, *(("--to", to) if to else ()))
    assert there.exit_code == 0, there.stderr
    assert f"2 documents: rolecall to {to or format_of(tmp_path / name, FORMATS).name}" in there.stderr
    assert there.stdout == ""
    back = run(tmp_path / name, "-")
    assert back.exit_code == 0, back.stderr
    assert sorted(back.stdout.splitlines()) == sorted((line("may") + line("june")).splitlines())


def test_what_a_format_cannot_hold_is_said(gold: Gold, tmp_path: Path) -> None:
    done = run(gold(), tmp_path / "out.conll")
    assert done.exit_code == 0
    assert "conll cannot hold relations, values, scores, pages and all metadata but the id: left out" in done.stderr
    assert run(tmp_path / "out.conll", tmp_path / "back.jsonl").exit_code == 0


def test_a_broken_document_is_named_and_the_others_are_written(gold: Gold, tmp_path: Path) -> None:
    source = gold(line("may"), "{broken\n", line("june"))
    done = run(source, tmp_path / "out.json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"warning: {source}: line 2: not JSON: " in done.stderr
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 2


def test_a_document_that_cannot_be_written_is_named_under_the_target(gold: Gold, tmp_path: Path) -> None:
    source = gold(line("may"), json.dumps({"text": "x\uffff", "meta": {"id": "odd"}}) + "\n")
    done = run(source, tmp_path / "out", "--to", "inception")
    assert done.exit_code == 1
    assert f"warning: {tmp_path / 'out'}: odd: holds a character that XML cannot hold" in done.stderr
    assert [path.stem for path in (tmp_path / "out").glob("*.xmi")] == ["may"]


def test_lines_go_through_pipes(gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = run(gold(), "-", "--to", "doccano").stdout
    assert piped.count("\n") == 2
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))
    back = run("-", "-", "--from", "doccano", stdin=piped)
    assert back.stdout == line("may") + line("june")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["{gold}", "{gold}"], "gold.jsonl: is what is read"),
        (["{gold}", "{folder}"], "does not tell its format"),
        (["{gold}", "{folder}", "--to", "brat"], "is a folder that is not empty"),
        (["{gold}", "{folder}/out.xyz"], "does not tell its format"),
        (["{gold}", "{folder}/out.xmi", "--to", "inception"], "inception is written as a folder: leave out the .xmi"),
        (["{gold}", "{folder}/gone/out.json"], "cannot be written: No such file or directory"),
        (["{gold}", "-", "--to", "spacy"], "spacy cannot go through a pipe"),
        (["{gold}", "{folder}/out.json", "--to", "excel"], "excel: is no format; there are spacy, prodigy"),
        (["{folder}/gone.json", "{folder}/out.json"], "gone.json: no such file or folder"),
        (["{folder}/a.txt", "{folder}/out.json"], "a.txt: is of none of the formats"),
        (["{folder}/mixed", "{folder}/out.json"], "mixed: holds files of brat and inception: say which is meant"),
        (["{folder}/empty.jsonl", "{folder}/out.json"], "is not written: there was no document for it"),
        (["{folder}/wrong.parquet", "{folder}/out.json"], "out.json: is not written"),
    ],
)
def test_unusable_arguments_leave_nothing_behind(arguments: list[str], reason: str, gold: Gold, tmp_path: Path) -> None:
    source = gold()
    (tmp_path / "a.txt").write_text("Ann", encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    (tmp_path / "wrong.parquet").write_bytes(b"PAR1 not really")
    (tmp_path / "mixed").mkdir()
    for name in ("a.ann", "b.xmi"):
        (tmp_path / "mixed" / name).touch()
    before = sorted(tmp_path.iterdir())
    done = run(*(a.format(gold=source, folder=tmp_path) for a in arguments))
    assert done.exit_code == (1 if "wrong" in arguments[0] else 2), done.stderr
    assert done.stdout == ""
    assert reason in done.stderr
    assert "Traceback" not in done.output
    assert sorted(tmp_path.iterdir()) == before


def test_an_old_file_stays_when_nothing_can_be_written(gold: Gold, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("mine", encoding="utf-8")
    assert run(gold("{broken\n"), tmp_path / "out.json").exit_code == 1
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", ["", "[", "{", "PAR1", "\x00\xff", '{"text": 1}', "Ann B-PERSON\n", "[1]", "[{}]"])
def test_any_content_converts_or_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "some"
    path.write_text(content, encoding="utf-8")
    done = run(path, tmp_path / "out.json")
    assert done.exit_code in (1, 2)
    assert "Traceback" not in done.output
    assert "some: " in done.stderr or "out.json: is not written" in done.stderr
