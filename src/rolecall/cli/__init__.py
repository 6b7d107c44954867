"""The command line: `rolecall COMMAND`; each command is one module, imported when it is called for.

The modules of commands import nothing heavy at the top, so that `rolecall --help` and shell completion
answer without loading spaCy or DuckDB.
"""

import os
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

__all__ = ["app", "main"]

COMMANDS = {
    "read": (
        "rolecall.cli.read:read",
        "Show what is read of each file: the text that the pipeline sees, whole and in its order.",
    ),
    "extract": (
        "rolecall.cli.extract:extract",
        "Find people, posts, bodies, sums, dates and who holds what: one JSON line a document.",
    ),
    "careers": (
        "rolecall.cli.careers:careers",
        "Follow each person across the documents: tenures with their bounds, changes of post, evidence.",
    ),
    "who": (
        "rolecall.cli.who:who",
        "Tell who held a post, on a day where one is given: first who certainly did, then who may have.",
    ),
    "person": (
        "rolecall.cli.person:person",
        "Tell which posts a person held, from when to when, and how one led to the next.",
    ),
    "post": (
        "rolecall.cli.post:post",
        "Tell who held a post in turn, at each body that has it, and where documents contradict each other.",
    ),
    "changes": (
        "rolecall.cli.changes:changes",
        "Tell which posts changed hands, each between the document before and the one after.",
    ),
    "diff": (
        "rolecall.cli.diff:diff",
        "Show what a run changed: people found, lost, joined or parted, tenures, changes of post, conflicts.",
    ),
    "report": (
        "rolecall.cli.report:report",
        "Make one HTML page of a store: who held which post on a time axis, to search, with every quotation.",
    ),
    "explain": (
        "rolecall.cli.explain:explain_command",
        "Show each holding of a post with its sentence, how sure the model is of it, and the reasons in words.",
    ),
    "evaluate": (
        "rolecall.cli.evaluate:evaluate",
        "Measure a model on gold documents: entities, relations, values and facts.",
    ),
    "evaluate-careers": (
        "rolecall.cli.evaluate_careers:evaluate_careers",
        "Link the documents, build careers, and measure both against the truth.",
    ),
    "train": (
        "rolecall.cli.train:train",
        "Train a model on the annotated minutes that the config names, in any format that rolecall convert reads.",
    ),
    "annotate": (
        "rolecall.cli.annotate:annotate",
        "Write documents with what the model finds in them for an annotation tool, the hardest first, to be corrected.",
    ),
    "convert": (
        "rolecall.cli.convert:convert_command",
        "Convert annotated documents: spans, relations, values, metadata and pages, as far as the format holds them.",
    ),
    "info": (
        "rolecall.cli.info:info",
        "Tell what is installed: versions, models, the kinds of files that can be read, extras that could be added.",
    ),
}
"""Each command's place, and its line in the list of commands: the first of its docstring, which need not be loaded."""


class _LazyGroup(TyperGroup):
    """A group whose commands are imported when they are called for, not when they are listed."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=line) for name, (_, line) in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] in COMMANDS:
            self.commands[args[0]] = _loaded(args[0])
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer passes it
        return list(self.commands)


def _loaded(name: str) -> Any:
    module, _, function = COMMANDS[name][0].partition(":")
    alone = typer.Typer(add_completion=False)
    alone.command(name)(getattr(import_module(module), function))
    return get_command(alone)


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
    # The matrices are small, so that threads of numpy's BLAS wait for each other; and one thread adds up in one order,
    # so that training gives the same weights on every run.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app(prog_name="rolecall")
