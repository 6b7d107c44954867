"""No text makes the pipeline fail, and what it finds always makes a valid record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import rolecall
from rolecall.annotations import from_record, to_record
from rolecall.pipeline.documents import minutes_from_doc

PIECES = (
    "Cllr Mr Ann Hartley J. K.J. O'Brien Tom and & , ; : . ( ) - – / * | $ % @ # £ £5m £ 1.5m c "
    "31/06/2017 1 May 2019/20 Q2 Clerk Chairman Head of Housing Director Vice-Chairs Councillors "
    "AMBLE Council the The Trust (AHT) AHT Ltd. was elected as appointed resigned until from since "
    "she he who had been Present: Apologies 1. RESOLVED ANN HARTLEY Ó Ní "
).split()
GAPS = (" ", " ", " ", " ", "\n", "\n\n", "\t", "      ", "", "\n        ", "\x0c", "\u00a0")

texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=40).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@pytest.fixture(scope="module", params=["minutes_sm", "minutes_rules"])
def nlp(request: pytest.FixtureRequest) -> Language:
    return rolecall.load(request.param)


@settings(max_examples=150)
@given(text=st.one_of(texts, st.text(max_size=80)))
def test_every_text_becomes_a_valid_record(nlp: Language, text: str) -> None:
    minutes = minutes_from_doc(nlp(text), id="any")
    assert minutes.text == text
    assert from_record(to_record(minutes)).mentions == minutes.mentions
    rolecall.build_careers([minutes])
