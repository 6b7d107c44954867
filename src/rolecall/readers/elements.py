"""The type of an element of a tree that lxml parsed, for which lxml has no type of its own."""

from typing import Any

Element = Any
