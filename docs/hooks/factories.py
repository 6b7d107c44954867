"""What a component declares of itself, where a page has a line `<!-- factory NAME -->`.

Invariant: attributes and settings on a page are those that the factories declare, models those of the package.
"""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from importlib.metadata import entry_points
from typing import Any

from spacy.language import Language
from spacy.util import load_config_from_str

_MARK = re.compile(r"<!-- factory (\w+) -->")
_NOT_SETTINGS = {"factory", "model"}


def on_page_markdown(markdown: str, **_: object) -> str:
    """The page with what the factory declares in the place of the mark."""
    return _MARK.sub(lambda mark: _told(mark[1]), markdown)


def _told(factory: str) -> str:
    (entry,) = entry_points(group="spacy_factories", name=factory)
    make = entry.load()  # which declares the rest to spaCy
    meta = Language.get_factory_meta(factory)
    rows = {
        "reads": _codes(meta.requires) or "the text alone",
        "writes": _codes(meta.assigns),
        "settings": _settings(meta.default_config or {}) or "none",
        "part of": "; ".join(_models(factory)) or "no model of the package",
    }
    table = "\n".join(f"| {name} | {value} |" for name, value in rows.items())
    return f"{inspect.getdoc(make)}\n\n| `{factory}` | |\n| --- | --- |\n{table}\n"


def _models(factory: str) -> Iterator[str]:
    """Each model of the package that has the component, with the settings that it gives it."""
    for entry in sorted((resources.files("rolecall") / "models").iterdir(), key=lambda e: e.name):
        file = entry if entry.name.endswith(".cfg") else entry / "config.cfg"
        if not file.is_file():
            continue
        for name, component in load_config_from_str(file.read_text(encoding="utf-8"))["components"].items():
            if component["factory"] == factory:
                called = f", called `{name}`" if name != factory else ""
                settings = _settings(component)
                yield f"`{entry.name.removesuffix('.cfg')}`{called}" + (f", with {settings}" if settings else "")


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _settings(settings: Mapping[str, Any]) -> str:
    return ", ".join(f"`{name} = {value}`" for name, value in settings.items() if name not in _NOT_SETTINGS)
