"""INCEpTION's UIMA CAS XMI: a folder with an `.xmi` for each document and the type system that all of them need.

Idea: a span layer and a relation layer as INCEpTION's own custom layers are (a relation has Governor and Dependent and
covers its Dependent), with features for all that rolecall knows, and a document layer for what a document says of
itself. cassis turns UIMA's offsets, UTF-16 code units, into code points. A value says what it was made for, so that it
falls away when a person has changed the mention. XML has no control characters: they are written as their pictures
(U+2400 and on) and remembered in the document layer. Needs the extra `inception`.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolecall.annotations import Record, to_record
from rolecall.conversion.drawn import minutes_of_drawn
from rolecall.conversion.file_names import file_name
from rolecall.conversion.json_lines import in_json
from rolecall.conversion.telling import OnError, OnNote, attempt, log_note, raise_error
from rolecall.errors import AnnotationError
from rolecall.records import Minutes

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

TYPE_SYSTEM = "TypeSystem.xml"
_MENTION, _RELATION, _DOCUMENT = (f"webanno.custom.Rolecall{name}" for name in ("Mention", "Relation", "Document"))
_META = {
    **{key: key for key in ("id", "source", "title", "meeting_date", "body", "council")},
    "type": "documentType",  # `type` is a name that cassis keeps for itself
}
"""The keys of `meta` and the features for them."""
_FEATURES = {
    _MENTION: {"label": "String", "value": "String", "valueOf": "String", "score": "Float"},
    _RELATION: {"label": "String", "status": "String", "change": "String", "kind": "String", "score": "Float"},
    _DOCUMENT: dict.fromkeys((*_META.values(), "pages", "controls"), "String"),
}
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}


def type_system() -> "TypeSystem":
    """The layers; raises ImportError without the extra `inception`."""
    from cassis import TypeSystem

    types = TypeSystem()
    for name, features in _FEATURES.items():
        base = "uima.cas.AnnotationBase" if name == _DOCUMENT else "uima.tcas.Annotation"
        layer = types.create_type(name, supertypeName=base)
        for feature, kind in features.items():
            types.create_feature(layer, feature, f"uima.cas.{kind}")
        if name == _RELATION:
            for end in ("Governor", "Dependent"):
                types.create_feature(layer, end, _MENTION)
    return types


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    """The documents of a folder, whatever the depth, or of one `.xmi` file, with the type system beside them.

    Raises ImportError without the extra `inception`.
    """
    known: dict[Path, TypeSystem] = {}
    for xmi in sorted(path.rglob("*.xmi")) if path.is_dir() else [path]:
        default_id = xmi.relative_to(path).with_suffix("").as_posix() if path.is_dir() else xmi.stem
        make = partial(_document, xmi, default_id, known, on_note)
        if minutes := attempt(make, path=xmi, place="the document", on_error=on_error):
            yield minutes


def _document(xmi: Path, default_id: str, known: "dict[Path, TypeSystem]", on_note: OnNote) -> Minutes:
    from cassis import load_cas_from_xmi, load_typesystem
    from cassis.typesystem import TypeNotFoundError
    from lxml.etree import XMLSyntaxError

    types = xmi.with_name(TYPE_SYSTEM)
    try:
        if types not in known:
            known[types] = load_typesystem(types) if types.is_file() else type_system()
        with xmi.open("rb") as stream:
            cas = load_cas_from_xmi(stream, typesystem=known[types], lenient=not types.is_file())
    except XMLSyntaxError as error:
        raise AnnotationError(f"not XML: {error}") from error
    except TypeNotFoundError as error:
        raise AnnotationError(f"not of the layers in {types.name}: {error}") from error
    if cas.sofa_string is None:
        raise AnnotationError("holds no text")
    if not all(known[types].contains_type(name) for name in (_MENTION, _RELATION)):
        raise AnnotationError(f"{types.name} has no layer {_MENTION} or {_RELATION}")
    return _minutes(cas, default_id, on_note)


def _minutes(cas: "Cas", default_id: str, on_note: OnNote) -> Minutes:
    about = next(iter(cas.select(_DOCUMENT)), None) if cas.typesystem.contains_type(_DOCUMENT) else None
    text: str = cas.sofa_string
    pages = None
    meta: Record = {"id": default_id}
    if about is not None:
        characters = list(text)
        for offset, code in json.loads(about.controls or "[]"):
            characters[offset] = chr(code)
        text = "".join(characters)
        meta = {key: about[feature] for key, feature in _META.items()}
        pages = json.loads(about.pages) if about.pages else None
    spans = {item.xmiID: _span(item, text) for item in cas.select(_MENTION)}
    relations = [
        {"head": item.Governor.xmiID, "child": item.Dependent.xmiID, **_relation(item)}
        for item in sorted(cas.select(_RELATION), key=lambda item: item.xmiID)
    ]
    return minutes_of_drawn(text, meta=meta, spans=spans, relations=relations, pages=pages, on_note=on_note)


def _span(item: Any, text: str) -> Record:
    span = {"start": item.begin, "end": item.end, "label": item.label}
    if item.value and item.valueOf in (None, _made_for(span, text)):
        span["value"] = json.loads(item.value)
    return span | _score(item)


def _relation(item: Any) -> Record:
    said = {key: item[key] for key in ("label", "status", "change", "kind") if item[key] is not None}
    return said | _score(item)


def _score(item: Any) -> Record:
    """A Float of UIMA has 32 bits, which give back the four decimals that were written."""
    return {} if item.score is None else {"score": round(float(item.score), 4)}


def _made_for(span: Record, text: str) -> str:
    return f"{span['label']} {text[span['start'] : span['end']]}".translate(_PICTURES)


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents and their type system into the folder; how many were written.

    Raises ImportError without the extra `inception`.
    """
    types = type_system()
    path.mkdir(exist_ok=True)
    types.to_xml(path / TYPE_SYSTEM)
    taken: set[str] = set()
    for minutes in documents:
        if xmi := attempt(partial(_xmi, minutes, types), path=path, place=minutes.id, on_error=on_error):
            (path / f"{file_name(minutes.id, taken)}.xmi").write_text(xmi, encoding="utf-8", newline="\n")
    return len(taken)


def _xmi(minutes: Minutes, types: "TypeSystem") -> str:
    from cassis import Cas

    record = to_record(minutes)
    cas = Cas(typesystem=types)
    cas.sofa_string = minutes.text.translate(_PICTURES)
    cas.sofa_mime = "text/plain"
    controls = [[offset, ord(c)] for offset, c in enumerate(minutes.text) if ord(c) in _PICTURES]
    about = {feature: record["meta"].get(key) for key, feature in _META.items()}
    about["pages"] = in_json(record["pages"]) if "pages" in record else None
    about["controls"] = in_json(controls) if controls else None
    cas.add(types.get_type(_DOCUMENT)(**about))
    spans = []
    for span in record["spans"]:
        value = {"value": in_json(span["value"]), "valueOf": _made_for(span, minutes.text)} if "value" in span else {}
        place = {"begin": span["start"], "end": span["end"]}
        spans.append(types.get_type(_MENTION)(**place, label=span["label"], score=span["score"], **value))
    cas.add_all(spans)
    for relation in record["relations"]:
        head, child = spans[relation["head"]], spans[relation["child"]]
        said = {key: relation.get(key) for key in ("label", "status", "change", "kind", "score")}
        layer = types.get_type(_RELATION)
        cas.add(layer(begin=child.begin, end=child.end, Governor=head, Dependent=child, **said))
    try:
        return str(cas.to_xmi())
    except ValueError as error:
        raise AnnotationError("holds a character that XML cannot hold") from error
