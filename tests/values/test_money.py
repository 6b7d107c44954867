"""Sums of money: spans by the annotation guidelines, exact values."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.values.money import dollar_of, find_money


def marked(source: str) -> tuple[str, list[str]]:
    """The plain text of a sentence whose sums stand in square brackets, and the sums."""
    expected = [part.split("]")[0] for part in source.split("[")[1:]]
    return source.replace("[", "").replace("]", ""), expected


@pytest.mark.parametrize(
    "source",
    [
        "deliver c[£13m] of savings and [£6.8m] of cuts",
        "a grant of [£194,000] pa, or [£1million]",
        "[£1.5m]-[£2m] this year, [£0.5m–1m] the next",
        "[£k 350] over, [50p] a bag, [€2.5bn] in all",
        "paid [£1,234.56] and [£110536] and [£ 4,000] and [£5,000.00]",
        "[GBP 4 million], [4 million pounds], [500 EUR], [20 euro]",
        "it cost [£1.5\nmillion] to build",
        "tickets at [£20-30k]; between [£10,000] and [£15,000]; [£10,000] - [£15,000]",
        "Cheque 101234 [£45.00] Chq 101235 [£1030-92]",
        "[£3k]+ and ([£2m]) and [£250K] and [£1 m] and [€3 m]",
        "[£500] - 2016/17 budget; [£500], 2016",
        "the sum of [£1,5OO] was scanned",
        "[£20] M Jones",
        "[75 pence] or [7.5p]; [half a million pounds], [ten thousand pounds], [£27½ million], [£54O] in",
        "Budget (£000):\n  Parks    ([£0.1m])  [£l.2m]",
        "€[7s 6d], GBP [7 s 6d], £m [3 s 4d]",
        "[£61. 10s. 0d.] for coke at [22s.] a ton, [7s. 6d.] a morning, [£168]; [10/-] or [2/6d.]; [£3-10-6]",
    ],
)
def test_spans(source: str) -> None:
    text, expected = marked(source)
    assert [text[m.start : m.end] for m in find_money(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "see p. 12 and p12",
        "50 pp. long",
        "SW10p 4AA",
        "10% of £ and 40 per cent",
        "at 7 p.m. or 7p.m.",
        "3,000 homes",
        "born in the 30s. He left on 16/3/1960",
    ],
)
def test_not_money(text: str) -> None:
    assert find_money(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£13m", {"amount": "13000000", "currency": "GBP"}),
        ("£2.015m", {"amount": "2015000", "currency": "GBP"}),
        ("£81,382.60", {"amount": "81382.60", "currency": "GBP"}),
        ("£1.2 billion", {"amount": "1200000000", "currency": "GBP"}),
        ("£k 350", {"amount": "350000", "currency": "GBP"}),
        ("£1030-92 paid", {"amount": "1030.92", "currency": "GBP"}),
        ("50p", {"amount": "0.50", "currency": "GBP"}),
        ("c. £90,000", {"amount": "90000", "currency": "GBP", "approximate": True}),
        ("up to\n£5,000", {"amount": "5000", "currency": "GBP", "approximate": True}),
        ("£1m+", {"amount": "1000000", "currency": "GBP", "approximate": True}),
        ("£194,000 pa", {"amount": "194000", "currency": "GBP", "per": "year"}),
        ("£194,000 p.a.", {"amount": "194000", "currency": "GBP", "per": "year"}),
        ("£12.50 per hour", {"amount": "12.50", "currency": "GBP", "per": "hour"}),
        ("£10/hour", {"amount": "10", "currency": "GBP", "per": "hour"}),
        ("£40 a week", {"amount": "40", "currency": "GBP", "per": "week"}),
        ("£5 per head", {"amount": "5", "currency": "GBP", "per": "head"}),
        ("-£2m", {"amount": "-2000000", "currency": "GBP"}),
        ("(£2m)", {"amount": "-2000000", "currency": "GBP"}),
        ("a variance of (£450)", {"amount": "-450", "currency": "GBP"}),
        ("a donation (£450)", {"amount": "450", "currency": "GBP"}),
        ("£0.5m–1m", {"amount": "500000", "currency": "GBP", "upper": "1000000"}),
        ("£20-30k", {"amount": "20000", "currency": "GBP", "upper": "30000"}),
        ("£5 to 10 million", {"amount": "5000000", "currency": "GBP", "upper": "10000000"}),
        ("CA$5", {"amount": "5", "currency": "CAD"}),
        ("$5", {"amount": "5", "currency": "NZD"}),
        ("Parks    (£0.1m)", {"amount": "-100000", "currency": "GBP"}),
        ("half a million pounds", {"amount": "500000", "currency": "GBP"}),
        ("£27½ million", {"amount": "27500000", "currency": "GBP"}),
        ("£l.2m", {"amount": "1200000", "currency": "GBP"}),
        ("£54O", {"amount": "540", "currency": "GBP"}),
        ("£l86,000", {"amount": "186000", "currency": "GBP"}),
        ("£14-15,000", {"amount": "14000", "currency": "GBP", "upper": "15000"}),
        ("(£24,561-26,736)", {"amount": "24561", "currency": "GBP", "upper": "26736"}),
        ("IR£31,400 a week", {"amount": "31400", "currency": "IEP", "per": "week"}),
        ("€100,000 sa bhliain", {"amount": "100000", "currency": "EUR", "per": "year"}),
        ("an additional £310\n     per month", {"amount": "310", "currency": "GBP", "per": "month"}),
        ("€0.90 per household per week", {"amount": "0.90", "currency": "EUR", "per": "week"}),
        ("£27,000 or thereabouts a year", {"amount": "27000", "currency": "GBP", "approximate": True, "per": "year"}),
        ("market tolls £22,300 (est.)", {"amount": "22300", "currency": "GBP", "approximate": True}),
        ("£1,942. 11s. 6d.", {"amount": "1942.575", "currency": "GBP"}),
        ("£100 0s. 0d.", {"amount": "100", "currency": "GBP"}),
        ("18s. 0d. per week", {"amount": "0.9", "currency": "GBP", "per": "week"}),
        ("some 10s. 1d.", {"amount": "0.5042", "currency": "GBP", "approximate": True}),
        ("£785 + VAT", {"amount": "785", "currency": "GBP"}),
    ],
)
def test_values(text: str, value: dict[str, object]) -> None:
    (found,) = find_money(text, dollar="NZD")
    assert found.value.to_value() == value


def test_two_sums_share_the_scale_that_the_second_shows() -> None:
    amounts = [m.value.to_value()["amount"] for m in find_money("£10-£15m")]
    assert amounts == ["10000000", "15000000"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Reeve of the township, Ontario, thanked the OPP.", "CAD"),
        ("The Shire of Wandoo, Western Australia", "AUD"),
        ("Members of the iwi met the Waikato district", "NZD"),
        ("The County Commissioners of Texas met", "USD"),
        ("The meeting opened.", "USD"),
    ],
)
def test_dollar_of(text: str, code: str) -> None:
    assert dollar_of(text) == code


@given(st.text(alphabet="£$€0123456789.,-–()kKmMbnp \n\tcGBP", max_size=60))
def test_any_text(text: str) -> None:
    last = 0
    for found in find_money(text):
        covered = text[found.start : found.end]
        assert covered == covered.strip()
        assert found.start >= last
        last = found.end


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_pounds_and_pence_keep_their_decimals(pounds: int, pence: int) -> None:
    (found,) = find_money(f"paid £{pounds:,}.{pence:02} today")
    assert found.value.to_value()["amount"] == f"{pounds}.{pence:02}"


@pytest.mark.parametrize("unit", ["1", "£1 ", "1,000", "£,", " ", "(£5) ", "1-", "£1 2s. ", "7s. ", "1s 2d "])
def test_time_is_linear(unit: str) -> None:
    started = time.process_time()
    find_money(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("prices from £15.80 to £17.25 an hour", ["hour", "hour"]),
        ("between £11,000 and £12,500 a year", ["year", "year"]),
        ("a grant of £300 and £40 a week", [None, "week"]),
    ],
)
def test_the_ends_of_a_range_are_paid_for_one_period(text: str, periods: list[str | None]) -> None:
    assert [found.value.per for found in find_money(text)] == periods


def test_a_text_that_speaks_of_irish_pounds_counts_in_them() -> None:
    assert [found.value.currency for found in find_money("IR£500 was paid; £65 is due.")] == ["IEP", "IEP"]


def test_shillings_alone_count_only_beside_sums_that_are_surely_old() -> None:
    assert [m.value.amount for m in find_money("a rise of 35s. and of 7s. 6d.")] == [Decimal("1.75"), Decimal("0.375")]
    assert find_money("rows 35s. and 7d. of the map") == []


def test_cents_are_told_by_what_they_are_paid_for() -> None:
    text = "Fees of €25; mileage is 39.53c per km. See 5c and 6c."
    assert [text[found.start : found.end] for found in find_money(text)] == ["€25", "39.53c"]
