"""PDF files of a document, whatever their layout, give what the document's own text gives: people, posts and dates."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pdf_pages import LAYOUTS
from spacy.language import Language

import rolecall
from rolecall.corpora.markup import compile_markup
from rolecall.readers.pdf import read_pdf
from rolecall.records import Minutes

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared/gold/texts"
SAMPLES = (
    "demo-aldershire/aldershire-2015-06-09",
    "demo-aldershire/aldershire-2017-06-20",
    "demo-aldershire/aldershire-2019-07-18",
    "north-kesteven-district-council/north-kesteven-district-council-2006-05-18",
)
LEAST = 0.97
LABELS = ("PERSON", "ROLE", "DATE")

Found = Counter[tuple[str, str]]


def samples() -> dict[str, str]:
    paths = [ROOT / "corpus/documents" / f"{name}.mark" for name in SAMPLES]
    return {path.stem: compile_markup(path.read_text(encoding="utf-8")).text for path in paths}


def real() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(REAL.glob("*.txt"))}


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The default model."""
    return rolecall.load()


def found_in(texts: dict[str, str], folder: Path, nlp: Language) -> dict[str, Found]:
    """What the model finds in text files of these contents."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return {minutes.id: _spans(minutes) for minutes in rolecall.extract(folder, model=nlp)}


def _spans(minutes: Minutes) -> Found:
    return Counter((m.label, " ".join(m.text.split())) for m in minutes.mentions if m.label in LABELS)


def agreement(texts: dict[str, str], folder: Path, nlp: Language) -> Iterator[tuple[str, float]]:
    """For each layout, the F1 of the spans found in its PDF files against those found in the texts."""
    expected = found_in(texts, folder / "texts", nlp)
    for name, layout in LAYOUTS.items():
        found = found_in({key: read_pdf(layout(text)).text for key, text in texts.items()}, folder / name, nlp)
        common = sum((expected[key] & found[key]).total() for key in texts)
        total = sum(expected[key].total() + found[key].total() for key in texts)
        yield name, 2 * common / total


def test_each_layout_of_our_documents_gives_what_their_text_gives(tmp_path: Path, nlp: Language) -> None:
    assert {name: f1 for name, f1 in agreement(samples(), tmp_path, nlp) if f1 < LEAST} == {}


@pytest.mark.skipif(not REAL.is_dir(), reason="needs the real documents")
def test_each_layout_of_real_documents_gives_what_their_text_gives(tmp_path: Path, nlp: Language) -> None:
    assert {name: f1 for name, f1 in agreement(real(), tmp_path, nlp) if f1 < LEAST} == {}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_no_character_is_lost_and_every_one_has_a_place(layout: Callable[[str], bytes]) -> None:
    for text in samples().values():
        content = layout(text)
        reading = read_pdf(content)
        assert reading.pages
        with closing(pdfium.PdfDocument(content)) as pdf:
            drawn = "".join(page.get_textpage().get_text_range() for page in pdf)
        kept = reading.text + "".join(piece.text for piece in reading.pages.furniture)
        assert _letters(kept) == _letters(drawn)
        assert _letters("".join(reading.text[p.start : p.end] for p in reading.pages.places)) == _letters(reading.text)


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())
