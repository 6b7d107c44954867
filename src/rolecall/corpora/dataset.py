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
    """The corpus in `folder` as train, dev and test, one row a document, with the columns that `features` declares.

    Parquet files of it read back equal. Raises ImportError without the extra `train`, and AnnotationError as
    `rolecall.corpora.splits.load_split` does.
    """
    from datasets import Dataset, DatasetDict

    columns = features()
    return DatasetDict(
        {
            split: Dataset.from_list([row_of(minutes) for minutes in load_split(folder, split)], features=columns)
            for split in SPLITS
        }
    )


def features() -> "Features":
    """The typed columns: `text`, `meta`, `spans` and `relations`, as in the annotation format.

    A span's `value` is its JSON, since its keys depend on the label; `head` and `child` index `spans`; `status` and
    `change` are null for any relation but HOLDS, `kind` wherever no post changes hands.
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
                }
            ),
        }
    )


def row_of(minutes: Minutes) -> dict[str, Any]:
    """The document as one row; labels by name."""
    record = to_record(minutes)
    spans = [
        {key: span[key] for key in ("start", "end", "label")}
        | {"value": json.dumps(span["value"], ensure_ascii=False) if "value" in span else None}
        for span in record["spans"]
    ]
    relations = [
        {key: relation.get(key) for key in ("head", "child", "label", "status", "change", "kind")}
        for relation in record["relations"]
    ]
    return {"text": record["text"], "meta": record["meta"], "spans": spans, "relations": relations}


def write_parquet(documents: Iterable[Minutes], path: Path) -> int:
    """Write the documents as one Parquet file with the columns of `features`; the number of documents.

    Raises ImportError without the extra `train`.
    """
    from datasets import Dataset

    dataset = Dataset.from_list([row_of(minutes) for minutes in documents], features=features())
    dataset.to_parquet(str(path))
    return len(dataset)


def read_parquet(path: Path) -> Iterator[Minutes]:
    """The documents of a Parquet file with the columns of `features`, streamed.

    Raises ImportError without the extra `train`, and OSError for a path that is no such file.
    """
    from datasets import IterableDataset

    return documents_of(IterableDataset.from_parquet(str(path)))


def documents_of(rows: Iterable[dict[str, Any]]) -> Iterator[Minutes]:
    """The documents that rows of the dataset hold, labels by number or by name."""
    for row in rows:
        spans = [
            {**span, "label": _name(span["label"], ENTITY_LABELS), "value": json.loads(span["value"] or "{}")}
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
            }
            for relation in row["relations"]
        ]
        yield from_record({"text": row["text"], "meta": row["meta"], "spans": spans, "relations": relations})


def _name(label: int | str | None, names: tuple[str, ...]) -> str | None:
    return names[label] if isinstance(label, int) else label
