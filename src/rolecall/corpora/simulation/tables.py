"""The word tables of the simulation, read once, when first asked for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The content of `data/NAME.toml`. Raises FileNotFoundError when there is no such table."""
    text = (resources.files("rolecall.corpora.simulation") / f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
