"""`rolecall post`: everyone who held a post, in order of time."""

from typing import Annotated

import typer

from rolecall.cli.answers import DEFAULT_STORE, AsJson, Body, Store, ask, holders, write_holders
from rolecall.cli.messages import say


def post(
    role: Annotated[str, typer.Argument(metavar="TITLE", help="The post, in full or in other words.")],
    *,
    body: Body = None,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Tell who held a post in turn, at each body that has it, and where documents contradict each other.

    Exit codes: 0 done, 2 the store or the question cannot be used.
    """
    careers = ask(store)
    # in order of time within a body
    found = sorted(
        holders(careers, role, body=body), key=lambda one: (one.tenure.body or "~", one.tenure.council or "")
    )
    write_holders(found, as_json=as_json, by_body=True)
    held = {(one.tenure.role, one.tenure.body, one.tenure.council) for one in found}
    names = {one.person.name for one in found}
    for conflict in careers.conflicts:
        first, second = conflict.people
        if (conflict.role, conflict.body, conflict.council) in held and names.issuperset(conflict.people):
            say(f"conflict: {first} and {second} are both in this post from {conflict.start} to {conflict.end}")
