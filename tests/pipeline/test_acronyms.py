"""What letters stand for, where the document says so."""

import pytest
import spacy

from rolecall.pipeline.acronyms import long_forms
from rolecall.pipeline.words import Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An alternative delivery model (ADM) was chosen.", {"ADM": "alternative delivery model"}),
        ("the Department for Education (DfE)", {"DfE": "Department for Education"}),
        ("Chair of the West Kent Trust (WKT) and the WKT Plan", {"WKT": "West Kent Trust"}),
        ("the NAS (National Audit Scheme) closed", {"NAS": "National Audit Scheme"}),
        ("Ann Hartley (AH) and Tom Whelan (TW)", {"AH": "Ann Hartley", "TW": "Tom Whelan"}),
        ("the meeting (WKT) and the Plan (see AB)", {}),
        ("West Kent Trust (WKT), later Wold Kerb Trial (WKT)", {"WKT": "West Kent Trust"}),
        ("", {}),
    ],
)
def test_long_forms_are_found_on_either_side(text: str, expected: dict[str, str]) -> None:
    doc = spacy.blank("en")(text)
    assert {a: doc[start:end].text for a, (start, end) in long_forms(Words(doc)).items()} == expected
