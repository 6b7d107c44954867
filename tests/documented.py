"""What the README and the documentation show, a folder to run it in, and how to run it.

A page is run in its order: `python` blocks in one namespace, lines of `sh` and `console` blocks that begin with
`rolecall`, `sql` blocks on `council.duckdb`. What a block must print is shown too: the lines after a `$` line of a
`console` block, and a `text` block right after a `python` block. There, a line `...` stands for any lines and ` …` at
the end of a line for the rest of it.
"""

import io
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from rolecall.cli import app

ROOT = Path(__file__).parents[1]
_FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.S | re.M)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and whether it stands right after the block before."""

    language: str
    text: str
    follows: bool


def blocks_of(page: Path) -> list[Block]:
    """The fenced blocks of a Markdown file, in order."""
    found, end = [], -1
    text = page.read_text(encoding="utf-8")
    for fence in _FENCE.finditer(text):
        found.append(Block(fence[1], fence[2], end >= 0 and not text[end : fence.start()].strip()))
        end = fence.end()
    return found


def shell_lines(block: Block) -> list[str]:
    """The lines of a `sh` block that call rolecall, joined where they are broken, without their comments."""
    lines = block.text.replace("\\\n", " ").splitlines()
    return [line.partition(" #")[0].strip() for line in lines if line.startswith("rolecall ")]


def console_lines(block: Block) -> list[tuple[str, list[str]]]:
    """Each command of a `console` block without its `$`, and the lines that it must print."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def is_shown(shown: list[str], printed: str) -> bool:
    """Whether the printed text is the one that a page shows."""
    pattern = "".join(_line_pattern(line.rstrip()) for line in _trimmed(shown))
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in _trimmed(printed.splitlines()))) is not None


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without blank ones at the beginning and the end."""
    return "\n".join(lines).strip("\n").splitlines()


def _line_pattern(line: str) -> str:
    if line == "...":
        return r"(?:.*\n)*?"
    if line.endswith(" …"):
        return re.escape(line.removesuffix(" …")) + r".*\n"
    return re.escape(line) + r"\n"


def lay_out(place: Path) -> None:
    """Put `minutes/` and `gold.jsonl` into the folder, made of the sample county."""
    sample = ROOT / "corpus/documents/demo-aldershire"
    for kind, out in (("text", "minutes"), ("jsonl", "gold.jsonl")):
        subprocess.run([sys.executable, "-m", "rolecall.corpora", kind, str(sample), str(place / out)], check=True)


def printed_by_command(line: str) -> str:
    """What a line of shell that calls rolecall prints on stdout; it must succeed. It runs in this process."""
    done = CliRunner().invoke(app, shlex.split(line)[1:])
    assert done.exit_code == 0, f"{line}: {done.output}"
    return done.stdout


def printed_by_python(text: str, names: dict[str, object]) -> str:
    """What a block of Python prints, given the names that the blocks before it have left."""
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(text, "example", "exec"), names)  # noqa: S102 - it is our own
    return printed.getvalue()
