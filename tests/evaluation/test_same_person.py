"""When two names of one document count as one person."""

import pytest

from rolecall.evaluation.names import same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Rowe", "Ann Rowe"),
        ("Ann Rowe", "A Rowe"),
        ("Ann Rowe", "A. Rowe"),
        ("Ann Rowe", "Rowe"),
        ("Ann Rowe", "Ann"),
        ("Ann Rowe", "AR"),
        ("Ann Rowe", "Rowe (A)"),
        ("Ann Rowe", "ANN ROWE"),
        ("A J Rowe", "Ann Rowe"),
        ("A.J. Rowe", "A Rowe"),
        ("Ann Rowe-Hall", "A Rowe-Hall"),
        ("Pat O'Dell", "P O’Dell"),
        ("Ann Rowe Hall", "Ann Hall"),
        ("Ann\nRowe", "Ann Rowe"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Rowe", "Bo Rowe"),
        ("Ann Rowe", "B Rowe"),
        ("Rowe (A)", "Rowe (B)"),
        ("Ann Rowe", "Ann Hall"),
        ("Ann Rowe", "AH"),
        ("Ann Rowe", "Hall"),
        ("A J Rowe", "A K Rowe"),
        ("Ann Rowe", "12"),
        ("", ""),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)
