"""Careers written out, one module a format; each writes to a text stream and nothing else."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TextIO, cast

from rolecall.records import Careers

__all__ = ["FORMATS", "write_careers"]

FORMATS: Mapping[str, str] = {
    "table": "rolecall.exports.tables",
    "json": "rolecall.exports.careers_json",
    "csv": "rolecall.exports.spreadsheet",
    "popolo": "rolecall.exports.popolo",
    "ftm": "rolecall.exports.ftm",
    "jsonld": "rolecall.exports.jsonld",
}
"""The formats by name, and the module of each, whose `write(careers, stream)` writes it."""


def write_careers(careers: Careers, stream: TextIO, *, format: str = "json") -> None:  # noqa: A002
    """Write the careers to the stream in one of FORMATS, ended by a line break.

    Raises ValueError for a format that is not one of them. The same careers give the same characters.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
    write = cast("Callable[[Careers, TextIO], None]", import_module(FORMATS[format]).write)
    write(careers, stream)
