"""The process in which files of strangers are read: `python -m rolecall.readers.worker MEGABYTES`.

It writes `{"ready": true}` and then answers requests, one a line on stdin: `{"path", "max_chars", "skip"}`. The answer
is lines on stdout, all of them JSON: `{"begin": NAME}` before each document of the file, then `{"reading": …}`,
`{"error": REASON}` or `{"skipped": REASON}`, and `{"end": true}` at last. `skip` is how many documents of the file to
pass over: those that were had before a process died of the next one.
"""

import json
import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from rolecall.errors import ReadingError
from rolecall.readers.contents import contents
from rolecall.readers.reading import Skipped
from rolecall.readers.text_files import check_length
from rolecall.readers.transfer import from_reading

Line = dict[str, Any]


def answers(request: Line) -> Iterator[Line]:
    """The lines that answer a request; MemoryError alone is let through, after its line."""
    try:
        for name, read in islice(contents(Path(request["path"])), request["skip"], None):
            yield {"begin": name}
            try:
                reading = read()
                if isinstance(reading, Skipped):
                    yield {"skipped": reading.reason}
                    continue
                check_length(len(reading.text), request["max_chars"])
                yield {"reading": from_reading(reading)}
            except ReadingError as error:
                yield {"error": str(error)}
            except MemoryError:
                yield {"error": "needs more memory to be read than is allowed"}
                raise
            except Exception as error:  # noqa: BLE001 - whatever a parser trips over is told as the file's failure
                yield {"error": f"cannot be read: {type(error).__name__}: {error}"}
    except ReadingError as error:
        yield {"error": str(error)}
    except OSError as error:
        yield {"error": f"cannot be read: {error.strerror or error}"}
    yield {"end": True}


def main() -> None:
    """Answer requests until stdin ends or memory does."""
    _limit_memory(int(sys.argv[1]))
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not be taken for an answer
        _write(out, {"ready": True})
        for request in sys.stdin.buffer:
            for line in answers(json.loads(request)):
                _write(out, line)


def _write(out: BinaryIO, line: Line) -> None:
    # a lone surrogate, which no encoding has, must not cost the answer
    out.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    out.flush()


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where there is the limit of time alone
        return
    limit = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main()
