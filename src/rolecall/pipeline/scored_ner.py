"""Component `ner`, factory `scored_ner`: a trained recogniser of people, titles and bodies that says how sure it is."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Config, Model
from thinc.types import Floats2d

from rolecall.pipeline.candidates import Candidate, find_candidates
from rolecall.pipeline.confidence import calibrated, fit
from rolecall.pipeline.embedding import DEFAULT_TOK2VEC
from rolecall.pipeline.hints import drop_hints
from rolecall.pipeline.span_tags import tag_count, tags_of

_SAMPLE = 10
_DEFAULT_MODEL = """
[model]
@architectures = "spacy.Tagger.v2"
normalize = true

"""


class ScoredNER(TrainablePipe):  # type: ignore[misc]  # spaCy does not type it
    """Tags each token by a trained model, reads the likeliest legal spans, and scores each of them.

    Idea: spaCy's own `ner` is fast and good but does not say how sure it is of an entity. Here each token has a
    probability for each tag; a span is as sure as the least sure of its tags. Candidates are the likeliest spans and,
    where the component `hints` came before, those that the rules propose. `calibrate` learns, from documents that
    training has not seen, how often such candidates are right, and that is their score. Of overlapping candidates the
    surest stays, below `min_score` none, below `min_score_agreed` none that the rules propose too. Entities that the
    document has already (sums and dates) stay as they are.
    """

    def __init__(
        self,
        vocab: Vocab,
        model: Model[list[Doc], list[Floats2d]],
        name: str,
        *,
        min_score: float,
        min_score_agreed: float,
        smoothing: float,
    ) -> None:
        scores = {"min_score": min_score, "min_score_agreed": min_score_agreed}
        super().__init__(vocab, model, name, labels=[], calibration={}, **scores, smoothing=smoothing)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that the model knows, in the order of its tags."""
        return tuple(self.cfg["labels"])

    @property
    def label_data(self) -> tuple[str, ...]:
        """What `spacy init labels` keeps."""
        return self.labels

    def add_label(self, label: str) -> int:
        """Make room for a label before training: 1 when it is new, 0 when it is known.

        Raises ValueError once the model has its shape.
        """
        if label in self.labels:
            return 0
        if self.model.has_dim("nO"):
            raise ValueError(
                f"{self.name}: the model is trained for {', '.join(self.labels)}; it takes no label {label}"
            )
        self.cfg["labels"].append(label)
        return 1

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,  # noqa: ARG002 (the signature of spaCy's components)
        labels: Sequence[str] | None = None,
    ) -> None:
        """Take the labels from `labels` or the examples, and give the model its shape.

        A label that the documents of the examples carry already is preset, and is not learned. Raises ValueError
        when there is nothing to learn.
        """
        sample: list[Example] = []
        learned: set[str] = set(labels or ())
        preset: set[str] = set()
        for one in get_examples():
            if len(sample) < _SAMPLE:
                sample.append(one)
            elif labels:
                break
            learned |= set() if labels else {entity.label_ for entity in one.reference.ents}
            preset |= set() if labels else {entity.label_ for entity in one.predicted.ents}
        for label in sorted(learned - preset):
            self.add_label(label)
        if not self.labels or not sample:
            raise ValueError(f"{self.name}: the examples hold no entity to learn")
        docs = [eg.predicted for eg in sample]
        self.model.initialize(X=docs, Y=[self._target(eg)[0] for eg in sample])

    def predict(self, docs: Iterable[Doc]) -> list[NDArray[np.float32]]:
        """The probabilities of the tags of each document, each of shape (tokens, tags)."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros((0, tag_count(len(self.labels))), dtype="float32") for _ in docs]
        return [self.model.ops.to_numpy(rows) for rows in self.model.predict(docs)]

    def set_annotations(self, docs: Iterable[Doc], scores: Sequence[NDArray[np.float32]]) -> None:
        """Add the entities to those that the documents have."""
        for doc, probabilities in zip(docs, scores, strict=True):
            kept: list[Span] = []
            taken: set[int] = set()
            scored = [(self.score_of(c), c) for c in find_candidates(doc, probabilities, self.labels)]
            for score, c in sorted(scored, key=lambda pair: (-pair[0], pair[1])):
                if score >= self._needed(c) and taken.isdisjoint(range(c.start, c.end)):
                    span = Span(doc, c.start, c.end, label=c.evidence.label)
                    span._.score = round(score, 4)
                    kept.append(span)
                    taken.update(range(c.start, c.end))
            doc.set_ents(kept, default="unmodified")
            drop_hints(doc)

    def _needed(self, candidate: Candidate) -> float:
        """The score from which on a candidate is an entity: less where the rules propose the same."""
        agreed = candidate.evidence.agreement in ("sure", "same")
        return float(self.cfg["min_score_agreed" if agreed else "min_score"])

    def calibrate(self, examples: Iterable[Example]) -> None:
        """Learn how far to trust the model and the rules from documents that the model was not trained on.

        The predicted side of each example is as the components before this one leave it.
        """
        observed = []
        for example in examples:
            gold = {(e.start, e.end, e.label_) for e in example.get_aligned_spans_y2x(example.reference.ents)}
            probabilities = self.predict([example.predicted])[0]
            for c in find_candidates(example.predicted, probabilities, self.labels):
                right = (c.start, c.end, c.evidence.label) in gold
                observed.append((c.evidence.label, c.evidence.numbers(), right))
        self.cfg["calibration"] = fit(observed)

    def score_of(self, candidate: Candidate) -> float:
        """The calibrated score of a candidate, in [0, 1]."""
        label, probability = candidate.evidence.label, candidate.evidence.probability
        score = calibrated(self.cfg["calibration"], label, candidate.evidence.numbers())
        return probability if score is None else score

    def get_loss(self, examples: Iterable[Example], scores: list[Floats2d]) -> tuple[float, list[Floats2d]]:
        """Cross-entropy with smoothed targets, and its gradient; tokens whose tag is not known count nothing."""
        loss, gradients = 0.0, []
        for example, guesses in zip(examples, scores, strict=True):
            target, known = self._target(example)
            gradient = guesses - self.model.ops.asarray2f(target)
            gradient *= self.model.ops.asarray2f(known[:, None].astype("float32"))
            loss += float((gradient**2).sum())
            gradients.append(gradient)
        return loss, gradients

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:  # noqa: ARG002
        """Strict precision, recall and F1, as `spacy.scorer.get_ner_prf` counts them."""
        return get_ner_prf(examples)

    def _target(self, example: Example) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """The tag probabilities to learn, shape (tokens, tags), and for which tokens they are known."""
        tokens, tags = len(example.predicted), tag_count(len(self.labels))
        spans = [
            (e.start, e.end, self.labels.index(e.label_))
            for e in example.get_aligned_spans_y2x(example.reference.ents)
            if e.label_ in self.labels
        ]
        smoothing = self.cfg["smoothing"]
        target = np.full((tokens, tags), smoothing / max(tags - 1, 1), dtype="float32")
        target[np.arange(tokens), tags_of(spans, tokens)] = 1 - smoothing
        unknown = [value is None for value in example.get_aligned_ner()]
        return target, ~np.array(unknown, dtype=bool)


@Language.factory(
    "scored_ner",
    assigns=["doc.ents", "span._.score"],
    default_config={
        "model": Config().from_str(_DEFAULT_MODEL + DEFAULT_TOK2VEC)["model"],
        "min_score": 0.3,
        "min_score_agreed": 0.1,
        "smoothing": 0.02,
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_scored_ner(
    nlp: Language,
    name: str,
    model: Model[list[Doc], list[Floats2d]],
    min_score: float,
    min_score_agreed: float,
    smoothing: float,
) -> ScoredNER:
    """The component for a pipeline; it stands after `tok2vec` or `transformer`.

    `model` gives each token a probability for each tag (`spacy.Tagger.v2` with `normalize = true`); entities scored
    below `min_score` are left out (F1 is highest at half of what it can reach: Lipton, Elkan and Naryanaswamy, 2014),
    those that the rules propose too below `min_score_agreed`; `smoothing` of the probability of each target goes to
    the other tags in training.
    """
    scores = {"min_score": min_score, "min_score_agreed": min_score_agreed}
    return ScoredNER(nlp.vocab, model, name, **scores, smoothing=smoothing)
