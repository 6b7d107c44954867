"""There and back in every format: whatever the text, nothing is lost but what the format's row says it leaves out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from awkward_minutes import documents
from hypothesis import example, given, settings

from rolecall.conversion import Format
from rolecall.errors import InputError
from rolecall.pipeline.annotation_files import FORMATS
from rolecall.records import Mention, Minutes, Relation

EMOJI = Minutes(
    "amble-2019",
    "😀 Ann\r\nPugsley, Clerk\f1",
    mentions=(
        Mention("amble-2019", 2, 14, "PERSON", "Ann\r\nPugsley", {"surname": "Pugsley"}, 0.75),
        Mention("amble-2019", 16, 21, "ROLE", "Clerk"),
    ),
)
HELD = replace(
    EMOJI, relations=(Relation(EMOJI.mentions[0], EMOJI.mentions[1], "HOLDS", "former", "left", 0.5, "died"),)
)
TWICE = replace(HELD, relations=(replace(HELD.relations[0], score=1.0), *HELD.relations))


def only_entities(minutes: Minutes) -> Minutes:
    mentions = tuple(replace(mention, value={}, score=1.0) for mention in minutes.mentions)
    return Minutes(minutes.id, minutes.text, mentions=mentions)


def everything(minutes: Minutes) -> Minutes:
    return minutes


KEPT: dict[str, Callable[[Minutes], Minutes]] = {"conll": only_entities}
"""What is left of a document, for the formats that cannot hold all of it."""


def there_and_back(form: Format, minutes: list[Minutes]) -> tuple[list[Minutes], list[Minutes], list[InputError]]:
    """What was given, less the documents that were refused; what came back; and the refusals."""
    errors: list[InputError] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("out" + ("" if form.folder else form.suffixes[0]))
        written = form.write(minutes, path, on_error=errors.append)
        back = list(form.read(path))
    assert written == len(minutes) - len(errors)
    return minutes, back, errors


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(max_examples=40)
@given(minutes=documents())
@example(minutes=[EMOJI, HELD])
@example(minutes=[TWICE])
def test_there_and_back_is_the_same(form: Format, minutes: list[Minutes]) -> None:
    given_, back, errors = there_and_back(form, minutes)
    refused = {index for index, one in enumerate(given_) if form.name == "inception" and not in_xml(one)}
    assert len(errors) == len(refused)
    kept = KEPT.get(form.name, everything)
    expected = [kept(one) for index, one in enumerate(given_) if index not in refused]
    if form.folder:  # its documents come in the order of their files
        back, expected = sorted(back, key=repr), sorted(expected, key=repr)
    assert back == expected


def in_xml(minutes: Minutes) -> bool:
    return not any(character in minutes.text for character in "\ufffe\uffff")
