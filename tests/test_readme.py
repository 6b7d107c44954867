"""What the README shows is run: its Python in order, its shell lines with the real command, its SQL on their store."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.S)
SQL = re.findall(r"```sql\n(.*?)```", README, re.S)
SHELL = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.startswith("rolecall ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with `minutes/` and `gold.jsonl`, made of the sample county."""
    place = tmp_path_factory.mktemp("readme")
    sample = ROOT / "corpus/documents/demo-aldershire"
    for kind, out in (("text", "minutes"), ("jsonl", "gold.jsonl")):
        subprocess.run([sys.executable, "-m", "rolecall.corpora", kind, str(sample), str(place / out)], check=True)
    return place


def test_the_readme_shows_all_three_languages() -> None:
    assert len(PYTHON) >= 2
    assert len(SHELL) >= 5
    assert len(SQL) >= 3


def test_the_python_runs_in_order(folder: Path) -> None:
    script = "\n".join(PYTHON)
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Helen Adeyemi Director of Children's Services Aldershire County Council" in done.stdout
    assert "('£13m', 'MONEY'" in done.stdout
    assert "'amount': '13000000'" in done.stdout
    assert "{'value': '2019-04'}" in done.stdout


def test_the_shell_lines_run_in_order_and_leave_a_store_to_query(folder: Path) -> None:
    rolecall = Path(sys.executable).with_name("rolecall")
    for line in SHELL:
        words = [str(rolecall), *shlex.split(line)[1:]]
        environment = {**os.environ, "COLUMNS": "200"}
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, f"{line}: {done.stderr}"
    assert (folder / "minutes.jsonl").read_text(encoding="utf-8").count("\n") == 5
    assert (folder / "careers.csv").read_text(encoding="utf-8").startswith("person_id,")
    assert (folder / "council.duckdb").exists()
    with duckdb.connect(folder / "council.duckdb", read_only=True) as store:
        for query in SQL:
            assert store.execute(query).fetchall(), query
