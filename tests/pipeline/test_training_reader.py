"""Annotated minutes as training examples: what the recogniser can predict, beside the presets of the grammars."""

from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

import rolecall
from rolecall.annotations import write_line
from rolecall.corpora.markup import compile_markup
from rolecall.pipeline.training_reader import example_of, minutes_reader

BEFORE = ("minutes_layout", "amounts_and_dates")
SOURCE = (
    "Present: {P#a|Ann Dowerby} ({R =a|Clerk}) of {O|Amble Trust}\n\n"
    "The {R ~a|Clerk} said on {D 2019-05-07|7 May 2019} that {M 4000 GBP|£4,000} was due."
)


@cache
def pipeline() -> Language:
    return rolecall.load("minutes_rules")


def entities(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_gold_names_stand_beside_the_presets() -> None:
    example, missed = example_of(compile_markup(SOURCE), pipeline(), before=BEFORE)
    assert missed == 0
    assert entities(example.predicted) == [("7 May 2019", "DATE"), ("£4,000", "MONEY")]
    assert entities(example.reference) == [
        ("Ann Dowerby", "PERSON"),
        ("Clerk", "ROLE"),
        ("Amble Trust", "ORG"),
        ("Clerk", "ROLE"),
        ("7 May 2019", "DATE"),
        ("£4,000", "MONEY"),
    ]
    assert len(list(example.predicted.sents)) > 1
    assert not any(token.ent_iob_ == "" for token in example.reference)


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        ("The {O|March 2019 Club} met.", ["Club"]),  # a preset covers a part of it
        ("It was {P#a|Ann\n\nPresent: Dowerby} again.", ["Ann", "Dowerby"]),  # a sentence begins inside
        ("Signed: un{P#a|known} hand", ["unknown"]),  # cuts a token
    ],
)
def test_what_cannot_be_predicted_is_left_out(source: str, unknown: list[str]) -> None:
    example, missed = example_of(compile_markup(source), pipeline(), before=BEFORE)
    assert missed == 1
    assert not [label for _, label in entities(example.reference) if label not in ("DATE", "MONEY")]
    missing = [token.text for token in example.reference if token.ent_iob_ == ""]
    assert set(unknown) <= set(missing)
    assert "met" not in missing


def test_the_reader_streams_a_file_and_counts_what_it_leaves_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lines = StringIO()
    for source in (SOURCE, "The {O|March 2019 Club} met.", SOURCE):
        write_line(compile_markup(source), lines)
    path = tmp_path / "dev.jsonl"
    path.write_text(lines.getvalue(), encoding="utf-8")
    assert len(list(minutes_reader(path, BEFORE)(pipeline()))) == 3
    assert "1 of 9 entities" in caplog.text
    assert len(list(minutes_reader(path, BEFORE, limit=1)(pipeline()))) == 1
    assert entities(next(minutes_reader(path)(pipeline())).predicted) == []


def test_the_reader_is_registered() -> None:
    assert registry.get("readers", "rolecall.MinutesReader.v1") is minutes_reader


def test_a_recogniser_learns_from_the_examples() -> None:
    nlp = pipeline()
    examples = [example_of(compile_markup(SOURCE), nlp, before=BEFORE)[0]]
    ner = nlp.create_pipe("ner")
    for label in ("PERSON", "ROLE", "ORG", "MONEY", "DATE"):
        ner.add_label(label)  # type: ignore[attr-defined]
    ner.initialize(lambda: examples, nlp=nlp)  # type: ignore[attr-defined]
    optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    first, *_, last = [ner.update(examples, sgd=optimizer, drop=0.0)["ner"] for _ in range(12)]  # type: ignore[attr-defined]
    assert last < first
