"""`rolecall evaluate` on prediction files: tables, JSON, minimums, and what it refuses."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rolecall.annotations import to_record, write_line
from rolecall.cli import app
from rolecall.corpora.markup import compile_markup
from rolecall.records import Minutes

MAY = compile_markup(
    "id: may\nbody: Cabinet\nmeeting_date: 2019-05-14\n---\n{P#a|Ann Rowe}, {R =a|Clerk}, paid {M 3 GBP|£3}."
)
JUNE = compile_markup("id: june\nbody: Cabinet\n---\n{P#b|Bo Hall} took the {R =b|Chair}.")

Writer = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    def write_documents(name: str, *documents: Minutes) -> Path:
        stream = StringIO()
        for minutes in documents:
            write_line(minutes, stream)
        path = tmp_path / name
        path.write_text(stream.getvalue(), encoding="utf-8")
        return path

    return write_documents


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def half(minutes: Minutes) -> Minutes:
    """The document without its first person."""
    return replace(minutes, mentions=minutes.mentions[1:], relations=())


def test_plain_table_of_counts_and_shares(write: Writer) -> None:
    gold, predictions = write("gold.jsonl", MAY, JUNE), write("found.jsonl", MAY, half(JUNE))
    result = run(gold, "--predictions", predictions)
    assert result.exit_code == 0
    assert result.stderr == ""
    rows = {tuple(line.split()) for line in result.stdout.splitlines()}
    assert ("entities", "precision", "recall", "f1", "95", "%", "tp", "fp", "fn", "boundary", "overlap") in rows
    assert ("PERSON", "1.000", "0.500", "0.667", "[0.000,", "1.000]", "1", "0", "1", "0.667", "0.667") in rows
    assert ("HOLDS", "1.000", "0.500", "0.667", "[0.000,", "1.000]", "1", "0", "1") in rows
    assert ("ORG", "-", "-", "-", "0", "0", "0", "-", "-") in rows
    assert ("values", "1.000", "1", "1") in rows  # of one document alone: no interval
    assert ("body", "1.000", "[1.000,", "1.000]", "2", "2") in rows


def test_no_resamples_no_intervals(write: Writer) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    result = run(gold, "--predictions", write("found.jsonl", MAY, half(JUNE)), "--resamples", 0)
    rows = {tuple(line.split()) for line in result.stdout.splitlines()}
    assert ("PERSON", "1.000", "0.500", "0.667", "1", "0", "1", "0.667", "0.667") in rows
    assert "%" not in result.stdout


def test_the_same_seed_prints_the_same(write: Writer) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    arguments = (gold, "--predictions", write("found.jsonl", MAY, half(JUNE)), "--json")
    first = json.loads(run(*arguments).stdout)["bootstrap"]
    assert first == json.loads(run(*arguments, "--seed", 0).stdout)["bootstrap"]
    assert (first["resamples"], first["seed"], first["level"]) == (1000, 0, 0.95)
    assert first["intervals"]["PERSON"] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("by", "names"), [("council", ["(not stated)"]), ("body", ["Cabinet"]), ("document", ["may", "june"])]
)
def test_a_row_for_each_group(write: Writer, by: str, names: list[str]) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    arguments = (gold, "--predictions", write("found.jsonl", MAY, half(JUNE)), "--by", by)
    lines = run(*arguments).stdout.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(by) and "documents" in line)
    table = lines[start + 1 :]
    assert all(line.startswith(name) for line, name in zip(table, [*names, "mean", "lowest", "highest"], strict=False))
    groups = json.loads(run(*arguments, "--json").stdout)["groups"]
    assert groups["by"] == by
    assert len(groups["rows"]) == len(names)


def test_compared_with_other_predictions(write: Writer) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    worse, better = write("worse.jsonl", MAY, half(JUNE)), write("better.jsonl", MAY, JUNE)
    arguments = (gold, "--predictions", worse, "--compare", better)
    result = run(*arguments)
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["comparison", "worse.jsonl", "better.jsonl"] in [row[:3] for row in rows]
    assert ["PERSON", "0.667", "1.000", "+0.333"] in [row[:4] for row in rows]
    comparison = json.loads(run(*arguments, "--json").stdout)["comparison"]
    assert comparison["other"] == str(better)
    assert comparison["differences"]["PERSON"]["difference"] == pytest.approx(1 / 3)
    assert comparison["differences"]["PERSON"]["better"] == pytest.approx(0.75, abs=0.05)
    assert comparison["differences"]["AT"]["difference"] is None


def test_a_document_that_the_other_lacks_is_named_and_fails(write: Writer) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    result = run(gold, "--predictions", gold, "--compare", write("other.jsonl", MAY))
    assert result.exit_code == 1
    assert "june: not returned by" in result.stderr


def test_an_unknown_other_is_named_in_one_line(write: Writer) -> None:
    gold = write("gold.jsonl", MAY)
    for other in ("no_such_model", "no-such.jsonl"):
        result = run(gold, "--predictions", gold, "--compare", other)
        assert result.exit_code == 2
        assert other in result.stderr
        assert result.stderr.count("\n") == 1


def test_errors_are_written_to_a_page(write: Writer, tmp_path: Path) -> None:
    gold, page = write("gold.jsonl", MAY, JUNE), tmp_path / "errors.html"
    result = run(gold, "--predictions", write("found.jsonl", MAY, half(JUNE)), "--errors", page)
    assert result.exit_code == 0
    assert result.stderr == ""
    text = page.read_text(encoding="utf-8")
    assert "<h1>found.jsonl on gold.jsonl</h1>" in text
    assert '<mark class="gold">Bo Hall</mark>' in text
    assert text.count("<article>") == 2


@pytest.mark.parametrize("place", ["no-such-folder/errors.html", "-"])
def test_a_page_that_cannot_be_written_is_told(write: Writer, tmp_path: Path, place: str) -> None:
    gold = write("gold.jsonl", MAY)
    result = run(gold, "--predictions", gold, "--errors", place if place == "-" else tmp_path / place)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1


def test_a_terminal_gets_ruled_tables(write: Writer) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    terminal = {"FORCE_COLOR": "1", "COLUMNS": "100"}
    result = CliRunner(env=terminal).invoke(app, ["evaluate", str(gold), "--predictions", str(gold)])
    assert result.exit_code == 0
    assert "────" in result.stdout
    assert "REFERS (same person)" in result.stdout


def test_a_terminal_shows_names_as_they_are(write: Writer) -> None:
    gold = str(write("gold.jsonl", replace(MAY, council="Amble [b]")))
    terminal = {"FORCE_COLOR": "1", "COLUMNS": "160"}
    result = CliRunner(env=terminal).invoke(app, ["evaluate", gold, "--predictions", gold, "--by", "council"])
    assert "Amble [b]" in result.stdout


def test_json_is_all_that_stdout_holds(write: Writer) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    result = run(gold, "--predictions", write("found.jsonl", MAY), "--json")
    record = json.loads(result.stdout)
    assert record["counts"]["entities"]["tp"] == 3
    assert record["missing"] == ["june"]


def test_a_document_not_returned_is_named_and_fails(write: Writer) -> None:
    gold = write("gold.jsonl", MAY, JUNE)
    result = run(gold, "--predictions", write("found.jsonl", MAY, replace(JUNE, id="july")))
    assert result.exit_code == 1
    assert "june: not returned" in result.stderr
    assert "july: predicted, but not in" in result.stderr


@pytest.mark.parametrize(
    ("minimums", "code", "told"),
    [
        (["--min-f1", "0.8"], 0, []),
        (["--min-f1", "0.95"], 1, ["entities: 0.8889, below the minimum 0.95"]),
        (["--min", "PERSON=0.6", "--min", "values=1.0"], 0, []),
        (
            ["--min", "PERSON=0.7", "--min", "body=1", "--min", "HOLDS=0.9"],
            1,
            ["PERSON: 0.6667", "HOLDS: 0.6667"],
        ),
        (["--min", "AT=0.5"], 1, ["AT: nothing to measure"]),
    ],
)
def test_minimums(write: Writer, minimums: list[str], code: int, told: list[str]) -> None:
    gold, predictions = write("gold.jsonl", MAY, JUNE), write("found.jsonl", MAY, half(JUNE))
    result = run(gold, "--predictions", predictions, *minimums)
    assert result.exit_code == code
    lines = result.stderr.splitlines()
    assert len(lines) == len(told)
    assert all(start in line for line, start in zip(lines, told, strict=True))


def test_minimums_of_a_file_give_way_to_options(write: Writer, tmp_path: Path) -> None:
    gold, predictions = write("gold.jsonl", MAY, JUNE), write("found.jsonl", MAY, half(JUNE))
    floors = tmp_path / "floors.toml"
    floors.write_text("PERSON = 0.9\nbody = 1.0\n", encoding="utf-8")
    arguments = (gold, "--predictions", predictions, "--threshold-file", floors)
    assert run(*arguments).exit_code == 1
    assert run(*arguments, "--min", "person=0.5").exit_code == 0


def _overlapping() -> str:
    record = to_record(MAY)
    record["spans"][1]["start"] = 1
    return json.dumps(record)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"text": "A"}\n{"text": ', "gold.jsonl: line 2: "),
        (b'{"meta": {"id": "may"}}\n', "gold.jsonl: line 1: not an object with a text"),
        (_overlapping().encode(), "gold.jsonl: line 1: may:0-8 'Ann Rowe' overlaps"),
        (b"\xff\xfe\n", "gold.jsonl: line 1: not UTF-8: byte 0xff at position 0"),
        (b"\n", "gold.jsonl: holds no documents"),
        (None, "gold.jsonl: no such file or folder"),
    ],
)
def test_a_broken_gold_file_is_named_in_one_line(
    write: Writer, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    gold, predictions = tmp_path / "gold.jsonl", write("found.jsonl", MAY)
    if content is not None:
        gold.write_bytes(content)
    for arguments in ((gold, "--predictions", predictions), (predictions, "--predictions", gold)):
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert reason in result.stderr
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--min", "PEOPLE=0.9"], "no metric 'PEOPLE'"),
        (["--min", "PERSON"], "expected NAME=VALUE"),
        (["--min-f1", "2"], "the minimum of entities must lie between 0 and 1"),
        (["--min-f1", "nan"], "the minimum of entities must lie between 0 and 1"),
        (["--min-f1", "high"], "--min-f1"),
        (["--threshold-file", "no-such.toml"], "no-such.toml: No such file"),
        (["--by", "county"], "--by"),
        (["--resamples", "-1"], "--resamples"),
        (["--model", "other"], "--model and --predictions exclude each other"),
    ],
)
def test_unusable_arguments(write: Writer, arguments: list[str], reason: str) -> None:
    gold = write("gold.jsonl", MAY)
    result = run(gold, "--predictions", gold, *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_predictions_for_another_text_are_refused(write: Writer) -> None:
    other = write("found.jsonl", replace(JUNE, id="may"))
    result = run(write("gold.jsonl", MAY), "--predictions", other)
    assert result.exit_code == 2
    assert "may: the predictions have another text than the gold" in result.stderr


def test_an_unknown_model_is_named_in_one_line(write: Writer) -> None:
    result = run(write("gold.jsonl", MAY), "--model", "no_such_model")
    assert result.exit_code == 2
    assert "no_such_model" in result.stderr
    assert result.stderr.count("\n") == 1
