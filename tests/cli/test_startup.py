"""The command line answers about itself without loading what the commands need."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from rolecall.cli import COMMANDS

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


def test_help_lists_every_command_and_loads_none() -> None:
    _, stdout, modules = run("--help")
    for command in COMMANDS:
        assert f" {command} " in stdout
    assert not [name for name in modules if name.startswith("rolecall.cli.")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_line_of_a_command_is_the_first_of_its_docstring(command: str) -> None:
    place, line = COMMANDS[command]
    module, _, function = place.partition(":")
    assert (getattr(import_module(module), function).__doc__ or "").partition("\n")[0] == line


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    words = {"COMP_WORDS": "rolecall ext", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "rolecall ext"}
    done = subprocess.run(
        [str(Path(sys.executable).with_name("rolecall"))],
        env={
            **os.environ,
            **words,
            "_ROLECALL_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "extract" in done.stdout


def processor_seconds(module: str) -> float:
    """The least processor time of three runs of `--help`; not wall clock, since the machine may be busy."""
    times = []
    for _ in range(3):
        start = os.times()
        subprocess.run([sys.executable, "-m", module, "--help"], capture_output=True, check=True, timeout=60)
        end = os.times()
        times.append(end.children_user + end.children_system - start.children_user - start.children_system)
    return min(times)


def test_help_comes_at_once() -> None:
    assert processor_seconds("rolecall") < 2 * processor_seconds("typer")  # it takes less: no machine's speed is asked


def test_version_is_the_package_s() -> None:
    from importlib.metadata import version

    assert run("--version")[1].split() == ["rolecall", version("rolecall")]


@pytest.mark.parametrize("arguments", [("evalute",), ("--no-such-option",), ("evaluate",), ()])
def test_unusable_arguments_exit_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2
