"""The commands with all their options, as the program itself tells them, where a page has the line `<!-- commands -->`.

Invariant: a page shows every command and option that the program has, and no other.
"""

from typer import Context
from typer.cli import get_docs_for_click
from typer.main import get_command

from rolecall.cli import COMMANDS, app

_MARK = "<!-- commands -->"


def on_page_markdown(markdown: str, **_: object) -> str:
    """The page with the documentation of every command in the place of the mark."""
    return markdown.replace(_MARK, "\n".join(map(_documented, COMMANDS))) if _MARK in markdown else markdown


def _documented(name: str) -> str:
    program = get_command(app)
    _, command, _ = program.resolve_command(Context(program), [name])  # type: ignore[attr-defined]  # it is a group
    return get_docs_for_click(obj=command, ctx=Context(command), name=f"rolecall {name}", indent=1)
