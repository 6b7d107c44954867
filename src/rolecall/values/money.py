"""Sums of money in text, each with its exact amount, currency and what qualifies it.

Invariants: spans count code points, never overlap, never begin or end on white space, and leave out
approximators, rates and signs of change, which become attributes of the value. Amounts are decimal
and exact: a scaled sum loses its trailing zeros (`£2.015m` is 2015000), an unscaled one keeps the decimals
that were written (`$81,382.60` is 81382.60). How sums are written is data: `data/currencies.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from rolecall.values.shillings import find_shillings
from rolecall.values.tables import table

__all__ = ["Money", "MoneyFound", "dollar_of", "find_money"]


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in the major unit of an ISO 4217 currency; `upper` is the top of a range from `amount`."""

    amount: Decimal
    currency: str
    approximate: bool = False
    per: str | None = None
    upper: Decimal | None = None

    def to_value(self) -> dict[str, object]:
        """The sum as the annotation format has it; qualifying keys only where they apply."""
        value: dict[str, object] = {"amount": format(self.amount, "f"), "currency": self.currency}
        if self.approximate:
            value["approximate"] = True
        if self.per:
            value["per"] = self.per
        if self.upper is not None:
            value["upper"] = format(self.upper, "f")
        return value


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """A sum at `text[start:end]`, in code points."""

    start: int
    end: int
    value: Money


@dataclass(frozen=True, slots=True)
class _Grammar:
    sums: re.Pattern[str]
    signs: Mapping[str, str]
    units: Mapping[str, str]
    fractions: Mapping[str, str]
    numerals: Mapping[str, str]
    powers: Mapping[str, int]
    rates: Mapping[str, re.Pattern[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bracketed: re.Pattern[str]
    dollars: Mapping[str, re.Pattern[str]]
    pounds: Mapping[str, re.Pattern[str]]


_REACH = 40  # code points looked at on either side of a sum for what qualifies it


def _any(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first so that none hides a longer one."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@cache
def _grammar() -> _Grammar:
    data = table("currencies")
    fractions = "".join(data["fractions"])
    # "£1,5OO" and "£l.2m" are how a scanner reads; "£000" heads a column and is no sum
    number = (
        r"(?:(?!000(?!\.))(?:\d[\dO]{0,2}(?:,[\dOol]{3}){1,4}(?![\dOo])(?:\.\d{1,9})?|\d{1,6}O{1,3}(?!\w)"
        rf"|\d{{0,4}}[{fractions}]|\d{{1,15}}(?:\.\d{{1,9}})?|l\d{{0,2}},\d{{3}}(?!\d)|l[.,]\d{{1,9}}|\.\d{{1,9}}))"
    )
    scale = rf"(?:\s{{0,3}}(?i:{_any(data['scales'])})\b|[ \u00a0]?(?:{_any(data['letters'])})(?!\w))"
    # "£20 M Jones": after a space a capital letter is an initial, not a scale
    scale = rf"(?:(?!\s[A-Z](?!\w)){scale})"
    lettered = [sign for sign in data["signs"] if sign[0].isalpha()]
    symbols = [sign for sign in data["signs"] if sign not in lettered]
    codes = _any(data["codes"]["known"])
    sign = rf"(?<![A-Za-z])(?:{_any(lettered)})|{_any(symbols)}|(?<!\w)(?:{codes})(?=[\s\d])|\$"
    dash = r"[-–—−]"
    sums = re.compile(
        rf"""
        (?P<sign>{sign})
        (?:
            (?P<ahead>[kKmM]|bn)[ \t]?(?P<scaled>{number})(?!\w)
          | \s{{0,3}}(?P<number>{number})(?P<scale>{scale})?
            (?:
                (?:
                    \s?{dash}\s?(?P<upper>{number})(?P<upper_scale>{scale})
                  | \s?to\s(?P<to>{number})(?P<to_scale>{scale})
                  | {dash}(?P<tight>{number})
                  | \s{dash}\s(?P<apart>\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|\d+\.\d\d)
                )
                (?![\w%/]|[.,-]\d|\s?[-/]\s?\d)
            )?
            (?P<trailing>(?<=\.\d\d)p(?!\w))?
        )
      | (?<![\w.,/£€$:-])
        (?P<counted>{number})(?P<counted_scale>{scale})?\s{{0,3}}
        (?:(?P<code>{codes})|(?P<unit>(?i:{_any(data["units"])}|dollars?)))(?!\w)
      | (?<![\w.,/£€$:-])
        (?P<small>\d{{1,4}}(?:\.\d{{1,2}})?)(?:p(?!\w|\.\s?m|/)|\s{{0,2}}(?:pence|(?P<cents>cents?|(?<=\d)c(?=\s+(?:per|a|an)\s)))(?!\w))
      | (?<![\w-])(?<!and\s)(?i:(?P<words>{_any(data["numerals"])})\s{{1,3}}
        (?P<words_scale>{_any(data["scales"])})\s{{1,3}}(?P<words_unit>{_any(data["units"])}|dollars))(?!\w)
        """,
        re.VERBOSE,
    )
    gap = r"(?:[ \t]{0,3}\n[ \t]{0,60}|\s{0,3})"  # layout wraps lines and indents them
    rates = {per: re.compile(rf"{gap}\(?(?i:{'|'.join(p)})") for per, p in data["rates"].items()}
    return _Grammar(
        sums=sums,
        signs=data["signs"] | {code: code for code in data["codes"]["known"]},
        units=data["units"],
        fractions=data["fractions"],
        numerals=data["numerals"],
        powers={**data["scales"], **data["letters"]},
        rates=rates,
        before=re.compile(rf"(?:(?<![\w])|(?<=[^\w]))(?i:{'|'.join(data['approximators']['before'])})\s{{0,3}}$"),
        after=re.compile(rf"{gap}(?:{'|'.join(data['approximators']['after'])})"),
        bracketed=re.compile(rf"(?:^|[\n\t|:;=\d)]|\s\s|\b(?i:{'|'.join(data['negative']['before'])}))\s*\($"),
        dollars={
            currency: re.compile(rf"(?<!\w)(?:{'|'.join(cues)})(?!\w)") for currency, cues in data["dollars"].items()
        },
        pounds={currency: re.compile(rf"(?<!\w)(?:{'|'.join(cues)})") for currency, cues in data["old_pounds"].items()},
    )


def find_money(text: str, *, dollar: str = "USD") -> list[MoneyFound]:
    """Every sum of money in the text, in order; `dollar` is the currency that a plain `$` stands for.

    A plain `£` is sterling, save in a text that speaks of Irish pounds.
    """
    grammar = _grammar()
    cent = "EUR" if "€" in text and "$" not in text else dollar
    pound = next((currency for currency, cues in grammar.pounds.items() if cues.search(text)), "GBP")
    sums = [(start, end, Money(amount, pound)) for start, end, amount in find_shillings(text)]
    older = {i for start, end, _ in sums for i in range(start, end)}
    for match in grammar.sums.finditer(text):
        money, end = _read(match, dollar=dollar, cent=cent)
        if not older.isdisjoint(range(match.start(), end)):
            continue
        sums.append((match.start(), end, replace(money, currency=pound) if match["sign"] == "£" else money))
    sums.sort(key=lambda one: one[:2])
    found = [MoneyFound(start, end, _qualified(text, start, end, money)) for start, end, money in sums]
    return [
        _with_shared_rate(text, _with_shared_scale(text, one, after), after)
        for one, after in zip_longest(found, found[1:])
        if one
    ]


def _qualified(text: str, start: int, end: int, money: Money) -> Money:
    """The sum with what the words around it say of it."""
    money = replace(money, approximate=_is_approximate(text, start, end), per=_rate(text, end))
    negative = money.upper is None and _is_negative(text, start, end)
    return replace(money, amount=-money.amount) if negative else money


def dollar_of(text: str) -> str:
    """The ISO code of the dollar that a document counts in, by the places and offices it names; else USD."""
    counts = {currency: len(cues.findall(text)) for currency, cues in _grammar().dollars.items()}
    best = max(counts, key=lambda currency: counts[currency])
    return best if counts[best] > counts["USD"] else "USD"


def _read(match: re.Match[str], *, dollar: str, cent: str) -> tuple[Money, int]:
    """The sum that the grammar matched, and where its span ends."""
    grammar = _grammar()
    if small := match["small"]:
        amount = Decimal(small).scaleb(-2)
        return Money(amount, cent if match["cents"] else "GBP"), match.end()
    if counted := match["counted"]:
        currency = match["code"] or grammar.units.get(_plain(match["unit"]), dollar)
        return Money(_amount(counted, match["counted_scale"]), currency), match.end()
    if words := match["words"]:
        number = grammar.numerals[_plain(words)]
        return Money(
            _amount(number, match["words_scale"]), grammar.units.get(_plain(match["words_unit"]), dollar)
        ), match.end()
    currency = grammar.signs.get(match["sign"], dollar)
    if scaled := match["scaled"]:
        return Money(_amount(scaled, match["ahead"]), currency), match.end()
    number, scale = match["number"], match["scale"]
    upper_number = match["upper"] or match["to"] or match["tight"] or match["apart"]
    if upper_number is None:
        return Money(_amount(number, scale), currency), match.end()
    upper_scale = match["upper_scale"] or match["to_scale"]
    amount, upper = _amount(number, scale or upper_scale), _amount(upper_number, upper_scale or scale)
    if not (scale or upper_scale) and amount < 1000 and re.fullmatch(r"\d{1,3},000", upper_number):
        amount = amount.scaleb(3).quantize(Decimal(1))  # "£14-15,000"
    if upper <= amount:  # no range
        written = match.string[match.start("number") : match.end()]
        if re.fullmatch(r"[\d,]+-\d\d", written):  # "£1030-92", as cheques are written
            return Money(_amount(written.replace("-", "."), None), currency), match.end()
        return Money(_amount(number, scale), currency), match.end("scale" if scale else "number")
    return Money(amount, currency, upper=upper), match.end()


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().split())


def _amount(number: str, scale: str | None) -> Decimal:
    grammar = _grammar()
    if re.fullmatch(r"l\d{0,2},\d{3}", number):
        number = "1" + number[1:]
    elif number[0] == "l":
        number = "1" + number[1:].replace(",", ".")
    fraction = grammar.fractions.get(number[-1])
    if fraction:
        digits = Decimal(number[:-1] or "0") + Decimal(fraction)
    else:
        digits = Decimal(number.replace(",", "").replace("O", "0").replace("o", "0").replace("l", "1"))
    if not scale:
        return digits
    powers = grammar.powers
    name = scale.strip()
    scaled = digits.scaleb(powers.get(name) or powers[name.lower()])
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled.normalize()


def _is_approximate(text: str, start: int, end: int) -> bool:
    grammar = _grammar()
    before = text[max(0, start - _REACH) : start]
    return bool(grammar.before.search(before) or grammar.after.match(text, end, end + _REACH))


def _rate(text: str, end: int) -> str | None:
    """The period for which the sum is paid, else `head`; "or so" may stand before it, "per household" too."""
    grammar = _grammar()
    if (vague := grammar.after.match(text, end, end + _REACH)) and not vague.group().endswith("("):
        end = vague.end()
    rate = _rate_at(text, end)
    if rate and rate[0] == "head":
        rate = _rate_at(text, rate[1]) or rate
    return rate[0] if rate else None


def _rate_at(text: str, end: int) -> tuple[str, int] | None:
    for per, pattern in _grammar().rates.items():
        if match := pattern.match(text, end, end + 2 * _REACH):
            return per, match.end()
    return None


def _with_shared_rate(text: str, found: MoneyFound, after: MoneyFound | None) -> MoneyFound:
    """`from £15 to £17 an hour`: the lower end of a range is paid for the period that only the upper names."""
    if after is None or found.value.per or not after.value.per:
        return found
    between = text[found.end : after.start]
    ranged = re.fullmatch(r"\s?[-–—]\s?|\s{1,3}to\s{1,3}", between) or (
        re.fullmatch(r"\s{1,3}and\s{1,3}", between)
        and re.search(r"[Bb]etween\s+(?:\w+\s)?$", text[max(0, found.start - 24) : found.start])
    )
    return replace(found, value=replace(found.value, per=after.value.per)) if ranged else found


def _is_negative(text: str, start: int, end: int) -> bool:
    """Whether a tight minus or the brackets of accounts surround the sum.

    Brackets after a noun are a parenthesis ("a grant (£200)"); where an amount is due they mean minus.
    """
    if text[start - 1 : start] in ("-", "−") and start > 0:
        return start == 1 or not (text[start - 2].isalnum() or text[start - 2] in "-−+")
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    return bool(_grammar().bracketed.search(text[max(0, start - _REACH) : start]))


def _with_shared_scale(text: str, found: MoneyFound, after: MoneyFound | None) -> MoneyFound:
    """`£10-£15m`: the first of two sums that a dash joins takes the scale that only the second shows."""
    if after is None or not re.fullmatch(r"\s?[-–—]\s?", text[found.end : after.start]):
        return found
    scale = re.search(r"[A-Za-z]+$", text[after.start : after.end])
    plain = not re.search(r"[A-Za-z,]", text[found.start : found.end].removeprefix("GBP"))
    if not scale or not plain or found.value.amount >= 1000:
        return found
    scaled = _amount(str(found.value.amount), scale.group())
    return replace(found, value=replace(found.value, amount=scaled)) if scaled < after.value.amount else found
