"""How sure a tenure is: more documents make it surer, a doubtful merge on the way to the person makes it less so."""

import pytest

from rolecall.careers import build_careers
from rolecall.careers.certainty import score_of
from rolecall.careers.spells import Spell
from rolecall.corpora.markup import compile_markup
from rolecall.linking.sightings import Sighting
from rolecall.records import Evidence, Mention, Merge
from rolecall.values.titles import parse_title


def spell(**scores: float) -> Spell:
    """A spell with one sighting in each document; `d1_2=0.6` is a second one in d1."""
    sightings = []
    for key, score in scores.items():
        document = key.partition("_")[0]
        mention = Mention(document, 0, 3, "PERSON", "Ana")
        place = Evidence(document, 0, 3, "Ana")
        sightings.append(Sighting(mention, parse_title("Clerk"), None, None, None, place, score=score))
    return Spell(tuple(sightings))


def joined(*pairs: tuple[str, str, float]) -> list[Merge]:
    return [Merge(f"{a}:0-3", f"{b}:0-3", score, "invented") for a, b, score in pairs]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"d1": 0.6}, 0.6),
        ({"d1": 0.6, "d2": 0.5}, 0.8),
        ({"d1": 0.6, "d1_2": 0.5}, 0.6),  # of one document the surest statement alone
        ({"d1": 0.0}, 0.0),
        ({f"d{n}": 0.99 for n in range(9)}, 0.999),
        ({"d1": 1.0}, 0.999),
    ],
)
def test_documents_that_agree_make_it_surer(scores: dict[str, float], expected: float) -> None:
    assert score_of(spell(**scores), ()) == expected


CHAIN = joined(("a", "b", 0.95), ("b", "c", 0.95), ("c", "d", 0.7), ("d", "e", 0.9))


@pytest.mark.parametrize(
    ("documents", "merges", "tie"),
    [
        ("a", CHAIN, 0.95),  # with b and c it is most of the five
        ("d", CHAIN, 0.7),
        ("e", CHAIN, 0.7),  # by way of d
        ("de", CHAIN, 0.7),  # two that hang on one merge are no surer
        ("ad", CHAIN, 0.95),  # what the one says of the post is sure
        ("abc", CHAIN, 1.0),  # most documents: the person is who they speak of
        ("a", joined(("a", "b", 0.6)), 0.6),
        ("b", joined(("a", "b", 0.6), ("a", "b", 0.9)), 0.9),
        ("a", joined(("a", "a", 0.5)), 1.0),
    ],
)
def test_it_is_no_surer_than_the_way_to_most_of_the_person(documents: str, merges: list[Merge], tie: float) -> None:
    assert score_of(spell(**dict.fromkeys(documents, 1.0)), merges) == round(0.999 * tie, 4)
    assert score_of(spell(**dict.fromkeys(documents, 1.0)), merges[::-1]) == round(0.999 * tie, 4)


def test_careers_have_it() -> None:
    head = "id: {0}\nmeeting_date: 201{0}-05-07\nbody: Marle Council\ncouncil: Marle Council\n---\n"
    lines = ("{P#d|Ana Dawe}, {R =d|Clerk}.", "{P#d|Ana Dawe}, {R =d|Clerk}.", "{P#d|A Dawe}, {R =d|Clerk}.")
    (person,) = build_careers([compile_markup(head.format(n) + line) for n, line in enumerate(lines)]).people
    (tenure,) = person.tenures
    assert tenure.score == 0.999
