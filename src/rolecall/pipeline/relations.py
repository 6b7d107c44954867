"""Component `relations`: HOLDS with status and change, AT, STARTS and ENDS, by a trained classifier of span pairs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.scorer import PRFScore
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Config, Model, Optimizer, set_dropout_rate
from thinc.types import Floats2d

from rolecall.pipeline.attributes import RelationData, score_of
from rolecall.pipeline.confidence import calibrated, fit, log_odds
from rolecall.pipeline.embedding import DEFAULT_TOK2VEC
from rolecall.pipeline.pair_classifier import PairsOfDoc
from rolecall.pipeline.pairs import Pairs, find_pairs
from rolecall.pipeline.relation_classes import (
    KINDS,
    POSSIBLE,
    QUESTIONS,
    RELATIONS,
    WIDTH,
    PairClass,
    class_of,
)
from rolecall.pipeline.relation_decoding import Candidate, decode, one_holder, shared_bodies, stated_once, timed
from rolecall.records import STATUSES, EventKind, HoldingStatus, RelationLabel, change_of

_SAMPLE = 10
_PAIRS = ("rolecall", "pairs")
_LABELS: tuple[RelationLabel, ...] = ("HOLDS", "AT", "STARTS", "ENDS")
_SURE = 0.7
"""Below this probability of status or kind the rules decide it, where they read the pair too."""
_QUESTION = 0.05
"""A relation less likely than this to the classifier is no candidate."""
_LIKELY = 0.5
"""What the rules propose counts as agreed where the classifier, if it were sure of both entities, would say so too."""
_DEFAULT_MODEL = """
[model]
@architectures = "rolecall.SpanPairClassifier.v1"
rows = 10000
feature_width = 96
hidden_width = 96
feature_dropout = 0.55

"""

Scored = tuple[Pairs, NDArray[np.float32]]
"""The pairs of one document and the probabilities of the answers to each question, shape (pairs, WIDTH)."""
Said = tuple[HoldingStatus, EventKind | None]
"""What a text says of a holding."""
_UNSAID: Said = ("current", None)


class Relations(TrainablePipe):  # type: ignore[misc]  # spaCy does not type it
    """Finds who holds which post (HOLDS), at which body (AT), from and until when (STARTS, ENDS).

    Idea: structure proposes pairs of a title and the people, bodies and dates near it
    (`rolecall.pipeline.pair_reading`); a classifier that sees the words between and around them, their vectors, and
    what the rules would say, gives each pair a probability for each class (`rolecall.pipeline.relation_classes`).
    `calibrate` learns, from documents that training has not seen, how often such pairs are right end to end, given
    also how sure the recogniser was of both entities; that is the score. A post has one body, start and end: the
    surest.

    Trained on the entities of the reference documents. Writes `doc._.relations`; REFERS is left to `role_references`.
    """

    def __init__(
        self,
        vocab: Vocab,
        model: Model[list[PairsOfDoc], Floats2d],
        name: str,
        *,
        min_score: float,
        min_score_agreed: float,
    ) -> None:
        scores = {"min_score": min_score, "min_score_agreed": min_score_agreed}
        super().__init__(vocab, model, name, calibration={}, **scores)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the relations that the component finds."""
        return _LABELS

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,  # noqa: ARG002 (the signature of spaCy's components)
    ) -> None:
        """Give the model its shape. Raises ValueError when no example holds a pair to learn from."""
        sample: list[PairsOfDoc] = []
        for example in get_examples():
            pairs = _pairs_to_learn(example)
            if len(pairs):
                sample.append(PairsOfDoc(example.predicted, pairs))
            if len(sample) == _SAMPLE:
                break
        if not sample:
            raise ValueError(f"{self.name}: the examples hold no title with anybody or anything beside it")
        rows = sum(len(one.pairs) for one in sample)
        self.model.initialize(X=sample, Y=self.model.ops.alloc2f(rows, WIDTH))

    def predict(self, docs: Iterable[Doc]) -> list[Scored]:
        """The pairs of each document with their probabilities."""
        batch = [PairsOfDoc(doc, find_pairs(doc)) for doc in docs]
        rows = np.zeros((0, WIDTH), dtype="float32")
        if any(len(one.pairs) for one in batch):
            rows = self._probabilities(self.model.predict(batch), batch)
        bounds = np.cumsum([0, *(len(one.pairs) for one in batch)])
        return [(one.pairs, rows[a:b]) for one, a, b in zip(batch, bounds[:-1], bounds[1:], strict=True)]

    def likelihoods(self, doc: Doc, pairs: Pairs, label: str) -> NDArray[np.float32]:
        """The classifier's own probability of a relation of that label between the spans of each pair."""
        probabilities = self._probabilities(self.model.predict([PairsOfDoc(doc, pairs)]), [PairsOfDoc(doc, pairs)])
        return _likely(probabilities, label)

    def set_annotations(self, docs: Iterable[Doc], scores: Sequence[Scored]) -> None:
        """Write the relations of each document, leaving its REFERS as they are."""
        for doc, (pairs, probabilities) in zip(docs, scores, strict=True):
            found = [c for c in self._candidates(doc, pairs, probabilities) if c.score >= self._needed(c)]
            kept = [r for r in doc._.relations if r["label"] == "REFERS"]
            meeting = doc._.facts.get("meeting_date")
            decoded = shared_bodies(doc, stated_once(doc, one_holder(decode(doc, found))))
            doc._.relations = [candidate.data() for candidate in timed(decoded, meeting)] + kept

    def calibrate(self, examples: Iterable[Example]) -> None:
        """Learn how far to trust the classifier from documents that it was not trained on.

        The predicted side of each example is as the components before this one leave it.
        """
        observed = []
        self.cfg["calibration"] = {}
        for example in examples:
            gold = {_place(r) for r in example.reference._.relations}
            pairs, probabilities = self.predict([example.predicted])[0]
            for candidate in self._candidates(example.predicted, pairs, probabilities):
                observed.append((candidate.label, candidate.evidence, _place(candidate.data()) in gold))
        self.cfg["calibration"] = fit(observed)

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from a batch: the pairs of the reference documents, read with the vectors of the predicted ones."""
        examples = list(examples)
        losses = losses if losses is not None else {}
        losses.setdefault(self.name, 0.0)
        set_dropout_rate(self.model, drop)
        batch = [PairsOfDoc(example.predicted, _pairs_to_learn(example)) for example in examples]
        scores, backprop = self.model.begin_update(batch)
        loss, gradient = self.get_loss(examples, scores)
        backprop(gradient)
        if sgd is not None:
            self.finish_update(sgd)
        losses[self.name] += loss
        return losses

    def get_loss(self, examples: Iterable[Example], scores: Floats2d) -> tuple[float, Floats2d]:
        """Cross-entropy over the answers to each question, and its gradient; status and kind are asked of holdings."""
        examples = list(examples)
        batch = [PairsOfDoc(example.predicted, _pairs_to_learn(example)) for example in examples]
        classes = [c for example, one in zip(examples, batch, strict=True) for c in _classes_of(example, one.pairs)]
        target = np.array(classes, dtype=np.intp).reshape(-1, len(QUESTIONS))
        gradient = self._probabilities(scores, batch)
        held = target[:, 0] == RELATIONS.index(("HOLDS",))
        loss = 0.0
        for number, outputs in enumerate(QUESTIONS):
            asked = np.ones_like(held) if number == 0 else held
            rows, columns = np.flatnonzero(asked), outputs.start + target[asked, number]
            loss -= float(np.log(np.maximum(gradient[rows, columns], 1e-9)).sum())
            gradient[rows, columns] -= 1
            gradient[np.ix_(~asked, range(outputs.start, outputs.stop))] = 0
        return loss, self.model.ops.asarray2f(gradient)

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:  # noqa: ARG002
        """Precision, recall and F1 of the relations, as `score_relations` counts them."""
        return score_relations(examples)

    def _probabilities(self, scores: Floats2d, batch: Sequence[PairsOfDoc]) -> NDArray[np.float32]:
        """Log-odds as probabilities of the answers to each question, of which the first allows what labels allow."""
        partners = np.concatenate([one.pairs.partners for one in batch])
        odds: NDArray[np.float32] = self.model.ops.to_numpy(scores).astype("float32")
        odds[:, QUESTIONS[0]][~POSSIBLE[partners]] = -np.inf
        for outputs in QUESTIONS:
            odds[:, outputs] = np.exp(odds[:, outputs] - odds[:, outputs].max(axis=1, keepdims=True))
            odds[:, outputs] /= odds[:, outputs].sum(axis=1, keepdims=True)
        return odds

    def _needed(self, candidate: Candidate) -> float:
        """The score that the relation must reach."""
        return float(self.cfg["min_score_agreed" if candidate.agreed else "min_score"])

    def _candidates(self, doc: Doc, pairs: Pairs, probabilities: NDArray[np.float32]) -> Iterator[Candidate]:
        """Every relation that is not out of the question, with its calibrated score."""
        answers = [probabilities[:, outputs] for outputs in QUESTIONS]
        certainty = cache(lambda mention: log_odds(score_of(doc, mention.start_char, mention.end_char)))
        for label in _LABELS:
            likely = _likely(probabilities, label)
            for row in np.flatnonzero(likely >= _QUESTION).tolist():
                role, other = pairs.mentions[row]
                evidence = [log_odds(float(likely[row])), certainty(role), certainty(other)]
                score = calibrated(self.cfg["calibration"], label, evidence)
                score = float(likely[row]) if score is None else score
                agreed = pairs.ruled[row].startswith(label) and bool(likely[row] >= _LIKELY)
                said = _UNSAID
                if label == "HOLDS":
                    said = _statement(answers[1][row], answers[2][row], pairs.ruled[row])
                yield Candidate(label, role, other, *said, evidence, score, agreed)


def _statement(statuses: NDArray[np.float32], kinds: NDArray[np.float32], ruled: str) -> Said:
    """Status and kind of a holding: the likeliest, unless the classifier is not sure and the rules say otherwise."""
    status, kind = STATUSES[int(statuses.argmax())], KINDS[int(kinds.argmax())]
    label, _, said = ruled.partition(" ")
    if label == "HOLDS":
        ruled_status, ruled_change = said.split(" ")
        if statuses.max() < _SURE:
            status = cast("HoldingStatus", ruled_status)
        if kinds.max() < _SURE:
            fitting = [n for n, one in enumerate(KINDS) if change_of(one) == ruled_change]
            kind = KINDS[max(fitting, key=lambda n: kinds[n])]
    return status, kind


def _likely(probabilities: NDArray[np.float32], label: str) -> NDArray[np.float32]:
    columns = [number for number, labels in enumerate(RELATIONS) if label in labels]
    return cast("NDArray[np.float32]", probabilities[:, columns].sum(axis=1))


def score_relations(examples: Iterable[Example]) -> dict[str, Any]:
    """Precision, recall and F1 over all relations (`rels_p`, `rels_r`, `rels_f`) and for each label (`rels_per_type`).

    End to end: a relation is right when its label and the offsets of both ends are, so that a gold pair whose entity
    was missed is a miss. `holds_said` is the share of the right HOLDS whose status and change are right too.
    """
    total, per_type = PRFScore(), {label: PRFScore() for label in (*_LABELS, "REFERS")}
    said = right = 0
    for example in examples:
        gold = {_place(r): r for r in example.reference._.relations}
        found = {_place(r): r for r in example.predicted._.relations}
        total.score_set(set(found), set(gold))
        for label, score in per_type.items():
            score.score_set({p for p in found if p[0] == label}, {p for p in gold if p[0] == label})
        both = [place for place in gold.keys() & found.keys() if place[0] == "HOLDS"]
        said += len(both)
        right += sum((gold[p]["status"], gold[p]["change"]) == (found[p]["status"], found[p]["change"]) for p in both)
    return {
        "rels_p": total.precision,
        "rels_r": total.recall,
        "rels_f": total.fscore,
        "rels_per_type": {label: score.to_dict() for label, score in per_type.items()},
        "holds_said": right / said if said else 0.0,
    }


def _place(relation: RelationData) -> tuple[object, ...]:
    return relation["label"], *relation["head"], *relation["child"]


def _pairs_to_learn(example: Example) -> Pairs:
    """The pairs of the reference document, found once and kept with it."""
    data = cast("dict[object, object]", example.reference.user_data)
    if _PAIRS not in data:
        data[_PAIRS] = find_pairs(example.reference)
    return cast("Pairs", data[_PAIRS])


def _classes_of(example: Example, pairs: Pairs) -> list[PairClass]:
    """The class of each pair by the relations of the reference document."""
    between: dict[tuple[int, ...], list[RelationData]] = defaultdict(list)
    for relation in example.reference._.relations:
        if relation["label"] in _LABELS:
            role, other = relation["head"], relation["child"]
            role, other = (other, role) if relation["label"] == "HOLDS" else (role, other)
            between[role[0], other[0]].append(relation)
    return [class_of(between.get((role.start_char, other.start_char), ())) for role, other in pairs.mentions]


@Language.factory(
    "relations",
    requires=["doc.ents"],
    assigns=["doc._.relations"],
    default_config={
        "model": Config().from_str(_DEFAULT_MODEL + DEFAULT_TOK2VEC)["model"],
        "min_score": 0.35,
        "min_score_agreed": 0.15,
    },
    default_score_weights={"rels_f": 1.0, "rels_p": 0.0, "rels_r": 0.0, "holds_said": 0.0, "rels_per_type": None},
)
def make_relations(
    nlp: Language, name: str, model: Model[list[PairsOfDoc], Floats2d], min_score: float, min_score_agreed: float
) -> Relations:
    """The component for a pipeline; it stands after the entities, their values and the document's facts.

    Relations scored below `min_score` are left out, those that the rules propose too, and that only a
    doubtful entity makes uncertain, below `min_score_agreed`.
    """
    return Relations(nlp.vocab, model, name, min_score=min_score, min_score_agreed=min_score_agreed)
