"""What is plain UTF-8 comes back exactly as it is in the file; other encodings become text with a note."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.errors import ReadingError
from rolecall.readers.encodings import read_encoded
from rolecall.readers.text_files import read_utf8


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Cllr Dawe took the Chair.\n", "Cllr Dawe took the Chair.\n"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("\ufeffCouncil".encode(), "Council"),
        ("a\ufeffb".encode(), "a\ufeffb"),
        ("Côr £5 \u2028 “x”\x0c".encode(), "Côr £5 \u2028 “x”\x0c"),
        ("\u202eright to left\u202c and\u200b zero width".encode(), "\u202eright to left\u202c and\u200b zero width"),
        (b"Present\0\0Cllr", None),
        (b"Caf\xe9 grant", None),
        ("Present".encode("utf-16"), None),
    ],
)
def test_the_text_is_the_files_own(content: bytes, text: str | None) -> None:
    assert read_utf8(BytesIO(content)) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_any_text_is_read_unchanged(text: str) -> None:
    if text.strip():
        assert read_utf8(BytesIO(text.encode())) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is empty"), (b" \n\t\r\n", "holds nothing but white space"), (b"\xef\xbb\xbf", "is empty")],
)
def test_what_holds_no_text_says_so(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_utf8(BytesIO(content))


def test_a_text_of_the_limit_is_read_and_one_more_character_is_not() -> None:
    content = ("é" * 1000).encode()
    assert len(read_utf8(BytesIO(content), 1000) or "") == 1000
    with pytest.raises(ReadingError, match=r"has 1,000 characters; the limit is 999, split it or raise --max-chars"):
        read_utf8(BytesIO(content), 999)


def test_a_line_of_twenty_million_characters_is_counted() -> None:
    with pytest.raises(ReadingError, match="has 20,000,000 characters; the limit is 1,000,000,"):
        read_utf8(BytesIO(b"x" * 20_000_000))


MAC = "It was “agreed” – see the café’s grant of £500 in Appendix 3 • Cllr Dawe’s report. "


@pytest.mark.parametrize(
    ("content", "text", "note"),
    [
        ("Côr £5 “x”".encode("utf-16"), "Côr £5 “x”", None),
        ("Côr £5 “x”".encode("utf-32"), "Côr £5 “x”", None),
        ("Côr £5 “x”".encode("utf-8-sig"), "Côr £5 “x”", None),
        ("The café’s grant of £500 – agreed".encode("cp1252"), "The café’s grant of £500 – agreed", "read as cp1252"),
        ((MAC * 9).encode("mac_roman"), MAC * 9, "read as mac_roman"),
        (("Present: Cllr Dawe. " * 9).encode("utf-16-le"), "Present: Cllr Dawe. " * 9, "read as utf_16_le"),
        ("Café\n".encode() + "grant of £5".encode("cp1252"), "Café\ngrant of £5", "1 of 2 lines are not UTF-8"),
    ],
)
def test_other_encodings_are_read_and_guesses_told(content: bytes, text: str, note: str | None) -> None:
    reading = read_encoded(content)
    assert reading.text == text
    assert note in reading.notes[0] if note else not reading.notes


@pytest.mark.parametrize("content", [b"Present\0\0Cllr", bytes(range(256)) * 9, bytes(range(1, 256)) * 9, b"\0" * 500])
def test_a_binary_file_is_no_text(content: bytes) -> None:
    with pytest.raises(ReadingError, match="is a binary file, not text"):
        read_encoded(content)


def test_a_mark_that_is_not_kept_is_told() -> None:
    with pytest.raises(ReadingError, match="is marked as UTF-16 but"):
        read_encoded("Present".encode("utf-16")[:-1])


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(content: bytes) -> None:
    try:
        reading = read_encoded(content)
    except ReadingError:
        return
    assert "\0" not in reading.text
    reading.text.encode("utf-8")
