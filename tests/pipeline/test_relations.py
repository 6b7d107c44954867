"""The trained relations as a component: pairs by structure, what is learned of them, what is kept, how it is scored."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from marked import BEFORE, gold, pipeline
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Model, NumpyOps, fix_random_seed

from rolecall.corpora.markup import compile_markup
from rolecall.pipeline.documents import minutes_from_doc
from rolecall.pipeline.pair_classifier import _means, _means_backwards
from rolecall.pipeline.pair_reading import PARTNERS
from rolecall.pipeline.pairs import find_features, find_pairs
from rolecall.pipeline.reasons import reasons_of
from rolecall.pipeline.relation_classes import KINDS, RELATIONS, class_of
from rolecall.pipeline.relation_decoding import Candidate, decode, one_holder, shared_bodies, stated_once, timed
from rolecall.pipeline.relation_rules import RelationRules
from rolecall.pipeline.relations import Relations, _statement, score_relations
from rolecall.pipeline.sentences import Mention, SignText
from rolecall.pipeline.training_reader import example_of
from rolecall.pipeline.words import Words
from rolecall.records import STATUSES, EventKind, HoldingStatus, RelationLabel

SENTENCES = (
    "{P#a|%s} was elected {R =a elected|Chairman}.",
    "{P#a|%s} resigned as {R =a former left|Treasurer}.",
    "{P#a|%s} ({R =a|Clerk}) spoke.",
    "{P#a|%s} will be {R =a @t incoming appointed|Warden} of {O#t|Amble Trust}.",
    "{P|%s} thanked the {R|Registrar}.",
    "{P#a|%s} has been {R =a >d|Verger} since {D#d 1998|1998}.",
)
NAMES = ("Ann Hartley", "Tom Whelan", "Gwen Ridout", "Ivo Slade")
TINY = {
    "@architectures": "rolecall.SpanPairClassifier.v1",
    "rows": 2000,
    "feature_width": 24,
    "hidden_width": 24,
    "feature_dropout": 0.1,
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


def example(source: str) -> Example:
    """A marked-up text as an example whose predicted side has the entities of the markup, as if all were found."""
    found, _ = example_of(compile_markup(source), pipeline(), before=BEFORE)
    found.predicted.set_ents([found.predicted[e.start : e.end] if e.label_ == "" else e for e in _moved(found)])
    found.predicted._.facts = found.reference._.facts
    return found


def _moved(found: Example) -> list[spacy.tokens.Span]:
    return [spacy.tokens.Span(found.predicted, e.start, e.end, label=e.label_) for e in found.reference.ents]


@cache
def trained() -> tuple[Language, tuple[Example, ...]]:
    fix_random_seed(0)
    nlp = spacy.blank("en", vocab=pipeline().vocab)
    nlp.add_pipe("relations", config={"model": TINY})
    examples = [example(sentence % name) for sentence in SENTENCES for name in NAMES]
    optimizer = nlp.initialize(lambda: examples)
    draw = random.Random(0)  # noqa: S311
    for _ in range(40):
        draw.shuffle(examples)
        nlp.update(examples, sgd=optimizer)
    return nlp, tuple(examples)


def finder(nlp: Language) -> Relations:
    component = nlp.get_pipe("relations")
    assert isinstance(component, Relations)
    return component


def told(doc: Doc) -> list[tuple[str, str, str, str, str, str | None]]:
    return [
        (r["label"], doc.text[slice(*r["head"])], doc.text[slice(*r["child"])], r["status"], r["change"], r["kind"])
        for r in doc._.relations
    ]


# --- pairs ---


@pytest.mark.parametrize(
    ("source", "pairs"),
    [
        ("{P|Ann Bo} ({R|Clerk}) and {P|Tom Day}.", [("Clerk", "Ann Bo"), ("Clerk", "Tom Day")]),
        ("{R|Clerk}:\n\n{P|Ann Bo}\n\nIt rained.\n", [("Clerk", "Ann Bo")]),
        ("{P|Ann Bo} came.\n\nShe was {R|Clerk}.\n", [("Clerk", "Ann Bo")]),
        ("{P|Ann Bo} came.\n\nIt rained.\n\nIt blew.\n\nShe was {R|Clerk}.\n", [("Clerk", "Ann Bo")]),
        ("{P|Ann Bo} came.\n\nIt rained.\n\nThe {R|Clerk} left.\n", []),
        ("{P|Ann Bo} came.\n\n{P|Tom Day}, {R|Clerk}, left.\n", [("Clerk", "Tom Day")]),
        ("{R|Clerk} of {O|Amble Trust} since {D 1998|1998}.", [("Clerk", "Amble Trust"), ("Clerk", "1998")]),
        (
            "In {D 2017-03|March 2017} {O|Amble Trust} and {O|Dene Trust} took on {P|Ann Bo} "
            "({R|Head} at {O|Tyne School}) as {R|Chair}.",
            [
                ("Head", "March 2017"), ("Head", "Amble Trust"), ("Head", "Dene Trust"), ("Head", "Ann Bo"),
                ("Head", "Tyne School"), ("Chair", "March 2017"), ("Chair", "Dene Trust"), ("Chair", "Ann Bo"),
                ("Chair", "Tyne School"),
            ],
        ),
        (
            "{R|Chair}  {R|Clerk}\n{P|Ann Bo}  {P|Tom Day}\n{P|Una Lee}\n{P|Zeb Ooi} | {P|Eve Fox}\n\nIt rained.\n",
            [("Chair", "Ann Bo"), ("Chair", "Zeb Ooi"), ("Clerk", "Tom Day"), ("Clerk", "Eve Fox")],
        ),
        ("", []),
    ],
)  # fmt: skip
def test_structure_proposes_pairs(source: str, pairs: list[tuple[str, str]]) -> None:
    doc = gold(source)
    found = find_pairs(doc)
    assert [(doc[a:b].text, doc[c:d].text) for a, b, c, d in found.spans.tolist()] == pairs
    assert [PARTNERS[n] for n in found.partners] == [doc[c].ent_type_ for _, _, c, _ in found.spans.tolist()]
    assert found.lengths.sum() == len(found.keys)


def test_features_tell_what_stands_around_whatever_the_names() -> None:
    one, other = (gold(f"Mr {{P|{name}}} was elected {{R|Chairman}}.") for name in ("Ann Hartley", "Zeb Q Ooi"))
    features = [find_features(doc, doc.ents[1].start, doc.ents[0].start) for doc in (one, other)]
    assert features[0] == features[1]
    assert "$%0 between was elected" in features[0]
    assert "PERSON nearest kinds elected" in features[0]


def test_a_date_knows_whether_it_lies_after_the_meeting() -> None:
    head = "id: x\nmeeting_date: 2019-05-01\n---\n"
    doc = gold(head + "{P|Ann Bo}, {R|Clerk}, from {D 2019-06-01|1 June 2019}.")
    assert any(f.endswith("later True") for f in find_features(doc, doc.ents[1].start, doc.ents[2].start))


# --- classes and decoding ---


def mentions_of(doc: Doc) -> Sequence[Mention]:
    return SignText(Words(doc)).mentions


def test_a_class_is_read_from_the_relations_of_a_pair() -> None:
    doc = gold("{P#a|Ann Bo} died as {R =a <d >d former died|Clerk} of {D#d 1998/1999|1998 to 1999}.")
    holds = class_of([r for r in doc._.relations if r["label"] == "HOLDS"])
    assert (RELATIONS[holds.relations], STATUSES[holds.status], KINDS[holds.kind]) == (("HOLDS",), "former", "died")
    assert RELATIONS[class_of([r for r in doc._.relations if r["label"] != "HOLDS"]).relations] == ("STARTS", "ENDS")
    assert class_of([]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("{P|Ann Bo} {P|Tom Day} {R|Clerk}", ["Ann Bo"]),
        ("{P|Ann Bo} and {P|Tom Day} {R|Clerk}", ["Ann Bo", "Tom Day"]),
        ("{P|Ann Bo} {P|Tom Day} {R|Vice-Chairs}", ["Ann Bo", "Tom Day"]),
        ("{O|Amble Trust} {R|Clerk} {O|Dene Forum}", ["Amble Trust"]),
        ("{P|Ann Bo} met a potential {R|Clerk}", []),
        ("{R|Clerk}\n{P|Ann Bo}\n{P|Tom Day}", ["Ann Bo", "Tom Day"]),
        ("{R|Clerk}\n{P|Ann Bo} {P|Tom Day}", ["Ann Bo"]),
        ("{R|Clerk} {P|Ann Bo}\n{P|Tom Day}", ["Ann Bo"]),
    ],
)
def test_a_post_has_one_body_and_one_holder_unless_it_is_shared(source: str, kept: list[str]) -> None:
    doc = gold(source)
    mentions = mentions_of(doc)
    (role,) = (mention for mention in mentions if mention.label == "ROLE")
    others = [mention for mention in mentions if mention.label != "ROLE"]
    label: RelationLabel = "HOLDS" if others[0].label == "PERSON" else "AT"
    candidates = [
        Candidate(label, role, other, "current", None, (), score)
        for other, score in zip(others, (0.9, 0.8), strict=False)
    ]
    assert [c.other.text for c in decode(doc, candidates)] == kept


@pytest.mark.parametrize(
    ("title", "kind", "kept"),
    [
        ("Interim Clerk", "appointed", "acting"),
        ("Interim Clerk", "left", "left"),
        ("Clerk", "appointed", "appointed"),
        ("Clerk to the Interim Board", "appointed", "appointed"),
    ],
)
def test_who_is_appointed_to_an_interim_post_acts_in_it(title: str, kind: EventKind, kept: EventKind) -> None:
    doc = gold(f"{{P|Ann Bo}} {{R|{title}}}")
    person, role = mentions_of(doc)
    (found,) = decode(doc, [Candidate("HOLDS", role, person, "current", kind, (), 0.9)])
    assert found.kind == kept


@pytest.mark.parametrize(
    ("source", "bodies"),
    [
        (
            "{P|Ann Bo}, {R|Clerk} and {R|Treasurer}, {O|Amble Trust}",
            {"Clerk": "Amble Trust", "Treasurer": "Amble Trust"},
        ),
        ("{P|Ann Bo}, {R|Clerk}, {R|Treasurer}, {O|Amble Trust}", {"Treasurer": "Amble Trust"}),
        ("{P|Ann Bo}, {R|Clerk} and at {O|Amble Trust} {R|Treasurer}", {"Treasurer": "Amble Trust"}),
    ],
)
def test_titles_of_one_holder_joined_by_and_share_the_body_after_them(source: str, bodies: dict[str, str]) -> None:
    doc = gold(source)
    by_label: dict[str, list[Mention]] = {}
    for mention in mentions_of(doc):
        by_label.setdefault(mention.label, []).append(mention)
    (person,), (first, second), (body,) = (by_label[label] for label in ("PERSON", "ROLE", "ORG"))
    kept = [Candidate("HOLDS", role, person, "current", None, (), 0.9) for role in (first, second)]
    kept.append(Candidate("AT", second, body, "current", None, (), 0.8))
    assert {c.role.text: c.other.text for c in shared_bodies(doc, kept) if c.label == "AT"} == bodies


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("The {O|Amble Trust} has appointed {P|Ann Bo} as {R|Commissioner}", 0),
        ("The {O|Amble Trust} (AT) extended the contract of {P|Ann Bo} as {R|Commissioner}", 0),
        ("{O|Amble Trust}: {P|Ann Bo}, {R|Commissioner}", 1),
        ("{P|Ann Bo} was appointed {R|Commissioner} of {O|Amble Trust}", 1),
    ],
)
def test_who_appoints_is_not_the_body_of_the_post(source: str, kept: int) -> None:
    doc = gold(source)
    by_label = {mention.label: mention for mention in mentions_of(doc)}
    body = Candidate("AT", by_label["ROLE"], by_label["ORG"], "current", None, (), 0.9)
    assert len(decode(doc, [body])) == kept


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("{P|Tom Day} to be {R|Clerk} vice {P|Ann Bo}, who resigned as {R|Clerk}", 1),
        ("{P|Tom Day} to be {R|Clerk} in the room of Mrs {P|Bo}. {P|Ann Bo}, {R|Clerk} since May", 1),
        ("{P|Tom Day} to be {R|Clerk} vice {P|Ann Bo}, who resigned as {R|Treasurer}", 2),
        ("{P|Tom Day} to be {R|Clerk}. {P|Ann Bo} was {R|Clerk}", 2),
        ("{P|Tom Day}, {R|Clerk}, {P|Ann Bo}, {R|Clerk}", 2),
        ("{P|Tom Day} to be {R|Clerk} vice {P|Ann Bo}. So {P|Tom Day} is {R|Clerk} vice {P|Ann Bo}", 2),
    ],
)
def test_a_predecessor_whose_holding_is_stated_elsewhere_holds_no_second_mention(source: str, kept: int) -> None:
    doc = gold(source)
    mentions = mentions_of(doc)
    roles = [m for m in mentions if m.label == "ROLE"]
    people = [m for m in mentions if m.label == "PERSON" and m.last == "bo"]
    first = Candidate("HOLDS", roles[0], people[0], "former", "left", (), 0.9)
    second = Candidate("HOLDS", roles[1], people[-1], "former", "left", (), 0.5)
    assert len(stated_once(doc, [first, second])) == kept


def test_an_old_and_a_new_holder_of_one_mention_are_both_kept() -> None:
    doc = gold("{P|Ann Bo} {P|Tom Day} {R|Clerk}")
    first, second, role = mentions_of(doc)
    new = Candidate("HOLDS", role, first, "current", "succeeded", (), 0.9)
    old = Candidate("HOLDS", role, second, "former", "left", (), 0.6)
    assert decode(doc, [old, new]) == [new, old]
    assert old.data()["change"] == "left"


@pytest.mark.parametrize(
    ("kind", "status", "label", "date", "expected"),
    [
        ("appointed", "current", "STARTS", "2019-06-01", "incoming"),
        ("appointed", "current", "STARTS", "2019-04-01", "current"),
        ("left", "former", "ENDS", "2019-06-01", "current"),
        ("left", "former", "ENDS", "2019-04", "former"),
        (None, "current", "STARTS", "2019-06-01", "current"),
    ],
)
def test_a_date_after_the_meeting_sets_the_status_right(
    kind: EventKind | None, status: HoldingStatus, label: RelationLabel, date: str, expected: str
) -> None:
    doc = gold(f"{{P|Ann Bo}} {{R|Clerk}} {{D {date}|1 June}}")
    person, role, day = mentions_of(doc)
    held = Candidate("HOLDS", role, person, status, kind, (), 0.9)
    dated = Candidate(label, role, day, "current", None, (), 0.9)
    assert timed([held, dated], "2019-05-01")[0].status == expected
    assert timed([held, dated], None)[0].status == status


@pytest.mark.parametrize(
    ("source", "score", "kind", "kept"),
    [
        ("{P|Ann Bo} {R|Clerk} {P|Tom Day} {R|Clerk}", 0.5, None, 1),
        ("{P|Ann Bo} {R|Clerk} {P|Tom Day} {R|Clerk}", 0.8, None, 2),
        ("{P|Ann Bo} {R|Clerk} {P|Tom Day} {R|Clerk}", 0.5, "appointed", 2),
        ("{P|Ann Bo} {R|Clerk} {P|Mrs Bo} {R|Clerk}", 0.5, None, 2),
        ("{P|Ann Bo} {R|Clerk} {P|Tom Day} {R|Deputy Clerk}", 0.5, None, 2),
        ("{P|Ann Bo} {R|Clerks} {P|Tom Day} {R|Clerks}", 0.5, None, 2),
        ("{P|Ann Bo} {R|Clerk} {P|Tom Day} {R|Clerk} of {O|Dene Forum}", 0.5, None, 3),
    ],
)
def test_a_doubtful_holder_of_what_another_surely_holds_is_left_out(
    source: str, score: float, kind: EventKind | None, kept: int
) -> None:
    ann, post, other, title, *bodies = mentions_of(gold(source))
    held = [
        Candidate("HOLDS", post, ann, "current", None, (), 0.95),
        Candidate("HOLDS", title, other, "current", kind, (), score),
    ]
    held += [Candidate("AT", title, body, "current", None, (), 0.9) for body in bodies]
    assert len(one_holder(held)) == kept


def test_the_dead_had_left_a_post_that_has_both_its_years() -> None:
    doc = gold("{P|Ann Bo} {R|Mayor} {D 1991-04/1992-03|1991-92}")
    person, role, years = mentions_of(doc)
    died = Candidate("HOLDS", role, person, "former", "died", (), 0.9)
    starts, ends = (Candidate(label, role, years, "current", None, (), 0.9) for label in ("STARTS", "ENDS"))
    assert timed([died, starts, ends], "2019-05-01")[0].kind is None
    assert timed([died, ends], "2019-05-01")[0].kind == "died"


def test_the_rules_decide_how_a_post_is_held_where_the_classifier_is_not_sure() -> None:
    statuses = np.array([0.6, 0.4, 0.0], dtype="float32")
    kinds = np.full(len(KINDS), 0.5 / (len(KINDS) - 1), dtype="float32")
    kinds[KINDS.index("elected")] = 0.5
    kinds[KINDS.index("died")] += 0.01
    assert _statement(statuses, kinds, "-") == ("current", "elected")
    assert _statement(statuses, kinds, "HOLDS former left") == ("former", "died")
    assert _statement(statuses, kinds, "HOLDS current none") == ("current", None)
    sure = np.array([0.05, 0.95, 0.0], dtype="float32")
    assert _statement(sure, kinds, "HOLDS current appointed") == ("former", "elected")


# --- the classifier ---


def test_the_gradient_of_the_pooled_means_is_that_of_their_sum() -> None:
    draw, ops = np.random.default_rng(0), NumpyOps()
    rows = draw.normal(size=(7, 3)).astype("float32")
    spans = np.array([[0, 2, 3, 6], [1, 2, 5, 7]], dtype="int32")
    weights = draw.normal(size=(2, 6)).astype("float32")
    gradient = _means_backwards(ops, weights, spans, rows.shape)  # type: ignore[arg-type]
    for place in np.ndindex(*rows.shape):
        changed = rows.copy()
        changed[place] += 0.01
        difference = (_means(ops, changed, spans) - _means(ops, rows, spans)) * weights  # type: ignore[arg-type]
        assert gradient[place] == pytest.approx(difference.sum() / 0.01, abs=1e-3)


def test_it_learns_who_holds_what_and_how() -> None:
    nlp, _ = trained()
    component = finder(nlp)
    for source, expected in (
        (SENTENCES[0], ("HOLDS", "Zoë Ormsby", "Chairman", "current", "appointed", "elected")),
        (SENTENCES[1], ("HOLDS", "Zoë Ormsby", "Treasurer", "former", "left", "left")),
        (SENTENCES[2], ("HOLDS", "Zoë Ormsby", "Clerk", "current", "none", None)),
    ):
        assert told(component(example(source % "Zoë Ormsby").predicted)) == [expected]
    both = told(component(example(SENTENCES[3] % "Zoë Ormsby").predicted))
    assert [r[0] for r in both] == ["HOLDS", "AT"]
    assert both[0][3:] == ("incoming", "appointed", "appointed")
    assert [r[0] for r in told(component(example(SENTENCES[5] % "Zoë Ormsby").predicted))] == ["HOLDS", "STARTS"]
    assert told(component(example(SENTENCES[4] % "Zoë Ormsby").predicted)) == []


def test_a_document_without_pairs_keeps_its_references_and_trains_with_the_others() -> None:
    nlp, examples = trained()
    empty = example("It rained.")
    empty.predicted._.relations = [
        {"head": [0, 2], "child": [3, 9], "label": "REFERS", "status": "current", "change": "none", "kind": None,
         "score": 1.0}
    ]  # fmt: skip
    assert [r["label"] for r in finder(nlp)(empty.predicted)._.relations] == ["REFERS"]
    again = spacy.blank("en", vocab=nlp.vocab)
    again.add_pipe("relations", config={"model": TINY})
    optimizer = again.initialize(lambda: examples[:3])
    assert again.update([example("It rained.")], sgd=optimizer)["relations"] == 0
    assert again.update([example("It rained."), examples[0]], sgd=optimizer)["relations"] > 0


def test_there_must_be_something_to_learn() -> None:
    nlp = spacy.blank("en", vocab=pipeline().vocab)
    nlp.add_pipe("relations", config={"model": TINY})
    with pytest.raises(ValueError, match="no title with anybody"):
        nlp.initialize(lambda: [example("It rained.")])


def test_it_survives_disk(tmp_path: Path) -> None:
    nlp, examples = trained()
    finder(nlp).to_disk(tmp_path / "relations")
    again = spacy.blank("en", vocab=nlp.vocab)
    again.add_pipe("relations", config={"model": TINY}).from_disk(tmp_path / "relations")  # type: ignore[attr-defined]
    texts = [finder(one)(examples[0].predicted.copy())._.relations for one in (nlp, again)]
    assert texts[0] == texts[1]


def test_scores_are_calibrated_and_min_score_is_held_against_them() -> None:
    nlp, examples = trained()
    component = finder(nlp)
    before = dict(component.cfg)
    try:
        component.calibrate(examples)
        assert set(component.cfg["calibration"]) >= {"HOLDS", "AT"}
        assert all(0.5 <= r["score"] <= 1 for r in component(examples[0].predicted.copy())._.relations)
        component.cfg.update(min_score=1.0, min_score_agreed=1.0)
        assert component(examples[0].predicted.copy())._.relations == []
        component.cfg["min_score_agreed"] = 0.0
        agreed = [r["label"] for r in component(examples[0].predicted.copy())._.relations]
        assert agreed
        assert set(agreed) <= {found.label for found in RelationRules().process(examples[0].predicted.copy())}
    finally:
        component.cfg.update(before)


def test_reasons_name_what_the_decision_hangs_on() -> None:
    nlp, _ = trained()
    doc = finder(nlp)(example(SENTENCES[2] % "Zoë Ormsby").predicted)
    reasons = reasons_of(doc, doc._.relations[0], finder(nlp))
    assert 0 < len(reasons) <= 3
    assert all(reason and "{}" not in reason for reason in reasons)
    nobody = {**doc._.relations[0], "child": [1, 2]}
    assert reasons_of(doc, nobody, finder(nlp)) == []  # type: ignore[arg-type]


def test_a_pair_with_a_missed_entity_is_a_miss() -> None:
    found = example("{P#a|Ann Bo} ({R =a|Clerk}) and {P#b|Tom Day} ({R =b former|Warden}).")
    found.predicted._.relations = [{**r, "status": "current"} for r in found.reference._.relations[:1]]
    score = score_relations([found])
    assert (score["rels_p"], score["rels_r"]) == (1.0, 0.5)
    assert score["rels_per_type"]["HOLDS"]["r"] == 0.5
    assert score["holds_said"] == 1.0
    found.predicted._.relations = [{**r, "status": "incoming"} for r in found.reference._.relations]
    assert score_relations([found])["holds_said"] == 0.0


def test_the_model_is_thincs() -> None:
    assert isinstance(finder(trained()[0]).model, Model)
    assert minutes_from_doc(finder(trained()[0])(example("").predicted), id="x").relations == ()
