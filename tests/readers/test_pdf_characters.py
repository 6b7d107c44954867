"""What typesetting does to characters and words is undone, and nothing else is done to them."""

import io

import pytest
from pdf_pages import column, drawn
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from rolecall.readers.pdf import read_pdf
from rolecall.readers.pdf.characters import plain
from rolecall.readers.pdf.hyphens import Hyphens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the oﬃce of ﬁnance, ﬂood and staﬀ", "the office of finance, flood and staff"),
        ("a\u00a0wide\u2003space\u202fhere", "a wide space here"),
        ("zero\u200bwidth\ufeff and\u200d soft\u00adhyphen", "zerowidth and softhyphen"),
        ("goes on\u00ad", "goes on\u00ad"),
        ("Cafe\u0301 Siân – “Ó Broin” ½ £5m²", "Café Siân – “Ó Broin” ½ £5m²"),
        ("bell\x07 and tab\there", "bell and tab here"),
        ("face \ud83d\ude00 half \ud83d", "face 😀 half \ufffd"),
    ],
)
def test_characters_become_those_that_one_would_type(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("the appoint-", "ment of", "drop"),
        ("the Vice-", "Chairman", "keep"),
        ("a vice-", "chairman", "keep"),
        ("in 2017-", "18 and", "keep"),
        ("in 2017–", "18 and", "keep"),
        ("a well-", "known person", "keep"),
        ("the sub-", "committee met", "keep"),
        ("the commit-", "tee met", "drop"),
        ("Smith-", "Jones", "keep"),
        ("an ex-", "councillor", "keep"),
        ("was ex-", "panded", "drop"),
        ("was pre-", "sent", "drop"),
        ("soft\u00ad", "ware", "drop"),
        ("short-", "and long-term", None),
        ("he said -", "and went", None),
        ("Monday –", "Friday", None),
        ("plain", "text", None),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(line: str, following: str, expected: str | None) -> None:
    assert Hyphens([line, following, "a sub-committee"]).between(line, following) == expected


def test_a_mended_word_stands_whole_and_its_parts_have_their_places() -> None:
    reading = read_pdf(
        drawn(list(column(60, 100, "They agreed on the appoint-\nment of a Vice-\nChairman for 2017-\n18.")))
    )
    assert reading.text.split() == "They agreed on the appointment of a Vice-Chairman for 2017-18.".split()
    assert reading.pages
    parts = [reading.text[place.start : place.end] for place in reading.pages.places]
    assert parts == ["They agreed on the appoint", "ment", "of a Vice-", "Chairman", "for 2017-", "18."]


def drawn_by(*steps: tuple[float, float, str, float]) -> str:
    """The text of a page on which each text is drawn at a place with a size of font."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for left, height, text, size in steps:
        canvas.setFont("Times-Roman", size)
        canvas.drawString(left, height, text)
    canvas.save()
    return read_pdf(buffer.getvalue()).text


def width(text: str, size: float = 11) -> float:
    return float(pdfmetrics.stringWidth(text, "Times-Roman", size))


def test_a_raised_ending_stays_with_its_number() -> None:
    left = 60 + width("on the 1")
    steps = [(60.0, 500.0, "on the 1", 11.0), (left, 504.0, "st", 7.0), (left + width("st", 7), 500.0, " of May", 11.0)]
    assert drawn_by(*steps) == "on the 1st of May"


def test_text_drawn_twice_to_look_bold_is_there_once() -> None:
    steps = [(60.0, 500.0, "RESOLVED", 11.0), (60.0, 480.0, "That it be so.", 11.0), (60.4, 500.0, "RESOLVED", 11.0)]
    assert drawn_by(*steps) == "RESOLVED\nThat it be so."


def test_words_and_letters_drawn_one_by_one_have_their_spaces() -> None:
    words, letters = [], []
    left = 60.0
    for word in "Members noted the report".split():
        words.append((left, 500.0, word, 11.0))
        left += width(word) + width(" ")
    left = 60.0
    for letter in "Cllr Ann Hart":
        letters += [(left, 480.0, letter, 11.0)] * (letter != " ")
        left += width(letter)
    assert drawn_by(*words, *letters) == "Members noted the report\nCllr Ann Hart"


def test_a_gap_within_one_piece_of_text_parts_cells() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    canvas.drawString(60, 500, "Ann Hart KERN Clerk")
    canvas.save()
    content = buffer.getvalue()
    assert b"(Ann Hart KERN Clerk) Tj" in content
    spread = content.replace(b"(Ann Hart KERN Clerk) Tj", b"[(Ann Hart)-9000(Clerk)]TJ")
    assert read_pdf(spread).text == "Ann Hart\tClerk"


def test_the_text_of_a_link_is_kept_and_its_address_is_not_text() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(60, 500, "See the agenda papers.")
    canvas.linkURL("https://council.example/agenda", (60, 495, 150, 512))
    canvas.save()
    assert read_pdf(buffer.getvalue()).text == "See the agenda papers."


def test_characters_outside_the_basic_plane_do_not_shift_the_boxes() -> None:
    try:
        pdfmetrics.registerFont(TTFont("DejaVu", "DejaVuSans.ttf"))
    except OSError:
        pytest.skip("needs the font DejaVu Sans")
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    canvas.setFont("DejaVu", 10)
    canvas.drawString(60, 500, "Q sign")
    for left, text in ((60, "Ann Hart"), (300, "Clerk")):
        canvas.drawString(left, 480, text)
    canvas.save()
    means_a_script_letter = buffer.getvalue().replace(b"<0051>", b"<D835DD38>")
    reading = read_pdf(means_a_script_letter)
    assert reading.text == "𝔸 sign\nAnn Hart\tClerk"
