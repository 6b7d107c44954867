"""The tokenizer of minutes: values and names begin and end where tokens do."""

import pytest
from marked import pipeline


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("c£13m", "c £ 13 m"),
        ("£1million", "£ 1 million"),
        ("£0.5m-1m", "£ 0 . 5 m - 1 m"),
        ("2022/23", "2022 / 23"),
        ("01/04/2019", "01 / 04 / 2019"),
        ("Q2 2022/23", "Q 2 2022 / 23"),
        ("31st August", "31 st August"),
        ("post-Ofsted", "post - Ofsted"),
        ("O'Brien's", "O'Brien 's"),
        ("O’Brien’s", "O’Brien ’s"),
        ("Farleigh-Stone", "Farleigh - Stone"),
        ("K.J. Dunmore", "K . J . Dunmore"),
        ("Pugsley(Chair)", "Pugsley ( Chair )"),
        ("(Chair),", "( Chair ) ,"),
        ("A/Director", "A / Director"),
        ("Children's Services", "Children 's Services"),
        ("the councils' reply", "the councils ' reply"),
        ("ann.pugsley@hollowbridge.example", "ann.pugsley@hollowbridge.example"),
        ("www.hollowbridge.example/minutes", "www.hollowbridge.example/minutes"),
        ("Cllrs", "Cllrs"),
        ("", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    doc = pipeline().make_doc(text)
    assert " ".join(token.text for token in doc) == tokens


@pytest.mark.parametrize("text", ["a  b\n\n c\t£5", " \n", "Cllr\u00a0Pugsley", "“quoted” – text…"])
def test_the_text_is_kept(text: str) -> None:
    assert pipeline().make_doc(text).text == text
