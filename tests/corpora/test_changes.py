"""Of each kind of change the corpus holds sentences that state it, and as many that only look so."""

import re
import tomllib
from pathlib import Path

import pytest

from rolecall.corpora.markup import compile_markup
from rolecall.records import CHANGE_OF_KIND

CORPUS = Path(__file__).parents[2] / "corpus"
DOCUMENTS: dict[str, list[str]] = tomllib.loads((CORPUS / "changes.toml").read_text(encoding="utf-8"))["documents"]
ENOUGH = 20
WORDS = 8  # fewer are a heading


def test_every_kind_has_its_documents() -> None:
    assert set(DOCUMENTS) == set(CHANGE_OF_KIND)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_half_of_the_items_state_the_change_and_half_do_not(kind: str) -> None:
    stating = others = 0
    for name in DOCUMENTS[kind]:
        (path,) = CORPUS.glob(f"documents/*/{name}.mark")
        minutes = compile_markup(path.read_text(encoding="utf-8"))
        places = [r.child.start for r in minutes.relations if r.kind == kind]
        for item in re.finditer(r"(?:(?!\n[ \t]*\n).)+", minutes.text, re.DOTALL):
            if len(item.group().split()) >= WORDS:
                told = any(item.start() <= place < item.end() for place in places)
                stating, others = stating + told, others + (not told)
    assert stating >= ENOUGH
    assert others >= ENOUGH
