"""The command line answers about itself without loading what the commands need."""

import json
import subprocess
import sys

import pytest

# Runs the program as the console script does, then tells its exit code and every module it loaded.
PROGRAM = """
import io, json, sys
from rolecall.cli import main
sys.argv[0], told = "rolecall", io.StringIO()
sys.stdout, stdout = told, sys.stdout
try:
    main()
except SystemExit as end:
    code = end.code
print(json.dumps([code, told.getvalue(), sorted(sys.modules)]), file=stdout)
"""
HEAVY = {"spacy", "cassis", "datasets", "duckdb", "thinc", "numpy", "torch", "transformers"}


def run(*arguments: str) -> tuple[int, str, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    code, stdout, modules = json.loads(done.stdout)
    return code, stdout, set(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("-h",),
        ("--version",),
        ("extract", "--help"),
        ("careers", "--help"),
        ("evaluate", "--help"),
        ("annotate", "--help"),
        ("convert", "--help"),
        ("report", "--help"),
    ],
    ids=" ".join,
)
def test_asking_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code, stdout, modules = run(*arguments)
    assert code == 0
    assert stdout
    assert not HEAVY & modules


def test_a_command_is_loaded_when_it_is_called_for() -> None:
    _, _, modules = run("evaluate", "--help")
    assert "rolecall.cli.evaluate" in modules
    assert "rolecall.cli.careers" not in modules


def test_help_lists_every_command() -> None:
    _, stdout, _ = run("--help")
    for command in ("extract", "careers", "evaluate"):
        assert f" {command} " in stdout


def test_version_is_the_package_s() -> None:
    from importlib.metadata import version

    assert run("--version")[1].split() == ["rolecall", version("rolecall")]


@pytest.mark.parametrize("arguments", [("evalute",), ("--no-such-option",), ("evaluate",), ()])
def test_unusable_arguments_exit_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2
