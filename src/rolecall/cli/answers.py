"""What the commands that ask a store share: where it is, how an answer with its evidence is written."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolecall.cli.messages import fail, say
from rolecall.errors import RolecallError
from rolecall.records import Careers, Evidence, Tenure

if TYPE_CHECKING:
    from rolecall.questions import Held

_SHOWN = 2
"""Quotations of one answer on the screen; `--json` has them all."""

Store = Annotated[
    Path,
    typer.Option(
        metavar="FILE.duckdb",
        envvar="ROLECALL_STORE",
        help="The store to ask, as `rolecall careers --store` wrote it.",
    ),
]
DEFAULT_STORE = Path("rolecall.duckdb")
AsJson = Annotated[bool, typer.Option("--json", help="Write the answers with all their evidence as JSON.")]
Body = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only posts at this body or council, or one with these words.")
]


def ask(store: Path) -> Careers:
    """The careers of the store; ends the command where it cannot be read."""
    from rolecall.store import open_store, read_careers

    try:
        with open_store(store, read_only=True) as connection:
            return read_careers(connection)
    except RolecallError as error:
        fail(error)


def write(
    answers: Sequence[Any],
    lines: Iterable[tuple[str, Sequence[Evidence]]],
    *,
    as_json: bool,
    nothing: str = "the documents do not tell",
) -> None:
    """Write each answer: as a record of a JSON list, or as its line with quotations under it.

    `nothing` is said where there is no answer.
    """
    if as_json:
        typer.echo(json.dumps([asdict(answer) for answer in answers], ensure_ascii=False, indent=2))
        return
    for line, evidence in lines:
        typer.echo(plain(line))
        shown = [*evidence[:1], *evidence[-1:]][: min(_SHOWN, len(evidence))]
        for one in shown:
            typer.echo(f"    {plain(one.place)}: “{plain(one.quote)}”")
        if len(evidence) > len(shown):
            typer.echo(f"    and {len(evidence) - len(shown)} more")
    if not answers:
        say(nothing)


def holders(careers: Careers, role: str, *, body: str | None, on: str | None = None) -> "Sequence[Held]":
    """Who held the post, as `questions.who` tells it; ends the command where that cannot be asked."""
    from rolecall import questions

    try:
        return questions.who(careers, role, body=body, on=on)
    except RolecallError as error:
        fail(error)


def write_holders(found: "Sequence[Held]", *, as_json: bool, by_body: bool = False) -> None:
    """Write who held a post, each with the quotations: by person, how sure the day is among it, or `by_body`."""
    write(found, ((_line(held, by_body=by_body), held.tenure.evidence) for held in found), as_json=as_json)


def _line(held: "Held", *, by_body: bool) -> str:
    name, tenure = held.person.name, held.tenure
    about = f"{place(tenure)}: {name}, {tenure.role}" if by_body else f"{name}: {tenure.role}, {place(tenure)}"
    day = "" if by_body else f"{held.certainty}: "
    return f"{about} ({standing(tenure)}{day}{held.reason}{sureness(tenure)})"


def place(tenure: Tenure) -> str:
    """The body of a tenure, with the council that it is a part of."""
    return ", ".join(filter(None, (tenure.body, tenure.council))) or "body unknown"


def sureness(tenure: Tenure) -> str:
    """How sure it is that the person held the post, after what else is said of it; nothing where that is not known."""
    from rolecall.questions.sureness import how_sure

    return "" if tenure.score is None else f"; {how_sure(tenure.score)}"


def standing(tenure: Tenure) -> str:
    """The status of a tenure before what else is said of it; nothing for the usual one."""
    return "" if tenure.status == "permanent" else f"{tenure.status}; "


def plain(text: str) -> str:
    """The text on one line, as far indented as it was, without codes that a terminal obeys."""
    words = "".join(c if c.isprintable() else " " for c in text).split()
    return " " * (len(text) - len(text.lstrip(" "))) + " ".join(words)
