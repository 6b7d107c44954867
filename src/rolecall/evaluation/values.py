"""Values of the MONEY and DATE spans that were found: is the sum, or the date, the gold's?"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from rolecall.evaluation.counts import Share
from rolecall.evaluation.spans import place
from rolecall.records import EntityLabel, Mention

VALUED_LABELS: tuple[EntityLabel, ...] = ("MONEY", "DATE")


def value_shares(gold: Iterable[Mention], predicted: Iterable[Mention]) -> dict[EntityLabel, Share]:
    """Among strictly matching spans of each label, the share whose value equals the gold's.

    A gold span without any value is no case; one whose value is null wants null.
    """
    found = {place(m): m for m in predicted}
    right = dict.fromkeys(VALUED_LABELS, 0)
    total = dict.fromkeys(VALUED_LABELS, 0)
    for mention in gold:
        match = found.get(place(mention))
        if mention.label in VALUED_LABELS and mention.value and match is not None:
            total[mention.label] += 1
            right[mention.label] += same_value(mention, match)
    return {label: Share(right[label], total[label]) for label in VALUED_LABELS}


def same_value(gold: Mention, predicted: Mention) -> bool:
    """Whether two mentions of one label say the same.

    MONEY: amount and upper end are equal as decimals (`4.50` is `4.5`), currency, period and
    approximateness are equal. DATE: the EDTF strings are equal.
    """
    if gold.label == "MONEY":
        return _money(gold.value) == _money(predicted.value)
    return gold.value.get("value") == predicted.value.get("value")


def _money(value: Mapping[str, object]) -> tuple[object, ...]:
    return (
        _decimal(value.get("amount")),
        _decimal(value.get("upper")),
        value.get("currency"),
        value.get("per") or None,
        bool(value.get("approximate")),
    )


def _decimal(amount: object) -> object:
    try:
        number = Decimal(str(amount))
    except InvalidOperation:
        return amount  # null, or no number at all: equal only to itself
    return number if number.is_finite() else amount
