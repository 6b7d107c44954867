"""Blocks become lines: what stands close together, what is parted, and which characters are shown."""

import pytest

from rolecall.readers.blocks import Block, BlockWriter, joined, rows_as_blocks, shown
from rolecall.readers.numerals import numeral


def rows(*cells: tuple[str, ...]) -> list[list[list[Block]]]:
    """Rows of a table; a paragraph of a cell ends at a stroke."""
    return [[[Block(text) for text in cell.split("|") if text] for cell in row] for row in cells]


PROSE = "Ann Hart said that the bridge would be mended in the spring, or in the summer if the spring was wet."


def test_entries_and_rows_stand_close_together_and_blocks_apart() -> None:
    blocks = [Block("Present"), Block("- a", "entry"), Block("- b", "entry"), Block("x\ty", "row"), Block("z", "row")]
    assert joined(blocks) == "Present\n\n- a\n- b\n\nx\ty\nz"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("table", "text"),
    [
        pytest.param((("Name", "Role"), ("Ann Hart", "Chair")), "Name\tRole\nAnn Hart\tChair", id="attendance"),
        pytest.param((("Ann Hart", "", "Yes"),), "Ann Hart\t\tYes", id="an empty cell keeps its place"),
        pytest.param((("", "Ann Hart", ""),), "Ann Hart", id="but at the edges"),
        pytest.param((("Ann|Bo", "Chair|Clerk"),), "Ann\tChair\nBo\tClerk", id="lists beside each other"),
        pytest.param((("Present:", "Ann Hart|Bo Lee"),), "Present:\tAnn Hart\n\nBo Lee", id="a label before a list"),
        pytest.param(
            (("3.", "Bridge", PROSE + "|Agreed.", "AH"),), f"3.\tBridge\t{PROSE}\n\nAgreed.\n\nAH", id="prose"
        ),
        pytest.param((("Bridge",), ("Road",)), "Bridge\n\nRoad", id="one column"),
        pytest.param((("Bridge", ""), ("", "Road")), "Bridge\n\nRoad", id="never two cells beside each other"),
        pytest.param(((), ("", "")), "", id="nothing"),
    ],
)
def test_tables(table: tuple[tuple[str, ...], ...], text: str) -> None:
    assert joined(rows_as_blocks(rows(*table))) == text


def test_a_table_for_the_look_of_the_page_is_blocks() -> None:
    assert joined(rows_as_blocks(rows(("Menu", "Minutes")), layout=True)) == "Menu\n\nMinutes"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Cllr\xa0Hart", "Cllr Hart"),
        ("Alder\xadshire", "Aldershire"),
        ("Hart\u2011Lee\u200b", "Hart-Lee"),
        ("  a \n\n\t b\x0bc ", "a\nb\nc"),
        ("\x07bell\x00", "bell"),
        ("a\tb", "a\tb"),
    ],
)
def test_characters_as_they_are_shown(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_an_empty_line_within_a_paragraph_parts_it() -> None:
    writer = BlockWriter()
    writer.begin_entry("- ")
    for text in ("one\n", " \n", "two"):
        writer.verbatim(text)
    assert writer.finish() == [Block("- one", "entry"), Block("two")]


def test_white_space_collapses_across_pieces() -> None:
    writer = BlockWriter(collapse=True)
    for text in ("\n Ann ", " \t", " Hart", "\xa0 Lee"):
        writer.text(text)
    assert joined(writer.finish()) == "Ann Hart  Lee"


def test_a_text_box_follows_the_paragraph_that_holds_it() -> None:
    writer = BlockWriter()
    writer.text("be")
    writer.open_aside()
    writer.text("box")
    writer.close_aside()
    writer.text("fore")
    assert joined(writer.finish()) == "before\n\nbox"


def test_a_table_in_a_cell_stands_in_its_order() -> None:
    writer = BlockWriter()
    writer.open_table()
    writer.open_cell()
    writer.text("above")
    writer.open_table()
    for text in ("a", "b"):
        writer.open_cell()
        writer.text(text)
        writer.close_cell()
    writer.close_table()
    writer.text("below")
    writer.close_cell()
    writer.open_cell()
    writer.text("beside")
    writer.close_cell()
    writer.close_table()
    assert joined(writer.finish()) == "above\n\na\tb\n\nbelow\n\nbeside"


def test_a_cell_without_a_table_is_not_lost() -> None:
    writer = BlockWriter()
    writer.open_row()
    writer.open_cell()
    writer.text("stray")
    writer.close_cell()
    assert joined(writer.finish()) == "stray"


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (3, "1", "3"),
        (3, "a", "c"),
        (28, "A", "BB"),
        (1994, "i", "mcmxciv"),
        (4, "I", "IV"),
        (0, "a", "0"),
        (-2, "i", "-2"),
        (10**9, "i", "1000000000"),
    ],
)
def test_numerals(number: int, kind: str, text: str) -> None:
    assert numeral(number, kind) == text
