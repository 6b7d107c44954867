"""The command line: `rolecall COMMAND`; each command is one module, imported when it is called for.

The modules of commands import nothing heavy at the top, so that `rolecall --help` and shell completion
answer without loading spaCy or DuckDB.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

__all__ = ["app", "main"]

_COMMANDS = {
    "extract": "rolecall.cli.extract:extract",
    "careers": "rolecall.cli.careers:careers",
    "who": "rolecall.cli.who:who",
    "person": "rolecall.cli.person:person",
    "post": "rolecall.cli.post:post",
    "changes": "rolecall.cli.changes:changes",
    "diff": "rolecall.cli.diff:diff",
    "explain": "rolecall.cli.explain:explain_command",
    "report": "rolecall.cli.report:report",
    "evaluate": "rolecall.cli.evaluate:evaluate",
    "evaluate-careers": "rolecall.cli.evaluate_careers:evaluate_careers",
    "train": "rolecall.cli.train:train",
    "annotate": "rolecall.cli.annotate:annotate",
    "convert": "rolecall.cli.convert:convert_command",
}


class _LazyCommands(MutableMapping[str, Any]):
    """Commands by name; a module is imported when its command is first asked for, not when it is listed."""

    def __init__(self, places: dict[str, str]) -> None:
        self._places = dict(places)
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            module, _, function = self._places[name].partition(":")
            alone = typer.Typer(add_completion=False)
            alone.command(name)(getattr(import_module(module), function))
            self._loaded[name] = get_command(alone)
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._places.setdefault(name, "")
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _LazyGroup(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _LazyCommands(_COMMANDS)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer passes it
        return list(self.commands)


app = typer.Typer(
    cls=_LazyGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"rolecall {version('rolecall')}")
        raise typer.Exit


@app.callback()
def _rolecall(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Who held which post, when, and what it cost: careers out of council minutes, with evidence.

    Results go to stdout, messages to stderr. Exit codes: 0 done, 1 some inputs failed, 2 unusable arguments.
    """


def main() -> None:
    """Run the command line on the program's arguments; the console script `rolecall`."""
    app(prog_name="rolecall")
