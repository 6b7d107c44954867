"""brat's standoff format: a folder with a `.txt` and an `.ann` for each document (brat.nlplab.org/standoff.html).

Idea: T a mention, R a relation, A status, change and kind of a HOLDS, AnnotatorNotes values and scores as JSON, which
also say for what they were made, so that they fall away when a person has changed the mention. A mention that
crosses a line break is written in fragments, a line each, as brat itself does; fragments with nothing but white space
between them are read as one mention. What a document says of itself stands in a note of the type Metadata.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from rolecall.annotations import Record, to_record
from rolecall.conversion.brat_config import annotation_conf
from rolecall.conversion.drawn import minutes_of_drawn
from rolecall.conversion.file_names import file_name
from rolecall.conversion.json_lines import in_json
from rolecall.conversion.telling import OnError, OnNote, attempt, log_note, raise_error
from rolecall.errors import AnnotationError
from rolecall.records import Minutes, change_of

_NOTES, _METADATA = "AnnotatorNotes", "Metadata"
_MARKS = {"Status": "status", "Change": "change", "Kind": "kind"}
_NOTHING = (None, "current", "none")
_FRAGMENT = re.compile(r"[^\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What can stand on one line of a file: neither a line break, for anyone, nor a tab."""


@dataclass(slots=True)
class _Standoff:
    """The annotations of one `.ann` file under their ids."""

    spans: dict[str, Record] = field(default_factory=dict)
    relations: dict[str, Record] = field(default_factory=dict)
    marks: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    """The documents of a folder, whatever the depth, or of one `.ann` file with the `.txt` beside it."""
    for ann in sorted(path.rglob("*.ann")) if path.is_dir() else [path]:
        default_id = ann.relative_to(path).with_suffix("").as_posix() if path.is_dir() else ann.stem
        make = partial(_document, ann, default_id, on_note)
        if minutes := attempt(make, path=ann, place="the document", on_error=on_error):
            yield minutes
    bare = [txt for txt in path.rglob("*.txt") if not txt.with_suffix(".ann").is_file()]
    if bare:
        on_note(f"{path}: {len(bare)} texts without an .ann were not used")


def _document(ann: Path, default_id: str, on_note: OnNote) -> Minutes:
    txt = ann.with_suffix(".txt")
    if not txt.is_file():
        raise AnnotationError(f"{txt.name} is not beside it")
    text = txt.read_bytes().decode("utf-8")
    found = _Standoff()
    for number, line in enumerate(ann.read_bytes().decode("utf-8").split("\n"), start=1):
        try:
            _add(found, line.removesuffix("\r"), text)
        except (ValueError, LookupError) as error:
            raise AnnotationError(f"line {number}: not brat's standoff: {line!r}") from error
        except AnnotationError as error:
            raise AnnotationError(f"line {number}: {error}") from error
    told = _put_notes(found, text)
    for target, name, value in found.marks:
        if target in found.relations and name in _MARKS:
            found.relations[target][_MARKS[name]] = value.replace("_", " ")
        else:
            found.unused.append(name)
    for relation in found.relations.values():
        if "kind" in relation:
            relation.setdefault("change", change_of(relation["kind"]))
    if found.unused:
        on_note(f"{ann}: {len(found.unused)} annotations that rolecall has no place for were not used")
    return minutes_of_drawn(
        text,
        meta=told.get("meta") or {"id": default_id},
        spans=found.spans,
        relations=found.relations.values(),
        pages=told.get("pages"),
        on_note=on_note,
    )


def _add(found: _Standoff, line: str, text: str) -> None:
    """Add what one line says; raises ValueError or LookupError for one that does not follow the format."""
    if not line.strip():
        return
    key, _, rest = line.partition("\t")
    match key[0]:
        case "T":
            place, _, quoted = rest.partition("\t")
            label, _, offsets = place.partition(" ")
            found.spans[key] = {"label": label, **_joined(offsets, quoted, text)}
        case "R":
            label, first, second = rest.split()
            ends = dict(argument.split(":") for argument in (first, second))
            found.relations[key] = {"label": label, "head": ends["Arg1"], "child": ends["Arg2"]}
        case "A" | "M":
            name, target, *value = rest.split()
            found.marks.append((target, name, " ".join(value)))
        case "#":
            about, _, note = rest.partition("\t")
            kind, target = about.split()
            found.notes.append((kind, target, note))
        case "E" | "N" | "*":
            found.unused.append(key)
        case _:
            raise ValueError(key)


def _joined(offsets: str, quoted: str, text: str) -> Record:
    """The one span that the fragments make."""
    fragments = sorted(tuple(map(int, fragment.split())) for fragment in offsets.split(";"))
    start, end = fragments[0][0], fragments[-1][1]
    between = [text[before[1] : after[0]] for before, after in pairwise(fragments)]
    if any(gap.strip() for gap in between):
        raise AnnotationError(f"{quoted!r} leaves out words between its fragments, which no mention can")
    if text[start:end].split() != quoted.split():
        raise AnnotationError(f"{quoted!r} is not the text from {start} to {end}, {text[start:end]!r}")
    return {"start": start, "end": end}


def _put_notes(found: _Standoff, text: str) -> Record:
    """Give each annotation what its note says, if that was made for it as it is now; what the document's note says."""
    told: Record = {}
    for kind, target, note in found.notes:
        said = json.loads(note) if note.startswith("{") else None
        owner = found.spans.get(target) or found.relations.get(target)
        if kind == _METADATA and said is not None:
            told = said
        elif kind == _NOTES and said is not None and owner is not None:
            if said.pop("of", None) == _made_for(owner, found.spans, text):
                owner.update(said)
        else:
            found.unused.append(note)
    return told


def _made_for(owner: Record, spans: dict[str, Record], text: str) -> str:
    """What an annotation is, in a word or two: whatever was said of another does not hold of it."""
    if "head" in owner:
        ends = (spans[end]["start"] if end in spans else end for end in (owner["head"], owner["child"]))
        return " ".join(map(str, (owner["label"], *ends)))
    return f"{owner['label']} {text[owner['start'] : owner['end']]}"


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents into the folder, with the `annotation.conf` that brat needs; how many were written."""
    path.mkdir(exist_ok=True)
    (path / "annotation.conf").write_text(annotation_conf(), encoding="utf-8", newline="\n")
    taken: set[str] = set()
    for minutes in documents:
        make = partial(_files, minutes)
        if files := attempt(make, path=path, place=minutes.id, on_error=on_error):
            name = file_name(minutes.id, taken)
            for suffix, content in files.items():
                (path / f"{name}{suffix}").write_bytes(content)
    return len(taken)


def _files(minutes: Minutes) -> dict[str, bytes]:
    record = to_record(minutes)
    text, spans = minutes.text, {f"T{number}": span for number, span in enumerate(record["spans"], start=1)}
    ids = list(spans)
    relations = {
        f"R{number}": {**relation, "head": ids[relation["head"]], "child": ids[relation["child"]]}
        for number, relation in enumerate(record["relations"], start=1)
    }
    lines = [f"{key}\t{_text_bound(span, text)}" for key, span in spans.items()]
    lines += [f"{key}\t{r['label']} Arg1:{r['head']} Arg2:{r['child']}" for key, r in relations.items()]
    marks = [
        f"{name} {key} {relation[word].replace(' ', '_')}"
        for key, relation in relations.items()
        for name, word in _MARKS.items()
        if relation.get(word) not in _NOTHING
    ]
    lines += [f"A{number}\t{mark}" for number, mark in enumerate(marks, start=1)]
    about: dict[str, Any] = {"meta": record["meta"], **({"pages": record["pages"]} if "pages" in record else {})}
    notes = [f"{_METADATA} document\t{in_json(about)}"]
    for key, owner in (spans | relations).items():
        if said := {word: owner[word] for word in ("value", "score") if owner.get(word, 1.0) != 1.0}:
            notes.append(f"{_NOTES} {key}\t{in_json({**said, 'of': _made_for(owner, spans, text)})}")
    lines += [f"#{number}\t{note}" for number, note in enumerate(notes, start=1)]
    return {".txt": text.encode("utf-8"), ".ann": "".join(f"{line}\n" for line in lines).encode("utf-8")}


def _text_bound(span: Record, text: str) -> str:
    """Label, fragments and text of a mention, a fragment for each of its lines."""
    start, end = span["start"], span["end"]
    places = []
    for match in _FRAGMENT.finditer(text, start, end):
        if words := match[0].strip():
            at = match.start() + match[0].index(words)
            places.append((at, at + len(words)))
    offsets = ";".join(f"{s} {e}" for s, e in places)
    return f"{span['label']} {offsets}\t{' '.join(text[s:e] for s, e in places)}"
