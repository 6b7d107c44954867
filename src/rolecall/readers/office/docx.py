"""Word documents (`.docx`, `.docm`, `.dotx`) as text: the body as Word shows it with all changes accepted.

Invariant: text that Word would print is in the reading's text, or a note says what was left out: headers and footers
that are not on the first page, comments, hidden text, embedded documents.
"""

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from rolecall.errors import ReadingError
from rolecall.readers.blocks import Block, joined
from rolecall.readers.elements import Element
from rolecall.readers.office.package import Package, open_package, parsed_xml
from rolecall.readers.office.page_margins import Margin, with_letterhead
from rolecall.readers.office.word_body import Body, Parts
from rolecall.readers.office.word_numbering import ListCounter, W, list_styles
from rolecall.readers.reading import Reading
from rolecall.readers.stated_titles import stated_title

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_STRICT = {  # the namespaces of ISO 29500 Strict, whose elements are the same
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.strip("{}").encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _ID.partition("}")[0].strip("{").encode(),
}


def read_docx(content: bytes) -> Reading:
    """The text of a Word document, one paragraph a line, with the numbers and bullets of its lists.

    Text boxes follow the paragraph that holds them, footnotes and endnotes the body; the header of the first page comes
    first. Tracked insertions are in, deletions are out. Pages are None: the file does not tell where they break.
    Raises ReadingError for content that is encrypted, no Word document, broken, too large or without text. A broken or
    missing part that is not the body is left out and noted.
    """
    package = open_package(content)
    main = _main_part(package)
    document = _xml(package, main)
    body = document.find(f"{W}body")
    if body is None:
        raise ReadingError("is an Office document, but not one of Word")
    notes: list[str] = []
    optional = _Optional(package, main, notes)
    counter = ListCounter(list_styles(optional.of_type("numbering"), optional.of_type("styles")))
    parts = Parts(counter, {kind: optional.of_type(f"{kind}s") for kind in ("footnote", "endnote")})
    reader = Body(parts)
    blocks = reader.blocks(body)
    blocks, left_out = with_letterhead(blocks + reader.notes_at_the_end(), _margins(optional, body))
    if not (text := joined(blocks)):
        raise ReadingError("holds no text, perhaps only pictures")
    return Reading(text, title=_title(package, notes), notes=(*notes, *left_out, *reader.remarks()))


def _main_part(package: Package) -> str:
    try:
        targets = [target for _, kind, target in _relations(package, "") if kind == "officeDocument"]
    except ReadingError:  # which the title, that is told by the same part, has a note on
        targets = []
    return targets[0] if targets else "word/document.xml"


def _xml(package: Package, name: str) -> Element:
    content = package.read(name)
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual)
    return parsed_xml(content, name)


def _relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind (the last word of its type) and target of each relation of a part, or of the package for ""."""
    folder, _, name = part.rpartition("/")
    rels = join(folder, "_rels", f"{name}.rels")
    if rels not in package:
        return
    for relation in package.xml(rels).iterfind(_RELATIONSHIP):
        if relation.get("TargetMode") != "External":
            target = normpath(join("/", dirname(part), relation.get("Target", ""))).lstrip("/")
            yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target


class _Optional:
    """The parts beside the body; one that cannot be read is None and is noted."""

    def __init__(self, package: Package, main: str, notes: list[str]) -> None:
        self._package = package
        self._notes = notes
        try:
            self._relations = list(_relations(package, main))
        except ReadingError as error:
            self._relations = []
            notes.append(str(error))

    def of_type(self, kind: str) -> Element | None:
        """The part that is related by that kind, None where there is none."""
        return next((self._part(target) for _, found, target in self._relations if found == kind), None)

    def blocks(self, reference: Element) -> list[Block]:
        """What the header or footer that is referred to says."""
        id_ = reference.get(_ID)
        part = next((self._part(target) for found, _, target in self._relations if found == id_), None)
        return [] if part is None else Body(Parts()).blocks(part)

    def _part(self, name: str) -> Element | None:
        try:
            return _xml(self._package, name)
        except ReadingError as error:
            self._notes.append(f"{error}; it is left out")
            return None


def _margins(optional: _Optional, body: Element) -> Iterator[Margin]:
    for number, section in enumerate(body.iter(f"{W}sectPr")):
        first_type = "first" if _is_on(section.find(f"{W}titlePg")) else "default"
        for reference in section.iterfind(f"{W}headerReference"):
            on_first = number == 0 and reference.get(f"{W}type") == first_type
            yield Margin("header", optional.blocks(reference), on_first)
        for reference in section.iterfind(f"{W}footerReference"):
            yield Margin("footer", optional.blocks(reference))


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")


def _title(package: Package, notes: list[str]) -> str | None:
    try:
        for _, kind, target in _relations(package, ""):
            if kind == "core-properties":
                return stated_title(package.xml(target).findtext(_TITLE))
    except ReadingError as error:
        notes.append(f"{error}; it is left out")
    return None
