"""What stands over the entries of a list or table: the sentence that opens it, its heading, its row of column heads.

In `The following had left:` with a name and a title on each line below, only the line over the list says what became
of the posts. An entry is a unit (`rolecall.pipeline.pair_reading`) of mentions with few words.
"""

from collections.abc import Iterator, Sequence

from rolecall.pipeline.change_words import change_words
from rolecall.pipeline.pair_reading import COLUMN, PairReading
from rolecall.pipeline.sentences import SIGNS

_SIGNS = frozenset(SIGNS.values())
_ENTRY = 5
"""Most words of an entry."""
_HEADING = 6
"""Most words of a heading or a row of column heads."""
_LONG = 40
"""Most entries above one that are passed on the way to what stands over them."""
_HEADINGS = 4
"""Most units that stand over a list."""
_OPENING = 14
"""Last words of the sentence that opens a list."""
_OPENS = frozenset((":", "-", "–", "—", "that"))
_COLUMNS = frozenset((COLUMN, "|"))


class ListHeadings:
    """What stands over the entries of a document that is read as items."""

    def __init__(self, reading: PairReading) -> None:
        self._reading = reading
        self._entry = [self._is_entry(unit) for unit in range(len(reading.units) - 1)]
        self._known: dict[int, tuple[Sequence[int], Sequence[int]]] = {}
        self._said: dict[int, Sequence[tuple[str, str]]] = {}
        self._rows: dict[int, Sequence[str]] = {}

    def over(self, unit: int) -> Sequence[tuple[str, str]]:
        """What is said over the entry at that unit, as question and answer; nothing of other units.

        `line` and `heading` are answered by words of the nearest line over the list and of those above it, `list` by
        what these words, and those of the entries before, may tell of a change.
        """
        if unit not in self._said:
            self._said[unit] = tuple(dict.fromkeys(self._words_over(unit)))
        return self._said[unit]

    def cell(self, unit: int, place: int) -> str:
        """The head of the column in which the item at that place of the entry stands; nothing where there is none."""
        heads = self._heads(unit)
        if not heads:
            return ""
        column = sum(item in _COLUMNS for item in self._reading.items[self._reading.units[unit] : place])
        return heads[column] if column < len(heads) else ""

    def _heads(self, unit: int) -> Sequence[str]:
        """The nearest row of column heads over the entry."""
        if unit not in self._rows:
            rows = (_cells(self._items(above)) for above in self._above(unit)[1])
            self._rows[unit] = next((row for row in rows if len(row) > 1), ())
        return self._rows[unit]

    def _above(self, unit: int) -> tuple[Sequence[int], Sequence[int]]:
        """The entries above one in its list, and the units over them, the nearest first."""
        if unit in self._known:
            return self._known[unit]
        entries: list[int] = []
        over: list[int] = []
        if self._entry[unit]:
            above = unit - 1
            while above >= 0 and len(entries) < _LONG and (self._entry[above] or not self._items(above)):
                entries.append(above)
                above -= 1
            while above >= 0 and len(over) < _HEADINGS and self._is_heading(above):
                over.append(above)
                above -= 1
            if above >= 0 and len(over) < _HEADINGS and self._opens(above):
                over.append(above)
        self._known[unit] = entries, over
        return self._known[unit]

    def _words_over(self, unit: int) -> Iterator[tuple[str, str]]:
        entries, over = self._above(unit)
        meanings = change_words()
        for number, above in enumerate(over):
            words = [item for item in self._items(above) if item[0].isalpha()][-_OPENING:]
            for word in words:
                yield "heading" if number else "line", word
                for table, meaning in meanings.get(word, ()):
                    yield "list", f"{table} {meaning}"
        for entry in entries if over else ():
            for item in self._items(entry):
                for table, meaning in meanings.get(item, ()):
                    yield "list", f"entry {table} {meaning}"

    def _items(self, unit: int) -> Sequence[str]:
        units = self._reading.units
        return self._reading.items[units[unit] : units[unit + 1] - 1]

    def _is_entry(self, unit: int) -> bool:
        items = self._items(unit)
        return sum(item[0].isalpha() for item in items) <= _ENTRY and not _SIGNS.isdisjoint(items)

    def _is_heading(self, unit: int) -> bool:
        items = self._items(unit)
        return sum(item[0].isalpha() for item in items) <= _HEADING and _SIGNS.isdisjoint(items)

    def _opens(self, unit: int) -> bool:
        return not _OPENS.isdisjoint(self._items(unit)[-2:])


def _cells(items: Sequence[str]) -> Sequence[str]:
    cells: list[list[str]] = [[]]
    for item in items:
        if item in _COLUMNS:
            cells.append([])
        else:
            cells[-1].append(item)
    return [" ".join(cell) for cell in cells]
