"""`rolecall who`: who held a post, at a body, on a day."""

from typing import Annotated

import typer

from rolecall.cli.answers import DEFAULT_STORE, AsJson, Body, Store, ask, holders, write_holders


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
    write_holders(holders(ask(store), role, body=body, on=on), as_json=as_json)
