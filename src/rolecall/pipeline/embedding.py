"""Architectures `rolecall.Tok2Vec.v1` and, to embed words and hints side by side in it, `rolecall.HintedEmbed.v1`."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from spacy.ml.models.tok2vec import build_Tok2Vec_model
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    NumpyOps,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    uniqued,
    with_array,
)
from thinc.types import Floats2d, Ints2d

from rolecall.pipeline.hints import COLUMNS, KEY

DEFAULT_TOK2VEC = """
[model.tok2vec]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
"""
"""What a trained component that no config describes embeds words with."""
_FACTORS = np.random.default_rng(0).integers(1, 2**63, size=64, dtype="uint64") * np.uint64(2) + np.uint64(1)
"""Odd numbers, so that a sum of products modulo 2**64 tells rows apart."""


@registry.architectures("rolecall.Tok2Vec.v1")
def tok2vec(
    embed: Model[list[Doc], list[Floats2d]], encode: Model[list[Floats2d], list[Floats2d]]
) -> Model[list[Doc], list[Floats2d]]:
    """spaCy's `Tok2Vec.v2` whose matrices NumPy multiplies on the CPU, at about twice the speed of thinc's BLIS."""
    model = build_Tok2Vec_model(embed, encode)
    for node in model.walk():
        if isinstance(node.ops, NumpyOps):
            node.ops = NumpyOps(use_blis=False)
    return model


@registry.architectures("rolecall.HintedEmbed.v1")
def hinted_embed(
    width: int,
    attrs: list[str],
    rows: list[int],
    hint_rows: list[int],
    hint_width: int,
    identity_dropout: float,
) -> Model[list[Doc], list[Floats2d]]:
    """Embed token attributes and hints, mixed into vectors of `width`.

    `rows` are the sizes of the hash tables of `attrs`, `hint_rows` those of the hint columns, which are embedded in
    `hint_width` each; a column of 0 rows is left out. In training the attributes of a share `identity_dropout` in
    [0, 1) of the words are hidden, so that the model learns contexts and hints, not names. Raises ValueError when
    sizes and columns do not pair up.
    """
    if len(rows) != len(attrs) or len(hint_rows) != len(COLUMNS):
        raise ValueError(f"{len(attrs)} attributes and {len(COLUMNS)} hints need as many rows")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=i, seed=7 + i, dropout=0.0) for i, size in enumerate(rows)
    ]
    tables += [
        HashEmbed(hint_width, size, column=len(attrs) + i, seed=100 + i, dropout=0.0)
        for i, size in enumerate(hint_rows)
        if size
    ]
    mixed = width * len(rows) + hint_width * sum(size > 0 for size in hint_rows)
    embed: Model[Any, Any] = chain(concatenate(*tables), Maxout(width, mixed, nP=3, dropout=0.0, normalize=True))
    once: Model[Any, Any] = uniqued(embed, column=len(attrs) + len(COLUMNS))
    return cast(
        "Model[list[Doc], list[Floats2d]]",
        chain(
            hinted_features(attrs, identity_dropout),
            list2ragged(),
            with_array(once),
            ragged2list(),
        ),
    )


def hinted_features(attrs: Sequence[str], identity_dropout: float) -> Model[list[Doc], list[Ints2d]]:
    """A layer that reads attributes and hints of documents; a document without hints has zeros for them.

    The last column is a fingerprint of the others, by which tokens that are alike are embedded once.
    """
    return Model(
        "hinted_features",
        _forward,
        attrs={"columns": list(attrs), "identity_dropout": identity_dropout, "random": np.random.default_rng(0)},
    )


def _forward(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    columns, share = model.attrs["columns"], model.attrs["identity_dropout"]
    features = []
    for doc in docs:
        words = doc.to_array(columns).reshape(len(doc), len(columns))
        hints = doc.user_data.get(KEY)  # type: ignore[call-overload]
        if hints is None:
            hints = np.zeros((len(doc), len(COLUMNS)), dtype="uint64")
        if is_train and share:
            words = words.copy()
            words[model.attrs["random"].random(len(doc)) < share] = 0
        joined = np.hstack([words, hints])
        fingerprint = (joined * _FACTORS[: joined.shape[1]]).sum(axis=1, dtype="uint64")
        rows = cast("Ints2d", np.column_stack([joined, fingerprint]))
        features.append(model.ops.asarray2i(rows, dtype="uint64"))
    return features, lambda _: []
