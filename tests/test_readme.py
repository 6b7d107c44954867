"""What the README shows is run: its Python in order, its shell lines in order, its SQL on the store that they leave."""

from pathlib import Path

import duckdb
import pytest

from documented import ROOT, blocks_of, lay_out, printed_by_command, printed_by_python, shell_lines

README = blocks_of(ROOT / "README.md")
PYTHON = [block.text for block in README if block.language == "python"]
SQL = [block.text for block in README if block.language == "sql"]
SHELL = [line for block in README if block.language == "sh" for line in shell_lines(block)]

pytestmark = pytest.mark.usefixtures("models_once")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with `minutes/` and `gold.jsonl`."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_readme_shows_all_three_languages() -> None:
    assert len(PYTHON) >= 2
    assert len(SHELL) >= 5
    assert len(SQL) >= 3


@pytest.mark.usefixtures("folder")
def test_the_python_runs_in_order() -> None:
    names: dict[str, object] = {"__name__": "readme"}
    printed = "".join(printed_by_python(block, names) for block in PYTHON)
    assert "Helen Adeyemi Director of Children's Services Aldershire County Council" in printed
    assert "('£13m', 'MONEY'" in printed
    assert "'amount': '13000000'" in printed
    assert "{'value': '2019-04'}" in printed


def test_the_shell_lines_run_in_order_and_leave_a_store_to_query(folder: Path) -> None:
    for line in SHELL:
        printed_by_command(line)
    assert (folder / "minutes.jsonl").read_text(encoding="utf-8").count("\n") == 5
    assert (folder / "careers.csv").read_text(encoding="utf-8").startswith("person_id,")
    assert (folder / "council.duckdb").exists()
    with duckdb.connect(folder / "council.duckdb", read_only=True) as store:
        for query in SQL:
            assert store.execute(query).fetchall(), query
