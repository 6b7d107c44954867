"""Names taken apart and compared, in tables."""

import pytest

from rolecall.values.names import compatible, fullest, gender, honorific_before, parse_name
from rolecall.values.tables import table


@pytest.mark.parametrize(
    ("text", "given", "initials", "surname"),
    [
        ("Nell Farrow", ("Nell",), "N", "Farrow"),
        ("M L Farrow", (), "ML", "Farrow"),
        ("K.J. Dell", (), "KJ", "Dell"),
        ("K.J Dell", (), "KJ", "Dell"),
        ("K.J.Dell", (), "KJ", "Dell"),
        ("J L M A Haddow", (), "JLMA", "Haddow"),
        ("JM Haddow", (), "JM", "Haddow"),
        ("John P Marlow", ("John",), "JP", "Marlow"),
        ("J Edgar Marlow", ("Edgar",), "JE", "Marlow"),
        ("Marlow (J)", (), "J", "Marlow"),
        ("Marlow, John", ("John",), "J", "Marlow"),
        ("O'Hara", (), "", "O'Hara"),
        ("Kieran O’Hara", ("Kieran",), "K", "O’Hara"),
        ("S O Neill", (), "S", "O Neill"),
        ("J O Marlow", (), "JO", "Marlow"),
        ("Ó Murchú", (), "", "Ó Murchú"),
        ("Máire Ní Bhriain", ("Máire",), "M", "Ní Bhriain"),
        ("Mac Donald", (), "", "Mac Donald"),
        ("Ana de la Cruz", ("Ana",), "A", "de la Cruz"),
        ("Gwyn ap Rhys", ("Gwyn",), "G", "ap Rhys"),
        ("Vera van Dyke", ("Vera",), "V", "van Dyke"),
        ("Ann Parry-Jones", ("Ann",), "A", "Parry-Jones"),
        ("Ann Parry Jones", ("Ann",), "A", "Parry Jones"),
        ("JOHN MARLOW", ("John",), "J", "Marlow"),
        ("JD MARLOW", (), "JD", "Marlow"),
        ("FIONN O'HARA", ("Fionn",), "F", "O'Hara"),
        ("John \n\tMarlow", ("John",), "J", "Marlow"),
        ("Simon", (), "", "Simon"),
        ("MAY", (), "", "May"),
        ("RH", (), "RH", ""),
        ("R.H.", (), "RH", ""),
        ("Nell Farrow OBE", ("Nell",), "N", "Farrow"),
        ("J Ma", (), "J", "Ma"),
        ("", (), "", ""),
    ],
)
def test_the_parts_of_a_name(text: str, given: tuple[str, ...], initials: str, surname: str) -> None:
    name = parse_name(text)
    assert (name.given, name.initials, name.surname) == (given, initials, surname)


def test_honorifics_are_told_apart_from_the_name() -> None:
    assert parse_name("Cllr Nell Farrow").honorific == "Cllr"
    assert parse_name("Nell Farrow", honorific=" Dr ").to_value() == {
        "given": ["Nell"],
        "initials": "N",
        "surname": "Farrow",
        "honorific": "Dr",
    }
    assert parse_name("William (Bill) Marlow").to_value()["known_as"] == "Bill"


@pytest.mark.parametrize(
    ("before", "honorific"),
    [
        ("attended: Mr ", "Mr"),
        ("and Cllr. Mrs. ", "Cllr. Mrs."),
        ("of the firm ", ""),
        ("the Rt Hon ", "the Rt Hon"),
    ],
)
def test_the_honorific_before_a_name(before: str, honorific: str) -> None:
    assert honorific_before(before) == honorific


def test_gender_comes_from_the_honorific_alone() -> None:
    assert [gender(h) for h in ("Mr", "Cllr Mrs", "Dr", "Cllr", "Dame")] == [
        "male",
        "female",
        "",
        "",
        "female",
    ]


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("Nell Farrow", "NELL FARROW", 1.0, 1.0),
        ("John Marlow", "John P Marlow", 0.95, 0.95),
        ("Áine Ó Murchú", "Aine O'Murchu", 1.0, 1.0),
        ("Ann Parry Jones", "Ann Parry-Jones", 1.0, 1.0),
        ("Peggy Hill", "Margaret Hill", 0.85, 0.85),
        ("Andy Hill", "Andrew Hill", 0.85, 0.85),
        ("Kate Hill", "Katherine Hill", 0.85, 0.85),
        ("M L Farrow", "M.L. FARROW", 0.8, 0.8),
        ("K.J Dell", "Karin Dell", 0.6, 0.7),
        ("W Hill", "Bill Hill", 0.6, 0.65),
        ("Farrow", "Nell Farrow", 0.5, 0.5),
        ("RH", "Rob Hill", 0.45, 0.45),
        ("KO", "Kieran O'Hara", 0.45, 0.45),
        ("Tom", "Thomas Hill", 0.4, 0.4),
        ("John Marlow", "Jane Marlow", 0.0, 0.0),
        ("J Marlow", "Kay Marlow", 0.0, 0.0),
        ("J P Marlow", "John T Marlow", 0.0, 0.0),
        ("Marlow (J)", "Marlow (M)", 0.0, 0.0),
        ("Mary Farrow", "Mary Dell", 0.0, 0.0),
        ("Sean Farrow", "Ian Farrow", 0.0, 0.0),
        ("Mr Chris Bell", "Mrs Chris Bell", 0.0, 0.0),
        ("RH", "Rob Bell", 0.0, 0.0),
    ],
)
def test_how_far_names_agree(a: str, b: str, least: float, most: float) -> None:
    score, why = compatible(parse_name(a), parse_name(b))
    assert least <= score <= most
    assert why
    assert compatible(parse_name(b), parse_name(a))[0] == score


def test_the_fullest_name_is_the_one_that_tells_most() -> None:
    assert fullest(["K.J Dell", "Karin Dell", "Dell", "KD"]) == "Karin Dell"
    assert fullest(["John Marlow", "John P Marlow"]) == "John P Marlow"
    assert fullest(["NELL FARROW", "Nell  Farrow"]) == "Nell Farrow"


def test_no_group_of_nicknames_is_idle() -> None:
    groups = table("nicknames")["groups"]
    assert len(groups) >= 150
    assert all(len(set(group)) == len(group) > 1 for group in groups)
