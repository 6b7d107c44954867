"""Word documents: what Word shows of a document is in the text, in its order, once."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from office_files import WORD, docx, package, paragraph, table

from rolecall.errors import ReadingError
from rolecall.readers.blocks import shown
from rolecall.readers.office import read_docx


def run(content: str, properties: str = "") -> str:
    return f"<w:p><w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r></w:p>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(paragraph("Cllr ", "Ann ", "Hart"), "Cllr Ann Hart", id="runs"),
        pytest.param(paragraph("a") + paragraph("") + paragraph("b"), "a\n\nb", id="empty paragraph"),
        pytest.param(run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"), "a\tb\nc", id="tab and break"),
        pytest.param(run('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>'), "a\nb", id="page break"),
        pytest.param(
            run("<w:t>Hart</w:t><w:noBreakHyphen/><w:t>Lee</w:t>"), "Hart-Lee", id="hyphen that does not break"
        ),
        pytest.param(run("<w:t>Alder</w:t><w:softHyphen/><w:t>shire</w:t>"), "Aldershire", id="soft hyphen"),
        pytest.param(run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✓", id="tick of a symbol font"),
        pytest.param(run('<w:sym w:font="Wingdings" w:char="F001"/>'), "\ufffd", id="a sign not known"),
        pytest.param(f"<w:p><w:hyperlink>{paragraph('link')[5:-6]}</w:hyperlink></w:p>", "link", id="hyperlink"),
        pytest.param(f"<w:p><w:smartTag>{paragraph('tag')[5:-6]}</w:smartTag></w:p>", "tag", id="smart tag"),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Ann')}</w:sdtContent></w:sdt>", "Ann", id="content control"
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Enter')}</w:sdtContent></w:sdt>"
            + paragraph("Ann"),
            "Ann",
            id="the prompt of an empty content control",
        ),
        pytest.param(
            "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>",
            "new here",
            id="tracked changes",
        ),
        pytest.param(
            paragraph("Ann ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("Hart"), "Ann Hart", id="deleted break"
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('old')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
            "a\tb",
            id="deleted row",
        ),
        pytest.param(
            run('<w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:t>9 June</w:t>'),
            "9 June",
            id="field",
        ),
        pytest.param(run(f"<w:t>a</w:t><w:pict>{box('in')}</w:pict><w:t>b</w:t>"), "ab\n\nin", id="text box"),
        pytest.param(
            run(
                f"<mc:AlternateContent><mc:Choice>{box('once')}</mc:Choice>"
                f"<mc:Fallback>{box('once')}</mc:Fallback></mc:AlternateContent>"
            ),
            "once",
            id="text box with a fallback",
        ),
        pytest.param(
            table((paragraph("Name"), paragraph("Role")), (paragraph("Ann"), paragraph("Chair"))),
            "Name\tRole\nAnn\tChair",
            id="table",
        ),
        pytest.param(
            table((paragraph("a"), table((paragraph("b"), paragraph("c"))) + paragraph(""))),
            "a\tb\tc",
            id="nested table",
        ),
        pytest.param(
            f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('a')}</w:tc><w:sdt><w:sdtContent>"
            f"<w:tc>{paragraph('b')}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
            "a\tb",
            id="row and cell in content controls",
        ),
        pytest.param(f"<w:tc>{paragraph('stray')}</w:tc>", "stray", id="cell without a table"),
    ],
)
def test_elements(body: str, text: str) -> None:
    assert read_docx(docx(body)).text == text


def test_merged_cells_are_read_once() -> None:
    document = Document()
    grid = document.add_table(rows=2, cols=3)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Members"
    grid.cell(0, 2).merge(grid.cell(1, 2)).text = "Present"
    grid.cell(1, 0).text, grid.cell(1, 1).text = "Ann Hart", "Chair"
    stream = BytesIO()
    document.save(stream)
    assert read_docx(stream.getvalue()).text == "Members\tPresent\nAnn Hart\tChair"


def test_hidden_text_comments_and_charts_are_left_out_and_noted() -> None:
    body = run("<w:t>secret</w:t>", "<w:vanish/>") + run(
        "<w:t>open</w:t><w:commentReference/>", '<w:vanish w:val="0"/>'
    )
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    reading = read_docx(docx(body + run(f"<w:drawing>{chart}</w:drawing><w:object/>")))
    assert reading.text == "open"
    assert reading.notes == (
        "comments are left out: 1",
        "embedded documents, objects, charts and diagrams are left out: 2",
        "hidden text is left out: secret",
    )


def test_notes_follow_the_body_in_the_order_of_their_references() -> None:
    body = run('<w:t>one</w:t><w:endnoteReference w:id="4"/><w:t> two</w:t><w:footnoteReference w:id="2"/>')
    line, note = (f'<w:footnote w:id="{id_}">{paragraph(text)}</w:footnote>' for id_, text in ((0, "---"), (2, "F")))
    foot = f"<w:footnotes>{line}{note}</w:footnotes>"
    end = f'<w:endnotes><w:endnote w:id="4">{paragraph("E") + paragraph("more")}</w:endnote></w:endnotes>'
    content = docx(body, relations="footnotes=feet endnotes=ends", feet=foot, ends=end)
    assert read_docx(content).text == "one two\n\n[1] E\n\nmore\n\n[2] F"


def test_the_header_of_the_first_page_comes_first_and_others_are_noted() -> None:
    headers = (("header", "first", "letter"), ("header", "default", "running"))
    named = (*headers, ("footer", "default", "number"), ("footer", "even", "foot"))
    section = "".join(f'<w:{kind}Reference w:type="{type_}" r:id="{id_}"/>' for kind, type_, id_ in named)
    section = f"<w:sectPr>{section}<w:titlePg/></w:sectPr>"
    parts = {"letter": "Aldershire", "running": "Cabinet, 9 June", "number": "Page 2 of 7", "foot": "Shire Hall"}
    others = {name: f"<w:hdr>{paragraph(text)}</w:hdr>" for name, text in parts.items()}
    relations = "header=letter header=running footer=number footer=foot"
    reading = read_docx(docx(paragraph("Minutes") + section, relations=relations, **others))
    assert reading.text == "Aldershire\n\nMinutes"
    assert reading.notes == ("a header is left out: Cabinet, 9 June", "a footer is left out: Shire Hall")


def test_a_header_that_the_text_repeats_is_read_once() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="top"/></w:sectPr>'
    content = docx(
        paragraph("Aldershire  Council") + section,
        relations="header=top",
        top=f"<w:hdr>{paragraph('Aldershire Council')}</w:hdr>",
    )
    assert read_docx(content).notes == ()
    assert read_docx(content).text == "Aldershire  Council"


def level(number: int, kind: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.", 3)
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "%1.%3", more="<w:isLgl/>")
    + "</w:abstractNum>"
    + f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "·")}{level(1, "none", "")}</w:abstractNum>'
    + '<w:abstractNum w:abstractNumId="2">'
    + level(0, "decimalZero", "Item %1:", more='<w:pStyle w:val="Item"/>')
    + "</w:abstractNum>"
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>' for n, a in ((1, 0), (2, 1), (3, 2)))
    + '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)
STYLES = (
    '<w:styles><w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Sub"><w:basedOn w:val="Item"/></w:style>'
    '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>'
)


def entry(text: str, instance: int, depth: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{instance}"/></w:numPr>')


def styled(text: str, style: str, more: str = "") -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>{more}')


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(entry("a", 1) + entry("b", 1), "3. a\n4. b", id="counts from its start"),
        pytest.param(
            entry("a", 1) + entry("b", 1, 1) + entry("c", 1, 1) + entry("d", 1) + entry("e", 1, 1),
            "3. a\n(a) b\n(b) c\n4. d\n(a) e",
            id="a lower level starts anew",
        ),
        pytest.param(entry("a", 1) + entry("b", 1, 2), "3. a\n3.1 b", id="digits of a level above"),
        pytest.param(entry("a", 2) + paragraph("b") + entry("c", 2, 1), "- a\n\nb\n\nc", id="bullets, and no number"),
        pytest.param(entry("a", 1) + paragraph("b") + entry("c", 1), "3. a\n\nb\n\n4. c", id="goes on after prose"),
        pytest.param(entry("a", 1) + entry("b", 4) + entry("c", 4), "3. a\n1. b\n2. c", id="another start"),
        pytest.param(styled("a", "Item") + styled("b", "Sub"), "Item 01: a\nItem 02: b", id="from styles"),
        pytest.param(
            styled("a", "Item", '<w:numPr><w:numId w:val="0"/></w:numPr>'), "a", id="leaves the list of its style"
        ),
        pytest.param(styled("a", "Round") + entry("b", 99), "a\n\nb", id="styles and lists that are none"),
        pytest.param(table((entry("", 1) + entry("a", 1), paragraph("b"))), "4. a\tb", id="an empty entry counts"),
    ],
)
def test_numbering(body: str, text: str) -> None:
    content = docx(body, relations="numbering=numbers styles=styles", numbers=NUMBERING, styles=STYLES)
    assert read_docx(content).text == text


@pytest.mark.parametrize("broken", ["<w:numbering", "", b"\xff\xfe\x00"])
def test_a_broken_part_beside_the_body_is_noted(broken: str | bytes) -> None:
    relations = "numbering=numbers footnotes=missing"
    reading = read_docx(docx(entry("a", 1), relations=relations, numbers=broken))
    assert reading.text == "a"
    assert [note.partition(":")[0] for note in reading.notes] == [
        "has a broken part word/numbers.xml",
        "has no part word/missing.xml; it is left out",
    ]


def test_a_broken_table_of_parts_is_noted() -> None:
    document = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Ann")}</w:body></w:document>'
    reading = read_docx(package({"word/document.xml": document, "_rels/.rels": "<"}))
    assert reading.text == "Ann"
    assert "".join(reading.notes).startswith("has a broken part _rels/.rels")


def test_documents_of_the_strict_standard_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("Ann")}</w:body></w:document>'
    assert read_docx(package({"word/document.xml": document})).text == "Ann"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Minutes of Cabinet", "Minutes of Cabinet"),
        ("Microsoft Word - minutes.doc", None),
        ("minutes 9 June.docx", None),
        ("Untitled", None),
        ("Document1", None),
        ("Agenda template", None),
        ("", None),
    ],
)
def test_the_title_is_what_the_file_states_unless_it_is_none(stated: str, title: str | None) -> None:
    document = Document()
    document.add_paragraph("text")
    document.core_properties.title = stated
    stream = BytesIO()
    document.save(stream)
    assert read_docx(stream.getvalue()).title == title


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (docx(""), "holds no text"),
        (package({"word/document.xml": "<html/>"}), "not one of Word"),
        (package({"xl/workbook.xml": "<workbook/>"}), "has no part word/document.xml"),
        (docx("<w:p>"), "has a broken part word/document.xml"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_docx(content)


def test_a_namespace_is_told_by_its_address_and_not_by_its_prefix() -> None:
    body = f'<x:document xmlns:x="{WORD}"><x:body><x:p><x:r><x:t>Ann</x:t></x:r></x:p></x:body></x:document>'
    assert read_docx(package({"word/document.xml": body})).text == "Ann"


visible = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=40)


@given(st.lists(visible.filter(str.strip), min_size=1, max_size=8))
def test_any_paragraphs_come_back(texts: list[str]) -> None:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    assert read_docx(stream.getvalue()).text == "\n\n".join(shown(text) for text in texts)


@given(
    st.lists(
        st.lists(st.sampled_from(["p", "tbl", "tc", "tr", "txbxContent", "r", "sdt", "t"]), max_size=6), max_size=4
    )
)
def test_any_nesting_is_read_and_loses_no_text(paths: list[list[str]]) -> None:
    pieces = []
    for number, path in enumerate(paths):
        opened = "".join(f"<w:{name}>" for name in path if name != "t")
        closed = "".join(f"</w:{name}>" for name in reversed(path) if name != "t")
        pieces.append(f"{opened}<w:t>word{number}</w:t>{closed}")
    text = read_docx(docx(paragraph("first") + "".join(pieces))).text
    assert all(text.count(f"word{number}") == 1 for number in range(len(paths)))
