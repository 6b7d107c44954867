"""Results that take their place when all of them are there: a stopped or failed run leaves what was there before."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from rolecall.errors import InputError


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A place of the same name to write to; everything beside it moves beside `target` when the block ends.

    Raises InputError, before the block begins, for a folder that holds something, which is never added to, and for a
    place that cannot be written.
    """
    if target.is_dir() and any(target.iterdir()):
        raise InputError(target, "is a folder that is not empty")
    try:
        if target.is_file() and not os.access(target, os.W_OK):
            raise PermissionError(None, "Permission denied")
        stage = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise InputError(target, f"cannot be written: {error.strerror or error}") from error
    try:
        yield stage / target.name
        for made in stage.iterdir():
            made.replace(target.with_name(made.name))
    finally:
        shutil.rmtree(stage)
