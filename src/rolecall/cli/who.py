"""`rolecall who`: who held a post, at a body, on a day."""

from typing import Annotated

import typer

from rolecall.cli.answers import DEFAULT_STORE, AsJson, Body, Store, ask, place, standing, sureness, write
from rolecall.cli.messages import fail
from rolecall.errors import RolecallError


def who(
    role: Annotated[str, typer.Argument(metavar="TITLE", help="The post, in full or in other words.")],
    *,
    body: Body = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="A day, month or year: 2018-05-01, 2018-05.")] = None,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Tell who held a post, on a day where one is given: first who certainly did, then who may have.

    Exit codes: 0 done, 2 the store or the question cannot be used.
    """
    from rolecall import questions

    try:
        answers = questions.who(ask(store), role, body=body, on=on)
    except RolecallError as error:
        fail(error)
    lines = (
        (
            f"{held.person.name}: {held.tenure.role}, {place(held.tenure)}"
            f" ({standing(held.tenure)}{held.certainty}: {held.reason}{sureness(held.tenure)})",
            held.tenure.evidence,
        )
        for held in answers
    )
    write(answers, lines, as_json=as_json)
