"""What may be an entity, from tags that leave no doubt and from what the rules propose."""

import numpy as np
import spacy
from spacy.tokens import Doc

from rolecall.pipeline.candidates import find_candidates
from rolecall.pipeline.hints import Hints
from rolecall.pipeline.span_tags import Probabilities, Tagged, tag_count, tags_of

LABELS = ("ORG", "PERSON", "ROLE")
ORG, PERSON, ROLE = 0, 1, 2


def sure_of(doc: Doc, *spans: Tagged) -> Probabilities:
    """Probabilities of 0.94 for the tags of the spans."""
    rows = np.full((len(doc), tag_count(len(LABELS))), 0.005, dtype="float32")
    rows[np.arange(len(doc)), tags_of(spans, len(doc))] = 0.94
    return rows


def found(doc: Doc, probabilities: Probabilities) -> list[tuple[str, str, str]]:
    return [
        (doc[c.start : c.end].text, c.evidence.label, c.evidence.agreement)
        for c in find_candidates(doc, probabilities, LABELS)
    ]


def test_letters_are_not_what_their_long_form_is_not() -> None:
    doc = spacy.blank("en")("A review of Domestic Abuse (DA) by Dora Ames (DA2). More DA.")
    da, dora, last = 6, 9, len(doc) - 2
    assert doc[da].text == doc[last].text == "DA"
    people = [(da, da + 1, PERSON), (dora, dora + 2, PERSON), (last, last + 1, PERSON)]
    assert found(doc, sure_of(doc, *people)) == [("Dora Ames", "PERSON", "none")]


def test_letters_are_what_their_long_form_is() -> None:
    doc = spacy.blank("en")("Kerb Works (KW) and KW.")
    spans = [(0, 2, ORG), (3, 4, ORG), (6, 7, ORG)]
    assert [text for text, _, _ in found(doc, sure_of(doc, *spans))] == ["Kerb Works", "KW", "KW"]


def test_a_kind_of_worker_is_a_title_only_beside_a_name() -> None:
    doc = spacy.blank("en")("It was easy to reach a Case Worker or the Manager, and Ann Hartley, Social Worker, came.")
    case, manager, ann, social = 6, 10, 13, 16
    assert [doc[i : i + 2].text for i in (case, social)] == ["Case Worker", "Social Worker"]
    spans = [(case, case + 2, ROLE), (manager, manager + 1, ROLE), (ann, ann + 2, PERSON), (social, social + 2, ROLE)]
    assert [text for text, _, _ in found(doc, sure_of(doc, *spans))] == ["Manager", "Ann Hartley", "Social Worker"]


def test_a_plural_title_is_one_only_near_its_holders() -> None:
    doc = spacy.blank("en")(
        "Vice-Chairs: Ann Hartley and Tom Day. " + "It rained all day. " * 3 + "Vice-Chairs may vote."
    )
    first, last = 0, len(doc) - 6
    assert doc[last : last + 3].text == "Vice-Chairs"
    spans = [(first, 3, ROLE), (4, 6, PERSON), (7, 9, PERSON), (last, last + 3, ROLE)]
    assert [text for text, _, _ in found(doc, sure_of(doc, *spans))] == ["Vice-Chairs", "Ann Hartley", "Tom Day"]


def test_the_label_of_a_list_is_nobody() -> None:
    doc = spacy.blank("en")("I LÁTHAIR Ann Hartley and Guest")
    spans = [(0, 2, PERSON), (2, 4, PERSON), (5, 6, PERSON)]
    assert [text for text, _, _ in found(doc, sure_of(doc, *spans))] == ["Ann Hartley", "Guest"]


def test_marks_alone_may_be_proposed() -> None:
    doc = spacy.blank("en")("Done .")
    assert [text for text, _, _ in found(doc, sure_of(doc, (1, 2, ROLE)))] == ["."]


def test_a_class_of_bodies_is_none() -> None:
    doc = spacy.blank("en")("Amble District Councils and the Amble Association of Local Councils met.")
    spans = [(0, 3, ORG), (5, 10, ORG)]
    assert [text for text, _, _ in found(doc, sure_of(doc, *spans))] == ["Amble Association of Local Councils"]


def test_the_rules_propose_and_agree_or_not() -> None:
    nlp = spacy.blank("en")
    doc = Hints(nlp)(nlp("Ann Hartley wrote to Amble Harbour Trust about Thistledown."))
    candidates = found(doc, sure_of(doc, (0, 2, PERSON), (5, 7, ORG), (8, 9, ORG)))
    assert ("Ann Hartley", "PERSON", "sure") in candidates or ("Ann Hartley", "PERSON", "same") in candidates
    assert ("Harbour Trust", "ORG", "other") in candidates
    assert ("Thistledown", "ORG", "none") in candidates
    assert [text for text, label, agreement in candidates if agreement in ("sure", "same") and label == "ORG"] == [
        "Amble Harbour Trust"
    ]


def test_the_same_words_elsewhere_are_told() -> None:
    doc = spacy.blank("en")("Thistledown came. Thistledown left. Kerr stayed.")
    evidence = [c.evidence for c in find_candidates(doc, sure_of(doc, (0, 1, ORG), (3, 4, ORG), (6, 7, ORG)), LABELS)]
    assert [round(e.elsewhere, 2) for e in evidence] == [0.94, 0.94, 0.0]


def test_what_the_document_has_already_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("amounts_and_dates")
    doc = nlp("Paid £40 in May 2019.")
    assert not found(doc, sure_of(doc, (1, 3, ORG), (4, 6, PERSON)))
