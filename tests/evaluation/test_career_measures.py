"""Measures of careers against numbers worked by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from rolecall.careers import build_careers
from rolecall.corpora.markup import compile_markup
from rolecall.corpora.simulation.truth import TrueChange, TruePerson, TrueTenure
from rolecall.errors import InputError
from rolecall.evaluation.careers import measure_careers
from rolecall.evaluation.careers.alignment import Aligned, align_clusters, align_mentions
from rolecall.evaluation.careers.changes import score_changes
from rolecall.evaluation.careers.matching import one_to_one, together
from rolecall.evaluation.careers.people import score_people, worst
from rolecall.evaluation.careers.tenures import score_tenures, tuple_score
from rolecall.evaluation.counts import Counts, Credit
from rolecall.records import Bounds, Change, Mention, Person, Tenure


def aligned(true: Mapping[str, str], found: Mapping[str, str]) -> Aligned:
    """One mention a letter: `true` and `found` give the letters of each person."""
    of = {letter: person for person, letters in found.items() for letter in letters}
    return Aligned(tuple((letter, person, of.get(letter)) for person, letters in true.items() for letter in letters))


# The example of Bagga and Baldwin (1998): twelve mentions of three people, of whom the system makes two.
TRUE = {"A": "12345", "B": "67", "C": "89abc"}


@pytest.mark.parametrize(
    ("found", "precision", "recall", "pairs"),
    [
        ({"x": "12345", "y": "6789abc"}, (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0, Counts(21, 10, 0)),
        ({"x": "1234589abc", "y": "67"}, 7 / 12, 1.0, Counts(21, 25, 0)),
        ({"x": "12345", "y": "67", "z": "89", "w": "abc"}, 1.0, (5 + 2 + 2 * 2 / 5 + 3 * 3 / 5) / 12, Counts(15, 0, 6)),
        (TRUE, 1.0, 1.0, Counts(21, 0, 0)),
    ],
)
def test_b_cubed_and_pairs(found: Mapping[str, str], precision: float, recall: float, pairs: Counts) -> None:
    scores = score_people(aligned(TRUE, found))
    assert scores.b_cubed.precision == pytest.approx(precision)
    assert scores.b_cubed.recall == pytest.approx(recall)
    assert scores.pairwise == pairs


def test_a_mention_that_the_system_has_nowhere_costs_recall_alone() -> None:
    scores = score_people(aligned({"A": "123"}, {"x": "12"}))
    assert (scores.b_cubed.precision, scores.missed) == (1.0, 1)
    assert scores.b_cubed.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert scores.pairwise == Counts(1, 0, 2)


def test_two_mentions_that_the_system_has_nowhere_are_not_together() -> None:
    assert score_people(aligned({"A": "12"}, {})).pairwise == Counts(0, 0, 1)


def test_scores_add_up_before_they_are_shares() -> None:
    total = Credit(1.0, 1, 1.0, 1) + Credit(0.0, 3, 0.0, 1)
    assert (total.precision, total.recall) == (0.25, 0.5)
    assert total.f1 == pytest.approx(1 / 3)
    assert (Credit().nothing, Credit().f1) == (True, 0.0)


def test_the_worst_cases_come_first_with_the_ids_of_their_parts() -> None:
    cases = worst(aligned({"A": "123", "B": "45", "C": "6"}, {"x": "1245", "y": "3", "z": "6"}))
    assert [(c.kind, c.person, c.weight) for c in cases] == [("merge", "x", 4), ("split", "A", 2)]
    assert cases[0].parts == (("A", 2, "1"), ("B", 2, "4"))
    assert cases[1].parts == (("x", 2, "1"), ("y", 1, "3"))


def test_no_more_worst_cases_than_asked_for() -> None:
    split = aligned({"A": "12", "B": "345"}, {str(n): str(n) for n in range(1, 6)})
    assert [case.person for case in worst(split, limit=1)] == ["B"]


def mention(document: str, start: int, end: int) -> Mention:
    return Mention(document, start, end, "PERSON", "x" * (end - start))


def linked(id_: str, *mentions: Mention) -> Person:
    return Person(id_, "X", mentions=tuple(m.id for m in mentions))


@pytest.mark.parametrize(
    ("id_", "person"),
    [
        ("d:10-18", "p"),  # the same
        ("d:14-18", "p"),  # the surname alone
        ("d:5-11", "p"),  # with what stands before it
        ("d:18-20", None),  # it ends where this begins
        ("d:17-24", "q"),  # one character of the one, four of the other
        ("e:10-18", None),  # another document
    ],
)
def test_mentions_match_when_they_overlap(id_: str, person: str | None) -> None:
    people = [linked("p", mention("d", 10, 18)), linked("q", mention("d", 20, 26))]
    assert align_mentions([TruePerson("t", "T", (id_,))], people).mentions == ((id_, "t", person),)


def test_clusters_of_another_system_match_by_mention_id() -> None:
    truth = [TruePerson("t", "T", ("d:0-3", "d:10-18", "e:4-9")), TruePerson("u", "U", ("d:20-26",))]
    found = align_clusters(truth, [("d:0-3", "x"), ("d:20-26", "y"), ("e:4-9", "x"), ("d:9-18", "x"), ("f:1-2", "z")])
    assert found.mentions == (("d:0-3", "t", "x"), ("d:10-18", "t", None), ("e:4-9", "t", "x"), ("d:20-26", "u", "y"))
    scores = score_people(found)
    assert (scores.missed, scores.pairwise) == (1, Counts(tp=1, fp=0, fn=2))


@pytest.mark.parametrize("id_", ["d", "d:1", "d:a-b", ":1-2"])
def test_what_is_no_mention_id_is_refused(id_: str) -> None:
    with pytest.raises(InputError):
        align_mentions([TruePerson("t", "T", (id_,))], [])


def test_a_person_of_the_system_is_the_true_one_with_most_mentions_in_common() -> None:
    assert aligned({"A": "12", "B": "345"}, {"x": "1234", "y": "5", "z": "6"}).true_person() == {"x": "A", "y": "B"}
    assert aligned({"A": "1", "B": "345"}, {"x": "134"}).true_person() == {"x": "B"}


def test_pairs_are_taken_one_to_one_the_best_first() -> None:
    scores = {("a", "x"): 0.5, ("a", "y"): 0.9, ("b", "y"): 0.8, ("b", "x"): None}
    pairs = one_to_one("ab", "xy", score=lambda a, b: scores[a, b])
    assert [(p.true, p.found, p.score) for p in pairs] == [("a", "y", 0.9)]


D2000, D2004 = date(2000, 1, 1), date(2004, 1, 1)  # four years of 365.25 days apart


@pytest.mark.parametrize(
    ("true", "found", "score"),
    [
        ((D2000, D2000, D2004, D2004), (D2000, D2000, D2004, D2004), 1.0),
        ((D2000, D2000, D2004, D2004), (None, D2000, D2004, None), 0.5),
        ((D2000, D2000, D2004, D2004), (D2004, D2000, D2004, D2004), (0.2 + 3) / 4),
        ((D2000, D2000, D2004, None), (D2000, D2000, D2004, None), 1.0),
        ((None, D2000, D2004, None), (None, D2004, D2000, None), (1 + 0.2 + 0.2 + 1) / 4),
        ((D2000,) * 4, (None,) * 4, 0.0),
    ],
)
def test_credit_of_four_bounds(true: Any, found: Any, score: float) -> None:
    assert tuple_score(true, found) == pytest.approx(score)


def true_tenure(role: str = "Head of Parks", **values: Any) -> TrueTenure:
    given = {"start": "2000-01-01", "end": "2004-01-01", "body": "Marle Council", **values}
    bodies = given.pop("bodies", (given["body"],))
    return TrueTenure(role=role, titles=given.pop("titles", (role,)), bodies=bodies, status="permanent", **given)


def tenure(role: str = "Head of Parks", body: str | None = "Marle Council", **values: Any) -> Tenure:
    return Tenure(role, (role,), body, **values)


KNOWN = Bounds("2000-01-01", "2000-01-01", "2004-01-01", "2004-01-01")


@pytest.mark.parametrize(
    ("true", "found", "score"),
    [
        (true_tenure(), tenure(bounds=KNOWN), 1.0),
        (true_tenure(), tenure(body="Wold Council", bounds=KNOWN), None),
        (true_tenure(), tenure(body=None, bounds=KNOWN), None),
        (true_tenure(bodies=("Old Council", "Wold Council")), tenure(body="Wold Council", bounds=KNOWN), 1.0),
        (true_tenure(), tenure("Head of Housing", bounds=KNOWN), None),
        (true_tenure(titles=("Head of Parks", "Head of Housing")), tenure("Head of Housing", bounds=KNOWN), 1.0),
        # Before the records began, and still in post at their end: what documents show is all that is known.
        (
            true_tenure(start=None, end=None, first_seen="2000-01-01", last_seen="2004-01-01"),
            tenure(bounds=Bounds(None, "2000-01-01", "2004-01-01", None)),
            1.0,
        ),
    ],
)
def test_tenures_match_on_person_post_and_body(true: TrueTenure, found: Tenure, score: float | None) -> None:
    people = [(TruePerson("t", "T", (), (true,)), [Person("p", "P", (), (found,))])]
    scores = score_tenures(people)
    assert (scores.matched, scores.tenures.predicted, scores.tenures.gold) == (int(score is not None), 1, 1)
    assert scores.tenures.precision == scores.tenures.recall == pytest.approx(score or 0.0)


def test_the_baseline_knows_the_dates_of_documents_alone() -> None:
    found = tenure(bounds=KNOWN, first_seen="2000-01-01", last_seen="2004-01-01")
    scores = score_tenures([(TruePerson("t", "T", (), (true_tenure(),)), [Person("p", "P", (), (found,))])])
    assert scores.tenures.f1 == 1.0
    assert scores.baseline.f1 == pytest.approx(0.5)


def test_a_tenure_in_pieces_is_right_once() -> None:
    pieces = [Person("p", "P", (), (tenure(bounds=KNOWN),)), Person("q", "Q", (), (tenure(bounds=KNOWN),))]
    scores = score_tenures([(TruePerson("t", "T", (), (true_tenure(),)), pieces)])
    assert (scores.tenures.precision, scores.tenures.recall) == (0.5, 1.0)


def test_tenures_of_nobody_are_false() -> None:
    assert score_tenures([(None, [Person("p", "P", (), (tenure(),))])]).tenures == Credit(0.0, 1, 0.0, 0)


STEP = TrueChange("promoted", "Head of Parks", "Director of Place", "2010-06-15")


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (Change("promoted", "Head of Parks", "Director of Place", "2010-01-01", "2010-09-01"), True),
        (Change("promoted", "Acting Head of Parks", "Director of Place"), True),
        (Change("promoted", "Head of Parks", "Director of Place", "2011-06-01", "2012-01-01"), True),
        (Change("promoted", "Head of Parks", "Director of Place", "2011-07-01", "2012-01-01"), False),
        (Change("promoted", "Head of Parks", "Director of Place", "2008-01-01", "2009-06-16"), True),
        (Change("promoted", "Head of Parks", "Director of Place", "2008-01-01", "2009-05"), False),
        (Change("moved", "Head of Parks", "Director of Place"), False),
        (Change("promoted", None, "Director of Place"), False),
        (Change("promoted", "Head of Parks", "Director of Finance"), False),
    ],
)
def test_changes_of_the_same_kind_posts_and_time(found: Change, right: bool) -> None:
    people = [(TruePerson("t", "T", (), (), (STEP,)), [Person("p", "P", changes=(found,))])]
    counts = score_changes(people)
    assert counts["promoted"].tp == int(right)
    assert sum(counts.values(), Counts()) == Counts(int(right), int(not right), int(not right))


def test_a_change_found_twice_is_false_once() -> None:
    found = Change("promoted", "Head of Parks", "Director of Place")
    people = [(TruePerson("t", "T", (), (), (STEP,)), [Person("p", "P", changes=(found, found))])]
    assert score_changes(people) == {"promoted": Counts(1, 1, 0)}


def test_people_stand_beside_those_who_are_they() -> None:
    truth = [TruePerson("t", "T", ()), TruePerson("u", "U", ())]
    found = [Person("p", "P"), Person("q", "Q"), Person("r", "R")]
    beside = together(truth, found, {"p": "u", "q": "u"})
    assert [(t and t.id, [p.id for p in people]) for t, people in beside] == [
        ("t", []),
        ("u", ["p", "q"]),
        (None, ["r"]),
    ]


def test_from_documents_to_figures() -> None:
    head = "id: {}\nmeeting_date: {}\nbody: Marle Council\ncouncil: Marle Council\n---\n"
    minutes = [
        compile_markup(head.format("a", "2000-01-01") + "{P#d|Ana Dawe}, {R =d|Head of Parks}."),
        compile_markup(head.format("b", "2004-01-01") + "{P#d|Ana Dawe}, {R =d|Head of Parks}."),
    ]
    true = TruePerson("t", "Ana Dawe", ("a:0-8", "b:0-8"), (true_tenure(start=None, first_seen="2000-01-01"),))
    report = measure_careers([true], build_careers(minutes))
    assert (report.people.b_cubed.f1, report.people.missed, report.wrong) == (1.0, 0, ())
    assert report.tenures.tenures.f1 == pytest.approx(3 / 4)  # nothing tells the latest end
    assert report.changes == {}
