"""`rolecall changes`: which posts changed hands in a stretch of time."""

from typing import Annotated

import typer

from rolecall.cli.answers import DEFAULT_STORE, AsJson, Body, Store, ask, write
from rolecall.cli.messages import fail
from rolecall.errors import RolecallError


def changes(
    *,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="A day, month or year (EDTF).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="A day, month or year (EDTF).")] = None,
    body: Body = None,
    kind: Annotated[str | None, typer.Option(help="appointed, promoted, acting, moved, left, succeeded, …")] = None,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Tell which posts changed hands, each between the document before and the one after.

    Exit codes: 0 done, 2 the store or the question cannot be used.
    """
    from rolecall import questions
    from rolecall.exports.sentences import sentence

    try:
        answers = questions.changes(ask(store), since=since, until=until, body=body, kind=kind)
    except RolecallError as error:
        fail(error)
    lines = ((f"{one.person.name}: {sentence(one.change)}{_at(one.bodies)}", one.change.evidence) for one in answers)
    write(answers, lines, as_json=as_json)


def _at(bodies: tuple[str, ...]) -> str:
    return f" ({'; '.join(bodies)})" if bodies else ""
