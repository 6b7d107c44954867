"""`rolecall extract`, through the command line: results on stdout, messages on stderr, exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rolecall.annotations import to_record
from rolecall.cli import app
from rolecall.corpora.markup import compile_markup

Put = Callable[[str, str | bytes], Path]
MINUTES = "Marle Parish Council\r\nPresent: Cllr Ana Dawe (Chairman), Ida Rook (Clerk)\nThe grant was £1,200.\n"


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def put(name: str, content: str | bytes = MINUTES) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put


def line(id_: str) -> str:
    source = f"id: {id_}\n---\nCllr {{P#d|Ana Dawé}} ({{R =d|Chairman}})"
    return json.dumps(to_record(compile_markup(source)), ensure_ascii=False) + "\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments)])


def test_lines_that_were_extracted_pass_unchanged(put: Put) -> None:
    content = line("a") + line("b")
    done = run(put("out.jsonl", content))
    assert (done.exit_code, done.stdout, done.stderr) == (0, content, "")


def test_a_texts_offsets_index_the_files_own_content(put: Put) -> None:
    path = put("may.txt", MINUTES)
    done = run(path)
    assert done.exit_code == 0
    record = json.loads(done.stdout)
    assert record["text"].encode() == path.read_bytes()
    assert set(record["meta"]) == {"id", "source", "title", "meeting_date", "body", "council", "type"}
    assert (record["meta"]["id"], record["meta"]["source"]) == ("may", path.as_posix())
    found = {(s["label"], record["text"][s["start"] : s["end"]]) for s in record["spans"]}
    assert {("PERSON", "Ana Dawe"), ("ROLE", "Chairman"), ("MONEY", "£1,200")} <= found
    assert all("score" in s for s in record["spans"])


def test_what_fails_is_named_and_the_rest_is_written(put: Put, tmp_path: Path) -> None:
    out = tmp_path / "result.jsonl"
    done = run(
        put("a.jsonl", line("a")),
        tmp_path / "gone.txt",
        put("empty.txt", ""),
        put("scan.txt", b"\0\1\2"),
        put("long.txt", b"x" * 20_000_000),
        put("c.jsonl", line("c")),
        "-o",
        out,
    )
    assert (done.exit_code, done.stdout) == (1, "")
    assert out.read_text(encoding="utf-8") == line("a") + line("c")
    messages = done.stderr.splitlines()
    for name, reason in {
        "gone.txt": "no such file or folder",
        "empty.txt": "is empty",
        "scan.txt": "is a binary file, not text",
        "long.txt": "has 20,000,000 characters; the limit is 1,000,000, split it or raise --max-chars",
    }.items():
        assert f"warning: {tmp_path / name}: {reason}" in messages
    assert messages[-1] == "2 documents read, 4 inputs failed"
    assert len(messages) == 5


def test_files_passed_over_are_told_and_are_no_failure(put: Put, tmp_path: Path) -> None:
    put("scan.png", b"\x89PNG")
    put("out.jsonl", line("a"))
    done = run(tmp_path)
    assert (done.exit_code, done.stdout) == (0, line("a"))
    assert done.stderr.count("scan.png: skipped") == 1


def test_a_second_run_into_the_same_folder_is_the_same(put: Put, tmp_path: Path) -> None:
    put("a.jsonl", line("a"))
    out = tmp_path / "result.jsonl"
    assert [run(tmp_path, "-o", out).exit_code for _ in range(2)] == [0, 0]
    assert out.read_text(encoding="utf-8") == line("a")


def test_max_chars_can_be_set(put: Put) -> None:
    done = run(put("a.txt", "Present: Ana Dawe"), "--max-chars", 5)
    assert done.exit_code == 1
    assert "has 17 characters; the limit is 5," in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["{path}", "--jobs", "0"],
        ["{path}", "--max-chars", "0"],
        ["{path}", "--nonsense"],
        ["{path}", "--model", "no_such_model"],
        ["{path}", "-o", "{folder}"],
        ["{path}", "-o", "{folder}/gone/out.jsonl"],
    ],
)
def test_unusable_arguments(put: Put, tmp_path: Path, arguments: list[str]) -> None:
    path = put("a.txt", MINUTES)
    done = run(*(a.format(path=path, folder=tmp_path) for a in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly(put: Put) -> None:
    path = put("a.jsonl", "".join(line(str(n)) for n in range(3000)))
    command = [sys.executable, "-c", "from rolecall.cli import main; main()", "extract", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"text"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_results_are_utf_8_whatever_the_locale(put: Put) -> None:
    command = [sys.executable, "-c", "from rolecall.cli import main; main()", "extract"]
    environment = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    done = subprocess.run([*command, str(put("a.jsonl", line("a")))], capture_output=True, env=environment, check=True)
    assert done.stdout.decode("utf-8") == line("a")


def test_min_score_leaves_out_relations_that_are_scored_lower(put: Put) -> None:
    path = put("may.txt", MINUTES)
    relations = [json.loads(run(path, "--min-score", score).stdout)["relations"] for score in (0, 1)]
    assert relations[0]
    assert all(r["score"] == 1 for r in relations[1])
    extracted = put("may.jsonl", json.dumps(json.loads(run(path).stdout)) + "\n")
    assert json.loads(run(extracted, "--min-score", 1).stdout)["relations"] == relations[1]
