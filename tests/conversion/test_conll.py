"""CoNLL columns: those of other tools, tags of every scheme, and text that comes back as it was."""

from pathlib import Path

import pytest
from marked_minutes import MINUTES, said

from rolecall.conversion.conll import read, write
from rolecall.errors import InputError
from rolecall.records import Minutes


def read_text(content: str, folder: Path) -> list[Minutes]:
    path = folder / "may.conll"
    path.write_text(content, encoding="utf-8")
    return list(read(path))


def test_a_token_a_line_with_its_tag_last(tmp_path: Path) -> None:
    path = tmp_path / "out.conll"
    write([MINUTES], path)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0] == "-DOCSTART-\tId=amble-2019|SpacesAfter=\tO"
    assert lines[2:6] == ["😀\t_\tO", "Ann\t_\tB-PERSON", "Pugsley\t_\tI-PERSON", "resigned\t_\tO"]
    assert "Amble\tSpacesAfter=\\n\tB-ORG\n\nTrust\t_\tI-ORG" in "\n".join(lines)
    (minutes,) = read(path)
    assert minutes.text == MINUTES.text


@pytest.mark.parametrize(
    "tags",
    [
        "B-PERSON I-PERSON O B-ROLE",
        "I-PERSON I-PERSON O I-ROLE",  # IOB, where B only parts two of one label
        "B-PERSON E-PERSON O S-ROLE",
        "B-PERSON L-PERSON O U-ROLE",
    ],
)
def test_tags_of_every_scheme(tags: str, tmp_path: Path) -> None:
    rows = zip(("Ann", "Pugsley", "is", "Clerk"), tags.split(), strict=True)
    (minutes,) = read_text("".join(f"{token} {tag}\n" for token, tag in rows), tmp_path)
    assert said(minutes)[0] == [("PERSON", "Ann Pugsley"), ("ROLE", "Clerk")]
    assert (minutes.id, minutes.text) == ("may-1", "Ann Pugsley is Clerk")


def test_four_columns_sentences_and_documents(tmp_path: Path) -> None:
    first, second = read_text(
        "-DOCSTART- -X- -X- O\n\nAnn NNP B-NP B-PERSON\nspoke VBD B-VP O\n\nBob NNP B-NP B-PERSON\n\n"
        "-DOCSTART- -X- -X- O\r\n\r\nNobody NN B-NP O\r\n",
        tmp_path,
    )
    assert (first.text, said(first)[0]) == ("Ann spoke\nBob", [("PERSON", "Ann"), ("PERSON", "Bob")])
    assert second == Minutes("may-2", "Nobody")


def test_an_entity_ends_with_the_sentence(tmp_path: Path) -> None:
    (minutes,) = read_text("Ann I-PERSON\n\nBob I-PERSON\nDow I-PERSON\n", tmp_path)
    assert [text for _, text in said(minutes)[0]] == ["Ann", "Bob Dow"]


def test_entities_that_touch_keep_apart(tmp_path: Path) -> None:
    (minutes,) = read_text("Ann B-PERSON\nBob B-PERSON\nCy I-ROLE\n", tmp_path)
    assert [text for _, text in said(minutes)[0]] == ["Ann", "Bob", "Cy"]


def test_a_broken_line_is_named_and_the_other_documents_are_read(tmp_path: Path) -> None:
    path = tmp_path / "may.conll"
    path.write_text("-DOCSTART- O\n\nAnn B-PERSON\nwas\n\n-DOCSTART- O\n\nBob O\n", encoding="utf-8")
    errors: list[InputError] = []
    assert [minutes.text for minutes in read(path, on_error=errors.append)] == ["Bob"]
    assert [str(error) for error in errors] == [
        f"{path}: the document at line 1: line 4: not a token and, last, its BIO tag: 'was'"
    ]
