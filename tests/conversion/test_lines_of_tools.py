"""Prodigy's and doccano's lines: as the tools write them, and what people change in them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from marked_minutes import MINUTES, said

from rolecall.conversion import doccano, prodigy
from rolecall.errors import InputError
from rolecall.records import Minutes

TEXT = "Ann Pugsley, Clerk"
HELD = ([("PERSON", "Ann Pugsley"), ("ROLE", "Clerk")], [("Ann Pugsley", "HOLDS", "Clerk", "current none None")])
Put = Callable[..., Path]

# As the relations interface saves it: relations name tokens, and spans by their tokens besides.
PRODIGY: dict[str, Any] = {
    "text": TEXT,
    "tokens": [
        {"text": "Ann", "start": 0, "end": 3, "id": 0, "ws": True},
        {"text": "Pugsley", "start": 4, "end": 11, "id": 1, "ws": False},
        {"text": ",", "start": 11, "end": 12, "id": 2, "ws": True},
        {"text": "Clerk", "start": 13, "end": 18, "id": 3, "ws": False},
    ],
    "spans": [
        {"start": 0, "end": 11, "token_start": 0, "token_end": 1, "label": "PERSON"},
        {"start": 13, "end": 18, "token_start": 3, "token_end": 3, "label": "ROLE"},
    ],
    "relations": [{"head": 1, "child": 3, "label": "HOLDS"}],
    "answer": "accept",
}
DOCCANO: dict[str, Any] = {
    "id": 12,
    "text": TEXT,
    "entities": [
        {"id": 41, "label": "ROLE", "start_offset": 13, "end_offset": 18},
        {"id": 40, "label": "PERSON", "start_offset": 0, "end_offset": 11},
    ],
    "relations": [{"id": 3, "from_id": 40, "to_id": 41, "type": "HOLDS"}],
    "Comments": [],
}


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def put(*records: dict[str, Any]) -> Path:
        path = tmp_path / "lines.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return path

    return put


@pytest.mark.parametrize(("module", "record"), [(prodigy, PRODIGY), (doccano, DOCCANO)])
def test_what_the_tool_writes_is_read(module: Any, record: dict[str, Any], put: Put) -> None:
    (minutes,) = module.read(put(record))
    assert said(minutes) == HELD
    assert minutes.id == ("lines-1" if module is prodigy else "12")


def test_prodigys_tokens_cover_the_text_and_spans_name_them(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    prodigy.write([MINUTES], path)
    record = json.loads(path.read_text(encoding="utf-8"))
    tokens = record["tokens"]
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == MINUTES.text
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    for span in record["spans"]:
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]
    held = record["relations"][0]
    assert (held["head"], held["child"]) == (held["head_span"]["token_end"], held["child_span"]["token_end"])
    assert (held["label"], held["status"], held["kind"], record["answer"]) == ("HOLDS", "former", "left", "accept")


def test_only_accepted_answers_are_read(put: Put) -> None:
    notes: list[str] = []
    answers = ("accept", "reject", "ignore", "ignore")
    path = put(*({**PRODIGY, "answer": answer} for answer in answers), {"text": "Unanswered"})
    found = list(prodigy.read(path, on_note=notes.append))
    assert [minutes.text for minutes in found] == [TEXT, "Unanswered"]
    assert notes == [
        f"{path}: 1 documents with the answer reject were not used",
        f"{path}: 2 documents with the answer ignore were not used",
    ]


def test_spans_named_at_a_relation_need_no_tokens(put: Put) -> None:
    ends = {"head_span": PRODIGY["spans"][0], "child_span": PRODIGY["spans"][1]}
    record = {**PRODIGY, "tokens": [], "relations": [{"head": 0, "child": 2, "label": "HOLDS", **ends}]}
    assert [said(minutes) for minutes in prodigy.read(put(record))] == [HELD]


def test_doccanos_numbers_may_change_and_values_stay_with_their_spans(tmp_path: Path, put: Put) -> None:
    path = tmp_path / "lines.jsonl"
    doccano.write([MINUTES], path)
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["relations"][0]["type"] == "HOLDS; status: former; kind: left"
    for entity in record["entities"]:
        entity["id"] += 100
        if entity["label"] == "MONEY":
            entity["label"] = "DATE"
    for relation in record["relations"]:
        relation |= {"from_id": relation["from_id"] + 100, "to_id": relation["to_id"] + 100}
    record["entities"].reverse()
    (minutes,) = doccano.read(put(record))
    assert minutes.relations == MINUTES.relations
    assert [m.value for m in minutes.mentions if m.label == "DATE"] == [{"value": "2019-04-03"}, {}]
    assert (minutes.meeting_date, minutes.pages) == (MINUTES.meeting_date, MINUTES.pages)


def test_doccanos_older_lines_are_read(put: Put) -> None:
    (minutes,) = doccano.read(put({"id": 1, "text": TEXT, "label": [[0, 11, "PERSON"], [13, 18, "ROLE"]]}))
    assert said(minutes)[0] == HELD[0]


@pytest.mark.parametrize(
    ("module", "record", "reason"),
    [
        (
            prodigy,
            {**PRODIGY, "relations": [{"head": 1, "child": 2, "label": "HOLDS"}]},
            "an end of a relation, 2, is no span",
        ),
        (prodigy, {**PRODIGY, "spans": [PRODIGY["spans"][0]] * 2}, "two spans cover the same characters"),
        (prodigy, {**PRODIGY, "text": None}, "not an object with a text"),
        (doccano, {**DOCCANO, "relations": [{"from_id": 40, "to_id": 9, "type": "HOLDS"}]}, "a relation from 40 to 9"),
        (
            doccano,
            {**DOCCANO, "relations": [{"from_id": 40, "to_id": 41, "type": "KNOWS"}]},
            "a relation needs one label",
        ),
        (doccano, {**DOCCANO, "entities": [{"id": 1}]}, "not in the format: KeyError('start_offset')"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(
    module: Any, record: dict[str, Any], reason: str, put: Put
) -> None:
    good = PRODIGY if module is prodigy else DOCCANO
    errors: list[InputError] = []
    path = put(good, record, good)
    found: Iterator[Minutes] = module.read(path, on_error=errors.append)
    assert [said(minutes) for minutes in found] == [HELD, HELD]
    (error,) = errors
    assert str(error).startswith(f"{path}: line 2: ")
    assert reason in str(error)


def test_half_a_character_is_refused_with_the_document(tmp_path: Path) -> None:
    errors: list[InputError] = []
    path = tmp_path / "lines.jsonl"
    written = doccano.write([Minutes("a", "x\ud83d"), Minutes("b", "y")], path, on_error=errors.append)
    assert (written, path.read_text(encoding="utf-8").count("\n")) == (1, 1)
    assert [str(error) for error in errors] == [f"{path}: a: half a character, U+D83D, which no file can hold"]
