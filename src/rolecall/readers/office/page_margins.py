"""Headers and footers of files that do not tell where their pages break: the letterhead is read, the rest is told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rolecall.readers.blocks import Block, joined

_PAGE_NUMBER = re.compile(r"\W*(?:page|p|pg|tudalen)?\W*[\divx]*\W*(?:(?:of|o|/)\W*\d*)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands above or below the text of pages; `on_first` says that it is so on the first page."""

    kind: Literal["header", "footer"]
    blocks: Sequence[Block]
    on_first: bool = False


def with_letterhead(blocks: list[Block], margins: Iterable[Margin]) -> tuple[list[Block], list[str]]:
    """The blocks, after the header of the first page, and a note for every other header or footer.

    What says no more than a page's number, or what the text says too, is neither repeated nor noted.
    """
    said = _words(joined(blocks))
    letterhead: list[Block] = []
    notes: list[str] = []
    for margin in margins:
        text = joined(margin.blocks)
        if not text or _PAGE_NUMBER.fullmatch(text) or _words(text) in said:
            continue
        if margin.kind == "header" and margin.on_first:
            letterhead += margin.blocks
        else:
            notes.append(f"a {margin.kind} is left out: {' / '.join(filter(None, text.splitlines()))}")
        said += _words(text)
    return letterhead + blocks, notes


def _words(text: str) -> str:
    return f" {' '.join(text.split())} "
