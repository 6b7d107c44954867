"""The zip package of an Office document: its parts, read with a limit on size, and as XML that fetches nothing.

Invariant: whatever the bytes, reading ends with a part or with a ReadingError; no entity is expanded, no other file or
address is opened, and no more than MAX_SIZE bytes are unpacked.
"""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from rolecall.errors import ReadingError
from rolecall.readers.archives import DAMAGED
from rolecall.readers.elements import Element

MAX_SIZE = 200_000_000
"""Bytes that all parts of a package may have together when unpacked."""

_LARGE = 20_000_000
_MAX_RATIO = 500
"""How many times its packed size a large part may have; text of many equal table rows comes to 300."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package; parts are named by their path in it, without a leading slash and without regard to case."""

    archive: ZipFile
    names: dict[str, str]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises ReadingError where it is missing, broken or larger than it says."""
        if name not in self:
            raise ReadingError(f"has no part {name}")
        info = self.archive.getinfo(self.names[name.lower()])
        try:
            with self.archive.open(info) as stream:
                content = stream.read(info.file_size)
                if stream.read(1):
                    raise ReadingError(f"has a part {name} that is larger than it says")
        except DAMAGED as error:
            raise ReadingError(f"has a broken part {name}: {error}") from error
        return content

    def xml(self, name: str) -> Element:
        """The root element of a part; raises ReadingError where it is missing or no sound XML."""
        return parsed_xml(self.read(name), name)


def open_package(content: bytes) -> Package:
    """The package that the bytes hold.

    Raises ReadingError for an encrypted or old Office document, what is no zip archive, and a package whose parts
    would, by what it says itself, take more room than they may.
    """
    if content.startswith(_OLD_OFFICE):
        raise ReadingError("is encrypted or an old Office document: save it without a password in a format of today")
    try:
        archive = ZipFile(BytesIO(content))
        infos = archive.infolist()
    except DAMAGED as error:
        raise ReadingError(f"is no sound Office document: {error}") from error
    if (size := sum(info.file_size for info in infos)) > MAX_SIZE:
        raise ReadingError(f"would be {size:,} bytes unpacked; the limit is {MAX_SIZE:,}")
    for info in infos:
        if info.flag_bits & 1:
            raise ReadingError("is encrypted")
        if info.file_size > _LARGE and info.file_size > _MAX_RATIO * info.compress_size:
            raise ReadingError(f"has a part that unpacks from {info.compress_size:,} to {info.file_size:,} bytes")
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info.filename for info in infos}
    return Package(archive, names)


def parsed_xml(content: bytes, name: str) -> Element:
    """The root element of the XML, in which `name` says what it is; raises ReadingError where it is not sound.

    A document type is refused: no Office document has one, and entities would be declared in it.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"has a broken part {name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError(f"has a part {name} that declares a document type, as no Office document does")
    return root
