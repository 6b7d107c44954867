"""`rolecall report`, through the command line, on a store that `careers` wrote."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rolecall.cli import app
from rolecall.records import Careers, Minutes, Person, Tenure
from rolecall.store import open_store, save_run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "marle.duckdb"
    careers = Careers((Person("p", "Ana Dawe", tenures=(Tenure("Clerk", ("Clerk",), "Marle Council"),)),))
    save_run(path, [Minutes("may", "Ana Dawe, Clerk", title="May", meeting_date="2019-05-07")], careers)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["report", *map(str, arguments)])


def test_a_page_goes_to_a_file_or_to_stdout(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = run(store, "-o", out)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert '"Ana Dawe"' in page
    assert run(store).stdout == page


def test_the_title_is_the_stores_unless_given(store: Path) -> None:
    assert "<title>Who held which post: marle</title>" in run(store).stdout
    assert "<title>A &lt;b&gt; &amp; C</title>" in run(store, "--title", "A <b> & C").stdout


def test_the_store_stays_as_it_was(store: Path) -> None:
    before = store.read_bytes()
    assert run(store).exit_code == 0
    assert store.read_bytes() == before
    done = run(store, "-o", store)
    assert (done.exit_code, store.read_bytes()) == (2, before)
    assert "is the store" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{folder}/gone.duckdb"], "no such file"),
        (["{folder}"], "is a folder"),
        (["{text}"], "is not a rolecall store"),
        (["{store}", "-o", "{folder}/gone/out.html"], "cannot be written"),
        ([], "Missing argument"),
    ],
)
def test_unusable_arguments(store: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    text = tmp_path / "minutes.txt"
    text.write_text("Present: Ana Dawe\n" * 99, encoding="utf-8")
    done = run(*(a.format(store=store, folder=tmp_path, text=text) for a in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_store_of_an_older_version_is_told(store: Path) -> None:
    with open_store(store) as connection:
        connection.execute("UPDATE schema_version SET version = 1")
    done = run(store)
    assert done.exit_code == 2
    assert "older rolecall" in done.stderr
