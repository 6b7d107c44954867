"""Names of bodies compared, in tables."""

import pytest

from rolecall.values.organisations import acronym_fits, normalise, place_of, same_area, same_body


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("MCF", "Marle Children First", True),
        ("DfE", "Department for Education", True),
        ("NHSE", "NHS England", True),
        ("HSE", "Health and Safety Executive", True),
        ("MWA's", "Marle Women’s Aid", True),
        ("DWP", "Department for Work and Pensions", True),
        ("MoD", "Ministry of Defence", True),
        ("MCC", "Marle Children First", False),
        ("MC", "Marle Children First", False),
        ("First", "Marle Children First", False),
        ("M", "Marle", False),
    ],
)
def test_acronyms(acronym: str, name: str, fits: bool) -> None:
    assert acronym_fits(acronym, name) is fits


def test_one_body_is_written_in_many_ways() -> None:
    assert normalise("The  Health & Wellbeing\nBoard's") == "health and wellbeing board"
    assert same_body("Health and Wellbeing Board", "the Health & Wellbeing board")
    assert same_body("MCF", "Marle Children First")
    assert not same_body("Marle Children First", "Marle Council")


def test_places() -> None:
    assert place_of("London Borough of Marle") == "marle"
    assert place_of("Marle Fire Service") == ""
    assert same_area("Marle County Council", "Marle Children First")
    assert not same_area("Marle County Council", "North Marle District Council")
    assert not same_area("Marle Fire Service", "Marle Children First")
