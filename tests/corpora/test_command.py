"""`python -m rolecall.corpora`: marked-up documents become plain texts or annotations."""

import subprocess
import sys
from pathlib import Path

import pytest

from rolecall.annotations import read_jsonl
from rolecall.corpora.__main__ import main

GOOD = "id: amble-2019\nmeeting_date: 2019-05-01\n---\nPresent: {P#a|Ann Pugsley} ({R =a|Clerk})\n"
ALSO = "id: wold-2020\n---\nThe sum was {M 5 GBP|£5}.\n"
BROKEN = "id: broken\n---\n{Q|Ann}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = tmp_path / "documents"
    (documents / "amble").mkdir(parents=True)
    (documents / "amble" / "amble-2019.mark").write_text(GOOD, encoding="utf-8")
    (documents / "wold-2020.mark").write_text(ALSO, encoding="utf-8")
    (documents / "README.md").write_text("no document", encoding="utf-8")
    return documents


def test_text_writes_one_plain_file_a_document(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "texts"
    assert main(["text", str(folder), str(out)]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == {
        "amble-2019.txt": "Present: Ann Pugsley (Clerk)\n",
        "wold-2020.txt": "The sum was £5.\n",
    }


def test_jsonl_writes_all_documents_into_one_file(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "corpus.jsonl"
    assert main(["jsonl", str(folder), str(out)]) == 0
    first, second = read_jsonl(out)
    assert (first.id, first.meeting_date, second.id) == ("amble-2019", "2019-05-01", "wold-2020")
    assert [(r.head.text, r.label, r.child.text) for r in first.relations] == [("Ann Pugsley", "HOLDS", "Clerk")]
    assert second.mentions[0].value == {"amount": "5", "currency": "GBP"}


@pytest.mark.parametrize(("kind", "out"), [("text", "texts"), ("jsonl", "corpus.jsonl")])
def test_a_broken_document_is_named_and_the_others_are_written(
    kind: str, out: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.mark").write_text(BROKEN, encoding="utf-8")
    assert main([kind, str(folder), str(tmp_path / out)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert str(folder / "broken.mark") in told.err
    assert "stray brace" in told.err
    written = tmp_path / out
    assert len(list(written.iterdir()) if kind == "text" else list(read_jsonl(written))) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["text"],
        ["text", "FOLDER"],
        ["pdf", "FOLDER", "out"],
        ["text", "no-folder", "out"],
        ["text", "FOLDER", "a", "b"],
    ],
)
def test_unusable_arguments_tell_the_usage(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder) if word == "FOLDER" else word for word in arguments]) == 2
    assert "text" in capsys.readouterr().err


def test_as_a_module(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rolecall.corpora", "text", str(folder), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "out" / "amble-2019.txt").is_file()
