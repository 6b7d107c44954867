"""The annotation format read and written: nothing lost on the way, every error told with its reason."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.annotations import from_record, read_jsonl, to_record, write_line
from rolecall.corpora.markup import compile_markup
from rolecall.errors import AnnotationError
from rolecall.records import ENTITY_LABELS, Furniture, Mention, Minutes, PageMap, Place, Relation

MINUTES = compile_markup(
    "id: amble-2019\nmeeting_date: 2019-05-01\nbody: Parks Panel\n---\n"
    "{P#a|Ann Pugsley} resigned as {R =a @t <d former left|Clerk} of {O#t|Amble Trust} on "
    "{D#d 2019-04-03|3 April}. The {R ~a|Clerk} – “née Ó Cuinn” – left {M 5 GBP ~|£5}."
)
TEXT = "Ann Pugsley, Clerk"


def record(**changes: Any) -> dict[str, Any]:
    """A good object of the format, with some of its fields changed."""
    good: dict[str, Any] = {
        "text": TEXT,
        "meta": {"id": "amble"},
        "spans": [{"start": 0, "end": 11, "label": "PERSON"}, {"start": 13, "end": 18, "label": "ROLE"}],
        "relations": [{"head": 0, "child": 1, "label": "HOLDS"}],
    }
    return good | changes


def spans(*places: tuple[object, object, object], **more: object) -> dict[str, Any]:
    return record(
        spans=[{"start": start, "end": end, "label": label, **more} for start, end, label in places], relations=[]
    )


def relation(**changes: object) -> dict[str, Any]:
    return record(relations=[{"head": 0, "child": 1, "label": "HOLDS"} | changes])


def test_what_is_written_is_read_again() -> None:
    assert from_record(to_record(MINUTES)) == MINUTES
    assert from_record(json.loads(json.dumps(to_record(MINUTES)))) == MINUTES


def test_the_written_object_is_the_documented_one() -> None:
    written = to_record(MINUTES)
    assert written["meta"] == {
        "id": "amble-2019",
        "source": "",
        "title": None,
        "meeting_date": "2019-05-01",
        "body": "Parks Panel",
        "council": None,
    }
    assert written["spans"][0] == {"start": 0, "end": 11, "label": "PERSON", "score": 1.0}
    assert written["spans"][3] == {
        "start": 48,
        "end": 55,
        "label": "DATE",
        "value": {"value": "2019-04-03"},
        "score": 1.0,
    }
    holds, at = written["relations"][:2]
    assert holds == {
        "head": 0,
        "child": 1,
        "label": "HOLDS",
        "status": "former",
        "change": "left",
        "kind": "left",
        "score": 1.0,
    }
    assert at == {"head": 1, "child": 2, "label": "AT", "score": 1.0}


def test_little_is_needed_and_the_rest_has_defaults() -> None:
    minutes = from_record({"text": TEXT})
    assert minutes == Minutes(id="", text=TEXT)
    holds = from_record(record()).relations[0]
    assert (holds.status, holds.change, holds.score) == ("current", "none", 1.0)
    assert (holds.head.text, holds.child.text) == ("Ann Pugsley", "Clerk")
    assert holds.head.id == "amble:0-11"


PAGES = PageMap(2, (Place(0, 12, 1, (72.0, 80.5, 120.25, 92.0)), Place(13, 18, 2)), (Furniture(2, "Page 2"),))


def pages(**changes: Any) -> dict[str, Any]:
    """A good object with pages, with some of their fields changed."""
    return record(pages={"count": 2, "places": [[0, 12, 1], [13, 18, 2, 1, 2, 3, 4]], "furniture": []} | changes)


def test_pages_are_written_where_there_are_any_and_read_again() -> None:
    minutes = replace(from_record(record()), pages=PAGES)
    written = json.loads(json.dumps(to_record(minutes)))
    assert written["pages"] == {
        "count": 2,
        "places": [[0, 12, 1, 72.0, 80.5, 120.25, 92.0], [13, 18, 2]],
        "furniture": [{"page": 2, "text": "Page 2", "box": None}],
    }
    assert from_record(written) == minutes
    assert "pages" not in to_record(from_record(record()))
    assert from_record(pages(places=[])).pages == PageMap(2)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (pages(count=1), "amble: page 2 of 1"),
        (pages(places=[[0, 12, 0]]), "amble: page 0 of 2"),
        (pages(furniture=[{"page": 3, "text": "3"}]), "amble: page 3 of 2"),
        (pages(places=[[0, 12, 1], [11, 18, 1]]), "place 11-18 overlaps another or leaves the text"),
        (pages(places=[[0, 19, 1]]), "place 0-19 overlaps another or leaves the text"),
        (pages(places=[[3, 3, 1]]), "place 3-3"),
        (pages(places=[[0, 3, 1, 1, 2, 3]]), "[1, 2, 3] is no box"),
        (pages(places=[[0, 3, 1, 1, 2, 3, float("nan")]]), "is no box"),
        (pages(places=[[0, 3]]), "not in the annotation format"),
        (pages(count="many"), "not in the annotation format"),
        (pages(furniture=[{"page": 1}]), "KeyError('text')"),
        (record(pages=[]), "not in the annotation format"),
    ],
)
def test_wrong_pages_are_told(broken: dict[str, Any], told: str) -> None:
    with pytest.raises(AnnotationError) as error:
        from_record(broken)
    assert told in str(error.value)


def test_spans_may_stand_in_any_order_and_relations_follow_them() -> None:
    turned = record(
        spans=[{"start": 13, "end": 18, "label": "ROLE"}, {"start": 0, "end": 11, "label": "PERSON"}],
        relations=[{"head": 1, "child": 0, "label": "HOLDS"}],
    )
    assert from_record(turned) == from_record(record())
    assert from_record(to_record(from_record(turned))) == from_record(record())


def test_spans_may_touch() -> None:
    assert len(from_record({**spans((0, 3, "PERSON"), (3, 5, "ROLE")), "text": "AnnPA"}).mentions) == 2


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        # spans
        (spans((0, 11, "PERSON"), (4, 18, "ROLE")), "'Ann Pugsley' overlaps amble:4-18 'Pugsley, Clerk'"),
        (spans((0, 11, "PERSON"), (0, 11, "ROLE")), "overlaps"),
        (spans((0, 18, "PERSON"), (4, 6, "ROLE")), "overlaps"),
        (spans((12, 18, "ROLE")), "amble: span 12-18 ' Clerk' covers white space at an edge"),
        (spans((0, 4, "PERSON")), "covers white space at an edge"),
        (spans((0, 19, "PERSON")), "amble: span 0-19 lies outside the text"),
        (spans((-5, 18, "ROLE")), "lies outside the text"),
        (spans((5, 5, "ROLE")), "lies outside the text"),
        (spans((11, 0, "PERSON")), "lies outside the text"),
        (spans((0, 11, "PLACE")), "amble: unknown label 'PLACE'"),
        (spans((0, 11, "person")), "unknown label 'person'"),
        (spans((0, 11, "PERSON"), value="Ann"), "the value of 'Ann Pugsley' is 'Ann', not an object"),
        (spans((0, 11, "PERSON"), value=["Ann"]), "not an object"),
        (spans((0, 11, "PERSON"), score="high"), "not in the annotation format"),
        (spans(("first", 11, "PERSON")), "not in the annotation format"),
        (record(spans=[{"start": 0, "label": "PERSON"}], relations=[]), "KeyError('end')"),
        (record(spans=7), "not in the annotation format"),
        # relations
        (relation(label="KNOWS"), "unknown relation 'KNOWS'"),
        (relation(status="past"), "unknown status 'past'"),
        (relation(change="fired"), "change 'fired'"),
        (relation(head=-1), "head or child is negative"),
        (relation(child=-2), "head or child is negative"),
        (relation(child=2), "not in the annotation format"),
        (relation(child="1"), "not in the annotation format"),
        (relation(score=None), "not in the annotation format"),
        (record(relations=[{"head": 0, "label": "HOLDS"}]), "KeyError('child')"),
        # meta and the rest
        (record(meta={"id": "amble", "council": 7}), "amble: council is 7, not text or null"),
        (record(meta={"id": "amble", "meeting_date": ["2019"]}), "meeting_date is ['2019'], not text or null"),
        (record(meta={"id": "amble", "source": {}}), "source is {}, not text or null"),
        (record(meta="amble"), "not in the annotation format"),
        ({"meta": {}}, "KeyError('text')"),
    ],
)
def test_errors_tell_the_reason(broken: dict[str, Any], told: str) -> None:
    with pytest.raises(AnnotationError) as error:
        from_record(broken)
    assert told in str(error.value)


@pytest.mark.parametrize("broken", [[], "text", 7, None])
def test_what_is_no_object_is_an_error(broken: Any) -> None:
    with pytest.raises(AnnotationError):
        from_record(broken)


def test_lines_are_written_and_read(tmp_path: Path) -> None:
    stream = io.StringIO()
    write_line(MINUTES, stream)
    write_line(Minutes(id="empty", text=""), stream)
    written = stream.getvalue()
    assert written.count("\n") == 2
    assert "Ó Cuinn" in written
    path = tmp_path / "some.jsonl"
    path.write_text(written.replace("\n", "\n\n"), encoding="utf-8")
    assert list(read_jsonl(path)) == [MINUTES, Minutes(id="empty", text="")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{not json", "Expecting property name"),
        ('{"meta": {}}', "KeyError('text')"),
        ("[]", "not in the annotation format"),
        (json.dumps(relation(label="KNOWS")), "unknown relation 'KNOWS'"),
    ],
)
def test_a_bad_line_is_named_by_its_number_after_the_good_ones(line: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(record()) + "\n\n" + line + "\n", encoding="utf-8")
    lines = read_jsonl(path)
    assert next(lines).text == TEXT
    with pytest.raises(AnnotationError) as error:
        next(lines)
    assert str(error.value).startswith(f"{path}: line 3: ")
    assert told in str(error.value)


@st.composite
def documents(draw: st.DrawFn) -> Minutes:
    """Any text, cut at random places into mentions that do not overlap, with any relations between them."""
    words = draw(st.lists(st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1), max_size=6))
    mentions, start = [], 0
    for word in words:
        label = draw(st.sampled_from(ENTITY_LABELS))
        score = draw(st.integers(0, 10_000)) / 10_000
        value = draw(st.dictionaries(st.text(max_size=3), st.text(max_size=3) | st.booleans() | st.none(), max_size=2))
        mentions.append(Mention("some", start, start + len(word), label, word, value, score))
        start += len(word) + 1
    pair = st.sampled_from(mentions) if mentions else st.nothing()
    holds = st.builds(
        Relation,
        head=pair,
        child=pair,
        label=st.just("HOLDS"),
        status=st.sampled_from(["current", "former", "incoming"]),
        change=st.sampled_from(["none", "appointed", "left", "extended"]),
    )
    others = st.builds(Relation, head=pair, child=pair, label=st.sampled_from(["AT", "STARTS", "ENDS", "REFERS"]))
    relations = draw(st.lists(holds | others, max_size=4)) if mentions else []
    return Minutes("some", "\n".join(words), mentions=tuple(mentions), relations=tuple(relations))


@given(documents())
def test_any_document_comes_back_whole(minutes: Minutes) -> None:
    assert from_record(json.loads(json.dumps(to_record(minutes)))) == minutes
