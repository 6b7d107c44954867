"""OpenDocument texts (`.odt`, `.ott`) as text: the body as a word processor shows it with all changes accepted.

Invariant: text that would be printed is in the reading's text, or a note says what was left out: headers and footers
that are not on the first page, comments.
"""

from collections.abc import Iterator

from rolecall.errors import ReadingError
from rolecall.readers.blocks import joined
from rolecall.readers.elements import Element
from rolecall.readers.office.odt_body import OFFICE, OpenBody, list_levels
from rolecall.readers.office.package import Package, open_package
from rolecall.readers.office.page_margins import Margin, with_letterhead
from rolecall.readers.reading import Reading
from rolecall.readers.stated_titles import stated_title

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_ENCRYPTION = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


def read_odt(content: bytes) -> Reading:
    """The text of an OpenDocument text, one paragraph a line, with the numbers and bullets of its lists.

    Text boxes follow the paragraph that holds them, notes the body. Tracked deletions are out. Pages are None: the file
    does not tell where they break. Raises ReadingError for content that is encrypted, no OpenDocument text, broken, too
    large or without text. Broken styles or properties are left out and noted.
    """
    package = open_package(content)
    notes: list[str] = []
    if _is_encrypted(package):
        raise ReadingError("is encrypted")
    document = package.xml("content.xml")
    body = document.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise ReadingError("is an Office document, but no text")
    styles = _optional(package, "styles.xml", notes)
    reader = OpenBody(list_levels(styles, document))
    blocks = reader.blocks(body)
    blocks, left_out = with_letterhead(blocks + reader.notes_at_the_end(), _margins(styles))
    if not (text := joined(blocks)):
        raise ReadingError("holds no text, perhaps only pictures")
    title = _title(_optional(package, "meta.xml", notes))
    return Reading(text, title=title, notes=(*notes, *left_out, *reader.remarks()))


def _is_encrypted(package: Package) -> bool:
    try:
        manifest = package.xml("META-INF/manifest.xml")
    except ReadingError:
        return False  # an encrypted part is then no sound XML, which is told
    return next(manifest.iter(_ENCRYPTION), None) is not None


def _optional(package: Package, name: str, notes: list[str]) -> Element | None:
    if name not in package:
        return None
    try:
        return package.xml(name)
    except ReadingError as error:
        notes.append(f"{error}; it is left out")
        return None


def _margins(styles: Element | None) -> Iterator[Margin]:
    """Headers and footers of all styles of pages; without another word a text begins on a page called Standard."""
    for page in () if styles is None else styles.iter(f"{_STYLE}master-page"):
        on_first = page.get(f"{_STYLE}name") == "Standard"
        first = page.find(f"{_STYLE}header-first")
        for element in page:
            blocks = OpenBody({}).blocks(element)
            match element.tag.rpartition("}")[2].partition("-")[0]:
                case "header":
                    own = first if first is not None else page.find(f"{_STYLE}header")
                    yield Margin("header", blocks, on_first and element is own)
                case "footer":
                    yield Margin("footer", blocks)


def _title(meta: Element | None) -> str | None:
    return None if meta is None else stated_title(meta.findtext(f".//{_TITLE}"))
