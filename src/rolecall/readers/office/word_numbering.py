"""The numbers and bullets of Word's lists, which no paragraph contains: counted as Word counts them.

Source of the rules: ECMA-376 part 1, 17.9 (numbering): a paragraph names an instance (`w:num`) and a level; the
instance points to an abstract list, whose levels have a start, a format and a text such as `%1.%2`; a level starts anew
after a higher one, and instances of one abstract list go on counting unless one of them overrides its start.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rolecall.readers.elements import Element
from rolecall.readers.numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS: Mapping[str, str] = MappingProxyType(
    {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
)
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, format (`w:numFmt`), text (`w:lvlText`), and whether it is all digits."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    digits: bool = False


@dataclass(frozen=True, slots=True)
class ListStyles:
    """What `numbering.xml` and `styles.xml` say of lists; the default says that there are none."""

    abstract_of: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[tuple[str, int], Level] = field(default_factory=dict)  # by abstract list
    overrides: Mapping[tuple[str, int], Level] = field(default_factory=dict)  # by instance
    restarts: Mapping[tuple[str, int], int] = field(default_factory=dict)  # by instance
    of_style: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # instance and level by paragraph style


def list_styles(numbering: Element | None, styles: Element | None) -> ListStyles:
    """The lists that the two parts define; either may be missing."""
    abstract_of: dict[str, str] = {}
    levels: dict[tuple[str, int], Level] = {}
    overrides: dict[tuple[str, int], Level] = {}
    restarts: dict[tuple[str, int], int] = {}
    level_of_style: dict[tuple[str, str], int] = {}
    for abstract in () if numbering is None else numbering.iterfind(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId", "")
        for element in abstract.iterfind(f"{W}lvl"):
            number = _number(element.get(f"{W}ilvl"))
            levels[name, number] = _level(element)
            if style := _value(element, "pStyle"):
                level_of_style[name, style] = number
    for instance in () if numbering is None else numbering.iterfind(f"{W}num"):
        name = instance.get(f"{W}numId", "")
        abstract_of[name] = _value(instance, "abstractNumId")
        for override in instance.iterfind(f"{W}lvlOverride"):
            key = name, _number(override.get(f"{W}ilvl"))
            if start := _value(override, "startOverride"):
                restarts[key] = _number(start)
            if (element := override.find(f"{W}lvl")) is not None:
                overrides[key] = _level(element)
    found = {
        style: (name, level_of_style.get((abstract_of.get(name, ""), style), number))
        for style, (name, number) in _numbered_styles(styles).items()
    }
    return ListStyles(abstract_of, levels, overrides, restarts, found)


def _numbered_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    """Instance and level of each paragraph style that names them or is based on one that does."""
    own: dict[str, tuple[str, int]] = {}
    based_on: dict[str, str] = {}
    for style in () if styles is None else styles.iterfind(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        based_on[name] = _value(style, "basedOn")
        if (numbered := style.find(f"{W}pPr/{W}numPr")) is not None:
            own[name] = _value(numbered, "numId"), _number(_value(numbered, "ilvl"))
    found: dict[str, tuple[str, int]] = {}
    for name in based_on:
        ancestor, seen = name, {""}
        while ancestor not in own and ancestor not in seen:
            seen.add(ancestor)
            ancestor = based_on.get(ancestor, "")
        if ancestor in own:
            found[name] = own[ancestor]
    return found


def _level(element: Element) -> Level:
    return Level(
        start=_number(_value(element, "start") or "0"),
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        digits=element.find(f"{W}isLgl") is not None,
    )


def _value(element: Element, child: str) -> str:
    found = element.find(W + child)
    return "" if found is None else str(found.get(f"{W}val", ""))


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else 0


class ListCounter:
    """Counts the entries of one document; `marker` is to be asked once for each numbered paragraph, in order."""

    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def marker(self, properties: Element | None) -> str:
        """What Word shows before the paragraph of these properties (`w:pPr`): `"2.1 "`, `"- "` for a bullet, or ""."""
        if properties is None:
            return ""
        instance, depth = self._styles.of_style.get(_value(properties, "pStyle"), ("", 0))
        if (numbered := properties.find(f"{W}numPr")) is not None:
            instance = _value(numbered, "numId") or instance
            depth = _number(_value(numbered, "ilvl")) if numbered.find(f"{W}ilvl") is not None else depth
        if instance not in self._styles.abstract_of:  # as is "0", by which a paragraph takes leave of its style's list
            return ""
        self._count(instance, depth)
        return self._shown(instance, depth)

    def _count(self, instance: str, depth: int) -> None:
        counts = self._counts.setdefault(self._styles.abstract_of[instance], {})
        restart = self._styles.restarts.get((instance, depth))
        if restart is not None and (instance, depth) not in self._begun:
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, self._level(instance, depth).start - 1) + 1
        self._begun.add((instance, depth))
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _shown(self, instance: str, depth: int) -> str:
        level = self._level(instance, depth)
        if level.format == "bullet":
            return "- "
        if level.format == "none":
            return ""
        counts = self._counts[self._styles.abstract_of[instance]]

        def number(place: "re.Match[str]") -> str:
            other = int(place[1]) - 1
            shown = self._level(instance, other)
            count = counts.get(other, shown.start)
            if shown.format == "decimalZero":
                return f"{count:02}"
            return numeral(count, "1" if level.digits else _KINDS.get(shown.format, "1"))

        text = _PLACE.sub(number, level.text).strip()
        return f"{text} " if text else ""

    def _level(self, instance: str, depth: int) -> Level:
        overridden = self._styles.overrides.get((instance, depth))
        return overridden or self._styles.levels.get((self._styles.abstract_of[instance], depth), Level())
