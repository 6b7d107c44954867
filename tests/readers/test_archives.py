"""What is in an archive comes out file by file, whatever the archive claims."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from rolecall.errors import ReadingError
from rolecall.readers import archives
from rolecall.readers.archives import is_unasked, members


def zipped(files: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def found(content: bytes) -> dict[str, bytes | str]:
    return {name: str(got) if isinstance(got, ReadingError) else got for name, got in members(io.BytesIO(content))}


def test_files_come_by_name_and_those_that_systems_add_are_known() -> None:
    files = {"a/one.txt": b"1", "../two.txt": b"2", "__MACOSX/a/._one.txt": b"x", ".DS_Store": b"x", "a/": b""}
    assert {name for name in found(zipped(files)) if not is_unasked(name)} == {"a/one.txt", "../two.txt"}


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    content = zipped({"deep.txt": b"deep"})
    for _ in range(5):
        content = zipped({"in.zip": content, "beside.txt": b"beside"})
    got = found(content)
    assert got["in.zip/in.zip/beside.txt"] == b"beside"
    assert [got[name] for name in got if "not opened" in str(got[name])] == [
        "lies in 4 archives within one another, not opened"
    ]


@pytest.mark.parametrize("size", [30 << 20, 300 << 20])
def test_a_bomb_is_not_unpacked(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_MEMBER", 20 << 20)
    got = found(zipped({"bomb.txt": b"0" * size, "good.txt": b"good"}))
    assert got["bomb.txt"] == "is larger than 20 MB"
    assert got["good.txt"] == b"good"


def test_an_archive_may_not_unpack_to_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 3 << 20)
    got = found(zipped({f"{n}.txt": bytes([65 + n]) * (1 << 20) for n in range(5)}))
    assert [isinstance(one, bytes) for one in got.values()] == [True, True, True, False, False]


def test_damage_costs_the_file_that_has_it() -> None:
    content = bytearray(zipped({"bad.txt": b"bad" * 50, "good.txt": b"good"}, compression=zipfile.ZIP_STORED))
    at = content.index(b"badbad")
    content[at : at + 3] = b"odd"
    got = found(bytes(content))
    assert str(got["bad.txt"]).startswith("is damaged in the archive: Bad CRC-32")
    assert got["good.txt"] == b"good"


def test_a_file_that_states_a_false_size_is_refused() -> None:
    content = bytearray(zipped({"a.txt": b"a" * 4000}))
    at = content.index(b"PK\x01\x02") + 24  # the size in the central directory
    content[at : at + 4] = (3 << 30).to_bytes(4, "little")
    assert found(bytes(content)) == {"a.txt": "unpacks to far more than it can hold: refused as a zip bomb"}


def test_an_encrypted_file_and_a_broken_archive_say_what_they_are() -> None:
    content = bytearray(zipped({"a.txt": b"a"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert found(bytes(content)) == {"a.txt": "is encrypted: unpack it first"}
    with pytest.raises(ReadingError, match="is a broken zip archive"):
        found(zipped({"a.txt": b"a"})[:-10])
