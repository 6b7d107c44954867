"""A result written to its place: all of it or nothing, and never a half-written file under its name."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

from rolecall.errors import InputError

STDOUT = Path("-")


@contextmanager
def result_stream(path: Path | None) -> Iterator[TextIO]:
    """A UTF-8 text stream to `path`, or to stdout for None and `-`; line breaks are written as they are.

    A file is written under a temporary name beside its own and takes its place when the block ends; when
    the block raises, the old file stays as it was. A pipe or device is written to as it stands. Raises
    InputError, before the block begins, for a path that cannot be written, and BrokenPipeError when nobody
    reads stdout any more.
    """
    if path is None or path == STDOUT:
        if hasattr(sys.stdout, "reconfigure"):  # results are UTF-8 whatever the terminal's locale
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_stdout()
            raise
        return
    try:
        target = Path(os.path.realpath(path))
        regular = not target.exists() or stat.S_ISREG(target.stat().st_mode)
        if target.is_file() and not os.access(target, os.W_OK):
            raise PermissionError(None, "Permission denied")
        # The process id keeps two runs apart; "x" gives the file the permissions that a new file gets.
        place = target.with_name(f".{target.name}.{os.getpid()}.part") if regular else target
        stream = place.open("x" if regular else "w", encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(path, f"cannot be written: {error.strerror or error}") from error
    try:
        with stream:
            yield cast("TextIO", stream)
        if regular:
            if target.exists():
                shutil.copymode(target, place)
            place.replace(target)
    except BaseException:
        if regular:
            place.unlink(missing_ok=True)
        raise


def _let_go_of_stdout() -> None:
    """Send what is still buffered nowhere, since Python would complain when it cannot write it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
