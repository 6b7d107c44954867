"""Every example of the documentation is run, and prints what its page says it prints."""

import shutil
from pathlib import Path

import duckdb
import pytest

from documented import (
    ROOT,
    blocks_of,
    console_lines,
    is_shown,
    lay_out,
    printed_by_command,
    printed_by_python,
    shell_lines,
)

DOCS = ROOT / "docs"
PAGES = sorted(str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md"))
STORE = "council.duckdb"
_RUN = {"python", "sh", "console", "sql"}

pytestmark = pytest.mark.usefixtures("models_once")


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory, models_once: None) -> Path:  # noqa: ARG001 - loads one
    """A folder with `minutes/`, `gold.jsonl`, and what the first commands of the quick start make of them."""
    place = tmp_path_factory.mktemp("docs")
    lay_out(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        printed_by_command("rolecall extract minutes/ -o minutes.jsonl")
        printed_by_command(f"rolecall careers minutes.jsonl --store {STORE}")
    return place


@pytest.mark.parametrize("page", [page for page in PAGES if {b.language for b in blocks_of(DOCS / page)} & _RUN])
def test_the_examples_of_a_page_run_in_order(
    page: str, laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    (tmp_path / "training").symlink_to(ROOT / "training")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "example"}
    printed = ""
    for block in blocks_of(DOCS / page):
        match block.language:
            case "python":
                printed = printed_by_python(block.text, names)
            case "sh":
                for line in shell_lines(block):
                    printed_by_command(line)
            case "console":
                for line, shown in console_lines(block):
                    printed = printed_by_command(line)
                    assert is_shown(shown, printed), printed
            case "sql":
                with duckdb.connect(STORE, read_only=True) as store:
                    assert store.execute(block.text).fetchall(), block.text
            case "text" if block.follows:
                assert is_shown(block.text.splitlines(), printed), printed


def test_what_is_shown_is_compared() -> None:
    assert is_shown(["one", "...", "four …"], "one\ntwo\nthree\nfour and more\n")
    assert not is_shown(["one", "two"], "one\nthree\n")
    assert not is_shown(["one"], "one\ntwo\n")
