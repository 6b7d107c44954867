"""OpenDocument texts: what a word processor shows of a document is in the text, in its order, once."""

import pytest
from office_files import odt, odt_table, package

from rolecall.errors import ReadingError
from rolecall.readers.office import read_odt


def entries(*texts: str, style: str = "", more: str = "") -> str:
    items = "".join(f"<text:list-item>{text}</text:list-item>" for text in texts)
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named}{more}>{items}</text:list>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(p("Cllr <text:span>Ann\n  </text:span> Hart"), "Cllr Ann Hart", id="white space collapses"),
        pytest.param(
            p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), "a   b\tc\nd", id="blanks, tab, break"
        ),
        pytest.param('<text:h text:outline-level="1">Bridge</text:h>' + p("Agreed"), "Bridge\n\nAgreed", id="heading"),
        pytest.param(p("a<text:soft-page-break/>b"), "ab", id="soft page break"),
        pytest.param(p("<text:a>link</text:a><text:bookmark/>"), "link", id="link"),
        pytest.param(f"<text:section>{p('a')}</text:section>", "a", id="section"),
        pytest.param(
            f"<text:tracked-changes>{p('old')}</text:tracked-changes>" + p("new"), "new", id="tracked changes"
        ),
        pytest.param(
            p(f"an<draw:frame><draw:text-box>{p('box')}</draw:text-box></draw:frame>chor"), "anchor\n\nbox", id="box"
        ),
        pytest.param(
            p(
                f"a<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('N')}</text:note-body></text:note>b"
            ),
            "ab\n\n[1] N",
            id="footnote",
        ),
        pytest.param(odt_table(("Name", "Role"), ("Ann", "Chair")), "Name\tRole\nAnn\tChair", id="table"),
        pytest.param(
            f"<table:table><table:table-header-rows><table:table-row><table:table-cell>{p('a')}</table:table-cell>"
            f"<table:covered-table-cell/><table:table-cell>{p('b')}</table:table-cell></table:table-row>"
            "</table:table-header-rows></table:table>",
            "a\tb",
            id="merged cells and header rows",
        ),
        pytest.param(entries(p("a"), p("b")), "- a\n- b", id="list without a style"),
    ],
)
def test_elements(body: str, text: str) -> None:
    assert read_odt(odt(body)).text == text


def numbered(depth: int, format_: str, more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{depth}" style:num-format="{format_}" {more}/>'


STYLES = (
    '<text:list-style style:name="N">'
    + numbered(1, "1", 'style:num-suffix="." text:start-value="3"')
    + numbered(2, "a", 'style:num-prefix="(" style:num-suffix=")"')
    + numbered(3, "1", 'text:display-levels="3"')
    + '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
)


def heading(text: str, depth: int) -> str:
    return f'<text:h text:outline-level="{depth}">{text}</text:h>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(entries(p("a") + p("more"), p("b"), style="N"), "3. a\n\nmore\n\n4. b", id="numbers"),
        pytest.param(
            entries(p("a") + entries(p("b") + entries(p("c")), p("d")), style="N"),
            "3. a\n(a) b\n3.a.1 c\n(b) d",
            id="levels",
        ),
        pytest.param(
            entries(p("a"), style="N") + p("x") + entries(p("b"), style="N", more=' text:continue-numbering="true"'),
            "3. a\n\nx\n\n4. b",
            id="goes on",
        ),
        pytest.param(entries(p("a"), style="N") + p("x") + entries(p("b"), style="N"), "3. a\n\nx\n\n3. b", id="anew"),
        pytest.param(entries(p("a"), style="B"), "- a", id="bullets"),
        pytest.param(entries("", style="N") + p("a"), "a", id="an empty entry leaves no number behind"),
        pytest.param(
            heading("A", 1) + heading("B", 2) + heading("C", 1) + heading("D", 2),
            "1 A\n1.1 B\n2 C\n2.1 D",
            id="headings",
        ),
    ],
)
def test_numbering(body: str, text: str) -> None:
    assert read_odt(odt(body, automatic=STYLES)).text == text


def test_the_header_of_the_first_page_comes_first_and_a_footer_is_noted() -> None:
    pages = (
        f'<style:master-page style:name="Standard"><style:header>{p("Aldershire")}</style:header>'
        f"<style:footer>{p('Shire Hall, Aldminster')}</style:footer></style:master-page>"
    )
    reading = read_odt(
        odt(p("Minutes<office:annotation><text:p>why?</text:p></office:annotation>"), styles=pages, title="Cabinet")
    )
    assert (reading.text, reading.title) == ("Aldershire\n\nMinutes", "Cabinet")
    assert reading.notes == ("a footer is left out: Shire Hall, Aldminster", "comments are left out: 1")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (odt(""), "holds no text"),
        (
            odt(p("a"), manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
            "is encrypted",
        ),
        (package({"content.xml": "<a/>"}), "is an Office document, but no text"),
        (package({"mimetype": "x"}), "has no part content.xml"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_odt(content)
