"""No text breaks the grammars of values: those that once did, and those that hypothesis thinks of."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from value_properties import check_values

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
PIECES = st.sampled_from(
    "£ € GBP 7s. 6d. s d 10/-"
    " 12 1,000 .5 – ( ) k m bn per year 31 February 2019-02-30 2016/17 Q4 Easter Monday next last the 29th of 0000"
    " Cllr O’ Mac- Acting Director Children’s Head Section 151 \u200b \u202e \n \t &".split(" ")
)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_once_broke_a_grammar_does_so_no_more(case: Path) -> None:
    check_values(case.read_text(encoding="utf-8"))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map(" ".join))
def test_any_text(text: str) -> None:
    check_values(text)
