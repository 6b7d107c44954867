"""`rolecall diff`: what one store makes of the documents that another does not."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolecall.cli.answers import AsJson, ask, write

if TYPE_CHECKING:
    from rolecall.questions import Difference

_Store = Annotated[Path, typer.Argument(metavar="STORE.duckdb", show_default=False)]


def diff(old: _Store, new: _Store, *, as_json: AsJson = False) -> None:
    """Show what a run changed: people found, lost, joined or parted, tenures, changes of post, conflicts.

    Exit codes: 0 done, whether the two differ or not, 2 a store cannot be used.
    """
    from rolecall import questions

    found = questions.differences(ask(old), ask(new))
    write(found, ((_line(one), one.evidence) for one in found), as_json=as_json, nothing="the two tell the same")


def _line(one: "Difference") -> str:
    if one.before is None:
        return f"+ {one.what} {one.about}: {one.after}"
    if one.after is None:
        return f"- {one.what} {one.about}: {one.before}"
    return f"~ {one.what} {one.about}: {one.before} → {one.after}"
