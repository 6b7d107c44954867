"""Progress is for who watches: rate and time left on a terminal, nothing in a pipe."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from rolecall.cli import messages
from rolecall.cli.messages import progress
from rolecall.readers.paths import expected


@pytest.mark.parametrize("watched", [True, False])
def test_progress_tells_rate_and_time_left_to_a_terminal_alone(monkeypatch: pytest.MonkeyPatch, watched: bool) -> None:
    out = StringIO()
    console = Console(file=out, force_terminal=watched, width=120)
    monkeypatch.setattr(messages, "stderr", console)
    assert list(progress(iter(range(5)), "Reading", total=3)) == [0, 1, 2, 3, 4]
    shown = out.getvalue()
    assert ("Reading" in shown and "5/5" in shown and "/s" in shown and "left" in shown) if watched else not shown


def test_as_many_documents_are_expected_as_there_are_files_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n{}\n", encoding="utf-8")
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    assert expected([tmp_path]) == 4
    assert expected([tmp_path, Path("-")]) is None
