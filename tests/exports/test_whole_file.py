"""A result is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from rolecall.errors import InputError
from rolecall.exports.whole_file import result_stream


def test_the_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    with result_stream(path) as stream:
        stream.write("é\n\r\n")
        assert not path.exists()
    assert path.read_bytes() == "é\n\r\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")

    def stopped_halfway() -> None:
        with result_stream(path) as stream:
            stream.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_halfway()
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    with result_stream(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_device_is_written_to_and_not_replaced() -> None:
    with result_stream(Path(os.devnull)) as stream:
        stream.write("x")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("name", ["", "gone/out.json"])
def test_what_cannot_be_written_is_told_before_the_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be written"), result_stream(tmp_path / name):
        pytest.fail("the block began")


def test_a_dash_is_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    with result_stream(Path("-")) as stream:
        stream.write("out")
    assert capsys.readouterr().out == "out"
