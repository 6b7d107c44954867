"""`rolecall post`: everyone who held a post, in order of time."""

from typing import Annotated

import typer

from rolecall.cli.answers import DEFAULT_STORE, AsJson, Body, Store, ask, place, standing, sureness, write
from rolecall.cli.messages import fail, say
from rolecall.errors import RolecallError


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
    from rolecall import questions

    careers = ask(store)
    try:
        found = questions.who(careers, role, body=body)
    except RolecallError as error:
        fail(error)
    answers = sorted(found, key=lambda held: held.tenure.body or "~")  # in order of time within a body
    lines = (
        (
            f"{place(held.tenure)}: {held.person.name}, {held.tenure.role}"
            f" ({standing(held.tenure)}{held.reason}{sureness(held.tenure)})",
            held.tenure.evidence,
        )
        for held in answers
    )
    write(answers, lines, as_json=as_json)
    posts = {(held.tenure.role, held.tenure.body) for held in answers}
    for conflict in careers.conflicts:
        if (conflict.role, conflict.body) in posts:
            first, second = conflict.people
            say(f"conflict: {first} and {second} are both in this post from {conflict.start} to {conflict.end}")
