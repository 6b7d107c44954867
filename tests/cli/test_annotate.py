"""`rolecall annotate`: pre-labelled documents for each tool, the hardest first; the corrected export trains."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import rolecall
from rolecall.annotations import read_jsonl, to_record
from rolecall.cli import app
from rolecall.cli.annotate import Tool
from rolecall.conversion import hardest_first, uncertainty
from rolecall.pipeline.annotation_files import FORMATS, read_annotated
from rolecall.records import Mention, Minutes

CONFIG = Path(__file__).parents[2] / "training/configs/minutes_sm.cfg"
TINY = (
    "training.max_epochs=1",
    "training.max_steps=2",
    "training.eval_frequency=1",
    "components.tok2vec.model.embed.width=8",
    "components.tok2vec.model.encode.width=8",
    "components.tok2vec.model.encode.depth=1",
    "components.ner.model.tok2vec.width=8",
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["annotate", *map(str, arguments)])


def scored(id_: str, *scores: float) -> Minutes:
    mentions = tuple(Mention(id_, 2 * i, 2 * i + 1, "PERSON", "A", {}, score) for i, score in enumerate(scores))
    return Minutes(id_, "A " * len(scores), mentions=mentions)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Documents that were extracted, of which the model is more and less sure."""
    path = tmp_path / "minutes.jsonl"
    documents = [scored("sure", 1.0, 1.0), scored("unsure", 0.3, 0.4), scored("fairly", 0.9, 0.8)]
    path.write_text("".join(json.dumps(to_record(m)) + "\n" for m in documents), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("document", "expected"),
    [(scored("a", 1.0), 0), (scored("a", 0.5, 0.75), 0.375), (scored("a", 0.0), 1), (scored("a"), 0.5)],
)
def test_uncertainty_is_the_mean_of_what_scores_leave(document: Minutes, expected: float) -> None:
    assert uncertainty(document) == pytest.approx(expected)


def test_hardest_first_keeps_the_order_of_equals() -> None:
    documents = [scored("a", 1.0), scored("b"), scored("c", 0.5), scored("d", 0.2)]
    for limit in (None, 4, 2):
        assert [m.id for m in hardest_first(documents, limit)] == ["d", "b", "c", "a"][: limit or 4]


@pytest.mark.parametrize("tool", list(Tool))
def test_each_tool_gets_the_hardest_documents(tool: Tool, minutes: Path, tmp_path: Path) -> None:
    form = next(form for form in FORMATS if form.name == tool)
    out = tmp_path / ("out" + ("" if form.folder else form.suffixes[0]))
    done = run(minutes, "-o", out, "--tool", tool, "--limit", 2)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    back = list(read_annotated(out))
    assert {m.id for m in back} == {"unsure", "fairly"}
    if not form.folder:
        assert [m.id for m in back] == ["unsure", "fairly"]
    scores = {mention.score for m in back for mention in m.mentions}
    assert scores == ({0.3, 0.4, 0.9, 0.8} if tool is Tool.LABEL_STUDIO else {1.0})


def test_every_tool_is_one_that_documents_can_be_written_for() -> None:
    assert {form.name for form in FORMATS if form.prelabel} == set(Tool)


def test_texts_go_through_the_model_and_failures_are_named(tmp_path: Path) -> None:
    (tmp_path / "may.txt").write_text("Present: Cllr Ana Dawe (Chairman)\nThe grant was £1,200.\n", encoding="utf-8")
    out = tmp_path / "tasks.json"
    done = run(tmp_path / "may.txt", tmp_path / "gone.txt", "-o", out, "--model", "minutes_rules")
    assert done.exit_code == 1
    assert "gone.txt: no such file or folder" in done.stderr
    (task,) = json.loads(out.read_text(encoding="utf-8"))
    assert "£1,200" in {r["value"]["text"] for r in task["predictions"][0]["result"] if r["type"] == "labels"}
    assert (tmp_path / "tasks.config.xml").is_file()


def test_unusable_arguments(minutes: Path, tmp_path: Path) -> None:
    for arguments in (
        (minutes,),
        (minutes, "-o", tmp_path / "a.json", "--tool", "excel"),
        (minutes, "-o", tmp_path, "--tool", "brat"),
    ):
        done = run(*arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr


def test_a_corrected_export_of_label_studio_trains(data: Path, tmp_path: Path) -> None:
    tasks = tmp_path / "tasks.json"
    assert run(data, "-o", tasks).exit_code == 0
    export = json.loads(tasks.read_text(encoding="utf-8"))
    for number, task in enumerate(export, start=1):  # as Label Studio exports what people have corrected
        (prediction,) = task.pop("predictions")
        results = [r for r in prediction["result"] if r.get("value", {}).get("labels") != ["MONEY"]]
        task |= {
            "id": number,
            "annotations": [{"id": number, "completed_by": 1, "result": results, "was_cancelled": False}],
        }
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export), encoding="utf-8")
    corrected = list(read_annotated(path))
    assert {m.id for m in corrected} == {m.id for m in read_jsonl(data)}
    assert not [m for minutes in corrected for m in minutes.mentions if m.label == "MONEY"]

    settings = (*TINY, f"paths.train={path}", f"paths.dev={path}")
    words = ["train", str(CONFIG), "-o", str(tmp_path / "model"), *(word for s in settings for word in ("--set", s))]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert rolecall.load(str(tmp_path / "model" / "model-best")).pipe_names


@pytest.mark.parametrize("content", ["[{}]", '[{"data": {"text": "x"}, "annotations": [{"result": [{}]}]}]'])
def test_an_export_that_cannot_be_used_is_told_in_one_line(content: str, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(app, ["train", str(CONFIG), "-o", str(tmp_path), "--set", f"paths.train={path}"])
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert str(path) in done.stderr.replace("\n", "")
