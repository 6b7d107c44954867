"""The trained recogniser as a component: it learns, keeps presets, scores, calibrates and survives saving."""

import random
from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from rolecall.pipeline.candidates import find_candidates
from rolecall.pipeline.scored_ner import ScoredNER

SMALL = {
    "@architectures": "spacy.Tagger.v2",
    "normalize": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 24,
        "depth": 1,
        "embed_size": 500,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    },
}
NAMES = ("Ann Hartley", "Tom Whelan", "Gwen Ridout", "Ivo Slade")
BODIES = ("Amble Trust", "Kirk Board", "Dene Forum")


def example(nlp: Language, name: str, body: str) -> Example:
    """`NAME joined BODY in May.` with the date preset, as the grammars leave it."""
    words = [*name.split(), "joined", *body.split(), "in", "May", "."]
    predicted, reference = Doc(nlp.vocab, words=words), Doc(nlp.vocab, words=words)
    date = Span(predicted, 6, 7, label="DATE")
    predicted.set_ents([date])
    reference.set_ents(
        [
            Span(reference, 0, 2, label="PERSON"),
            Span(reference, 3, 5, label="ORG"),
            Span(reference, 6, 7, label="DATE"),
        ]
    )
    return Example(predicted, reference)


@cache
def trained() -> tuple[Language, list[Example]]:
    nlp = spacy.blank("en")
    component = nlp.add_pipe("scored_ner", config={"model": SMALL})
    assert isinstance(component, ScoredNER)
    examples = [example(nlp, name, body) for name in NAMES for body in BODIES]
    optimizer = nlp.initialize(lambda: examples)
    draw = random.Random(0)  # noqa: S311
    for _ in range(150):
        draw.shuffle(examples)
        nlp.update(examples, sgd=optimizer)
    return nlp, examples


def read(nlp: Language, one: Example) -> list[tuple[str, str]]:
    doc = one.predicted.copy()
    component = nlp.get_pipe("scored_ner")
    return [(ent.text, ent.label_) for ent in component(doc).ents]


def test_it_learns_labels_that_are_not_preset_and_keeps_the_presets() -> None:
    nlp, examples = trained()
    assert nlp.get_pipe("scored_ner").labels == ("ORG", "PERSON")  # type: ignore[attr-defined]
    for one in examples:
        assert read(nlp, one) == [(ent.text, ent.label_) for ent in one.reference.ents]


def test_an_entity_has_a_score_that_min_score_is_held_against() -> None:
    nlp, examples = trained()
    component = nlp.get_pipe("scored_ner")
    doc = component(examples[0].predicted.copy())
    assert all(0.1 <= ent._.score <= 1 for ent in doc.ents)
    component.cfg["min_score"] = 1.01  # type: ignore[attr-defined]
    try:
        assert [ent.label_ for ent in component(examples[0].predicted.copy()).ents] == ["DATE"]
    finally:
        component.cfg["min_score"] = 0.45  # type: ignore[attr-defined]


def test_calibration_learns_from_what_was_wrong() -> None:
    nlp, examples = trained()
    component = nlp.get_pipe("scored_ner")
    assert isinstance(component, ScoredNER)
    before = component(examples[0].predicted.copy()).ents[0]._.score
    wrong = [Example(one.predicted.copy(), Doc(nlp.vocab, words=[t.text for t in one.predicted])) for one in examples]
    for one in wrong:
        one.reference.set_ents([])
    try:
        component.calibrate([*examples[:6], *wrong[6:]])
        assert component.cfg["calibration"].keys() == {"ORG", "PERSON"}
        probabilities = component.predict([examples[0].predicted])[0]
        scores = [
            component.score_of(c) for c in find_candidates(examples[0].predicted, probabilities, component.labels)
        ]
        assert scores
        assert max(scores) < before
    finally:
        component.cfg["calibration"] = {}


def test_it_reads_the_same_after_saving() -> None:
    nlp, examples = trained()
    again = spacy.blank("en")
    again.add_pipe("scored_ner", config={"model": SMALL})
    again.from_bytes(nlp.to_bytes())
    assert [read(again, one) for one in examples] == [read(nlp, one) for one in examples]


def test_unknown_gold_teaches_nothing() -> None:
    nlp, examples = trained()
    component = nlp.get_pipe("scored_ner")
    assert isinstance(component, ScoredNER)
    reference = examples[0].reference.copy()
    reference.set_ents([], missing=[reference[0:8]])
    unknown = Example(examples[0].predicted, reference)
    scores = component.model.predict([unknown.predicted])
    loss, gradients = component.get_loss([unknown], scores)
    assert loss == 0
    assert not gradients[0].any()


def test_a_trained_model_takes_no_new_label_and_nothing_to_learn_is_an_error() -> None:
    nlp, _ = trained()
    with pytest.raises(ValueError, match="no label BOAT"):
        nlp.get_pipe("scored_ner").add_label("BOAT")  # type: ignore[attr-defined]
    empty = spacy.blank("en")
    empty.add_pipe("scored_ner", config={"model": SMALL})
    doc = empty.make_doc("Nothing here.")
    with pytest.raises(ValueError, match="no entity to learn"):
        empty.initialize(lambda: [Example(doc, doc.copy())])


def test_an_empty_document_is_read() -> None:
    nlp, _ = trained()
    assert nlp("").ents == ()
