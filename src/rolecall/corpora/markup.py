r"""Inline markup for annotated minutes, compiled to records with every offset checked by construction.

A document is a head of `key: value` lines (`id`, `meeting_date`, `body`, `council`, `title`, `type`), a line `---`,
and the text with its spans written in place:

    Cllr {P#hart|Ann Hart} ({R =hart|Chairman}) welcomed {P#rowe|Ann Rowe}, the new
    {R =rowe @trust >start appointed|Head of Service} at {O#trust|Amble Trust}, from {D#start 2021-05-01|1 May}.
    The {R ~hart|Chairman} thanked her. The cost was c{M 13000000 GBP ~|£13m}.

A span is `{LABEL attributes|text}`; `\{`, `\|` and `\}` stand for themselves. Labels: P(ERSON), R(OLE),
O(RG), M(ONEY), D(ATE).

| attribute | on | meaning |
| --- | --- | --- |
| `#name` | P O D | which person, body or date this mention is of; mentions of one share the name |
| `=name` | R | HOLDS: that person, at the nearest mention, holds this post (repeatable) |
| `~name` | R | REFERS to that person |
| `@name` | R | AT that body, at the nearest mention |
| `>name` `<name` | R | STARTS, ENDS on that date |
| `former` `incoming` | R | status of its HOLDS |
| `appointed` `elected` `promoted` `acting` `permanent` `seconded` | R | how the post changes hands |
| `succeeded` `retitled` `extended` `left` `died` | R | the same |
| `=name:former:left` | R | the same for one holder only, where one mention has two (`A succeeds B as Clerk`) |
| EDTF, or `null` | D | the value; the braces of a list are escaped: `\{2017-09-05,2017-09-06\}` |
| amount, currency, `~`, `/year`, `..upper` | M | decimal amount, ISO 4217, approximate, per, upper end |

`=name.2` (also `@`, `<`, `>`) picks the second mention of that name instead of the nearest. REFERS goes to
the first mention of the person that holds a post, else to the first mention.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

from rolecall.errors import AnnotationError
from rolecall.records import (
    CHANGE_OF_KIND,
    DOCUMENT_TYPES,
    DocumentType,
    EntityLabel,
    EventKind,
    HoldingStatus,
    Mention,
    Minutes,
    Relation,
    change_of,
)
from rolecall.records import RelationLabel as Label

SPAN = re.compile(r"\{(?P<label>[PROMD])(?P<attributes>(?:\\[{}]|[^{}|\n])*)\|(?P<text>(?:\\.|[^\\{}|])+)\}")
_ESCAPE = re.compile(r"\\([{|}\\])")
_STRAY = re.compile(r"(?<!\\)[{}]")
_LABELS: Mapping[str, EntityLabel] = {"P": "PERSON", "R": "ROLE", "O": "ORG", "M": "MONEY", "D": "DATE"}
_ARROWS: Mapping[str, Label] = {"=": "HOLDS", "~": "REFERS", "@": "AT", ">": "STARTS", "<": "ENDS"}
_STATUSES = ("former", "incoming")
_KINDS: Mapping[str, EventKind] = {
    **{kind: kind for kind in CHANGE_OF_KIND if kind != "made permanent"},
    "permanent": "made permanent",
}
_META = ("id", "title", "meeting_date", "body", "council", "type")
_AMOUNT = re.compile(r"-?\d+(\.\d+)?")


def compile_markup(source: str) -> Minutes:
    """The annotated document that a markup text describes.

    Raises AnnotationError, with the place in the text, for an unknown label, attribute or name, a stray
    brace, a span that covers white space at an edge, and a MONEY or DATE without its value.
    """
    head, separator, body = source.partition("\n---\n")
    if not separator:
        head, body = "", source
    meta = dict(_meta_line(line) for line in head.splitlines() if line.strip())
    return _Compiler(meta).compile(body)


def _meta_line(line: str) -> tuple[str, str | None]:
    key, colon, value = line.partition(":")
    if not colon or key.strip() not in _META:
        raise AnnotationError(f"head line {line!r}: expected one of {', '.join(_META)}")
    return key.strip(), value.strip() or None


def _type(value: str | None) -> DocumentType | None:
    if value is not None and value not in DOCUMENT_TYPES:
        raise AnnotationError(f"type {value!r}: expected one of {', '.join(DOCUMENT_TYPES)}")
    return value


class _Compiler:
    """Collects the mentions of one document, then draws the relations between them."""

    def __init__(self, meta: Mapping[str, str | None]) -> None:
        self.meta = meta
        self.document = meta.get("id") or "document"
        self.mentions: list[Mention] = []
        self.named: dict[str, list[Mention]] = defaultdict(list)
        self.arrows: list[tuple[Mention, Label, str, HoldingStatus, EventKind | None]] = []

    def compile(self, body: str) -> Minutes:
        text, position = "", 0
        for match in SPAN.finditer(body):
            text += self._plain(body[position : match.start()])
            text = self._span(match, text)
            position = match.end()
        text += self._plain(body[position:])
        return Minutes(
            id=self.document,
            text=text,
            title=self.meta.get("title"),
            meeting_date=self.meta.get("meeting_date"),
            body=self.meta.get("body"),
            council=self.meta.get("council"),
            type=_type(self.meta.get("type")),
            mentions=tuple(self.mentions),
            relations=self._relations(),
        )

    def _plain(self, stretch: str) -> str:
        if stray := _STRAY.search(stretch):
            near = stretch[max(0, stray.start() - 30) : stray.end() + 30]
            raise AnnotationError(f"{self.document}: stray brace near {near!r}")
        return _ESCAPE.sub(r"\1", stretch)

    def _span(self, match: re.Match[str], before: str) -> str:
        covered = _ESCAPE.sub(r"\1", match["text"])
        if covered != covered.strip():
            raise AnnotationError(f"{self.document}: {match.group()!r} covers white space at an edge")
        label = _LABELS[match["label"]]
        value: dict[str, Any] = {}
        names: list[str] = []
        arrows: list[tuple[Label, str]] = []
        status: HoldingStatus = "current"
        kind: EventKind | None = None
        for attribute in _ESCAPE.sub(r"\1", match["attributes"]).split():
            if attribute[0] == "#" and label in ("PERSON", "ORG", "DATE"):
                names.append(attribute[1:])
            elif label == "ROLE" and attribute[0] in _ARROWS:
                arrows.append((_ARROWS[attribute[0]], attribute[1:]))
            elif label == "ROLE" and attribute in _STATUSES:
                status = cast("HoldingStatus", attribute)
            elif label == "ROLE" and attribute in _KINDS:
                kind = _KINDS[attribute]
            elif label == "DATE":
                value["value"] = None if attribute == "null" else attribute
            elif label == "MONEY" and (part := _money_part(attribute)):
                value |= part
            else:
                raise AnnotationError(f"{self.document}: {attribute!r} in {match.group()!r}")
        if (label == "DATE" and "value" not in value) or (
            label == "MONEY" and not {"amount", "currency"} <= value.keys()
        ):
            raise AnnotationError(f"{self.document}: {match.group()!r} has no value")
        mention = Mention(self.document, len(before), len(before) + len(covered), label, covered, value)
        self.mentions.append(mention)
        for name in names:
            self.named[f"{label}#{name}"].append(mention)
        self.arrows += [self._arrow(mention, arrow, name, status, kind) for arrow, name in arrows]
        return before + covered

    def _arrow(
        self, role: Mention, label: Label, target: str, status: HoldingStatus, kind: EventKind | None
    ) -> tuple[Mention, Label, str, HoldingStatus, EventKind | None]:
        name, *own = target.split(":")
        for word in own:
            if label == "HOLDS" and word in ("current", *_STATUSES):
                status = cast("HoldingStatus", word)
            elif label == "HOLDS" and word in ("none", *_KINDS):
                kind = _KINDS.get(word)
            else:
                raise AnnotationError(f"{self.document}: {word!r} in {target!r} of {role.text!r}")
        return role, label, name, status, kind

    def _relations(self) -> tuple[Relation, ...]:
        relations = []
        holders: dict[str, Mention] = {}
        for role, label, name, status, kind in self.arrows:
            if label == "REFERS":
                continue
            other = self._pick(role, {"HOLDS": "PERSON", "AT": "ORG"}.get(label, "DATE"), name)
            if label == "HOLDS":
                entity = name.split(".")[0]
                if entity not in holders or other.start < holders[entity].start:
                    holders[entity] = other
                relations.append(Relation(other, role, label, status, change_of(kind), kind=kind))
            else:
                relations.append(Relation(role, other, label))
        for role, label, name, _status, _kind in self.arrows:
            if label == "REFERS":
                first = holders.get(name) or self._pick(role, "PERSON", f"{name}.1")
                relations.append(Relation(role, first, label))
        return tuple(relations)

    def _pick(self, role: Mention, kind: str, name: str) -> Mention:
        entity, _, ordinal = name.partition(".")
        candidates = self.named.get(f"{kind}#{entity}", [])
        try:
            if ordinal:
                return candidates[int(ordinal) - 1]
            return min(candidates, key=lambda m: max(m.start - role.end, role.start - m.end))
        except (IndexError, ValueError) as error:
            raise AnnotationError(f"{self.document}: {role.text!r} points to unknown {kind} {name!r}") from error


def _money_part(attribute: str) -> dict[str, Any]:
    if _AMOUNT.fullmatch(attribute):
        return {"amount": attribute}
    if re.fullmatch(r"[A-Z]{3}", attribute):
        return {"currency": attribute}
    if attribute == "~":
        return {"approximate": True}
    if attribute.startswith("/"):
        return {"per": attribute[1:]}
    if attribute.startswith("..") and _AMOUNT.fullmatch(attribute[2:]):
        return {"upper": attribute[2:]}
    return {}
