"""What is text comes back exactly as it is in the file; what is not says why in one line."""

import os
from pathlib import Path

import pytest

from rolecall.errors import InputError
from rolecall.readers import read_text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Cllr Dawe took the Chair.\n", "Cllr Dawe took the Chair.\n"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("\ufeffCouncil".encode(), "Council"),
        ("a\ufeffb".encode(), "a\ufeffb"),
        ("Côr £5 \u2028 “x”\x0c".encode(), "Côr £5 \u2028 “x”\x0c"),
    ],
)
def test_the_text_is_the_files_own(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(content)
    assert read_text(path) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "holds nothing but white space"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"Present\0\0Cllr", "is a binary file, not text"),
        (b"Caf\xe9 grant", "is not UTF-8: byte 0xe9 at position 3; save it as UTF-8"),
        (b"x" * 1500 + b"\x92", "is not UTF-8: byte 0x92 at position 1,500; save it as UTF-8"),
        ("Present".encode("utf-16"), "is UTF-16 text: save it as UTF-8"),
        (b"%PDF-1.7\n", "is a PDF, not text: convert it first, for instance with pdftotext"),
        (b"PK\x03\x04word", "is a zip archive or an Office document, not text: save it as text first"),
    ],
)
def test_what_is_no_text_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert caught.value.reason == reason
    assert str(caught.value) == f"{path}: {reason}"


def test_a_text_of_the_limit_is_read_and_one_more_character_is_not(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("é" * 1000, encoding="utf-8")
    assert len(read_text(path, max_chars=1000)) == 1000
    with pytest.raises(InputError, match=r"has 1,000 characters; the limit is 999, split it or raise --max-chars"):
        read_text(path, max_chars=999)


def test_a_line_of_twenty_million_characters_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(b"x" * 20_000_000)
    with pytest.raises(InputError, match="has 20,000,000 characters; the limit is 1,000,000,"):
        read_text(path)


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_text(tmp_path / "gone.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)
    with pytest.raises(InputError, match="is not a regular file"):
        read_text(Path(os.devnull))


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path / "a.txt")
