"""Which words differ by a slip of one letter."""

import pytest

from rolecall.values.spelling import is_slip, slips


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("farrow", "farow", True),
        ("farrow", "farrew", True),
        ("farrow", "afrrow", True),
        ("farrow", "farroww", True),
        ("farrow", "farorw", True),
        ("farrow", "farrow", False),
        ("farrow", "forrew", False),
        ("hart", "hare", False),
        ("harts", "harte", True),
        ("farrow", "farrowed", False),
        ("", "", False),
    ],
)
def test_one_step_apart(a: str, b: str, *, slip: bool) -> None:
    assert is_slip(a, b) is is_slip(b, a) is slip


def test_all_pairs_of_a_list() -> None:
    words = ["whelan", "farrow", "farow", "farrew", "slade", "whealn"]
    assert list(slips(words)) == [("farow", "farrow"), ("farrew", "farrow"), ("whealn", "whelan")]
