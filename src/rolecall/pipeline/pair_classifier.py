"""Architecture `rolecall.SpanPairClassifier.v1`: a score for each class for each pair of spans."""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Linear, Maxout, Model, Ops, chain, concatenate, reduce_sum
from thinc.types import Floats2d, Ints1d, Ragged

from rolecall.pipeline.pairs import Pairs

_SCALE = 1 / 6
"""Of the sum of a pair's feature vectors, of which there are about forty."""


class PairsOfDoc(NamedTuple):
    """A document, whose vectors `tok2vec` or `transformer` knows, and pairs of spans of its tokens."""

    doc: Doc
    pairs: Pairs


@registry.architectures("rolecall.SpanPairClassifier.v1")
def span_pair_classifier(
    tok2vec: Model[list[Doc], list[Floats2d]],
    rows: int,
    feature_width: int,
    hidden_width: int,
    feature_dropout: float,
    nO: int | None = None,  # noqa: N803 (thinc's name for the width of the output)
) -> Model[list[PairsOfDoc], Floats2d]:
    """A layer from documents with pairs to log-odds, shape (all pairs, classes).

    A pair's input is the mean vector of each of its two spans and the sum of the vectors of its features, each of
    `feature_width`, in a hash table of `rows`; in training a share `feature_dropout` in [0, 1) of the features is
    hidden. One hidden layer of `hidden_width` follows.
    """
    table: Model[Any, Floats2d] = HashEmbed(feature_width, rows, column=0, seed=31, dropout=0.0)
    features: Model[Any, Any] = chain(_feature_keys(), _embedded_features(table, feature_dropout))
    classifier: Model[Any, Floats2d] = chain(
        concatenate(_pooled_spans(tok2vec), features),
        Maxout(hidden_width, nP=2, normalize=True, dropout=0.0),
        Linear(nO),
    )
    return Model(
        "span_pairs", _classify, layers=[classifier], refs={"tok2vec": tok2vec}, init=_initialize, dims={"nO": nO}
    )


def _initialize(
    model: Model[list[PairsOfDoc], Floats2d],
    X: list[PairsOfDoc] | None = None,  # noqa: N803
    Y: Floats2d | None = None,  # noqa: N803
) -> None:
    model.layers[0].initialize(X=X, Y=Y)
    model.set_dim("nO", model.layers[0].get_dim("nO"))


def _classify(
    model: Model[list[PairsOfDoc], Floats2d], batch: list[PairsOfDoc], is_train: bool
) -> tuple[Floats2d, Callable[[Floats2d], list[PairsOfDoc]]]:
    if any(len(one.pairs) for one in batch):
        scores: tuple[Floats2d, Callable[[Floats2d], list[PairsOfDoc]]] = model.layers[0](batch, is_train)
        return scores
    # no matrix has no rows; what listens upstream waits for a gradient all the same
    vectors, backprop_vectors = model.get_ref("tok2vec")([one.doc for one in batch], is_train)

    def backprop(_: Floats2d) -> list[PairsOfDoc]:
        backprop_vectors([model.ops.alloc2f(*rows.shape) for rows in vectors])
        return batch

    return model.ops.alloc2f(0, model.get_dim("nO")), backprop


def _pooled_spans(tok2vec: Model[list[Doc], list[Floats2d]]) -> Model[list[PairsOfDoc], Floats2d]:
    """The mean vectors of the two spans of each pair, side by side."""
    return Model("pooled_spans", _pool, layers=[tok2vec], init=_initialize_pool, dims={"nO": None})


def _initialize_pool(
    model: Model[list[PairsOfDoc], Floats2d],
    X: list[PairsOfDoc] | None = None,  # noqa: N803
    Y: Floats2d | None = None,  # noqa: N803, ARG001
) -> None:
    model.layers[0].initialize(X=[one.doc for one in X] if X is not None else None)
    if model.layers[0].has_dim("nO"):
        model.set_dim("nO", 2 * model.layers[0].get_dim("nO"))


def _pool(
    model: Model[list[PairsOfDoc], Floats2d], batch: list[PairsOfDoc], is_train: bool
) -> tuple[Floats2d, Callable[[Floats2d], list[PairsOfDoc]]]:
    ops: Ops = model.ops
    vectors, backprop_vectors = model.layers[0]([one.doc for one in batch], is_train)
    pooled = [_means(ops, rows, one.pairs.spans) for rows, one in zip(vectors, batch, strict=True)]

    def backprop(gradient: Floats2d) -> list[PairsOfDoc]:
        gradients, start = [], 0
        for rows, one in zip(vectors, batch, strict=True):
            own = gradient[start : start + len(one.pairs)]
            gradients.append(_means_backwards(ops, own, one.pairs.spans, rows.shape))
            start += len(one.pairs)
        backprop_vectors(gradients)
        return batch

    return ops.xp.vstack(pooled), backprop


def _means(ops: Ops, rows: Floats2d, spans: NDArray[np.int32]) -> Floats2d:
    """The mean rows of both spans of each pair, side by side."""
    tokens, lengths = _tokens(ops, spans)
    means = ops.reduce_mean(ops.as_contig(rows[tokens]), lengths)
    return ops.reshape2f(means, len(spans), 2 * rows.shape[1])


def _means_backwards(ops: Ops, gradient: Floats2d, spans: NDArray[np.int32], shape: tuple[int, int]) -> Floats2d:
    """The gradient of the rows: each span's is spread evenly over its tokens."""
    tokens, lengths = _tokens(ops, spans)
    whole: Floats2d = ops.alloc2f(*shape)
    halves = ops.reshape2f(ops.as_contig(gradient), 2 * len(spans), shape[1])
    ops.scatter_add(whole, tokens, ops.backprop_reduce_mean(halves, lengths))
    return whole


def _tokens(ops: Ops, spans: NDArray[np.int32]) -> tuple[Ints1d, Ints1d]:
    """The tokens of all spans in a row, both spans of the first pair first, and how many each has."""
    starts, ends = spans.reshape(-1, 2).T
    lengths = ends - starts
    skipped = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    tokens = (np.arange(lengths.sum()) + skipped).astype("int32")
    return cast("Ints1d", ops.xp.asarray(tokens)), cast("Ints1d", ops.xp.asarray(lengths))


def _feature_keys() -> Model[list[PairsOfDoc], Ragged]:
    return Model("feature_keys", _keys)


def _keys(
    model: Model[list[PairsOfDoc], Ragged],
    batch: list[PairsOfDoc],
    is_train: bool,  # noqa: ARG001 (thinc's signature)
) -> tuple[Ragged, Callable[[Ragged], list[PairsOfDoc]]]:
    xp = model.ops.xp
    keys = xp.asarray(np.concatenate([one.pairs.keys for one in batch]))
    lengths = xp.asarray(np.concatenate([one.pairs.lengths for one in batch]))
    return Ragged(keys[:, None], lengths), lambda _: []


def _embedded_features(embed: Model[Any, Floats2d], dropout: float) -> Model[Ragged, Floats2d]:
    """The scaled sum of the vectors of each pair's features."""
    return Model(
        "embedded_features",
        _embed,
        layers=[embed, reduce_sum()],
        attrs={"dropout": dropout, "random": np.random.default_rng(0)},
        init=_initialize_embed,
        dims={"nO": embed.get_dim("nO")},
    )


def _initialize_embed(model: Model[Ragged, Floats2d], X: Ragged | None = None, Y: Floats2d | None = None) -> None:  # noqa: N803, ARG001
    model.layers[0].initialize()


def _embed(
    model: Model[Ragged, Floats2d], features: Ragged, is_train: bool
) -> tuple[Floats2d, Callable[[Floats2d], Ragged]]:
    embed, add = model.layers
    if not is_train:  # the same features come again and again: each is looked up once
        unique, places = model.ops.xp.unique(features.dataXd, return_inverse=True)
        vectors = embed.predict(unique[:, None]) * model.ops.xp.float32(_SCALE)
        return add.predict(Ragged(vectors[places.reshape(-1)], features.lengths)), lambda _: features
    vectors, backprop_embed = embed(features.dataXd, is_train)
    weights: Any = _SCALE
    if model.attrs["dropout"]:
        kept = model.attrs["random"].random(len(features.dataXd)) >= model.attrs["dropout"]
        weights = model.ops.xp.asarray(kept.astype("float32") * _SCALE)[:, None]
    summed, backprop_add = add(Ragged(vectors * weights, features.lengths), is_train)

    def backprop(gradient: Floats2d) -> Ragged:
        backprop_embed(backprop_add(gradient).data * weights)
        return features

    return summed, backprop
