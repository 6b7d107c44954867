"""Every document that goes in comes out once, in its place, whatever happens to the others."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import rolecall.pipeline.attributes  # noqa: F401 - declares what a document is asked for
from rolecall.annotations import to_record
from rolecall.corpora.markup import compile_markup
from rolecall.errors import InputError, ModelError
from rolecall.extraction import annotate_texts, extract
from rolecall.records import Minutes


@Language.component("chairs_of_a_test")
def find_chairs(doc: Doc) -> Doc:
    """A model of one word, which fails where the text says so."""
    if "EXPLODE" in doc.text:
        raise RuntimeError("boom\nin two lines")
    doc.ents = [Span(doc, t.i, t.i + 1, label="ROLE") for t in doc if t.text == "Chair"]
    return doc


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("chairs_of_a_test")
    return nlp


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str], Path]:
    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return put


def extracted_line(id_: str) -> str:
    return json.dumps(to_record(compile_markup(f"id: {id_}\n---\n{{R|Clerk}}"))) + "\n"


def test_texts_and_lines_keep_their_order(put: Callable[[str, str], Path], nlp: Language) -> None:
    paths = []
    for n in range(40):
        paths += [put(f"t{n}.txt", f"The Chair\r\n{n}"), put(f"j{n}.jsonl", extracted_line(f"j{n}"))]
    found = list(extract(paths, model=nlp))
    assert [m.id for m in found] == [name for n in range(40) for name in (f"t{n}", f"j{n}")]
    assert found[0] == Minutes(
        id="t0",
        text="The Chair\r\n0",
        source=paths[0].as_posix(),
        title="The Chair",
        mentions=found[0].mentions,
    )
    assert [(m.id, m.text) for m in found[0].mentions] == [("t0:4-9", "Chair")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_the_model_fails_on_is_named_and_costs_no_other(
    put: Callable[[str, str], Path], nlp: Language, jobs: int
) -> None:
    names = ["a", "b", "c"]
    paths = [put(f"{n}.txt", "EXPLODE" if n == "b" else "The Chair") for n in names]
    order: list[str] = []
    for minutes in extract(paths, model=nlp, jobs=jobs, on_error=lambda e: order.append(str(e))):
        order.append(minutes.id)
    assert order == ["a", f"{paths[1]}: the model failed on it: RuntimeError: boom in two lines", "c"]


def test_errors_come_in_their_turn(put: Callable[[str, str], Path], nlp: Language, tmp_path: Path) -> None:
    paths = [put("a.txt", "The Chair"), tmp_path / "gone.txt", put("b.txt", "The Chair")]
    order: list[str] = []
    for minutes in extract(paths, model=nlp, on_error=lambda e: order.append(e.reason)):
        order.append(minutes.id)
    assert order == ["a", "no such file or folder", "b"]


def test_without_a_listener_what_came_before_the_error_is_yielded(
    put: Callable[[str, str], Path], nlp: Language, tmp_path: Path
) -> None:
    found = extract([put("a.txt", "The Chair"), tmp_path / "gone.txt", put("b.txt", "x")], model=nlp)
    assert next(found).id == "a"
    with pytest.raises(InputError, match="no such file"):
        next(found)


def test_texts_longer_than_spacys_own_limit_are_read_when_asked_for(
    put: Callable[[str, str], Path], nlp: Language
) -> None:
    path = put("long.txt", "The Chair. " * 100_000)
    (minutes,) = extract(path, model=nlp, max_chars=2_000_000)
    assert len(minutes.mentions) == 100_000


def test_lines_alone_need_no_model(put: Callable[[str, str], Path]) -> None:
    assert [m.id for m in extract(put("j.jsonl", extracted_line("j")), model="no_such_model")] == ["j"]


def test_a_model_that_is_not_there(put: Callable[[str, str], Path]) -> None:
    with pytest.raises(ModelError):
        list(extract(put("a.txt", "The Chair"), model="no_such_model", on_error=print))


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"max_chars": 0}])
def test_impossible_numbers_are_refused_at_once(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        extract([], **wrong)  # type: ignore[arg-type]


def test_texts_are_annotated_one_after_another(nlp: Language) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        yield from ((f"d{n}", f"\ufeff{n} the Chair ") for n in range(100))

    found = list(annotate_texts(texts(), model=nlp))
    assert [(m.id, m.text) for m in found] == list(texts())
    assert {m.mentions[0].text for m in found} == {"Chair"}


def test_a_text_that_the_model_fails_on_is_raised_with_its_id(nlp: Language) -> None:
    found = annotate_texts([("a", "The Chair"), ("b", "EXPLODE")], model=nlp)
    assert next(found).id == "a"
    with pytest.raises(InputError, match="b: the model failed on it: RuntimeError"):
        next(found)
