"""`rolecall read` shows the text and nothing else on stdout; `rolecall info` tells what is there."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rolecall.annotations import to_record
from rolecall.cli import app
from rolecall.records import Minutes, PageMap, Place

PAGED = Minutes(
    "m", "Present\nCllr Dawe\nItem 1\n", pages=PageMap(2, (Place(0, 7, 1), Place(8, 17, 1), Place(18, 24, 2)))
)  # fmt: skip


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def paged(tmp_path: Path) -> Path:
    path = tmp_path / "m.jsonl"
    path.write_text(json.dumps(to_record(PAGED)), encoding="utf-8")
    return path


def test_the_text_of_one_file_is_all_that_comes_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Present: Cllr Dawe", encoding="utf-8")
    done = run("read", path)
    assert (done.exit_code, done.stdout) == (0, "Present: Cllr Dawe")
    assert done.stderr == f"{path}: 'Present: Cllr Dawe', 18 characters\n"


def test_several_are_headed_and_failures_told(tmp_path: Path) -> None:
    for name, text in (("a.txt", "one"), ("b.txt", "two\n"), ("c.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("read", tmp_path)
    assert (done.exit_code, done.stdout) == (1, f"==> {tmp_path}/a.txt <==\none\n==> {tmp_path}/b.txt <==\ntwo\n")
    assert f"warning: {tmp_path / 'c.txt'}: is empty" in done.stderr


def test_pages_begin_with_a_line(paged: Path) -> None:
    done = run("read", paged, "--format", "pages")
    assert done.stdout == "--- page 1 ---\nPresent\nCllr Dawe\n--- page 2 ---\nItem 1\n"
    assert "2 pages" in done.stderr


def test_json_has_the_places(paged: Path) -> None:
    found = json.loads(run("read", paged, "--format", "json").stdout)
    assert (found["id"], found["text"], found["pages"]["count"]) == ("m", PAGED.text, 2)
    assert found["pages"]["places"][2] == {"start": 18, "end": 24, "page": 2, "box": None}


def test_info_names_models_and_what_is_missing() -> None:
    found = json.loads(run("info", "--json").stdout)
    assert {"minutes_rules", "minutes_sm"} <= set(found["models"])
    assert ".txt" in found["reads"]
    of_model = json.loads(run("info", "minutes_sm", "--json").stdout)
    assert of_model["labels"]["ner"] == ["ORG", "PERSON", "ROLE"]
    assert 0.8 < of_model["accuracy"]["ents_f"] < 1
    failed = run("info", "minutes_xl")
    assert failed.exit_code == 2
    assert "minutes_rules, minutes_sm" in failed.stderr
