"""Documents for tests: a plain text laid out as Word, OpenDocument, rich text or a web page, and files made by hand.

A plain text has blank lines between its blocks; headings are short and in capitals or numbered, list entries begin with
a dash, and people with their titles, one a line, become a table of attendance.
"""

import html
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_NAMES = " ".join(
    f'xmlns:{name}="{_OFFICE}:{uri}:1.0"'
    for name, uri in {
        **{name: name for name in ("office", "text", "table", "style", "meta", "manifest")},
        "draw": "drawing",
        "svg": "svg-compatible",
    }.items()
)
_ATTENDEE = re.compile(r"((?:[A-Z][\w'’.-]* ?){2,5}?)(?: \((.+)\)|, (.+))")
_HEADING = re.compile(r"\d{1,3}\.? {1,2}[A-Z].{0,60}|[A-Z][A-Z ,&:'’()-]{3,80}")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph, list or attendance table; its lines, of a table `name<tab>title`."""

    kind: Literal["heading", "paragraph", "list", "table"]
    lines: tuple[str, ...]


def parts_of(text: str) -> Iterator[Part]:
    """The parts of a plain text, in order; joined by white space their lines say what the text says."""
    for stretch in re.split(r"\n\s*\n", text):
        lines = tuple(line.strip() for line in stretch.split("\n") if line.strip())
        if len(lines) == 1 and _HEADING.fullmatch(lines[0]):
            yield Part("heading", lines)
            continue
        while lines:
            rows = _leading(lines, _ATTENDEE.fullmatch)
            entries = _leading(lines, re.compile("- ").match)
            if len(rows) >= 2:
                cells = (_ATTENDEE.fullmatch(line) for line in rows)
                yield Part("table", tuple(f"{c[1].strip()}\t{c[2] or c[3]}" for c in cells if c))
            elif entries:
                yield Part("list", tuple(line.removeprefix("- ") for line in entries))
            elif lines:
                yield Part("paragraph", lines[:1])
            lines = lines[max(1, len(entries), len(rows) if len(rows) >= 2 else 0) :]


def _leading(lines: tuple[str, ...], matches: object) -> tuple[str, ...]:
    assert callable(matches)
    count = next((at for at, line in enumerate(lines) if not matches(line)), len(lines))
    return lines[:count]


def docx_of(text: str) -> bytes:
    """A Word document, made by python-docx, of a plain text."""
    document = Document()
    for part in parts_of(text):
        if part.kind == "table":
            table = document.add_table(rows=0, cols=2)
            for line in part.lines:
                for cell, said in zip(table.add_row().cells, line.split("\t"), strict=True):
                    cell.text = said
        else:
            style = {"heading": "Heading 2", "list": "List Bullet", "paragraph": "Normal"}[part.kind]
            for line in part.lines:
                document.add_paragraph(line, style=style)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def html_of(text: str) -> bytes:
    """A page of a council's site with the plain text as its content."""
    found: list[str] = []
    for part in parts_of(text):
        lines = [html.escape(line).replace(" (", "&nbsp;(") for line in part.lines]
        if part.kind == "table":
            rows = ("".join(f"<td><p>{cell}</p></td>" for cell in line.split("\t")) for line in lines)
            found.append(f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>")
        elif part.kind == "list":
            found.append(f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>")
        else:
            tag = "h2" if part.kind == "heading" else "p"
            found.append(f"<{tag}>{'<br>'.join(lines)}</{tag}>")
    return page_of("\n".join(found)).encode()


def page_of(content: str, *, title: str = "Minutes | Aldershire County Council") -> str:
    """A page with the navigation of a site around the content."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
    <style>p {{ color: black }}</style><script>document.write("<p>Mr Ivo Script, Chairman</p>")</script></head><body>
    <div class="cookie-banner"><p>This site puts cookies on your computer.</p></div>
    <header><nav><ul><li><a href="/">Home</a></li><li><a href="/jobs">Jobs</a></li></ul></nav></header>
    <main>{content}</main><footer><p>Contact the Head of Web Services</p></footer></body></html>"""


def odt_of(text: str) -> bytes:
    """An OpenDocument text of a plain text."""
    found: list[str] = []
    for part in parts_of(text):
        lines = [html.escape(line) for line in part.lines]
        if part.kind == "table":
            found.append(odt_table(*(tuple(line.split("\t")) for line in lines)))
        elif part.kind == "list":
            entries = "".join(f"<text:list-item><text:p>{line}</text:p></text:list-item>" for line in lines)
            found.append(f"<text:list>{entries}</text:list>")
        else:
            found += [f"<text:p>{line}</text:p>" for line in lines]
    return odt("".join(found))


def odt_table(*rows: tuple[str, ...]) -> str:
    """A table of OpenDocument with a paragraph in each cell."""
    cells = ("".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row) for row in rows)
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def rtf_of(text: str) -> bytes:
    """A rich text file of a plain text."""
    found: list[str] = []
    for part in parts_of(text):
        lines = [_rtf_characters(line) for line in part.lines]
        if part.kind == "table":
            rows = (line.replace("\t", r"\cell ") for line in lines)
            found += [rf"\trowd\cellx4000\cellx8000\pard\intbl {row}\cell\row" for row in rows]
        elif part.kind == "list":
            found += [rf"{{\listtext\pard\plain \bullet\tab}}\pard {line}\par" for line in lines]
        else:
            found += [rf"\pard {line}\par" for line in lines]
    return rtf("\n".join(found))


def _rtf_characters(text: str) -> str:
    escaped = re.sub(r"([\\{}])", r"\\\1", text)
    return "".join(c if c.isascii() else "".join(rf"\u{unit}?" for unit in _halves(c)) for c in escaped)


def _halves(character: str) -> tuple[int, ...]:
    """The character's units of UTF-16 as signed numbers, as rich text has them."""
    units = character.encode("utf-16-le")
    return struct.unpack(f"<{len(units) // 2}h", units)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of the parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, *, relations: str = "", **others: str | bytes) -> bytes:
    """A Word document made by hand: `body` inside `w:body`, other parts by their names in the folder `word`.

    `relations` are `kind=name` words: of which kind a part is for the document; its id is its name.
    """
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="{types}"'
    rels = "".join(
        f'<Relationship Id="{name}" Type="{types}/{kind}" Target="{name}.xml"/>'
        for kind, name in (word.split("=") for word in relations.split())
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{rels}</Relationships>',
    }
    for name, content in others.items():
        if isinstance(content, str):
            content = re.sub(r"^<(w:\w+)", rf"<\1 {names}", content)
        parts[f"word/{name}.xml"] = content
    return package(parts)


def paragraph(*texts: str, properties: str = "") -> str:
    """A paragraph of Word, a run for each text."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>' for text in texts)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of Word whose cells hold these elements."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def odt(body: str, *, styles: str = "", automatic: str = "", title: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text made by hand: `body` inside `office:text`; `styles` and `automatic` define styles."""
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODT_NAMES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODT_NAMES}>{styles}</office:document-styles>",
            "meta.xml": f'<office:document-meta {_ODT_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
            f"<dc:title>{title}</dc:title></office:meta></office:document-meta>",
            "META-INF/manifest.xml": f"<manifest:manifest {_ODT_NAMES}>{manifest}</manifest:manifest>",
        }
    )


def rtf(body: str) -> bytes:
    """A rich text file made by hand."""
    fonts = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}}"
    return (rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}" + "\n" + body + "}").encode("latin-1")
