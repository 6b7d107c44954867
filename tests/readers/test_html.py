"""Web pages: what a browser shows of a page's content is in the text, in its order, once."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import page_of

from rolecall.errors import ReadingError
from rolecall.readers.blocks import shown
from rolecall.readers.reading import Reading
from rolecall.readers.web import read_html


def read(source: str) -> Reading:
    return read_html(source.encode())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("<p>Cllr\n <b>Ann</b>  Hart</p><p>Bo", "Cllr Ann Hart\n\nBo", id="paragraphs"),
        pytest.param("a<br>b<br/><br>c", "a\nb\n\nc", id="line breaks"),
        pytest.param(
            "<h2>Bridge</h2>Agreed<div>on <span>9</span></div>June", "Bridge\n\nAgreed\n\non 9\n\nJune", id="blocks"
        ),
        pytest.param("Mr&nbsp;Lee &amp; Ms&#32;Hart &pound;5 &eacute;", "Mr Lee & Ms Hart £5 é", id="entities"),
        pytest.param("Alder&shy;shire Hart<wbr>ley", "Aldershire Hartley", id="soft hyphen and break"),
        pytest.param("1<sup>st</sup> and H<sub>2</sub>O", "1st and H2O", id="raised and lowered"),
        pytest.param('Head<sup><a href="#n">2</a></sup> of Law', "Head 2 of Law", id="number of a footnote"),
        pytest.param("<ruby>Ann<rp>(</rp><rt>an</rt><rp>)</rp></ruby>", "Ann (an)", id="ruby"),
        pytest.param("<ul><li>a<li><p>b</p><p>c</p></ul>", "- a\n- b\n\nc", id="bullets"),
        pytest.param("<ul style='list-style: none'><li>a<li>b</ul>", "a\n\nb", id="a list without bullets"),
        pytest.param('<ol start="3" type="a"><li>a<li value="7">b<li>c</ol>', "c. a\ng. b\nh. c", id="numbers"),
        pytest.param("<ol reversed><li>a<li>b</ol>", "2. a\n1. b", id="numbers downwards"),
        pytest.param("<ol><li><ol><li>a</ol><li></li><li>b</ol>c", "1. a\n3. b\n\nc", id="entries without text"),
        pytest.param("<li>a", "- a", id="an entry without a list"),
        pytest.param(
            "<dl><dt>Clerk</dt><dd>Ann Hart</dd><dd>01234</dd><dt>Status:</dt><dd><p>Agreed</p></dd><dt>Why</dt></dl>",
            "Clerk: Ann Hart\n\n01234\n\nStatus: Agreed\n\nWhy",
            id="definitions",
        ),
        pytest.param(
            "<table><caption>Attendance<tr><th>Name<th>Role<tr><td><p>Ann</p><td>Chair</table>b",
            "Attendance\n\nName\tRole\nAnn\tChair\n\nb",
            id="table",
        ),
        pytest.param("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "a\tb\nc", id="merged cells"),
        pytest.param("<table role=presentation><tr><td>a<td>b</table>", "a\n\nb", id="table for the look"),
        pytest.param("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "a\tb\tc", id="table in a table"),
        pytest.param("<pre>a   b\n\tc</pre>", "a   b\nc", id="preformatted"),
        pytest.param("<script>x</script>a<style>y</style>b<template>z</template>", "ab", id="scripts"),
        pytest.param("a<p hidden>x</p>b<p style='DISPLAY : none'>y<p style='visibility:hidden'>z", "ab", id="hidden"),
        pytest.param(
            "<h2><button>Part</button></h2>a<select><option>x</select>", "Part\n\na", id="heading that unfolds"
        ),
        pytest.param("<q>yes</q>", "“yes”", id="quotation"),
        pytest.param("<details><summary>More</summary>a</details>", "More\n\na", id="details"),
        pytest.param("<del>old</del> <ins>new</ins>", "old new", id="struck out is still seen"),
        pytest.param("a<!-- x -->b<?php echo ?>c", "abc", id="comments"),
        pytest.param("<b><p>a</b>b</i></p></td>c", "ab\n\nc", id="broken"),
        pytest.param("<?xml version='1.0' encoding='utf-8'?><html xmlns='x'><body>é</body></html>", "é", id="xhtml"),
    ],
)
def test_elements(source: str, text: str) -> None:
    assert read(source).text == text


PROSE = "The Panel heard from the Director and thanked her for the report on the state of the bridges."
IN_MAIN = "<main><header><h1>Cabinet</h1></header><p>Agreed</p><aside>See</aside></main>"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(page_of("<h1>Minutes</h1><p>Agreed</p>"), "Minutes\n\nAgreed", id="main"),
        pytest.param("<header>Site</header><nav>Home</nav><p>Agreed</p><footer>Jobs</footer>", "Agreed", id="no main"),
        pytest.param("<p>Site</p><div role=main>Agreed</div>", "Agreed", id="role"),
        pytest.param(IN_MAIN, "Cabinet\n\nAgreed\n\nSee", id="header of the content"),
        pytest.param(f"<main>Short</main><p>{PROSE}</p>", f"Short\n\n{PROSE}", id="a main element of next to nothing"),
        pytest.param(f"<nav><p>{PROSE}</p></nav><p>x</p>", f"{PROSE}\n\nx", id="all in the navigation"),
        pytest.param(
            f'<body class="cookies-on"><form><p>{PROSE}</p><button>Go</button></form>', PROSE, id="all a form"
        ),
        pytest.param(f'<div class="breadcrumb">Home</div><p>{PROSE}</p><form>Search</form>', PROSE, id="names"),
        pytest.param(f'<div aria-hidden="true"><p>{PROSE}</p></div>x', f"{PROSE}\n\nx", id="hidden from ears only"),
    ],
)
def test_the_content_is_found_and_nothing_else_lost(source: str, text: str) -> None:
    assert read(source).text == text


def test_what_is_left_out_is_counted() -> None:
    assert read("<nav>Home</nav><p>Agreed</p>").notes == ("navigation, forms and the like are left out: 4 characters",)
    assert read("<p>Agreed</p>").notes == ()


MEETING = """<div id="modgov"><h1>Agenda and draft minutes</h1><div class="mgContent">
<h2 class="mgSubTitleTxt">Harbour Committee - Tuesday, 9th June, 2015 10.00 am</h2>
<ul class="mgActionList"><li><a href="a">Attendance details</a></li></ul>
<table class="mgItemTable"><tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">1.</p></td>
<td><p class="mgAiTitleTxt">Apologies</p><p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p>Apologies were received from Cllr Ines Orme, Chairman of the Harbour Board of Aldmouth, and
others.</p></div></td></tr></table></div></div>"""


def test_a_meeting_of_moderngov() -> None:
    title = "Agenda for Harbour Committee on Tuesday, 9th June, 2015, 10.00 am - Aldershire County Council"
    reading = read(f"<title>{title}</title><div>{'Councillors and committees. ' * 9}</div>{MEETING}")
    assert reading.text == (
        "Agenda and draft minutes\n\nHarbour Committee - Tuesday, 9th June, 2015 10.00 am\n\n"
        "1.\tApologies\n\nMinutes:\n\n"
        "Apologies were received from Cllr Ines Orme, Chairman of the Harbour Board of Aldmouth, and others."
    )
    assert reading.title == title.removesuffix(" - Aldershire County Council")
    assert (reading.council, reading.body) == ("Aldershire County Council", "Harbour Committee")
    assert reading.meeting_date == "2015-06-09"


@pytest.mark.parametrize(
    ("head", "body", "facts"),
    [
        ("<title>Minutes | Aldershire County Council</title>", "", ("Minutes", "Aldershire County Council", None)),
        ("<title>Council Tax - Bridges</title>", "", ("Council Tax - Bridges", None, None)),
        ("<title>Agenda - Planning Committee</title>", "", ("Agenda - Planning Committee", None, None)),
        ('<meta name="og:site_name" content="Alder Council"><title>A</title>', "", ("A", "Alder Council", None)),
        ("<title>Cyngor Alder: Bridges</title>", "", ("Cyngor Alder: Bridges", None, None)),
        ('<title></title><meta property="og:title" content="Road works">', "", ("Road works", None, None)),
        ("", "<h1> </h1><h1>Road works</h1>", ("Road works", None, None)),
        ("", "<h1>Diary <time datetime='2015-06-09T10:00'>9 June</time></h1>", ("Diary 9 June", None, "2015-06-09")),
        ("", "<p>Published <time datetime='2015-06-09'>9 June</time></p>", (None, None, None)),
        ("", "<h2><time datetime='2015-06-09'>a</time><time datetime='2015-07-09'>b</time></h2>", (None, None, None)),
        ("", "<meta itemprop='startDate' content='2015-06-09'>", (None, None, "2015-06-09")),
        ("", "<h2 class='mgSubTitleTxt'>Purchase of land at Staunby</h2>", (None, None, None)),
        ("", "<h2 class='mgSubTitleTxt'>Cabinet - 9 June 2015 - 10 June 2015</h2>", (None, None, None)),
    ],
)  # fmt: skip
def test_facts(head: str, body: str, facts: tuple[str | None, str | None, str | None]) -> None:
    reading = read(f"<html><head>{head}</head><body>{body}<p>text</p></body></html>")
    assert (reading.title, reading.council, reading.meeting_date) == facts


FRENCH = "Café à côté du théâtre, où l'été"


@pytest.mark.parametrize(
    ("content", "text", "note"),
    [
        ("é".encode(), "é", ""),
        ("\ufeffé".encode(), "é", ""),
        ("é".encode("utf-16"), "é", ""),
        (b'<meta charset="iso-8859-1">\x93\xe9\x94', "“é”", ""),
        (b'<meta http-equiv=Content-Type content="text/html; charset=windows-1252">\xa3', "£", ""),
        (b'<meta charset="utf-16">\xc3\xa9', "é", ""),
        (b'<meta charset="zip">\xc3\xa9', "é", ""),
        (b'<meta charset="utf-8">' + FRENCH.encode("cp1252"), FRENCH, "is not utf-8, which it declares"),
        (FRENCH.encode("cp1252"), FRENCH, "is not UTF-8, read as cp1252"),
        (b"\xef\xbb\xbfa\xff", "a\ufffd", "has 1 characters that cannot be read as utf-8"),
    ],
)  # fmt: skip
def test_encodings(content: bytes, text: str, note: str) -> None:
    reading = read_html(content)
    assert reading.text == text
    assert bool(reading.notes) == bool(note)
    assert "".join(reading.notes[:1]).startswith(note)


@pytest.mark.parametrize("content", [b"", b" \n", b"<html></html>", b"<script>x</script>", b"\0\0", b"<img src=x>"])
def test_a_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(ReadingError):
        read_html(content)


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<b>", "<ul><li>", "<table><tr><td>", "<dl><dd>"])
@pytest.mark.parametrize("depth", [500, 50_000])
def test_deep_nesting_is_read_to_its_end_or_refused(opening: str, depth: int) -> None:
    try:
        text = read(f"first{opening * depth}deep<p>last").text
    except ReadingError as error:
        assert str(error) == "is nested too deeply"  # noqa: PT017 - either outcome is right
        assert depth > 1_000
    else:
        assert [text.count(word) for word in ("first", "deep", "last")] == [1, 1, 1]


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    assert "aaaa" not in read(f"{bomb}<p>x &b; &f;</p>").text.partition("x ")[2]


def test_large_tables_take_time_in_proportion() -> None:
    def seconds(rows: int) -> float:
        source = f"<table>{'<tr><td>Ann<td>Chair' * rows}</table>"
        start = time.process_time()
        assert read(source).text == "\n".join(["Ann\tChair"] * rows)
        return time.process_time() - start

    few, many = min(seconds(1_000) for _ in range(3)), seconds(10_000)
    assert many < 30 * few


words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="<>&"), min_size=1, max_size=8)
TAGS = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "td",
    "tr",
    "table",
    "h2",
    "span",
    "b",
    "dl",
    "dt",
    "dd",
    "section",
    "pre",
    "sup",
    "a",
]


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """The source of a page of any visible elements, rightly nested or not, and the words in it."""
    said: list[str] = []
    source: list[str] = []
    for number in range(draw(st.integers(1, 12))):
        said.append(f"{draw(words)}{number}")
        tag, piece = draw(st.sampled_from(TAGS)), said[-1]
        source.append(draw(st.sampled_from([f"<{tag}> {piece} </{tag}>", f"<{tag}> {piece} ", f" {piece} </{tag}>"])))
    return "".join(source), said


@given(pages())
def test_any_visible_text_survives(page: tuple[str, list[str]]) -> None:
    source, said = page
    text = read(f"<body>{source}</body>").text
    for word in map(shown, said):
        assert text.count(word) >= 1
