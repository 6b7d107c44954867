"""Files are read in a process of their own, with limits of time and memory; what it dies of costs one document.

Invariant: every document that the process begins is answered for, by a reading or by a ReadingError that says why not.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolecall.errors import ReadingError
from rolecall.readers.reading import Reading, Skipped
from rolecall.readers.transfer import to_reading

SECONDS = 120.0
"""What reading one document may take, unless the caller says otherwise."""

_FILES_A_PROCESS = 200  # after so many a new one takes over, so that what libraries leak does not add up
_START_SECONDS = 30  # what a new process may need on a busy machine before it begins, on top of its time


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take: `seconds`, and `megabytes` of memory where the system can limit that."""

    seconds: float = SECONDS
    megabytes: int = 1024


Answer = tuple[str, Reading | Skipped | ReadingError]


class Worker:
    """A process that reads files, started when first asked and anew whenever it had to be stopped.

    To be closed after use, as a context manager does.
    """

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._files = 0
        self._last_words = ""

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path, max_chars: int) -> Iterator[Answer]:
        """Each document of the file by its name within an archive, empty for one by itself."""
        done = 0
        while True:
            begun, answered = None, 0
            self._ask({"path": os.fspath(path.absolute()), "max_chars": max_chars, "skip": done})
            while line := self._next_line():
                if "begin" in line:
                    begun = line["begin"]
                elif "end" in line:
                    return
                else:
                    answered += 1
                    yield begun or "", _outcome(line)
                    begun = None
            if begun is None and not answered:
                yield "", ReadingError(self._last_words)
                return
            if begun is not None:
                answered += 1
                yield begun, ReadingError(self._last_words)
            done += answered

    def close(self) -> None:
        """Stop the process, if there is one, and what it has started, such as a program for OCR."""
        if self._process:
            with suppress(ProcessLookupError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    if stream:
                        stream.close()
            self._process = None

    def _ask(self, request: dict[str, Any]) -> None:
        self._files += 1
        if self._process is None or self._process.poll() is not None or self._files > _FILES_A_PROCESS:
            self.close()
            self._process = self._started()
        assert self._process.stdin  # noqa: S101 - it was opened as a pipe
        with suppress(OSError):  # where it has just died, the missing answer tells
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "rolecall.readers.worker", str(self._limits.megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a group of its own, to be stopped as one
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._files = 1
        self._lines = queue.Queue()
        # A thread waits for the lines, since no system but Unix can wait for a pipe with a limit of time.
        threading.Thread(target=_pass_on, args=(process, self._lines), daemon=True).start()
        ready = self._line(_START_SECONDS)
        if not ready:
            process.kill()
        return process

    def _next_line(self) -> dict[str, Any] | None:
        """The next answer; None once the process is dead, of itself or for want of time."""
        line = self._line(self._limits.seconds)
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        process = self._process
        assert process  # noqa: S101 - it was asked
        if line is None:
            self._last_words = (
                f"takes longer than {self._limits.seconds:g} s to read; raise --timeout if it is worth it"
            )
        else:
            self._last_words = f"breaks its reader ({_end_of(process.wait())})"
        self.close()
        return None

    def _line(self, seconds: float) -> bytes | None:
        """A line, empty when there will be none any more; None when the time is over."""
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            return None


def _pass_on(process: "subprocess.Popen[bytes]", lines: "queue.Queue[bytes]") -> None:
    assert process.stdout  # noqa: S101 - it was opened as a pipe
    with suppress(OSError, ValueError):  # closed meanwhile
        for line in process.stdout:
            lines.put(line)
    lines.put(b"")


def _outcome(line: dict[str, Any]) -> Reading | Skipped | ReadingError:
    if "skipped" in line:
        return Skipped(line["skipped"])
    return ReadingError(line["error"]) if "error" in line else to_reading(line["reading"])


def _end_of(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"status {status}"
