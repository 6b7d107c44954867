"""The corpus in splits, by body: what a model is measured on comes from bodies that it never saw.

`splits.toml` names the folders of `test`, `dev` and `fresh`, each beside the folder of documents; every other folder is
`train`. `fresh` are documents written since the model in the wheel was trained: nothing was chosen by them.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from rolecall.corpora.markup import compile_markup
from rolecall.errors import AnnotationError
from rolecall.records import Minutes

Split = Literal["train", "dev", "test", "fresh"]

SPLITS: tuple[Split, ...] = get_args(Split)


def load_split(folder: Path, name: Split) -> Iterator[Minutes]:
    """The documents of one split, compiled, in order of their path.

    `folder` is the corpus: it holds `splits.toml` and `documents/BODY/ID.mark`. Raises AnnotationError, naming the
    file, for a document that does not compile, and as `split_paths` does.
    """
    for path in split_paths(folder, name):
        yield compile_document(path)


def split_paths(folder: Path, name: Split) -> list[Path]:
    """The marked-up documents of one split of the corpus in `folder`, in order of their path.

    Raises AnnotationError when there is no such split, or `splits.toml` is missing or names a folder twice.
    """
    if name not in SPLITS:
        raise AnnotationError(f"no split {name!r}: expected one of {', '.join(SPLITS)}")
    held_out = held_out_folders(folder)
    documents = folder / "documents"
    paths = sorted(documents.rglob("*.mark"))
    return [path for path in paths if held_out.get(path.relative_to(documents).parts[0], "train") == name]


def held_out_folders(folder: Path) -> dict[str, Split]:
    """Each folder that `splits.toml` names, and its split. Raises AnnotationError as `split_paths` does."""
    path = folder / "splits.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise AnnotationError(f"{path}: {error}") from error
    found: dict[str, Split] = {}
    for split in SPLITS:
        for bodies in table.pop(split, {}).values():
            for body in bodies:
                if body in found:
                    raise AnnotationError(f"{path}: {body} is named twice")
                found[body] = split
    if table:
        raise AnnotationError(f"{path}: unknown split {', '.join(table)}")
    return found


def compile_document(path: Path) -> Minutes:
    """The document in one marked-up file. Raises AnnotationError, naming the file, when it is broken."""
    try:
        return compile_markup(path.read_text(encoding="utf-8"))
    except AnnotationError as error:
        raise AnnotationError(f"{path}: {error}") from error
