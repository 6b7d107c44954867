"""The corpus as a dataset: typed columns, one split a body, the same documents after a Parquet file."""

from pathlib import Path

import pytest
from datasets import ClassLabel, Dataset, DatasetDict

import rolecall
from rolecall.annotations import write_line
from rolecall.corpora.__main__ import main
from rolecall.corpora.dataset import documents_of, features, load_dataset
from rolecall.corpora.splits import load_split
from rolecall.pipeline.training_reader import minutes_reader

SOURCE = """id: {0}-2019
meeting_date: 2019-05-07
council: {0} Town Council
---
{{P#dow|Kay Dowerby}} ({{R =dow appointed|Clerk}}) reported in {{D null|due time}} on {{M 4200 GBP ~|£4,200}} of
{{O|{0} Town Council}}. The {{R ~dow|Clerk}} was thanked.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for body in ("amble", "bray", "corby"):
        (tmp_path / "documents" / body).mkdir(parents=True)
        path = tmp_path / "documents" / body / f"{body}-2019.mark"
        path.write_text(SOURCE.format(body), encoding="utf-8")
    (tmp_path / "splits.toml").write_text('[test]\nparish = ["bray"]\n[dev]\nparish = ["corby"]\n', encoding="utf-8")
    return tmp_path


def test_splits_and_typed_columns(corpus: Path) -> None:
    dataset = load_dataset(corpus)
    assert isinstance(dataset, DatasetDict)
    assert {name: split["meta"][0]["id"] for name, split in dataset.items()} == {
        "train": "amble-2019",
        "dev": "corby-2019",
        "test": "bray-2019",
    }
    for split in dataset.values():
        assert split.features == features()
    label = features()["spans"].feature["label"]
    assert isinstance(label, ClassLabel)
    first = dataset["train"][0]["spans"][0]
    assert (label.int2str(first["label"]), first["value"]) == ("PERSON", None)


def test_rows_are_the_documents(corpus: Path) -> None:
    assert list(documents_of(load_dataset(corpus)["train"])) == list(load_split(corpus, "train"))


def test_parquet_reads_back_equal(corpus: Path, tmp_path: Path) -> None:
    train = load_dataset(corpus)["train"]
    train.to_parquet(tmp_path / "train.parquet")
    back = Dataset.from_parquet(str(tmp_path / "train.parquet"), cache_dir=str(tmp_path / "cache"))
    assert back.features == train.features
    assert list(documents_of(back)) == list(load_split(corpus, "train"))


def test_a_converted_file_trains_like_the_lines_it_came_from(corpus: Path, tmp_path: Path) -> None:
    lines, parquet = tmp_path / "train.jsonl", tmp_path / "train.parquet"
    with lines.open("w", encoding="utf-8") as stream:
        for minutes in load_split(corpus, "train"):
            write_line(minutes, stream)
    assert main(["convert", str(lines), str(parquet)]) == 0
    nlp = rolecall.load("minutes_rules")
    examples = [list(minutes_reader(path)(nlp)) for path in (lines, parquet)]
    assert [[(e.text, e.label_) for e in one.reference.ents] for one in examples[0]] == [
        [(e.text, e.label_) for e in one.reference.ents] for one in examples[1]
    ]
    assert main(["convert", str(tmp_path / "missing.jsonl"), str(parquet)]) == 2
