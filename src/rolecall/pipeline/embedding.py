"""Architecture `rolecall.HintedEmbed.v1`: words and hints embedded side by side, for `spacy.Tok2Vec.v2`."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from rolecall.pipeline.hints import COLUMNS, KEY


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
    `hint_width` each. In training the attributes of a share `identity_dropout` in [0, 1) of the words are hidden, so
    that the model learns contexts and hints, not names. Raises ValueError when sizes and columns do not pair up.
    """
    if len(rows) != len(attrs) or len(hint_rows) != len(COLUMNS):
        raise ValueError(f"{len(attrs)} attributes and {len(COLUMNS)} hints need as many rows")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=i, seed=7 + i, dropout=0.0) for i, size in enumerate(rows)
    ]
    tables += [
        HashEmbed(hint_width, size, column=len(attrs) + i, seed=100 + i, dropout=0.0)
        for i, size in enumerate(hint_rows)
    ]
    mixed = width * len(rows) + hint_width * len(hint_rows)
    return cast(
        "Model[list[Doc], list[Floats2d]]",
        chain(
            hinted_features(attrs, identity_dropout),
            list2ragged(),
            with_array(concatenate(*tables)),
            with_array(Maxout(width, mixed, nP=3, dropout=0.0, normalize=True)),
            ragged2list(),
        ),
    )


def hinted_features(attrs: Sequence[str], identity_dropout: float) -> Model[list[Doc], list[Ints2d]]:
    """A layer that reads attributes and hints of documents; a document without hints has zeros for them."""
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
        joined = cast("Ints2d", np.hstack([words, np.asarray(hints, dtype="uint64")]))
        features.append(model.ops.asarray2i(joined, dtype="uint64"))
    return features, lambda _: []
