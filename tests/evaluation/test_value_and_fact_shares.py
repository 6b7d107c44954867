"""Values of found spans, and facts about documents."""

from dataclasses import replace

import pytest

from rolecall.corpora.markup import compile_markup
from rolecall.evaluation import Share
from rolecall.evaluation.facts import fact_shares
from rolecall.evaluation.values import value_shares
from rolecall.records import Mention, Minutes

GOLD = "It cost {M 4.50 GBP|£4.50} on {D 2019-05-14|14 May 2019}."


@pytest.mark.parametrize(
    ("predicted", "money", "date"),
    [
        (GOLD, Share(1, 1), Share(1, 1)),
        ("It cost {M 4.5 GBP|£4.50} on {D 2019-05|14 May 2019}.", Share(1, 1), Share(0, 1)),
        ("It cost {M 45 GBP|£4.50} on {D null|14 May 2019}.", Share(0, 1), Share(0, 1)),
        ("It cost {M 4.50 EUR|£4.50} on 14 {D 2019-05|May 2019}.", Share(0, 1), Share(0, 0)),
        ("It cost {M 4.50 GBP ~|£4.50} on 14 May 2019.", Share(0, 1), Share(0, 0)),
        ("It cost {M 4.50 GBP /year|£4.50} on 14 May 2019.", Share(0, 1), Share(0, 0)),
        ("It cost {M 4.50 GBP ..5|£4.50} on 14 May 2019.", Share(0, 1), Share(0, 0)),
        ("It cost {O|£4.50} on 14 May 2019.", Share(0, 0), Share(0, 0)),
    ],
)
def test_values_of_found_spans(predicted: str, money: Share, date: Share) -> None:
    wanted, found = compile_markup(GOLD), compile_markup(predicted)
    assert wanted.text == found.text
    assert value_shares(wanted.mentions, found.mentions) == {"MONEY": money, "DATE": date}


def test_a_null_wants_null_and_no_value_is_no_case() -> None:
    unknown = Mention("m", 0, 4, "DATE", "then", {"value": None})
    known = replace(unknown, value={"value": "2019"})
    silent = replace(unknown, value={})
    assert value_shares([unknown], [replace(unknown, value={"value": None, "reason": "no anchor"})])["DATE"] == Share(
        1, 1
    )
    assert value_shares([unknown], [known])["DATE"] == Share(0, 1)
    assert value_shares([silent], [known])["DATE"].nothing


@pytest.mark.parametrize("amount", ["about four", "NaN", None, 4])
def test_an_odd_amount_is_wrong_and_equals_itself(amount: object) -> None:
    gold = Mention("m", 0, 2, "MONEY", "£3", {"amount": "3", "currency": "GBP"})
    odd = replace(gold, value={"amount": amount, "currency": "GBP"})
    assert value_shares([gold], [odd])["MONEY"] == Share(0, 1)
    assert value_shares([odd], [odd])["MONEY"] == Share(1, 1)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ((None, None, None), (None, None, None), (1, 1, 1)),
        (("2019-05-14", "Finance Panel", None), ("2019-05-14", "FINANCE  panel", "Amble"), (1, 1, 0)),
        (("2019-05-14", "Cabinet", "Amble"), ("2019-05", "Cabinet", None), (0, 1, 0)),
        (("2019-05-14", None, None), ("2019-05-14", "", None), (1, 1, 1)),
    ],
)
def test_facts(gold: tuple[str | None, ...], predicted: tuple[str | None, ...], right: tuple[int, int, int]) -> None:
    wanted, found = (
        Minutes(id="m", text="", meeting_date=facts[0], body=facts[1], council=facts[2]) for facts in (gold, predicted)
    )
    shares = fact_shares(wanted, found)
    assert tuple(share.right for share in shares.values()) == right
    assert all(share.total == 1 for share in shares.values())


def test_a_document_that_did_not_come_back_has_no_fact_right() -> None:
    assert set(fact_shares(Minutes(id="m", text=""), None).values()) == {Share(0, 1)}
