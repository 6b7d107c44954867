"""Paths become documents: each file once, ids that differ, and a word for everything that is not used."""

import io
import json
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rolecall.annotations import to_record
from rolecall.corpora.markup import compile_markup
from rolecall.errors import InputError
from rolecall.readers import Document, documents
from rolecall.records import Minutes


class Heard:
    """What was read, and what was said of the rest."""

    def __init__(self, *paths: Path, exclude: tuple[Path, ...] = ()) -> None:
        self.errors: list[str] = []
        self.notes: list[str] = []
        self.documents = list(
            documents(
                paths,
                on_error=lambda error: self.errors.append(str(error)),
                on_note=self.notes.append,
                exclude=exclude,
            )
        )

    @property
    def ids(self) -> list[str]:
        return [document.id for document in self.documents]


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    def put(name: str, text: str = "Present: Cllr Dawe") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return put


def line(id_: str, text: str = "Cllr {P#d|Dawe} ({R =d|Chairman})") -> str:
    return json.dumps(to_record(compile_markup(f"id: {id_}\n---\n{text}")), ensure_ascii=False) + "\n"


def test_a_file_is_a_document_with_its_stem_source_and_title(put: Callable[..., Path]) -> None:
    path = put("2019-05 minutes.md", "\n# Marle Parish Council\r\nPresent")
    expected = Document(
        "2019-05 minutes", "\n# Marle Parish Council\r\nPresent", path.as_posix(), "Marle Parish Council"
    )
    assert Heard(path).documents == [expected]


def test_a_folder_is_read_to_its_depth_in_sorted_order(put: Callable[..., Path], tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.TXT", "c.jsonl"):
        put(name, line("c") if name.endswith("jsonl") else name)
    assert Heard(tmp_path).ids == ["y", "z", "b", "c"]


def test_what_a_folder_holds_besides_is_told_once_and_is_no_failure(put: Callable[..., Path], tmp_path: Path) -> None:
    for name in ("a.txt", "scan.tif", ".hidden.txt", ".git/config", "sub/photo.jpg"):
        put(name)
    (tmp_path / "loop").symlink_to(tmp_path)
    heard = Heard(tmp_path)
    assert (heard.ids, heard.errors) == (["a"], [])
    for name in ("scan.tif", ".hidden.txt", ".git", "sub/photo.jpg", "loop"):
        assert len([note for note in heard.notes if note.startswith(f"{tmp_path / name}: skipped")]) == 1
    assert len(heard.notes) == 5


def test_a_file_named_itself_may_have_any_suffix(put: Callable[..., Path]) -> None:
    assert Heard(put("minutes.html"), put("MINUTES")).ids == ["minutes", "MINUTES"]


def test_failures_are_told_and_the_rest_is_read(put: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    heard = Heard(tmp_path / "gone.txt", put("empty.txt", ""), tmp_path / "none", put("a.txt"))
    assert heard.ids == ["a"]
    assert heard.errors == [
        f"{tmp_path / 'gone.txt'}: no such file or folder",
        f"{tmp_path / 'empty.txt'}: is empty",
        f"{tmp_path / 'none'}: holds no file that can be read",
    ]


def test_without_a_listener_the_first_failure_is_raised_in_its_turn(put: Callable[..., Path]) -> None:
    found = documents([put("a.txt"), put("empty.txt", ""), put("b.txt")])
    assert next(found).id == "a"
    with pytest.raises(InputError, match="is empty"):
        next(found)


def test_one_path_need_not_be_in_a_list(put: Callable[..., Path]) -> None:
    assert [document.id for document in documents(str(put("a.txt")))] == ["a"]


def test_same_stems_are_numbered_with_a_note(put: Callable[..., Path], tmp_path: Path) -> None:
    put("2016/minutes.txt")
    put("2017/minutes.txt")
    put("2018/minutes-2.txt")
    heard = Heard(tmp_path)
    assert heard.ids == ["minutes", "minutes-2", "minutes-2-2"]
    assert len(heard.notes) == 2
    assert heard.notes[0] == f"{tmp_path / '2017/minutes.txt'}: minutes is taken, called minutes-2"


def test_a_file_named_twice_is_read_once(put: Callable[..., Path], tmp_path: Path) -> None:
    path = put("a.txt")
    heard = Heard(path, tmp_path, tmp_path / "." / "a.txt")
    assert heard.ids == ["a"]
    assert len(heard.notes) == 2


def test_the_output_in_a_folder_is_not_an_input(put: Callable[..., Path], tmp_path: Path) -> None:
    put("a.txt")
    heard = Heard(tmp_path, exclude=(put("out.jsonl", line("b")),))
    assert heard.ids == ["a"]
    assert heard.notes == [f"{tmp_path / 'out.jsonl'}: skipped, it is the output"]


def test_lines_of_a_jsonl_come_as_they_are(put: Callable[..., Path]) -> None:
    path = put("out.jsonl", line("a") + "\n" + line("b", "Cllr {P|Ögmund\u2028Dawe}"))
    a, b = Heard(path).documents
    assert isinstance(a, Minutes)
    assert [to_record(m) for m in (a, b) if isinstance(m, Minutes)] == [
        json.loads(line("a")),
        json.loads(line("b", "Cllr {P|Ögmund\u2028Dawe}")),
    ]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"text": "a"', "not JSON"),
        ("[1]", "not an object with a text"),
        ('{"text": 5, "spans": []}', "not an object with a text"),
        ('{"text": "a", "meta": {"id": "x"}}', "no spans"),
        ('{"text": "a", "spans": [], "meta": {}}', "no meta.id"),
        ('{"text": " ", "spans": [], "meta": {"id": "x"}}', "x has no text"),
        ('{"text": "a\\ud800", "spans": [], "meta": {"id": "x"}}', "not JSON"),
        (
            '{"text": "ab", "spans": [{"start": 0, "end": 9, "label": "ROLE"}], "meta": {"id": "x"}}',
            "x: span 0-9 lies outside the text",
        ),
        ("[" * 100_000, "not"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_used(put: Callable[..., Path], broken: str, reason: str) -> None:
    path = put("out.jsonl", line("a") + broken + "\n" + line("b"))
    heard = Heard(path)
    assert heard.ids == ["a", "b"]
    assert len(heard.errors) == 1
    assert heard.errors[0].startswith(f"{path}: line 2: {reason}")


def test_a_wrong_byte_spoils_its_own_line_only(put: Callable[..., Path]) -> None:
    path = put("out.jsonl", line("a") + line("b") + line("c"))
    path.write_bytes(path.read_bytes().replace(b'"b"', b'"\xff"'))
    heard = Heard(path)
    assert heard.ids == ["a", "c"]
    assert "line 2" in heard.errors[0]


def test_an_empty_jsonl_is_a_failure(put: Callable[..., Path]) -> None:
    path = put("out.jsonl", "\n \n")
    assert Heard(path).errors == [f"{path}: is empty"]


def test_an_extraction_and_its_own_text_count_once(put: Callable[..., Path], tmp_path: Path) -> None:
    put("a.txt", "Cllr Dawe (Chairman)")
    put("b.jsonl", line("a"))
    put("c.jsonl", line("a", "Another text"))
    heard = Heard(tmp_path)
    assert heard.ids == ["a", "a-2"]
    assert heard.notes == [
        f"{tmp_path / 'b.jsonl'}: a came before with the same text, used once",
        f"{tmp_path / 'c.jsonl'}: a is taken, called a-2",
    ]


def test_a_renamed_document_renames_its_mentions(put: Callable[..., Path]) -> None:
    heard = Heard(put("x.jsonl", line("a")), put("y.jsonl", line("a", "{P#e|Elm}, {R =e|Clerk}")))
    second = heard.documents[1]
    assert isinstance(second, Minutes)
    assert {m.document for m in second.mentions} == {"a-2"}
    assert [(r.head.id, r.child.id) for r in second.relations] == [("a-2:0-3", "a-2:5-10")]


def test_other_encodings_and_archives_are_read_with_a_word(put: Callable[..., Path], tmp_path: Path) -> None:
    put("latin.txt").write_bytes("The café’s grant".encode("cp1252"))
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("2019/may.txt", "Present: Cllr Dawe")
        archive.writestr("2019/map.png", b"\x89PNG")
        archive.writestr("2019/wrong.docx", "Present: Cllr Bell")
        archive.writestr("2019/none.txt", "")
        archive.writestr("__MACOSX/2019/._may.txt", "Mac")
    heard = Heard(tmp_path)
    assert [(document.id, document.text, document.source) for document in heard.documents] == [
        ("latin", "The café’s grant", f"{tmp_path}/latin.txt"),
        ("may", "Present: Cllr Dawe", f"{tmp_path}/more.zip/2019/may.txt"),
        ("wrong", "Present: Cllr Bell", f"{tmp_path}/more.zip/2019/wrong.docx"),
    ]
    assert heard.notes == [
        f"{tmp_path}/latin.txt: is not UTF-8, read as cp1252",
        f"{tmp_path}/more.zip/2019/map.png: skipped, no kind of document",
        f"{tmp_path}/more.zip/__MACOSX/2019/._may.txt: skipped, a hidden file",
    ]
    assert heard.errors == [f"{tmp_path}/more.zip/2019/none.txt: is empty"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "minutes.fifo"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=("The café".encode("cp1252"),))
    writer.start()
    heard = Heard(pipe)
    writer.join()
    assert [(document.id, document.text) for document in heard.documents] == [("minutes", "The café")]


def test_the_standard_input_is_a_text_or_what_extract_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Present: Cllr Dawe")))
    assert Heard(Path("-")).documents == [Document("stdin", "Present: Cllr Dawe", "-", "Present: Cllr Dawe")]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((line("a") + "{}\n").encode())))
    heard = Heard(Path("-"))
    assert heard.ids == ["a"]
    assert heard.errors == ["-: line 2: not an object with a text"]


def test_what_is_no_file_is_told() -> None:
    assert Heard(Path(os.devnull)).errors == [f"{os.devnull}: is not a regular file"]


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    [error] = Heard(tmp_path / "a.txt").errors
    assert error.startswith(f"{tmp_path / 'a.txt'}: cannot be read")
