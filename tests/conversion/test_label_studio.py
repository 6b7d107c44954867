"""Label Studio's JSON: what is written fits its documented form, and what people export comes back as they meant it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from marked_minutes import MARKED, MINUTES, said

from rolecall.conversion.label_studio import read, write, write_predictions
from rolecall.errors import InputError
from rolecall.records import Minutes

SCHEMA = json.loads(Path(__file__).with_name("label_studio.schema.json").read_text(encoding="utf-8"))
TEXT = "Ann Pugsley, Clerk"


def region(key: str, start: int, end: int, label: str, text: str = "") -> dict[str, Any]:
    """A region as Label Studio exports it."""
    value = {"start": start, "end": end, "text": text or TEXT[start:end], "labels": [label]}
    return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual", "value": value}


def relation(from_id: str, to_id: str, *labels: str, direction: str = "right") -> dict[str, Any]:
    return {"type": "relation", "from_id": from_id, "to_id": to_id, "direction": direction, "labels": list(labels)}


ANN, CLERK = region("x1", 0, 11, "PERSON"), region("x2", 13, 18, "ROLE")


def task(*results: dict[str, Any], text: str = TEXT, **more: Any) -> dict[str, Any]:
    """A task of a project that knows nothing of rolecall, annotated by hand."""
    return {"id": 7, "data": {"text": text}, "annotations": [{"id": 1, "result": list(results)}], **more}


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    def export(*tasks: dict[str, Any]) -> Path:
        path = tmp_path / "export.json"
        path.write_text(json.dumps(tasks), encoding="utf-8")
        return path

    return export


def read_all(path: Path) -> tuple[list[Minutes], list[str]]:
    notes: list[str] = []
    return list(read(path, on_note=notes.append)), notes


@pytest.mark.parametrize("writer", [write, write_predictions])
def test_what_is_written_is_of_the_documented_form(writer: Any, tmp_path: Path) -> None:
    path = tmp_path / "tasks.json"
    assert writer([MINUTES, Minutes("empty", "")], path) == 2
    tasks = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.validate(tasks, SCHEMA)
    assert tasks[0]["data"]["title"] == "Parks Panel"


def test_the_labeling_config_knows_every_label_that_is_written(tmp_path: Path) -> None:
    write([MINUTES], tmp_path / "tasks.json")
    config = ET.parse(tmp_path / "tasks.config.xml").getroot()  # noqa: S314 - written a line above
    (result,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))[0]["annotations"]
    for tag, kind in (("Label", "labels"), ("Relation", "relation")):
        offered = {element.get("value") for element in config.iter(tag)}
        used = {
            label
            for r in result["result"]
            if r["type"] == kind
            for label in r.get("labels", r.get("value", {}).get("labels"))
        }
        assert used
        assert used <= offered
    assert [element.get("name") for element in config.iter("Labels")] == ["label"]
    assert [element.get("value") for element in config.iter("Text")] == ["$text"]


def test_predictions_keep_their_scores_and_lose_them_when_a_person_has_confirmed_them(tmp_path: Path) -> None:
    path = tmp_path / "tasks.json"
    write_predictions([MINUTES], path)
    back, notes = read_all(path)
    assert back == [MINUTES]
    assert notes == [f"{path}: no task is annotated, the predictions of 1 were used"]
    (task_,) = json.loads(path.read_text(encoding="utf-8"))
    task_["annotations"] = [{"id": 1, "result": task_["predictions"][0]["result"]}]
    path.write_text(json.dumps([task_]), encoding="utf-8")
    (corrected,), notes = read_all(path)
    assert notes == []
    assert said(corrected) == said(MARKED)
    assert [m.value for m in corrected.mentions] == [m.value for m in MARKED.mentions]
    assert {m.score for m in corrected.mentions} | {r.score for r in corrected.relations} == {1.0}
    assert corrected.pages == MINUTES.pages


def test_a_plain_export_of_a_person_is_read(export: Callable[..., Path]) -> None:
    path = export(task(ANN, CLERK, relation("x1", "x2", "HOLDS", "status: former", "kind: left")))
    (minutes,), notes = read_all(path)
    assert said(minutes) == (
        [("PERSON", "Ann Pugsley"), ("ROLE", "Clerk")],
        [("Ann Pugsley", "HOLDS", "Clerk", "former left left")],
    )
    assert (minutes.id, minutes.mentions[0].value, minutes.mentions[0].score, notes) == ("7", {}, 1.0, [])


def test_a_value_falls_away_with_the_span_that_it_was_of(tmp_path: Path) -> None:
    path = tmp_path / "tasks.json"
    write([MINUTES], path)
    (task_,) = json.loads(path.read_text(encoding="utf-8"))
    money = next(r for r in task_["annotations"][0]["result"] if r["value"]["labels"] == ["MONEY"])
    money["value"] |= {"start": money["value"]["start"] + 1, "text": "5"}
    path.write_text(json.dumps([task_]), encoding="utf-8")
    (minutes,), _ = read_all(path)
    values = {mention.label: mention.value for mention in minutes.mentions}
    assert values["MONEY"] == {}
    assert values["DATE"] == {"value": "2019-04-03"}


@pytest.mark.parametrize(
    ("results", "found"),
    [
        ([region("x", 0, 12, "PERSON", "Ann Pugsley,")], "Ann Pugsley,"),
        ([region("x", 11, 18, "ROLE", ", Clerk")], ", Clerk"),
        ([region("x", 12, 18, "ROLE", " Clerk")], "Clerk"),  # a hand that took a space along
    ],
)
def test_spans_are_as_drawn_less_white_space(results: list[Any], found: str, export: Callable[..., Path]) -> None:
    (minutes,), notes = read_all(export(task(*results)))
    assert [mention.text for mention in minutes.mentions] == [found]
    assert notes == (["7: 1 spans began or ended on white space and were trimmed"] if found == "Clerk" else [])


def test_offsets_of_old_versions_are_told_apart_by_the_text(export: Callable[..., Path]) -> None:
    text = "😀 Ann was 😀 Clerk"
    points = [region("a", 2, 5, "PERSON", "Ann"), region("b", 12, 17, "ROLE", "Clerk")]
    units = [region("a", 3, 6, "PERSON", "Ann"), region("b", 14, 19, "ROLE", "Clerk")]
    documents = [read_all(export(task(*regions, text=text)))[0][0] for regions in (points, units)]
    assert documents[0] == documents[1]
    assert [mention.text for mention in documents[0].mentions] == ["Ann", "Clerk"]


def test_a_relation_may_point_to_the_left(export: Callable[..., Path]) -> None:
    (minutes,), _ = read_all(export(task(ANN, CLERK, relation("x2", "x1", "HOLDS", direction="left"))))
    assert said(minutes)[1] == [("Ann Pugsley", "HOLDS", "Clerk", "current none None")]


def test_the_annotation_updated_last_counts_and_cancelled_ones_never_do(export: Callable[..., Path]) -> None:
    annotations = [
        {"result": [CLERK], "updated_at": "2024-05-02T10:00:00Z"},
        {"result": [ANN], "updated_at": "2024-05-03T10:00:00Z"},
        {"result": [], "updated_at": "2024-05-04T10:00:00Z", "was_cancelled": True},
    ]
    unlabelled = {"id": 8, "data": {"text": TEXT}, "predictions": [{"result": [CLERK]}]}
    path = export(task(annotations=annotations), unlabelled)
    (minutes,), notes = read_all(path)
    assert said(minutes)[0] == [("PERSON", "Ann Pugsley")]
    assert notes == [
        "7: has 2 annotations, the one updated last was used",
        f"{path}: 1 tasks without an annotation were not used",
    ]


def test_other_results_are_told(export: Callable[..., Path]) -> None:
    choice = {"id": "c", "type": "choices", "from_name": "c", "to_name": "text", "value": {"choices": ["yes"]}}
    (minutes,), notes = read_all(export(task(ANN, choice)))
    assert len(minutes.mentions) == 1
    assert notes == ["7: 1 results are neither labels nor relations and were not used"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"text": TEXT, "label": [], "annotations": [{"result": []}]}, "no data.text"),
        (task(region("x", 0, 99, "PERSON", "Ann")), "span 0-99 lies outside the text"),
        (task(region("x", 0, 3, "PLACE")), "unknown label 'PLACE'"),
        (task(ANN, region("y", 4, 18, "ROLE")), "overlaps"),
        (task(ANN, relation("x1", "gone", "HOLDS")), "a relation from x1 to gone, one of which is no region"),
        (task(ANN, CLERK, relation("x1", "x2")), "a relation needs one label"),
        (task(ANN, CLERK, relation("x1", "x2", "HOLDS", "rank: high")), "unknown label of a relation 'rank: high'"),
        (task(ANN, CLERK, relation("x1", "x2", "HOLDS", "status: dead")), "unknown status 'dead'"),
        (task({**ANN, "value": {"start": 0, "end": 3, "labels": []}}), "has 0 labels"),
        (task({"id": "x"}), "not in the format: KeyError('type')"),
    ],
)
def test_a_broken_task_is_named_and_the_others_are_read(
    broken: dict[str, Any], reason: str, export: Callable[..., Path]
) -> None:
    errors: list[InputError] = []
    path = export(task(ANN), broken, task(CLERK))
    found = [said(minutes)[0] for minutes in read(path, on_error=errors.append)]
    assert found == [[("PERSON", "Ann Pugsley")], [("ROLE", "Clerk")]]
    (error,) = errors
    assert str(error).startswith(f"{path}: task 2: ")
    assert reason in str(error)


@pytest.mark.parametrize("content", ["{", "7", '["a"]', '"text"', '[{"annotations": 5}]', '[{"predictions": [5]}]'])
def test_what_is_no_list_of_tasks_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"export\.json: the file: .*not"):
        list(read(path))
