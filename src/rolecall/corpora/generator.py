"""Variants of marked-up documents: the same minutes about other people, in other places, at other times.

Invariant: a variant has as many spans and relations as its original, under the same labels and in the same order, and
is the same for the same seed, document and index, whatever was made before it.
"""

from collections.abc import Iterator
from random import Random

from rolecall.corpora.slots import Skeleton, read_skeleton, refilled
from rolecall.corpora.variants.bodies import reworded_bodies
from rolecall.corpora.variants.dates import with_moved_dates
from rolecall.corpora.variants.layout import with_new_layout
from rolecall.corpora.variants.people import with_new_people
from rolecall.corpora.variants.posts import with_other_posts
from rolecall.corpora.variants.sums import with_new_sums
from rolecall.corpora.variants.titles import with_new_styles, with_new_titles
from rolecall.records import Minutes

_META = ("title", "meeting_date", "body", "council")


def generate(source_markup: str, *, seed: int, index: int) -> Minutes:
    """The variant number `index` of a marked-up document; its id is the document's with `-v` and the index.

    People, bodies, places, portfolios, dates, sums and layout are replaced, each consistently throughout. Raises
    AnnotationError when the markup does not compile.
    """
    return variant(read_skeleton(source_markup), seed=seed, index=index)


def variant(skeleton: Skeleton, *, seed: int, index: int) -> Minutes:
    """As `generate`, of a document that has been read before."""
    minutes = skeleton.minutes
    rng = Random(f"{seed}/{minutes.id}/{index}")  # noqa: S311 (no secret)
    meta: dict[str, str | None] = {key: getattr(minutes, key) for key in _META}
    pieces = with_new_people(skeleton.pieces, rng)
    wording = reworded_bodies(pieces, meta, rng)
    pieces, meta = with_moved_dates(wording.of_pieces(pieces), meta, rng)
    for key in ("title", "body", "council"):
        if text := meta[key]:
            meta[key] = wording.of_body(text)
    pieces = with_new_sums(pieces, rng)
    pieces = with_new_styles(with_other_posts(with_new_titles(pieces, rng), rng), rng)
    return refilled(skeleton, with_new_layout(pieces, rng), id=f"{minutes.id}-v{index}", meta=meta)


def with_variants(source_markup: str, *, variants: int, seed: int) -> Iterator[Minutes]:
    """A marked-up document as it is, then its variants 1 to `variants`. Raises AnnotationError as `generate` does."""
    skeleton = read_skeleton(source_markup)
    yield skeleton.minutes
    for index in range(1, variants + 1):
        yield variant(skeleton, seed=seed, index=index)
