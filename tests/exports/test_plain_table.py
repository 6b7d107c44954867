"""Tables of any length look as rich has them, share a terminal's width, and are written quickly."""

import io
import time

import pytest
from rich.cells import cell_len
from rich.console import Console

from rolecall.exports import write_careers
from rolecall.exports.plain_table import plain_table
from rolecall.exports.tables import _table
from rolecall.records import Careers, Evidence, Person, Tenure

COLUMNS = ("person", "role", "start")
ROWS = [
    ["Mina Garside", "Head of Parks", "2016-05-01"],
    ["東京 太郎", "Director of Children's Services and Deputy Chief Executive", ""],
    ["Zoë O’Dea", "", "2018"],
]


def lines(width: int | None) -> list[str]:
    return list(plain_table(COLUMNS, ROWS, width=width, least={"start": 10}))


def test_it_looks_as_rich_has_it() -> None:
    stream = io.StringIO()
    Console(file=stream, width=200, markup=False).print(_table(COLUMNS, ROWS), crop=False)
    assert lines(None) == stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_terminal_is_filled_and_no_word_lost(width: int) -> None:
    found = lines(width)
    assert len({cell_len(line) for line in found}) == 1
    assert cell_len(found[0]) <= width
    told = sorted(word for line in found for word in line.split())
    assert told == sorted(
        [*found[1].split(), *COLUMNS, *(word for row in ROWS for cell in row for word in cell.split())]
    )
    assert any("2016-05-01" in line for line in found)


def test_what_cannot_be_so_narrow_is_wider_and_words_are_cut_before_days() -> None:
    found = lines(5)
    assert {cell_len(line) for line in found} == {4 + 2 + 4 + 2 + 10}
    assert any("2016-05-01" in line for line in found)


def test_a_table_without_rows_is_its_header() -> None:
    assert list(plain_table(("a", "bc"), [], least={})) == ["a  bc", "─" * 5]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("kind", [io.StringIO, Terminal])
def test_twenty_thousand_tenures_take_seconds(kind: type[io.StringIO], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    people = tuple(
        Person(
            f"p{number}",
            f"Person {number}",
            tenures=tuple(
                Tenure(role, (role,), "Marle Council", evidence=(Evidence(f"m{number}", 0, 4, "said"),))
                for role in (
                    "Head of Parks",
                    "Director of Place",
                    "Cabinet Member for Housing and Regeneration",
                    "Clerk",
                )
            ),
        )
        for number in range(5000)
    )
    stream = kind()
    start = time.perf_counter()
    write_careers(Careers(people), stream, format="table")
    assert time.perf_counter() - start < 15  # it takes one; rich alone took twenty
    assert sum(line.startswith("Person") for line in stream.getvalue().splitlines()) == 20_000
