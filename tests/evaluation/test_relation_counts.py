"""Relations end to end: a pair with a wrong or missing span is a miss, and an invention when predicted."""

import pytest
from generated_minutes import minutes, unhurried
from hypothesis import given

from rolecall.corpora.markup import compile_markup
from rolecall.evaluation import Counts, Share
from rolecall.evaluation.relations import holding_shares, refers_to_same_person, relation_counts
from rolecall.records import Minutes

HOLDS = [
    # gold, predicted, counts
    ("{P#a|Ann Rowe}, {R =a|Clerk}", "{P#a|Ann Rowe}, {R =a|Clerk}", Counts(tp=1)),
    ("{P#a|Ann Rowe}, {R =a|Clerk}", "{P#a|Ann Rowe}, {R|Clerk}", Counts(fn=1)),
    ("{P#a|Ann Rowe}, {R =a|Clerk}", "Ann Rowe, {R|Clerk}", Counts(fn=1)),
    ("{P#a|Ann Rowe}, {R =a|Clerk}", "Ann {P#a|Rowe}, {R =a|Clerk}", Counts(fp=1, fn=1)),
    ("{P#a|Ann Rowe}, {R|Clerk}", "{P#a|Ann Rowe}, {R =a|Clerk}", Counts(fp=1)),
    (
        "{P#a|Ann}, {R =a|Clerk}; {P#b|Bo}, {R =b|Mayor}",
        "{P#a|Ann}, {R =a|Clerk}; {P#b|Bo}, {R =a|Mayor}",
        Counts(tp=1, fp=1, fn=1),
    ),
]


@pytest.mark.parametrize(("gold", "predicted", "counts"), HOLDS)
def test_holds(gold: str, predicted: str, counts: Counts) -> None:
    wanted, found = compile_markup(gold), compile_markup(predicted)
    assert wanted.text == found.text
    assert relation_counts(wanted.relations, found.relations)["HOLDS"] == counts


def test_labels_are_counted_apart() -> None:
    gold = compile_markup("{R @t >d|Clerk} at {O#t|Amble Trust} from {D#d 2019-05|May 2019}")
    predicted = compile_markup("{R @t <d|Clerk} at {O#t|Amble Trust} from {D#d 2019-05|May 2019}")
    counts = relation_counts(gold.relations, predicted.relations)
    assert counts["AT"] == Counts(tp=1)
    assert counts["STARTS"] == Counts(fn=1)
    assert counts["ENDS"] == Counts(fp=1)
    assert counts["HOLDS"].nothing


LATER = "{P#x|Ann Rowe}, {R =x|Clerk}. {P#y|A Rowe} spoke. {P#z|Bo Hall} left. The {R %s|Clerk} replied."


@pytest.mark.parametrize(
    ("gold", "predicted", "strict", "same_person"),
    [
        ("~x", "~x", Counts(tp=1), Counts(tp=1)),
        ("~x", "~y", Counts(fp=1, fn=1), Counts(tp=1)),
        ("~x", "~z", Counts(fp=1, fn=1), Counts(fp=1, fn=1)),
        ("~x", "", Counts(fn=1), Counts(fn=1)),
        ("", "~x", Counts(fp=1), Counts(fp=1)),
        ("~x", "~x ~y", Counts(tp=1, fp=1), Counts(tp=1, fp=1)),
        ("~x ~z", "~y ~z", Counts(tp=1, fp=1, fn=1), Counts(tp=2)),
    ],
)
def test_refers(gold: str, predicted: str, strict: Counts, same_person: Counts) -> None:
    wanted, found = compile_markup(LATER % gold), compile_markup(LATER % predicted)
    assert relation_counts(wanted.relations, found.relations)["REFERS"] == strict
    assert refers_to_same_person(wanted.relations, found.relations) == same_person


def test_refers_needs_the_role_span_too() -> None:
    gold = compile_markup("{P#x|Ann Rowe} spoke; the {R ~x|Head of IT} replied")
    predicted = compile_markup("{P#x|Ann Rowe} spoke; the {R ~x|Head} of IT replied")
    assert refers_to_same_person(gold.relations, predicted.relations) == Counts(fp=1, fn=1)


@pytest.mark.parametrize(
    ("gold", "predicted", "status", "change"),
    [
        ("former left", "former left", Share(1, 1), Share(1, 1)),
        ("former left", "former", Share(1, 1), Share(0, 1)),
        ("incoming appointed", "appointed", Share(0, 1), Share(1, 1)),
    ],
)
def test_status_and_change_of_found_holdings(gold: str, predicted: str, status: Share, change: Share) -> None:
    text = "{P#a|Ann Rowe}, the {R =a %s|Clerk}; {P#b|Bo Hall}, {R %s|Mayor}"
    wanted, found = compile_markup(text % (gold, "=b")), compile_markup(text % (predicted, ""))
    assert holding_shares(wanted.relations, found.relations) == (status, change)


@unhurried
@given(minutes(), minutes())
def test_the_same_person_is_found_no_less_than_the_same_span(gold: Minutes, predicted: Minutes) -> None:
    strict = relation_counts(gold.relations, predicted.relations)["REFERS"]
    loose = refers_to_same_person(gold.relations, predicted.relations)
    assert loose.tp >= strict.tp
    assert (loose.gold, loose.predicted) == (strict.gold, strict.predicted)
