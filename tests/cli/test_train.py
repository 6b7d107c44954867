"""`rolecall train`: a smoke run on a few documents; what it writes loads and reads."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

import rolecall
from rolecall.cli import app
from rolecall.pipeline.scored_ner import ScoredNER

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "training/configs/minutes_sm.cfg"
SMALL = (
    "training.max_epochs=1",
    "training.eval_frequency=2",
    "components.tok2vec.model.embed.width=8",
    "components.tok2vec.model.encode.width=8",
    "components.tok2vec.model.encode.depth=1",
    "components.ner.model.tok2vec.width=8",
)


def arguments(data: Path, output: Path) -> list[str]:
    settings = [*SMALL, f"paths.train={data}", f"paths.dev={data}"]
    return ["train", str(CONFIG), "-o", str(output), *(word for s in settings for word in ("--set", s))]


def test_a_model_is_trained_saved_loaded_and_resumed(data: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, arguments(data, tmp_path))
    assert done.exit_code == 0, done.output
    assert done.stdout.strip() == str(tmp_path / "model-best")
    nlp = rolecall.load(str(tmp_path / "model-best"))
    ner = nlp.get_pipe("ner")
    assert isinstance(ner, ScoredNER)
    assert ner.cfg["calibration"].keys() <= {"ORG", "PERSON", "ROLE"}
    assert ner.cfg["calibration"]
    assert nlp.meta["requirements"] == [f"rolecall>={version('rolecall')}"]
    (minutes,) = rolecall.annotate_texts(
        [("a", "Present: Ann Hartley (Clerk)\n\nIt cost £40.")], model=str(tmp_path / "model-best")
    )
    assert minutes.text.startswith("Present")
    assert [m.value["amount"] for m in minutes.mentions if m.label == "MONEY"] == ["40"]
    again = CliRunner().invoke(app, [*arguments(data, tmp_path), "--resume"])
    assert again.exit_code == 0, again.output


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["train", "no-such.cfg"], "no such file"),
        (["train", str(CONFIG), "--set", "training.max_epochs"], "NAME=VALUE"),
        (["train", str(CONFIG), "--set", "paths.train=no-such.jsonl"], "no-such.jsonl"),
    ],
)
def test_unusable_arguments_are_told_in_one_line(words: list[str], reason: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [*words, "-o", str(tmp_path)])
    assert done.exit_code == 2
    assert reason in done.stderr
    assert "Traceback" not in done.output


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "rolecall", "--version"], capture_output=True, text=True, check=True)
    assert version("rolecall") in done.stdout
