"""Pipelines and documents that have been saved, sent or loaded are what they were."""

import multiprocessing
import pickle
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import spacy
from saved_pipelines import TEXTS, snapshot, snapshots
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from test_factories import FACTORIES

import rolecall
from rolecall.errors import ModelError


@cache
def loaded(name: str) -> Language:
    return rolecall.load(name)


@pytest.fixture(params=["minutes_sm", "minutes_rules"])
def name(request: pytest.FixtureRequest) -> str:
    """Each of the pipelines that come with the package."""
    return str(request.param)


def one(name: str) -> Language:
    """A plain pipeline of one component, with those before it that it says it needs."""
    nlp = spacy.blank("en")
    needs = FACTORIES[: FACTORIES.index(name)] if name in ("relation_rules", "role_references") else []
    for factory in (*needs, name):
        nlp.add_pipe(factory)
    return nlp


@pytest.mark.parametrize("name", FACTORIES)
def test_each_component_survives_disk_and_bytes(name: str, tmp_path: Path) -> None:
    nlp = one(name)
    expected = snapshots(nlp)
    nlp.to_disk(tmp_path / "model")
    assert snapshots(spacy.load(tmp_path / "model")) == expected
    assert snapshots(one(name).from_bytes(nlp.to_bytes())) == expected


@pytest.mark.parametrize("name", FACTORIES)
def test_each_component_survives_pickling(name: str) -> None:
    nlp = one(name)
    assert snapshots(pickle.loads(pickle.dumps(nlp))) == snapshots(nlp)  # noqa: S301 (our own bytes)


def test_a_pipeline_finds_something_to_compare(name: str) -> None:
    first, nothing, third = snapshots(loaded(name))
    assert len(first["entities"]) >= 9
    assert {r["label"] for r in first["relations"]} == {"HOLDS", "AT", "ENDS", "REFERS"}
    assert {h.change for h in first["holdings"]} == {"none", "left"}
    assert first["facts"]["meeting_date"] == "2019-06-12"
    assert not nothing["entities"]
    assert third["facts"]["body"] == "Cabinet"


def test_a_pipeline_survives_disk(name: str, tmp_path: Path) -> None:
    loaded(name).to_disk(tmp_path / "model")
    assert snapshots(rolecall.load(str(tmp_path / "model"))) == snapshots(loaded(name))


def test_a_pipeline_survives_bytes(name: str) -> None:
    again = rolecall.load(name).from_bytes(loaded(name).to_bytes())
    assert snapshots(again) == snapshots(loaded(name))


def test_a_pipeline_works_in_a_spawned_process(name: str) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(snapshots, (loaded(name),)) == snapshots(loaded(name))


def test_documents_come_back_from_two_processes_in_order(name: str) -> None:
    texts = [text for number in range(4) for text in (*TEXTS, f"Cllr Pugsley spoke {number} times.")]
    alone = [snapshot(doc) for doc in loaded(name).pipe(texts)]
    assert [snapshot(doc) for doc in loaded(name).pipe(texts, n_process=2, batch_size=3)] == alone


def test_a_saved_pipeline_loads_where_rolecall_was_not_imported(name: str, tmp_path: Path) -> None:
    loaded(name).to_disk(tmp_path / "model")
    code = (
        "import spacy, sys; doc = spacy.load(sys.argv[1])('Present: Ann Pugsley (Chairman)'); "
        "print([(h.person.text, h.role.text) for h in doc._.holdings])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "model")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[('Ann Pugsley', 'Chairman')]"


def test_documents_survive_a_doc_bin(name: str, tmp_path: Path) -> None:
    docs = [loaded(name)(text) for text in TEXTS]
    DocBin(docs=docs, store_user_data=True).to_disk(tmp_path / "minutes.spacy")
    vocab = spacy.blank("en").vocab
    again = DocBin().from_disk(tmp_path / "minutes.spacy").get_docs(vocab)
    assert [snapshot(doc) for doc in again] == [snapshot(doc) for doc in docs]


@pytest.mark.parametrize("text", TEXTS)
def test_documents_survive_bytes_pickling_and_copying(name: str, text: str) -> None:
    doc = loaded(name)(text)
    expected = snapshot(doc)
    assert snapshot(Doc(doc.vocab).from_bytes(doc.to_bytes())) == expected
    assert snapshot(pickle.loads(pickle.dumps(doc))) == expected  # noqa: S301 (our own bytes)
    assert snapshot(doc.copy()) == expected


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(ModelError, match="no-such-model"):
        rolecall.load("no-such-model")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('factory = "people"', 'factory = "no_such_factory"', "no_such_factory"),
        ('factory = "people"', 'factory = "people"\nnot_a_setting = 1', "not_a_setting"),
        ("rolecall.MinutesTokenizer.v1", "rolecall.Gone.v1", "rolecall.Gone.v1"),
        ("[components.people]", "[components.persons]", "people"),
        ("batch_size = 32", "batch_size = many", "batch_size"),
        ("[nlp]\n", "[pipe]\n", "nlp"),
        ("[nlp]\n", "nlp\n", "section"),
    ],
)
def test_a_broken_config_is_a_model_error_that_tells_what_is_amiss(
    right: str, wrong: str, told: str, tmp_path: Path
) -> None:
    rolecall.load("minutes_rules").to_disk(tmp_path / "model")
    path = tmp_path / "model" / "config.cfg"
    config = path.read_text(encoding="utf-8")
    assert right in config
    path.write_text(config.replace(right, wrong), encoding="utf-8")
    with pytest.raises(ModelError) as error:
        rolecall.load(str(tmp_path / "model"))
    message = str(error.value)
    assert str(tmp_path / "model") in message
    assert told in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("missing", ["config.cfg", "meta.json", "tokenizer"])
def test_a_folder_that_is_no_whole_model_is_a_model_error(missing: str, tmp_path: Path) -> None:
    rolecall.load("minutes_rules").to_disk(tmp_path / "model")
    (tmp_path / "model" / missing).unlink()
    with pytest.raises(ModelError, match="model"):
        rolecall.load(str(tmp_path / "model"))


def test_an_empty_folder_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        rolecall.load(str(tmp_path))
