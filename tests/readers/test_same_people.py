"""What the pipeline finds in a document is the same, whether it comes as plain text or as a file of another format."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from office_files import docx_of, html_of, odt_of, parts_of, rtf_of
from spacy.language import Language

import rolecall
from rolecall.corpora.markup import compile_markup
from rolecall.extraction import annotate_texts
from rolecall.readers.office import read_docx, read_odt, read_rtf
from rolecall.readers.reading import Reading
from rolecall.readers.web import read_html

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpus/documents/demo-aldershire").glob("*.mark"))
REAL = sorted((ROOT.parent / "shared/gold/texts").glob("*.txt"))
LEAST = 0.97

Found = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def model() -> Language:
    return rolecall.load()


@pytest.fixture(scope="module")
def plain(model: Language) -> list[Found]:
    return found([text_of(path) for path in (*SAMPLES, *REAL)], model)


def text_of(path: Path) -> str:
    source = path.read_text(encoding="utf-8")
    return compile_markup(source).text if path.suffix == ".mark" else source


def found(texts: list[str], model: Language) -> list[Found]:
    """People, posts and dates of each text, by label and words."""
    documents = annotate_texts([(str(number), text) for number, text in enumerate(texts)], model=model)
    return [
        Counter((m.label, " ".join(m.text.split())) for m in minutes.mentions if m.label in ("PERSON", "ROLE", "DATE"))
        for minutes in documents
    ]


def test_the_samples_have_what_is_to_be_read() -> None:
    kinds = Counter(part.kind for path in SAMPLES for part in parts_of(text_of(path)))
    assert len(SAMPLES) == 5
    assert all(kinds[kind] for kind in ("heading", "paragraph", "list", "table"))


@pytest.mark.parametrize(
    ("made", "read"),
    [
        pytest.param(docx_of, read_docx, id="docx"),
        pytest.param(html_of, read_html, id="html"),
        pytest.param(odt_of, read_odt, id="odt"),
        pytest.param(rtf_of, read_rtf, id="rtf"),
    ],
)
def test_the_same_people_posts_and_dates(
    made: Callable[[str], bytes], read: Callable[[bytes], Reading], model: Language, plain: list[Found]
) -> None:
    readings = found([read(made(text_of(path))).text for path in (*SAMPLES, *REAL)], model)
    for expected, got in zip(plain, readings, strict=True):
        assert (expected & got).total() >= LEAST * max(expected.total(), got.total())
