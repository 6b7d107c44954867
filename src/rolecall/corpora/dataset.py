"""The corpus as `datasets` from Hugging Face, in the splits of `splits.toml`; needs the extra `train`."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolecall.annotations import from_record, to_record
from rolecall.corpora.splits import SPLITS, load_split
from rolecall.records import CHANGE_OF_KIND, CHANGES, ENTITY_LABELS, RELATION_LABELS, STATUSES, Minutes

if TYPE_CHECKING:
    from datasets import DatasetDict, Features

_META = ("id", "source", "title", "meeting_date", "body", "council", "type")


def load_dataset(folder: Path) -> "DatasetDict":
    """The corpus in `folder` as train, dev, test and fresh, one row a document, with the columns of `features`.

    A split without documents is left out.

    Parquet files of it read back equal. Raises ImportError without the extra `train`, and AnnotationError as
    `rolecall.corpora.splits.load_split` does.
    """
    from datasets import Dataset, DatasetDict

    columns = features()
    rows = {split: [row_of(minutes) for minutes in load_split(folder, split)] for split in SPLITS}
    return DatasetDict({split: Dataset.from_list(some, features=columns) for split, some in rows.items() if some})


def features() -> "Features":
    """The typed columns: `text`, `meta`, `spans`, `relations` and `pages`, as in the annotation format.

    A span's `value` is its JSON, since its keys depend on the label; `head` and `child` index `spans`; `status` and
    `change` are null for any relation but HOLDS, `kind` wherever no post changes hands; `pages` is its JSON, null for a
    document without pages. Files of an older rolecall lack `score` and `pages`; they are read as certain.
    """
    from datasets import ClassLabel, Features, List, Value

    return Features(
        {
            "text": Value("string"),
            "meta": {key: Value("string") for key in _META},
            "spans": List(
                {
                    "start": Value("int32"),
                    "end": Value("int32"),
                    "label": ClassLabel(names=list(ENTITY_LABELS)),
                    "value": Value("string"),
                    "score": Value("float64"),
                }
            ),
            "relations": List(
                {
                    "head": Value("int32"),
                    "child": Value("int32"),
                    "label": ClassLabel(names=list(RELATION_LABELS)),
                    "status": ClassLabel(names=list(STATUSES)),
                    "change": ClassLabel(names=list(CHANGES)),
                    "kind": ClassLabel(names=list(CHANGE_OF_KIND)),
                    "score": Value("float64"),
                }
            ),
            "pages": Value("string"),
        }
    )


def row_of(minutes: Minutes) -> dict[str, Any]:
    """The document as one row; labels by name."""
    record = to_record(minutes)
    spans = [
        {key: span[key] for key in ("start", "end", "label", "score")} | {"value": _json(span.get("value"))}
        for span in record["spans"]
    ]
    relations = [
        {key: relation.get(key) for key in ("head", "child", "label", "status", "change", "kind", "score")}
        for relation in record["relations"]
    ]
    pages = _json(record.get("pages"))
    return {"text": record["text"], "meta": record["meta"], "spans": spans, "relations": relations, "pages": pages}


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def write_parquet(documents: Iterable[Minutes], path: Path) -> int:
    """Write the documents as one Parquet file with the columns of `features`; the number of documents.

    Raises ImportError without the extra `train`.
    """
    from datasets import Dataset

    dataset = Dataset.from_list([row_of(minutes) for minutes in documents], features=features())
    dataset.to_parquet(str(path))
    return len(dataset)


def read_rows(path: Path) -> Iterable[dict[str, Any]]:
    """The rows of a Parquet file with the columns of `features`, streamed.

    Raises ImportError without the extra `train`, OSError for a path that is no such file, and ValueError for a file
    that is no Parquet.
    """
    from datasets import IterableDataset
    from pyarrow.parquet import read_schema

    read_schema(path)  # raises what datasets would log at length before it raises it
    rows: Iterable[dict[str, Any]] = IterableDataset.from_parquet(str(path))
    return rows


def documents_of(rows: Iterable[dict[str, Any]]) -> Iterator[Minutes]:
    """The documents that rows of the dataset hold, labels by number or by name."""
    return (document_of(row) for row in rows)


def document_of(row: dict[str, Any]) -> Minutes:
    """The document that one row of the dataset holds; raises AnnotationError as `from_record` does."""
    spans = [
        {
            **span,
            "label": _name(span["label"], ENTITY_LABELS),
            "value": json.loads(span["value"] or "{}"),
            "score": _score(span),
        }
        for span in row["spans"]
    ]
    relations = [
        {
            "head": relation["head"],
            "child": relation["child"],
            "label": _name(relation["label"], RELATION_LABELS),
            "status": _name(relation["status"], STATUSES) or "current",
            "change": _name(relation["change"], CHANGES) or "none",
            "kind": _name(relation.get("kind"), tuple(CHANGE_OF_KIND)),
            "score": _score(relation),
        }
        for relation in row["relations"]
    ]
    pages = json.loads(row.get("pages") or "null")
    return from_record(
        {"text": row["text"], "meta": row["meta"], "spans": spans, "relations": relations, "pages": pages}
    )


def _score(item: dict[str, Any]) -> float:
    """The score of a span or relation; who states none is taken to be certain."""
    score: float | None = item.get("score")
    return 1.0 if score is None else score


def _name(label: int | str | None, names: tuple[str, ...]) -> str | None:
    return names[label] if isinstance(label, int) else label
