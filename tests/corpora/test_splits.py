"""The splits of the corpus: by body, every kind of body held out, nothing in two splits."""

from collections import defaultdict
from pathlib import Path

import pytest

from rolecall.corpora.markup import compile_markup
from rolecall.corpora.splits import SPLITS, Split, held_out_folders, load_split, split_paths
from rolecall.errors import AnnotationError
from rolecall.values.organisations import normalise

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for body in ("amble", "bray", "corby"):
        (tmp_path / "documents" / body).mkdir(parents=True)
        for year in (2001, 2002):
            text = f"id: {body}-{year}\n---\nIn {{D {year}|{year}}} in {body}\n"
            (tmp_path / "documents" / body / f"{body}-{year}.mark").write_text(text, encoding="utf-8")
    (tmp_path / "splits.toml").write_text('[test]\ncounty = ["bray"]\n[dev]\nparish = ["corby"]\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("split", "body"), [("train", "amble"), ("test", "bray"), ("dev", "corby")])
def test_a_split_has_all_documents_of_its_bodies(small: Path, split: Split, body: str) -> None:
    assert [minutes.id for minutes in load_split(small, split)] == [f"{body}-2001", f"{body}-2002"]


def test_a_broken_document_is_named(small: Path) -> None:
    (small / "documents" / "amble" / "odd.mark").write_text("{Q|Ann}", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"odd\.mark"):
        list(load_split(small, "train"))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ('[test]\na = ["bray"]\n[dev]\nb = ["bray"]\n', "named twice"),
        ('[tests]\na = ["bray"]\n', "unknown split"),
        ("[test", "splits.toml"),
    ],
)
def test_an_unusable_table_tells_why(small: Path, table: str, reason: str) -> None:
    (small / "splits.toml").write_text(table, encoding="utf-8")
    with pytest.raises(AnnotationError, match=reason):
        list(load_split(small, "train"))


def test_no_other_split() -> None:
    with pytest.raises(AnnotationError, match="no split"):
        split_paths(CORPUS, "all")  # type: ignore[arg-type]


def test_every_folder_that_is_held_out_exists() -> None:
    folders = {path.name for path in (CORPUS / "documents").iterdir()}
    assert set(held_out_folders(CORPUS)) <= folders
    assert "demo-aldershire" not in held_out_folders(CORPUS)


def test_shares_are_about_15_and_10_percent() -> None:
    sizes = {split: len(split_paths(CORPUS, split)) for split in SPLITS if split != "fresh"}
    total = sum(sizes.values())
    assert 0.10 <= sizes["test"] / total <= 0.20
    assert 0.06 <= sizes["dev"] / total <= 0.14


def test_all_documents_of_a_council_are_in_one_split() -> None:
    splits = defaultdict(set)
    for split in SPLITS:
        for path in split_paths(CORPUS, split):
            head = path.read_text(encoding="utf-8").partition("\n---\n")[0]
            council = compile_markup(f"{head}\n---\n").council
            if council:
                splits[normalise(council)].add(split)
    assert not [council for council, found in splits.items() if len(found) > 1]
