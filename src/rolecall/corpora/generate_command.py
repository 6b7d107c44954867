"""The command `generate`: the documents of one split with their variants, as one file of the annotation format."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rolecall.annotations import write_line
from rolecall.corpora.generator import with_variants
from rolecall.corpora.splits import SPLITS, split_paths
from rolecall.errors import AnnotationError


def generate_command(arguments: Sequence[str]) -> int:
    """Write the documents; the exit code is 0, 1 when one was broken, 2 when the arguments are unusable.

    Documents go out one by one, so that the memory needed is that of one.
    """
    try:
        options = _parser().parse_args(arguments)
        paths = split_paths(options.corpus, options.split)
    except SystemExit as told:  # argparse has written the reason, or the help
        return 2 if told.code else 0
    except AnnotationError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    broken = 0
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("w", encoding="utf-8") as stream:
        for path in paths:
            source = path.read_text(encoding="utf-8")
            try:
                for minutes in with_variants(source, variants=options.variants, seed=options.seed):
                    write_line(minutes, stream)
            except AnnotationError as error:
                sys.stderr.write(f"{path}: {error}\n")
                broken += 1
    return 1 if broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m rolecall.corpora generate", description="Documents with variants.")
    parser.add_argument("corpus", type=Path, help="the folder that holds documents and splits.toml")
    parser.add_argument("out", type=Path, help="the file to write, in the annotation format")
    parser.add_argument("--split", choices=SPLITS, default="train", help="whose documents (default: %(default)s)")
    parser.add_argument("--variants", type=_count, default=8, help="variants of each document (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the source of chance (default: %(default)s)")
    return parser


def _count(text: str) -> int:
    if (number := int(text)) < 0:
        raise ValueError(text)
    return number
