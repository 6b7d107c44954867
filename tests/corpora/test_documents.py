"""The corpus of annotated minutes: every document compiles, goes out and comes back, under an id of its own."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from rolecall.annotations import from_record, to_record
from rolecall.corpora.allowed import read_allowed, unused, without_allowed
from rolecall.corpora.lint import lint
from rolecall.corpora.markup import compile_markup
from rolecall.records import Minutes
from rolecall.values import edtf

FOLDER = Path(__file__).parents[2] / "corpus" / "documents"
ALLOW_LIST = FOLDER.parent / "lint_allowed.toml"
PATHS = sorted(FOLDER.rglob("*.mark"))


@cache
def document(path: Path) -> Minutes:
    return compile_markup(path.read_text(encoding="utf-8"))


def test_there_are_documents() -> None:
    assert len(PATHS) >= 30


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_document_compiles_and_comes_back_whole(path: Path) -> None:
    minutes = document(path)
    assert minutes.id == path.stem
    assert from_record(to_record(minutes)) == minutes
    assert minutes.mentions


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_dates_are_edtf_and_relations_join_what_they_may(path: Path) -> None:
    minutes = document(path)
    dates = [m.value["value"] for m in minutes.mentions if m.label == "DATE"]
    for value in (minutes.meeting_date, *dates):
        if value is not None:
            low, high = edtf.bounds(str(value))
            assert low <= high
    ends = {
        "HOLDS": ("PERSON", "ROLE"),
        "AT": ("ROLE", "ORG"),
        "STARTS": ("ROLE", "DATE"),
        "ENDS": ("ROLE", "DATE"),
        "REFERS": ("ROLE", "PERSON"),
    }
    for relation in minutes.relations:
        assert (relation.head.label, relation.child.label) == ends[relation.label]


def test_ids_are_unique() -> None:
    repeated = [name for name, count in Counter(path.stem for path in PATHS).items() if count > 1]
    assert not repeated


def test_relations_are_stated_once() -> None:
    for path in PATHS:
        pairs = Counter((r.label, r.head.id, r.child.id) for r in document(path).relations)
        assert not [pair for pair, count in pairs.items() if count > 1], path.stem


def test_the_corpus_is_free_of_sure_findings() -> None:
    documents = [document(path) for path in PATHS]
    findings = list(lint(documents, hints=False))
    allowed = read_allowed(ALLOW_LIST)
    assert list(without_allowed(findings, allowed)) == []
    assert list(unused(findings, allowed, [minutes.id for minutes in documents])) == []
