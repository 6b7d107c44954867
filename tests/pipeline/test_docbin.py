"""spaCy's DocBin: its tokens end where mentions do, spaCy reads it without rolecall, and others' files are read."""

from pathlib import Path

import spacy
from spacy.tokens import DocBin

from rolecall.conversion.tokens import tokens_of
from rolecall.pipeline.docbin import read, write
from rolecall.records import Mention, Minutes

CUT = Minutes(
    "amble-2019",
    "The unClerkly Ann 😀Pugsley",
    mentions=(Mention("amble-2019", 6, 11, "ROLE", "Clerk"), Mention("amble-2019", 14, 26, "PERSON", "Ann 😀Pugsley")),
)


def test_tokens_are_cut_at_mentions(tmp_path: Path) -> None:
    path = tmp_path / "out.spacy"
    write([CUT], path)
    (doc,) = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    assert doc.text == CUT.text
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Clerk", "ROLE"), ("Ann 😀Pugsley", "PERSON")]
    assert list(read(path)) == [CUT]


def test_files_of_others_are_read_and_their_labels_told(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    doc = nlp("Ann Pugsley moved to Amble")
    doc.ents = (doc.char_span(0, 11, label="PERSON"), doc.char_span(21, 26, label="GPE"))  # type: ignore[assignment]
    DocBin(docs=[doc]).to_disk(tmp_path / "other.spacy")
    notes: list[str] = []
    (minutes,) = read(tmp_path / "other.spacy", on_note=notes.append)
    assert (minutes.id, [m.text for m in minutes.mentions]) == ("other-1", ["Ann Pugsley"])
    assert notes == [f"{tmp_path / 'other.spacy'}: document 1: entities of the labels GPE were not used"]


def test_plain_tokens_and_their_spaces_are_the_text() -> None:
    text = " Cafe\u0301 £5m,\r\n\tx  y "
    tokens = tokens_of(text, [10])
    assert "".join(text[t.start : t.end] + " " * t.space for t in tokens) == text
    assert [text[t.start : t.end] for t in tokens] == [" ", "Cafe\u0301", "£", "5m", ",", "\r\n\t", "x", " ", "y"]
    assert [text[t.start : t.end] for t in tokens_of(text, [9])][2:5] == ["£", "5", "m"]
