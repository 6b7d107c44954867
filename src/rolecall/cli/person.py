"""`rolecall person`: the posts and changes of everybody whom a name may mean."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from rolecall.cli.answers import DEFAULT_STORE, AsJson, Store, ask, place, standing, sureness, write
from rolecall.records import Evidence, Person, Tenure


def person(
    name: Annotated[str, typer.Argument(metavar="NAME", help="All words of it must be in the person's name.")],
    *,
    why: Annotated[bool, typer.Option("--why", help="Tell why the mentions are taken for one person.")] = False,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Tell which posts a person held, from when to when, and how one led to the next.

    Exit codes: 0 done, 2 the store cannot be used.
    """
    from rolecall import questions

    people = questions.of_person(ask(store), name).people
    write(people, (line for one in people for line in _lines(one, why=why)), as_json=as_json)


def _lines(person: Person, *, why: bool) -> Iterator[tuple[str, Sequence[Evidence]]]:
    from rolecall.exports.sentences import sentence

    others = f" (also {', '.join(person.aliases)})" if person.aliases else ""
    yield f"{person.name}{others}", ()
    for tenure in person.tenures:
        yield f"  {tenure.role}, {place(tenure)}: {_when(tenure)}", tenure.evidence
    for change in person.changes:
        yield f"  {sentence(change)}", change.evidence
    for merge in person.merges if why else ():
        yield f"  {merge.a} and {merge.b} are one person ({merge.score:.2f}): {merge.reason}", ()


def _when(tenure: Tenure) -> str:
    bounds = tenure.bounds
    start = _between(bounds.earliest_start, bounds.latest_start)
    end = (
        f"ended {_between(bounds.earliest_end, bounds.latest_end)}" if bounds.latest_end else "not known to have ended"
    )
    last = f", last seen {tenure.last_seen}" if tenure.last_seen and not bounds.latest_end else ""
    return f"{standing(tenure)}began {start}; {end}{last}{sureness(tenure)}"


def _between(first: str | None, last: str | None) -> str:
    if first and last:
        return f"on {first}" if first == last else f"between {first} and {last}"
    return f"by {last}" if last else f"after {first}" if first else "at an unknown time"
