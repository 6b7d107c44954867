"""What holds of the grammars of values for any text whatever, checked on cases, by hypothesis and by atheris."""

import time
from datetime import date
from decimal import Decimal

from rolecall.values import edtf
from rolecall.values.dates import find_dates, find_meeting_date, infer_period, resolve_all
from rolecall.values.money import find_money
from rolecall.values.name_parsing import honorific_before, parse_name
from rolecall.values.names import compatible
from rolecall.values.organisations import same_body
from rolecall.values.title_parsing import parse_title
from rolecall.values.titles import same_post, short_form_of

SECONDS_A_KILOBYTE = 0.5
"""Far more than any grammar takes; what takes longer takes more than linear time."""


def check_values(text: str) -> None:
    """Raise AssertionError, or whatever a grammar raises, where a promise about values does not hold of the text."""
    started = time.process_time()
    _check_money(text)
    _check_dates(text)
    _check_names_and_titles(text)
    took = time.process_time() - started
    assert took < SECONDS_A_KILOBYTE * (1 + len(text) / 1000), f"took {took:.1f} s"


def _check_spans(text: str, spans: list[tuple[int, int]]) -> None:
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


def _check_money(text: str) -> None:
    found = find_money(text)
    _check_spans(text, [(one.start, one.end) for one in found])
    for one in found:
        value = one.value.to_value()
        assert Decimal(str(value["amount"])).is_finite()
        assert len(str(value["currency"])) == 3


def _check_dates(text: str) -> None:
    found = find_dates(text)
    _check_spans(text, [(one.start, one.end) for one in found])
    for anchor in (None, "2019-02-28"):
        values = resolve_all(text, found, anchor=anchor)
        assert len(values) == len(found)
        for value in values:
            if value["value"] is None:
                assert value["reason"]
            else:
                first, last = edtf.bounds(str(value["value"]))
                assert date.min <= first <= last <= date.max
    if meeting := find_meeting_date(text):
        start, end, day = meeting
        assert 0 <= start < end <= len(text)
        edtf.bounds(day)
    if period := infer_period(text):
        edtf.bounds(period[0])


def _check_names_and_titles(text: str) -> None:
    name = parse_name(text, honorific=honorific_before(text))
    if name.surname:
        assert 0 <= compatible(name, name)[0] <= 1
    parse_title(text)
    half = len(text) // 2
    first, second = text[:half], text[half:]
    assert same_post(first, second)[0] == same_post(second, first)[0]
    assert 0 <= short_form_of(first, second)[0] <= 1
    assert same_body(first, second) == same_body(second, first)
