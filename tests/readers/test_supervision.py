"""One bad file costs one line: whatever its reader does, the others are read and the run ends."""

import os
import sys
import time
import zipfile
from pathlib import Path

import pytest

from rolecall.errors import ReadingError
from rolecall.readers.reading import Reading, Skipped
from rolecall.readers.supervision import Limits, Worker

# Taken up by every Python that has the folder on its path: text files that say so misbehave when read.
MISCHIEF = """
import os, subprocess, time
from rolecall.readers import contents, encodings

def read(content):
    if content.startswith(b"hang"):
        time.sleep(60)
    if content.startswith(b"child"):
        subprocess.run(["sh", "-c", "sleep 4; touch " + content.decode().split()[1]], check=True)
    if content.startswith(b"die"):
        os.abort()
    if content.startswith(b"eat"):
        return bytearray(1 << 31)
    if content.startswith(b"trip"):
        raise KeyError("surprise")
    print("not an answer", flush=True)
    return encodings.read_encoded(content)

encodings.read_mischief = read
contents._READERS[contents.Format.TEXT] = "rolecall.readers.encodings:read_mischief"
"""
WORDS = ("good", "hang", "die", "eat", "trip", "last")
OUTCOMES = {
    "hang": "takes longer than 2 s to read; raise --timeout if it is worth it",
    "die": "breaks its reader (SIGABRT)",
    "eat": "needs more memory to be read than is allowed",
    "trip": "cannot be read: KeyError: 'surprise'",
}


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Worker:
    place = tmp_path / "mischief"
    place.mkdir()
    (place / "sitecustomize.py").write_text(MISCHIEF, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(place), *sys.path])
    return Worker(Limits(seconds=2, megabytes=1024))


def told(outcome: Reading | Skipped | ReadingError) -> str:
    return outcome.text if isinstance(outcome, Reading) else str(outcome)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
def test_each_file_has_its_own_end(worker: Worker, tmp_path: Path) -> None:
    with worker:
        for word in WORDS:
            path = tmp_path / f"{word}.txt"
            path.write_text(word, encoding="utf-8")
            [(name, outcome)] = worker.read(path, 100)
            assert (name, told(outcome)) == ("", OUTCOMES.get(word, word))


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
def test_the_rest_of_an_archive_is_read(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for word in WORDS:
            archive.writestr(f"{word}.txt", word)
    with worker:
        found = {name: told(outcome) for name, outcome in worker.read(path, 100)}
    assert found == {f"{word}.txt": OUTCOMES.get(word, word) for word in WORDS}


def test_a_text_that_is_too_long_never_comes_over(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes("Café ".encode("cp1252") * 1000)
    with Worker() as worker:
        [(_, outcome)] = worker.read(path, 100)
    assert told(outcome) == "has 5,000 characters; the limit is 100, split it or raise --max-chars"


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    with Worker() as worker:
        [(_, outcome)] = worker.read(tmp_path / "gone.pdf", 100)
    assert told(outcome) == "cannot be read: No such file or directory"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes there")
def test_what_a_reader_has_started_is_stopped_with_it(worker: Worker, tmp_path: Path) -> None:
    mark = tmp_path / "alive"
    path = tmp_path / "child.txt"
    path.write_text(f"child {mark}", encoding="utf-8")
    with worker:
        [(_, outcome)] = worker.read(path, 100)
    assert told(outcome) == OUTCOMES["hang"]
    time.sleep(2.5)  # by then the child would have left its mark
    assert not mark.exists()
