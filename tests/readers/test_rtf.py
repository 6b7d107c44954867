"""Rich text: what a word processor shows of a document is in the text, in its order, once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import rtf, rtf_of

from rolecall.errors import ReadingError
from rolecall.readers.office import read_rtf


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(r"\pard Cllr {\b Ann} Hart\par Bo\par", "Cllr Ann Hart\n\nBo", id="paragraphs"),
        pytest.param(r"one\line two", "one\ntwo", id="line break"),
        pytest.param(r"Caf\'e9 \u8217?s \emdash  \{x\} \\par", "Café ’s — {x} \\par", id="characters"),
        pytest.param(r"\u-10179?\u-8692?", "😌", id="character in two halves"),
        pytest.param("caf\xe9", "café", id="a byte as it is"),
        pytest.param(r"Hart\_Lee Alder\-shire Mr\~Lee", "Hart-Lee Aldershire Mr Lee", id="hyphens and blanks"),
        pytest.param(r"{\listtext\pard\f1 \'b7\tab}a\par{\pntext 2.\tab}b\par", "- a\n2. b", id="lists"),
        pytest.param(
            r"a\par\pard\intbl Name\cell Role\cell\row\pard\intbl Ann\cell Chair\cell\row\pard b\par",
            "a\n\nName\tRole\nAnn\tChair\n\nb",
            id="table",
        ),
        pytest.param(r"\intbl Ann\par Bo\cell Chair\par Clerk\cell\row", "Ann\tChair\nBo\tClerk", id="lines of cells"),
        pytest.param(r"a | b\par", "a | b", id="a stroke is no cell"),
        pytest.param(r"a{\footnote \pard Note.\par}b\par", "ab\n\n[1] Note.", id="footnote"),
        pytest.param(
            r"an{\shp{\*\shpinst{\shptxt \pard box\par}}{\shprslt{\*\do box}}}chor\par c\par",
            "anchor\n\nbox\n\nc",
            id="box",
        ),
        pytest.param(r"{\deleted old}{\revised new}\par", "new", id="tracked changes"),
        pytest.param(r'{\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt link}}', "link", id="link"),
        pytest.param(r"a{\pict\bin4 }}}}b}{\*\unknown{nested} c}", "a", id="picture of raw bytes"),
    ],
)
def test_elements(body: str, text: str) -> None:
    assert read_rtf(rtf(body)).text == text


def test_what_stands_in_margins_and_properties() -> None:
    body = (
        r"{\info{\title Minutes \'96 Cabinet}{\author x}}{\header Aldershire\par}{\footer Shire Hall\par}"
        r"{\v secret}Text{\annotation why?}\par"
    )
    reading = read_rtf(rtf(body) + b" trailing")
    assert (reading.text, reading.title) == ("Aldershire\n\nText", "Minutes – Cabinet")
    assert reading.notes == (
        "a footer is left out: Shire Hall",
        "comments are left out: 1",
        "hidden text is left out: secret",
    )


def test_a_byte_that_the_code_page_does_not_know_is_noted() -> None:
    reading = read_rtf(rtf(r"a\'81b"))
    assert reading.text == "a\ufffdb"
    assert reading.notes == ("has characters that its code page does not know; each is shown as \ufffd",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{\\rtf1 }", "holds no text"),
        (b"Minutes", "is no rich text"),
        (rtf(r"\u99999999 x"), "is broken rich text"),
        (rtf(r"{\fonttbl" + r"{\f1 x;}" * 20_000 + "}x"), "its font table has no end"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_rtf(content)


@pytest.mark.parametrize("piece", ["{", "}", r"{\shptxt ", r"{\footnote ", r"{\field{\*\fldinst{ "])
def test_deep_and_unbalanced_groups_are_read(piece: str) -> None:
    assert read_rtf(rtf("Ann " + piece * 20_000)).text == "Ann"


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_any_words_come_back(words: list[str]) -> None:
    assert read_rtf(rtf_of("a " + " ".join(words))).text == "a " + " ".join(words)


@given(
    st.lists(
        st.sampled_from(["{", "}", "\\", "par ", "cell ", "row ", "u8217", "'e9", "bin9 ", "shptxt ", "x", "footnote "])
    )
)
def test_any_source_is_read_or_refused(pieces: list[str]) -> None:
    try:
        assert read_rtf(rtf("".join(pieces))).text
    except ReadingError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
