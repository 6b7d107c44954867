"""What stands where on a page decides in which order it is read, and what is one line, one row and one paragraph."""

import pytest
from pdf_pages import At, column, drawn, filled

from rolecall.readers.pdf import read_pdf
from rolecall.readers.reading import Reading

PROSE = (
    "The Committee received a report from the Head of Parks, Mr Daniel Ashcombe, on the condition of play areas. "
    "Members were told that eleven sites had been inspected since April and that three would close for the winter. "
    "The Chairman replied that a further report would come in March 2019. It was noted that Mrs Olive Trant would "
    "retire as Clerk on 31 May 2019 and that Mr Ben Osei had been appointed in her place."
)
OTHER = PROSE.replace("The Committee", "The Board").replace("Clerk", "Treasurer")


def text_of(*pages: list[At], size: tuple[float, float] = (595, 842)) -> str:
    return read_pdf(drawn(*pages, size=size)).text


def test_lines_that_the_margin_cut_are_one_line_of_the_text() -> None:
    assert text_of([*filled(60, 100, 400, PROSE), *filled(60, 220, 400, OTHER)]) == f"{PROSE}\n\n{OTHER}"


def test_the_longest_name_of_a_list_cuts_nothing() -> None:
    names = "Present:\nCllr Ann Hart (Chairman)\nCllr Bartholomew Featherstone-Smythe (Vice-Chairman)\nCllr Cy Dole"
    assert text_of(list(column(60, 100, names))) == names


def test_a_paragraph_may_begin_with_an_indent() -> None:
    lines = [*filled(60, 100, 400, PROSE, indent=20), *filled(60, 160, 400, OTHER, indent=20)]
    assert text_of(lines) == f"{PROSE}\n\n{OTHER}"


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_another_under_a_title_across_them(columns: int) -> None:
    texts = [f"Part {number}. {PROSE}" for number in range(columns)]
    width = 760 / columns - 24
    title = "The Parish Newsletter, in which the whole of the annual meeting is told at length and over all columns"
    page = [(60.0, 60.0, title)]
    for number, text in enumerate(texts):
        page += filled(40 + number * (width + 24), 90, width, text)
    assert text_of(page, size=(842, 595)) == "\n\n".join([title, *texts])


def test_columns_that_drift_against_each_other_are_still_columns() -> None:
    left = column(60, 100, "Present:\nCllr Ann Hart\nCllr Cy Dole\nMr Frank Ode\nMs Gil Orr, Clerk\nMr Ivo Jay")
    lines = read_pdf(drawn([*left, *filled(300, 104, 240, PROSE)])).text.splitlines()
    assert lines[:6] == ["Present:", "Cllr Ann Hart", "Cllr Cy Dole", "Mr Frank Ode", "Ms Gil Orr, Clerk", "Mr Ivo Jay"]
    assert lines[-1] == PROSE


def test_a_side_heading_stands_before_its_text() -> None:
    page = [
        *column(60, 100, "12 Apologies"),
        *filled(200, 100, 330, PROSE),
        *column(60, 220, "13 Appointment of\na new Clerk and\nof her deputy"),
        *filled(200, 220, 330, OTHER),
    ]
    headings = "12 Apologies", "13 Appointment of a new Clerk and of her deputy"
    assert text_of(page) == f"{headings[0]}\n\n{PROSE}\n\n{headings[1]}\n\n{OTHER}"


def test_numbers_hang_beside_their_paragraphs() -> None:
    page = [(60.0, 100.0, "1."), *filled(88, 100, 400, PROSE), (88.0, 200.0, "(a)"), *filled(110, 200, 378, OTHER)]
    assert text_of(page) == f"1. {PROSE}\n\n(a) {OTHER}"


ROWS = (
    ("Name", "Post", "Present"),
    ("Cllr Anna Smith-\nDelacroix", "Chair of Planning,\nTransport and Highways", "Yes"),
    ("Mr Bob Arkwright", "Director", "No"),
    ("Cllr Eve Stone", "Cabinet Member with\nresponsibility for Children,\nYoung People and Families", "Yes"),
    ("Dr Femi Adeyinka", "Consultant in Public Health", "Apologies"),
)
TABLE = (
    "Name\tPost\tPresent\n"
    "Cllr Anna Smith-Delacroix\tChair of Planning, Transport and Highways\tYes\n"
    "Mr Bob Arkwright\tDirector\tNo\n"
    "Cllr Eve Stone\tCabinet Member with responsibility for Children, Young People and Families\tYes\n"
    "Dr Femi Adeyinka\tConsultant in Public Health\tApologies"
)


@pytest.mark.parametrize(("padding", "in_the_middle"), [(0.0, False), (4.0, False), (8.0, True)])
def test_rows_of_a_table_are_lines_and_wrapped_cells_stay_whole(padding: float, in_the_middle: bool) -> None:
    page: list[At] = []
    top = 100.0
    for row in ROWS:
        lines = max(cell.count("\n") for cell in row) + 1
        for left, cell in zip((60, 190, 380), row, strict=True):
            spare = lines - 1 - cell.count("\n") if in_the_middle else 0
            page += column(left, top + 6 * spare, cell)
        top += 12 * lines + padding
    assert text_of(page) == TABLE


def test_boxes_of_a_letterhead_are_read_one_after_another() -> None:
    page = [
        *column(60, 80, "The Guildhall\nHigh Street\nMarle\nMV1 2AB", leading=13),
        *column(
            370, 84, "Ask for: Miss J Corley\nDirect line: 01999 555012\nOur ref: JC/PL/17\n4 June 2018", leading=11
        ),
    ]
    assert text_of(page).startswith("The Guildhall\nHigh Street\nMarle\nMV1 2AB\n\nAsk for: Miss J Corley\nDirect")


def test_what_stands_far_apart_on_one_line_is_one_line() -> None:
    assert text_of([(60, 100, "Signed ............"), (330, 100, "Dated ............")]) == (
        "Signed ............\tDated ............"
    )


def test_a_paragraph_goes_on_over_the_page_and_a_finished_one_does_not() -> None:
    lines = list(filled(60, 100, 400, PROSE))
    over = read_pdf(drawn(lines[:2], [(60, 100 + 12 * n, line) for n, (_, _, line) in enumerate(lines[2:])]))
    assert over.text == PROSE
    assert text_of(lines, list(filled(60, 100, 400, OTHER))) == f"{PROSE}\n\n{OTHER}"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_turned_pages_and_turned_text_read_the_same(rotation: int, angle: int) -> None:
    reading = read_pdf(drawn([*filled(20, 40, 300, PROSE)], size=(400, 400), rotation=rotation, angle=angle))
    assert reading.text == PROSE
    first = reading.pages.places[0].box if reading.pages else None
    assert first == pytest.approx(BOXES[(rotation - angle) % 360], abs=3)


BOXES = {
    0: (20, 31, 294, 43),
    90: (357, 20, 369, 294),
    180: (106, 357, 380, 369),
    270: (31, 106, 43, 380),
}


def test_text_at_the_side_and_a_watermark_do_not_mix_with_the_page() -> None:
    page = list(filled(60, 100, 400, PROSE))
    reading = read_pdf(drawn(page, aside="Item 7 of the agenda", aslant="DRAFT"))
    assert reading.text == f"{PROSE}\n\nItem 7 of the agenda"
    assert furniture(reading) == [(1, "DRAFT")]


def furniture(reading: Reading) -> list[tuple[int, str]]:
    assert reading.pages
    return [(piece.page, piece.text) for piece in reading.pages.furniture]


def test_every_line_has_its_place() -> None:
    reading = read_pdf(drawn([*filled(60, 100, 300, PROSE)], [], [(60, 50, "Signed"), (200, 50, "Dated")]))
    assert reading.pages
    assert reading.pages.count == 3
    stretches = [reading.text[place.start : place.end] for place in reading.pages.places]
    assert stretches == [line for _, _, line in filled(60, 100, 300, PROSE)] + ["Signed", "Dated"]
    assert [place.page for place in reading.pages.places] == [1] * (len(stretches) - 2) + [3, 3]
    assert reading.pages.places[1].box == pytest.approx((60, 104, 350, 116), abs=14)
    assert reading.pages.page_of(reading.text.index("Dated")) == 3


PAGES = 4


def bodies(number: int) -> list[At]:
    return [*filled(60, 120, 400, f"{number}{number} {PROSE}")]


def test_headers_footers_and_page_numbers_are_furniture_but_the_first_header_stays() -> None:
    pages = [
        [(60, 40, "Marle Town Council"), *bodies(n), (60, 800, "Minutes of 5 May 2019"), (480, 800, f"Page {n} of 4")]
        for n in range(1, PAGES + 1)
    ]
    reading = read_pdf(drawn(*pages))
    assert reading.text.count("Marle Town Council") == 1
    assert reading.text.startswith("Marle Town Council\n\n11 The Committee")
    assert "Page" not in reading.text
    assert "Minutes of" not in reading.text
    assert len(furniture(reading)) == 3 * PAGES - 1
    assert (3, "Page 3 of 4") in furniture(reading)


def test_headers_may_change_sides() -> None:
    pages = [[((60, 482)[n % 2], 40, "Cabinet, 5 May 2019"), *bodies(n)] for n in range(1, PAGES + 1)]
    assert read_pdf(drawn(*pages)).text.count("Cabinet, 5 May 2019") == 1


@pytest.mark.parametrize("last", ["£5,000", "Total 17", "12 boats", "RESOLVED"])
def test_what_differs_otherwise_than_by_the_page_is_text(last: str) -> None:
    changed = last.replace("5", "9").replace("17", "30").replace("12", "20").replace("RESOLVED", "AGREED")
    text = text_of([*bodies(1), (60, 780, last)], [*bodies(2), (60, 780, changed)])
    assert last in text
    assert changed in text


@pytest.mark.parametrize("others", [0, 5])
def test_two_pages_may_begin_with_the_same_sentence(others: int) -> None:
    same: list[At] = [
        (60, 100, "Members were invited to ask questions, and the following were"),
        (60, 112, "put to the officer:"),
    ]
    pages = [[*same, (60, 124, "- on cost;")], [*same, (60, 124, "- on staff;")], *([bodies(n) for n in range(others)])]
    text = text_of(*pages)
    assert text.count("Members were invited") == text.count("put to the officer") == 2


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1", "Page 1 of 1", "iv", "37"])
def test_a_single_page_loses_only_its_number(number: str) -> None:
    reading = read_pdf(drawn([(60, 40, "Marle Town Council"), *bodies(1), (60, 700, "Clerk"), (290, 810, number)]))
    assert furniture(reading) == [(1, number)]
    assert reading.text.startswith("Marle Town Council")
    assert reading.text.endswith("Clerk")


def test_a_number_at_the_end_of_a_list_is_no_page_number() -> None:
    assert text_of(list(column(60, 700, "Votes\nFor\n12\nAgainst\n3"))).endswith("Against\n3")
