"""Lists of those present, in the layouts of house styles: one entry a person, name and posts side by side."""

from collections.abc import Callable, Mapping, Sequence

from rolecall.corpora.markup import SPAN

Entry = tuple[str, str]
"""The name with honorific and the posts of one person, both marked up."""


def attendance(entries: Sequence[Entry], layout: str) -> str:
    """The entries in the layout, marked up. Raises KeyError for a layout that does not exist."""
    return _LAYOUTS[layout](entries)


def _lines(form: str) -> Callable[[Sequence[Entry]], str]:
    return lambda entries: "\n".join(form.format(name=name, posts=posts) for name, posts in entries)


def _run_on(entries: Sequence[Entry]) -> str:
    return "; ".join(f"{name} ({posts})" for name, posts in entries) + "."


def _columns(rows: Sequence[tuple[str, str]]) -> str:
    width = max(_width(left) for left, _ in rows) + 4
    return "\n".join(left + " " * (width - _width(left)) + right for left, right in rows)


def _bars(rows: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"| {left} | {right} |" for left, right in rows)


def _width(markup: str) -> int:
    """How many characters are left once the markup is compiled."""
    return len(SPAN.sub(lambda match: match["text"], markup))


_LAYOUTS: Mapping[str, Callable[[Sequence[Entry]], str]] = {
    "name_comma_title": _lines("{name}, {posts}"),
    "name_brackets": _lines("{name} ({posts})"),
    "title_name": _lines("{posts} ({name})"),
    "title_colon": _lines("{posts}: {name}"),
    "dash": _lines("{name} - {posts}"),
    "run_on": _run_on,
    "table_name": lambda entries: _columns(entries),
    "table_title": lambda entries: _bars([(posts, name) for name, posts in entries]),
}
LAYOUTS = tuple(_LAYOUTS)
"""The names of all layouts."""
