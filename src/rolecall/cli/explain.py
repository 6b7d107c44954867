"""`rolecall explain`: one document in, why it is read as it is out."""

from pathlib import Path
from typing import Annotated

import typer

from rolecall.cli.inputs import MaxChars, MinScore, Model
from rolecall.cli.messages import fail, say
from rolecall.errors import RolecallError
from rolecall.explanation import Explanation, explain
from rolecall.extraction import DEFAULT_MODEL
from rolecall.questions.people import has_name
from rolecall.readers import MAX_CHARS, documents


def explain_command(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A text, or a folder of them.", show_default=False)],
    *,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only people with all the words of this name.")
    ] = None,
    model: Model = DEFAULT_MODEL,
    min_score: MinScore = None,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """Show each holding of a post with its sentence, how sure the model is of it, and the reasons in words.

    Exit codes: 0 done, 2 the file or the model cannot be used.
    """
    from rolecall.pipeline.loading import load, set_min_score

    try:
        nlp = load(model)
        set_min_score(nlp, min_score)
        told = 0
        for document in documents([path], max_chars=max_chars, on_note=say):
            for one in explain(document.text, nlp, id=document.id):
                names = (one.holding.person.text, one.holding.named.text)
                if (person is None or has_name(person, names)) and one.holding.score >= (min_score or 0.0):
                    typer.echo(_in_words(one))
                    told += 1
    except RolecallError as error:
        fail(error)
    if not told:
        say(f"{path}: no holding of a post found" + (f" of {person!r}" if person else ""))


def _in_words(one: Explanation) -> str:
    held = one.holding
    name = held.named.text + (f" (here “{held.person.text}”)" if held.person.text != held.named.text else "")
    body = f", {held.body.text}" if held.body else ""
    dates = "".join(
        f", {word} {' '.join(date.text.split())}"
        for word, date in (("from", held.starts), ("until", held.ends))
        if date
    )
    how = held.status if held.change == "none" else f"{held.status}, {held.kind or held.change}"
    lines = [
        f"{' '.join(name.split())}: {' '.join(held.role.text.split())}{body}{dates} ({how}; score {held.score:.2f})",
        f"  line {one.line}: {one.sentence}",
        *(f"  - {reason}" for reason in one.reasons),
        f"  - the name is scored {held.person.score:.2f}, the title {held.role.score:.2f}",
    ]
    return "\n".join(lines) + "\n"
