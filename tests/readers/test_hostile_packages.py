"""Packages that are broken, encrypted or made to do harm are refused with a reason, at once and without fetching."""

import struct
import time
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import docx, odt, odt_table, package, paragraph, rtf, table

from rolecall.errors import ReadingError
from rolecall.readers.office import read_docx, read_odt, read_rtf
from rolecall.readers.reading import Reading

Read = Callable[[bytes], Reading]

ENTITIES = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]><d>&b;&c;</d>"""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is encrypted or an old Office", id="ole"),
        pytest.param(b"", "is no sound Office document", id="empty"),
        pytest.param(b"PK\x03\x04 and no more", "is no sound Office document", id="cut short"),
        pytest.param(package({"word/document.xml": ENTITIES}), "declares a document type", id="entities"),
        pytest.param(package({"word/document.xml": "a" * 30_000_000}), "unpacks from", id="ratio"),
        pytest.param(docx("<w:p>" * 400 + "</w:p>" * 400), "has a broken part", id="depth"),
    ],
)
def test_refused_packages(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_docx(content)


def test_an_archive_may_not_be_too_large_by_its_own_word() -> None:
    content = bytearray(package({f"{n}.bin": b"x" for n in range(3)} | {"word/document.xml": b"x"}))
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", content, at + 24, 90_000_000)
        at = content.find(b"PK\x01\x02", at + 1)
    with pytest.raises(ReadingError, match="360,000,000 bytes unpacked"):
        read_docx(bytes(content))


def test_a_part_that_is_larger_than_it_says_is_refused() -> None:
    content = bytearray(docx(paragraph("Ann " * 1000)))
    entry = content.index(b"PK\x01\x02")
    assert content[entry + 46 :].startswith(b"word/document.xml")
    struct.pack_into("<I", content, entry + 24, 100)
    with pytest.raises(ReadingError, match=r"word/document\.xml"):
        read_docx(bytes(content))


def test_an_encrypted_member_is_refused() -> None:
    content = bytearray(docx(paragraph("Ann")))
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.index(signature)
        struct.pack_into("<H", content, at + flags, 1)
    with pytest.raises(ReadingError, match="is encrypted"):
        read_docx(bytes(content))


def test_names_of_parts_with_backslashes_and_capitals_are_found() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive, ZipFile(BytesIO(docx(paragraph("Ann")))) as plain:
        archive.writestr("Word\\Document.xml", plain.read("word/document.xml"))
    assert read_docx(stream.getvalue()).text == "Ann"


@pytest.mark.parametrize(
    ("read", "made"),
    [
        pytest.param(read_docx, lambda n: docx(table(*[(paragraph("Ann"), paragraph("Chair"))] * n)), id="docx"),
        pytest.param(read_odt, lambda n: odt(odt_table(*[("Ann", "Chair")] * n)), id="odt"),
        pytest.param(read_rtf, lambda n: rtf(r"\pard\intbl Ann\cell Chair\cell\row" * n), id="rtf"),
    ],
)
def test_large_tables_take_time_in_proportion(read: Read, made: Callable[[int], bytes]) -> None:
    def seconds(rows: int) -> float:
        content = made(rows)
        start = time.process_time()
        assert read(content).text == "\n".join(["Ann\tChair"] * rows)
        return time.process_time() - start

    few, many = (min(seconds(rows) for _ in range(3)) for rows in (1_000, 10_000))
    assert many < 50 * few  # ten times the rows; were it quadratic, a hundred times the time


@pytest.mark.parametrize("read", [read_docx, read_odt, read_rtf])
@given(content=st.binary(max_size=300) | st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_read_or_refused(read: Read, content: bytes) -> None:
    with pytest.raises(ReadingError):
        read(content)


@pytest.mark.parametrize(
    ("read", "content"), [(read_docx, docx(paragraph("Ann"))), (read_odt, odt("<text:p>Ann</text:p>"))]
)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(read: Read, content: bytes, data: st.DataObject) -> None:
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert read(bytes(damaged)).text
    except ReadingError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
