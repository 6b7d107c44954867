"""The site builds without a warning, fetches nothing, and leaves out nothing that rolecall has."""

import html
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import rolecall
from documented import ROOT
from rolecall import questions
from rolecall.cli import COMMANDS
from rolecall.store import open_store

REGISTRIES = ("architectures", "factories", "readers", "span_getters", "tokenizers")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole documentation as it is published."""
    out = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


def text_of(page: Path) -> str:
    """What is to be read on a page."""
    return html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = re.findall(
            r"<(?:link|script|img|iframe)\b[^>]*(?:href|src)=[\"']?(?:https?:)?//", page.read_text("utf-8")
        )
        assert not loaded, page


def test_every_command_is_there_with_its_options(site: Path) -> None:
    text = text_of(site / "command-line.html")
    for command in COMMANDS:
        assert f"$ rolecall {command}" in text
    assert "--threshold-file" in text


def test_every_public_name_is_there(site: Path) -> None:
    anchors = (site / "python.html").read_text(encoding="utf-8")
    for name in rolecall.__all__:
        assert name == "__version__" or re.search(rf'id="rolecall\.(\w+\.)*{name}"', anchors), name
    for name in questions.__all__:
        assert re.search(rf'id="rolecall\.questions\.(\w+\.)*{name}"', anchors), name


def test_everything_registered_with_spacy_is_there(site: Path) -> None:
    text = "".join(text_of(page) for page in (site / "components").glob("*.html"))
    for registry in REGISTRIES:
        for entry in entry_points(group=f"spacy_{registry}"):
            if entry.value.startswith("rolecall."):
                assert f"{entry.name}" in text, entry.name
                assert registry != "factories" or (site / f"components/{entry.name}.html").exists()


def test_every_table_and_view_of_a_store_is_there(site: Path, tmp_path: Path) -> None:
    text = text_of(site / "data-formats.html")
    told = (ROOT / "docs/data-formats.md").read_text(encoding="utf-8")
    with open_store(tmp_path / "new.duckdb") as store:
        for (name,) in store.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            assert f"`{name}`" in told, name
        for name, comment in store.execute(
            "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
        ).fetchall():
            assert name in text
            assert " ".join(comment.replace("`", "").split()) in " ".join(text.split())


def test_the_notebook_is_there_with_what_it_gives(site: Path) -> None:
    text = text_of(site / "demo.html")
    assert "2018-06-01 [('Sunil Bhatt', 'certain')]" in text
    assert "Gareth Prosser" in text


def test_notebooks_are_committed_without_outputs() -> None:
    for notebook in (ROOT / "docs").glob("*.ipynb"):
        text = notebook.read_text(encoding="utf-8")
        assert text.count('"outputs": []') == text.count('"cell_type": "code"')
        assert '"execution_count": null' in text
