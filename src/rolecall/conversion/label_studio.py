"""Label Studio's JSON: tasks to import, with annotations or with predictions to correct, and its export of them.

Idea: a `labels` result a span, a `relation` result a relation (labelstud.io/guide/export#Label-Studio-JSON-format).
Status and change of a holding are further labels of its relation, which `<Relations choice="multiple">` lets people
pick; what else Label Studio has no place for is carried in the task's `data`, which it hands back as it was. Scores of
a prediction stand at its results.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from rolecall.annotations import Record, to_record
from rolecall.conversion.carried import carried_of, with_carried
from rolecall.conversion.drawn import minutes_of_drawn
from rolecall.conversion.json_lines import in_json
from rolecall.conversion.labeling_config import FROM_NAME, TO_NAME, labeling_config
from rolecall.conversion.relation_labels import labels_of, relation_of
from rolecall.conversion.telling import OnError, OnNote, attempt, log_note, raise_error
from rolecall.conversion.uncertainty import uncertainty
from rolecall.errors import AnnotationError
from rolecall.records import Minutes

_KEY = "rolecall"


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    """The annotated tasks of a file, or, where none is annotated, those with predictions; which, is said in a note.

    Of several annotations of a task the one that was updated last is used, with a note; cancelled ones never are.
    """
    tasks = attempt(partial(_tasks, path), path=path, place="the file", on_error=on_error) or []
    annotated = any(_finished(task) for task in tasks)
    unused = predicted = 0
    for number, task in enumerate(tasks, start=1):
        if "data" in task and not (_finished(task) if annotated else _predictions(task)):
            unused += 1
            continue
        predicted += not annotated
        minutes = attempt(
            partial(_document, task, f"{path.stem}-{number}", on_note),
            path=path,
            place=f"task {number}",
            on_error=on_error,
        )
        if minutes:
            yield minutes
    if unused:
        on_note(f"{path}: {unused} tasks without an annotation were not used")
    if predicted:
        on_note(f"{path}: no task is annotated, the predictions of {predicted} were used")


def _tasks(path: Path) -> list[Record]:
    tasks = json.loads(path.read_bytes().decode("utf-8-sig"))
    tasks = [tasks] if isinstance(tasks, dict) else tasks
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise AnnotationError("not a list of tasks")
    for number, task in enumerate(tasks, start=1):
        for key in ("annotations", "predictions"):
            found = task.get(key) or []
            if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
                raise AnnotationError(f"task {number}: {key} is not a list of objects")
    return tasks


def _finished(task: Record) -> list[Record]:
    return [found for found in task.get("annotations") or () if not found.get("was_cancelled")]


def _predictions(task: Record) -> list[Record]:
    return task.get("predictions") or []


def _document(task: Record, default_id: str, on_note: OnNote) -> Minutes:
    data = task.get("data")
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise AnnotationError("no data.text; Label Studio's export is to be JSON, not JSON-MIN")
    carried = data.get(_KEY) or {}
    meta = carried.get("meta") or {"id": str(task.get("id", default_id))}
    finished = _finished(task)
    if len(finished) > 1:
        on_note(f"{meta.get('id')}: has {len(finished)} annotations, the one updated last was used")
    last_first = reversed(finished or _predictions(task))
    results = max(last_first, key=lambda found: str(found.get("updated_at") or ""))["result"]
    # A score stands at what was predicted; a person who leaves it in place has made it certain.
    scored = not finished
    spans = {item["id"]: _span(item, data["text"], scored=scored) for item in results if item["type"] == "labels"}
    relations = [_relation(item, spans, scored=scored) for item in results if item["type"] == "relation"]
    if others := len(results) - len(spans) - len(relations):
        on_note(f"{meta.get('id')}: {others} results are neither labels nor relations and were not used")
    spans, relations = with_carried(spans, relations, carried)
    return minutes_of_drawn(
        data["text"], meta=meta, spans=spans, relations=relations, pages=carried.get("pages"), on_note=on_note
    )


def _span(item: Record, text: str, *, scored: bool) -> Record:
    value = item["value"]
    labels: list[str] = value.get("labels") or []
    if len(labels) != 1:
        raise AnnotationError(f"the region {value.get('text')!r} has {len(labels)} labels")
    start, end = _offsets(int(value["start"]), int(value["end"]), value.get("text"), text)
    return {"start": start, "end": end, "label": labels[0], **_score(item, scored)}


def _offsets(start: int, end: int, told: object, text: str) -> tuple[int, int]:
    """The offsets in code points.

    Label Studio counts them so; older versions counted UTF-16 code units (its issues 1008 and 1347), which only the
    text that it quotes can tell apart.
    """
    if isinstance(told, str) and told != text[start:end]:
        units = text.encode("utf-16-le", "surrogatepass")
        before, covered = units[: 2 * start], units[2 * start : 2 * end]
        if covered == told.encode("utf-16-le", "surrogatepass"):
            start = len(before.decode("utf-16-le", "surrogatepass"))
            return start, start + len(told)
    return start, end


def _relation(item: Record, spans: Record, *, scored: bool) -> Record:
    head, child = item["from_id"], item["to_id"]
    if not {head, child} <= spans.keys():
        raise AnnotationError(f"a relation from {head} to {child}, one of which is no region")
    if item.get("direction") == "left":
        head, child = child, head
    return {"head": head, "child": child, **relation_of(item.get("labels") or ()), **_score(item, scored)}


def _score(item: Record, scored: bool) -> Record:
    return {"score": item["score"]} if scored and item.get("score") is not None else {}


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents as annotated tasks, and beside them the labeling config; how many were written."""
    return _write(documents, path, _annotated, on_error=on_error)


def write_predictions(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents as tasks with a prediction each, to be corrected; how many were written.

    The score of a prediction is 1 less `rolecall.conversion.uncertainty`, by which Label Studio can sort tasks.
    """
    return _write(documents, path, _predicted, on_error=on_error)


def _write(documents: Iterable[Minutes], path: Path, task: Callable[[Minutes], Record], *, on_error: OnError) -> int:
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("[")
        for minutes in documents:
            make = partial(_in_json, task, minutes)
            if line := attempt(make, path=path, place=minutes.id, on_error=on_error):
                stream.write(f"{',' if written else ''}\n{line}")
                written += 1
        stream.write("\n]\n")
    config = path.with_name(f"{path.stem}.config.xml")
    config.write_text(labeling_config(), encoding="utf-8", newline="\n")
    return written


def _in_json(task: Callable[[Minutes], Record], minutes: Minutes) -> str:
    return in_json(task(minutes))


def _annotated(minutes: Minutes) -> Record:
    record = to_record(minutes)
    return {"data": _data(minutes, carried_of(record)), "annotations": [{"result": _results(record, scored=False)}]}


def _predicted(minutes: Minutes) -> Record:
    record = to_record(minutes)
    prediction = {
        "model_version": "rolecall",
        "score": round(1 - uncertainty(minutes), 4),
        "result": _results(record, scored=True),
    }
    return {"data": _data(minutes, carried_of(record, scores=False)), "predictions": [prediction]}


def _data(minutes: Minutes, carried: Record) -> Record:
    return {"text": minutes.text, "title": minutes.title or minutes.id, _KEY: carried}


def _results(record: Record, *, scored: bool) -> list[Record]:
    text, spans = record["text"], record["spans"]
    ids = [f"{span['start']}-{span['end']}" for span in spans]
    regions = (
        {
            "id": key,
            "type": "labels",
            "from_name": FROM_NAME,
            "to_name": TO_NAME,
            "value": {
                "start": span["start"],
                "end": span["end"],
                "text": text[span["start"] : span["end"]],
                "labels": [span["label"]],
            },
            **_score(span, scored),
        }
        for key, span in zip(ids, spans, strict=True)
    )
    relations = (
        {
            "type": "relation",
            "from_id": ids[relation["head"]],
            "to_id": ids[relation["child"]],
            "direction": "right",
            "labels": labels_of(relation),
            **_score(relation, scored),
        }
        for relation in record["relations"]
    )
    return [*regions, *relations]
