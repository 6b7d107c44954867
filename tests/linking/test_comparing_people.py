"""Two people compared: levels, scores, sentences; and the weights, learned and shipped."""

import runpy
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from invented_minutes import minutes

from rolecall.corpora.simulation import Settings
from rolecall.linking.comparison import Comparison, compare
from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.document_people import people_of
from rolecall.linking.profiles import Profile, profile_of

SCRIPT = Path(__file__).parents[2] / "training/linking_weights.py"


def profile(name: str, title: str, *, date: str = "2016-03-01", council: str = "Marle Council") -> Profile:
    document = minutes("a", f"{{P#x|{name}}}, {{R =x|{title}}}.", date=date, council=council)
    return profile_of(people_of(document)[0])


def compared(a: Profile, b: Profile) -> Comparison:
    return compare(a, b, CouncilTies([*a.councils, *b.councils]))


@pytest.mark.parametrize(
    ("one", "other", "levels"),
    [
        (
            profile("Nell Farrow", "Head of Parks"),
            profile("Nell Farrow", "Head of Parks"),
            ["full, rare", "as written", "one", "same at once", "at once", "unknown"],
        ),
        (
            profile("Ann Smith", "Head of Parks"),
            profile("A Smith", "Director of Parks", date="2018-03-01"),
            ["one initial fits, common", "as written", "one", "step", "four years", "unknown"],
        ),
        (
            profile("A B Farrow", "Roads Manager"),
            profile("A B Farow", "Director of Parks", date="2038-03-01"),
            ["initials, rare", "slip", "one", "same side", "longer", "unknown"],
        ),
        (
            profile("Nell Farrow", "Mayor"),
            profile("Nell Farrow", "Roads Manager", council="Marle County Council"),
            ["full, rare", "as written", "area", "other side", "at once", "unknown"],
        ),
    ],
)
def test_where_each_feature_puts_two_people(one: Profile, other: Profile, levels: list[str]) -> None:
    found = compared(one, other)
    assert [feature.level for feature in found.features] == levels
    assert all(0 <= feature.score <= 1 for feature in found.features)
    assert compared(other, one).score == found.score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (profile("Nell Farrow", "Clerk"), profile("Jill Farrow", "Clerk")),
        (profile("Nell Farrow", "Clerk"), profile("Nell Farrow", "Clerk", council="Oxley Council")),
        (profile("A Dell", "Clerk"), profile("A Dell", "Clerk", council="Marle County Council")),
        (profile("Farrow", "Clerk"), profile("Nell Farrow", "Head of Parks")),
        (profile("Nell Farrow", "Clerk", council=""), profile("Nell Farrow", "Clerk")),
    ],
)
def test_what_is_not_compared_at_all(one: Profile, other: Profile) -> None:
    assert compared(one, other) == Comparison(0.0, ())


def test_the_reason_is_in_words() -> None:
    found = compared(profile("Nell Farrow", "Head of Parks"), profile("N Farrow", "Parks Manager", date="2019-03-01"))
    assert found.reason == (
        "surname Farrow equal, the initial N fits Nell; both at Marle Council; Head of Parks and Parks Manager adjoin; "
        "seen 3 years apart"
    )


def test_profiles_join() -> None:
    whole = profile("N Farrow", "Head of Parks").joined(profile("Nell Farrow", "Head of Parks", date="2019-03-01"))
    assert {str(name) for name in whole.names} == {"N Farrow", "Nell Farrow"}
    assert whole.sides == {"officer"}
    assert whole.seen is not None
    assert whole.seen[1] - whole.seen[0] == 1095


def test_the_weights_are_those_that_are_learned() -> None:
    """A small world gives the same table with other numbers, in which what speaks for one person weighs more."""
    shipped = tomllib.loads((resources.files("rolecall.linking") / "data/weights.toml").read_text(encoding="utf-8"))
    text, counts = runpy.run_path(str(SCRIPT))["learn"]([Settings(councils=2, years=10, seed=5)])
    learned = tomllib.loads(text)
    assert learned.keys() == shipped.keys()
    assert all(learned[feature].keys() <= shipped[feature].keys() for feature in learned)
    assert learned["post"]["same"] > learned["post"]["other side"]
    assert shipped["post"]["same at once"] > shipped["post"]["same"] > shipped["post"]["other side"]
    assert shipped["names"]["one initial, rare"] > shipped["names"]["surname, common"]
    assert counts["post: same"][True] > counts["post: same"][False]
