"""Runs one after another: killed and run again, with more documents, with corrections, by two at once."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from rolecall.annotations import write_line
from rolecall.careers import build_careers
from rolecall.cli import app
from rolecall.corpora.markup import compile_markup
from rolecall.records import Minutes
from rolecall.store import open_store, read_careers, save_run

NAMES = ("Ann Hart", "Ivo Slade", "Una Thorne", "Nell Farrow", "Tom Whelan")
KILLS = 20


def minutes(number: int) -> Minutes:
    pick = random.Random(number).choice  # noqa: S311
    year = 2001 + number // 12
    head = f"id: d{number:03}\nmeeting_date: {year}-{number % 12 + 1:02}-07\ncouncil: Marle Council\nbody: Parks\n"
    chair = f"Present: {{P#a|{pick(NAMES)}}} ({{R =a|{pick(('Chairman', 'Clerk'))}}}), "
    return compile_markup(f"{head}---\n{chair}{{P#b|Zed Ooi}}, {{R =b|Head of Parks}}.")


def written(path: Path, numbers: Sequence[int]) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        for number in numbers:
            write_line(minutes(number), stream)
    return path


def careers(*words: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["careers", *map(str, words)])
    assert result.exit_code == code, result.output
    return result.stderr


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_store(path, read_only=True) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}  # noqa: S608


def documents_in(path: Path) -> int:
    if not path.exists() or not path.stat().st_size:
        return 0
    with duckdb.connect(path) as connection:
        made = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'documents'").fetchone()
        found = connection.execute("SELECT count(*) FROM documents").fetchone() if made else None
    return int(found[0]) if found else 0


def test_a_killed_run_is_completed_by_the_next(tmp_path: Path) -> None:
    source = written(tmp_path / "all.jsonl", range(400))
    whole, broken = tmp_path / "whole.duckdb", tmp_path / "broken.duckdb"
    command = [sys.executable, "-m", "rolecall", "careers", str(source), "-f", "json", "-o", os.devnull, "--store"]
    start = time.perf_counter()
    subprocess.run([*command, str(whole)], check=True, capture_output=True)
    takes = time.perf_counter() - start
    moment = random.Random(1)  # noqa: S311
    killed = saved = 0
    for _ in range(KILLS):
        process = subprocess.Popen([*command, str(broken)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(moment.uniform(0.2, 0.95) * takes)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        if broken.exists() and broken.stat().st_size:
            with duckdb.connect(broken) as connection:
                tables = connection.execute(
                    "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'documents'"
                ).fetchone()
                count = connection.execute("SELECT count(*) FROM documents").fetchone() if tables != (0,) else (0,)
            assert count is not None
            assert count[0] >= saved, "a run that was killed lost documents that an earlier one had finished"
            saved = count[0]
    assert killed
    subprocess.run([*command, str(broken)], check=True, capture_output=True)
    assert content(broken) == content(whole)


def test_a_person_keeps_its_id_when_older_documents_come(tmp_path: Path) -> None:
    store = tmp_path / "lives.duckdb"
    careers(written(tmp_path / "new.jsonl", range(60, 90)), "--store", store)
    with open_store(store, read_only=True) as connection:
        before = {p.name: p.id for p in read_careers(connection).people}
    careers(written(tmp_path / "old.jsonl", range(30)), "--store", store)
    with open_store(store, read_only=True) as connection:
        after = read_careers(connection)
    assert {p.name: p.id for p in after.people} == before
    fresh = build_careers(map(minutes, [*range(30), *range(60, 90)]))
    assert [p.tenures for p in fresh.people] == [p.tenures for p in after.people]
    assert {p.id for p in fresh.people} != set(before.values())


@pytest.mark.parametrize(
    ("damage", "anew"),
    [
        ("SELECT 1", "2 of 6 people linked anew"),
        ("UPDATE linked_components SET outcome = '[[], [], []]'", ""),
        ("UPDATE linked_components SET outcome = 'no JSON'", ""),
        ("UPDATE linked_components SET fingerprint = reverse(fingerprint)", ""),
        ("INSERT INTO linked_components VALUES ('x', '', 'y')", "2 of 6 people linked anew"),
        ("DELETE FROM linked_components", ""),
    ],
)
def test_what_linking_came_to_before_changes_nothing(tmp_path: Path, damage: str, anew: str) -> None:
    store, whole = tmp_path / "lives.duckdb", tmp_path / "whole.duckdb"
    careers(written(tmp_path / "some.jsonl", range(30)), "--store", store)
    with duckdb.connect(store) as connection:
        connection.execute(damage)
    new = written(tmp_path / "new.jsonl", [30])
    assert careers(new, "--store", store).strip() == anew
    assert careers(new, "--store", store).strip() == "0 of 6 people linked anew"
    careers(tmp_path / "some.jsonl", new, "--store", whole)
    found, expected = content(store), content(whole)
    assert found.pop("runs") != expected.pop("runs")  # the store has one more, of the first documents
    assert found == expected


def test_texts_that_the_store_has_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, store = tmp_path / "texts", tmp_path / "lives.duckdb"
    folder.mkdir()
    (folder / "a.txt").write_text("Present: Ann Hart (Chairman).\n", encoding="utf-8")
    careers(folder, "--store", store, "--model", "minutes_rules")
    before = content(store)

    def none(name: str) -> None:
        raise AssertionError(f"{name} was loaded to read what had been read")

    monkeypatch.setattr("rolecall.pipeline.loading.load", none)
    careers(folder, "--store", store, "--model", "minutes_rules")
    assert content(store) == before
    (folder / "a.txt").write_text("Present: Ann Hart (Clerk).\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="minutes_rules was loaded"):
        CliRunner().invoke(
            app, ["careers", str(folder), "--store", str(store), "--model", "minutes_rules"], catch_exceptions=False
        )


def test_corrections_beside_the_store_survive_every_run(tmp_path: Path) -> None:
    store, source = tmp_path / "lives.duckdb", written(tmp_path / "all.jsonl", range(5))
    correction = {"verdict": "name", "a": "Zed Ooi", "value": "Zedekiah Ooi", "by": "me"}
    gone = {"verdict": "wrong", "a": "d900:1-2", "why": "typing slip"}
    lines = "\n".join(map(json.dumps, (correction, gone)))
    (tmp_path / "corrections.jsonl").write_text(lines, encoding="utf-8")
    for _ in range(2):
        assert "correction not applied: wrong d900:1-2 (typing slip)" in careers(source, "--store", store)
        with open_store(store, read_only=True) as connection:
            names = {p.name for p in read_careers(connection).people}
        assert "Zedekiah Ooi" in names
        assert "Zed Ooi" not in names
    (tmp_path / "corrections.jsonl").write_text("[]", encoding="utf-8")
    assert "corrections.jsonl: correction 1: expected the keys" in careers(source, "--store", store, code=2)


def test_two_processes_do_not_write_one_store_at_once(tmp_path: Path) -> None:
    store = tmp_path / "lives.duckdb"
    save_run(store, [minutes(1)], build_careers([minutes(1)]))
    before = content(store)
    hold = f"import duckdb, sys; c = duckdb.connect({str(store)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        assert "cannot be opened as a rolecall store" in careers(
            written(tmp_path / "x.jsonl", [2]), "--store", store, code=2
        )
        other.stdin.close()
    assert content(store) == before
