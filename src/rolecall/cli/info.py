"""`rolecall info`: what is installed here, and what it can do."""

import json
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from shutil import which
from typing import Annotated, Any

import typer

from rolecall.cli.messages import fail

_NEEDED = ("spacy", "duckdb", "pypdfium2", "lxml", "striprtf")
_EXTRAS = {
    "train": ("datasets", "faker", "sklearn", "weasel"),
    "transformers": ("spacy_transformers", "torch"),
    "inception": ("cassis",),
    "ocr": ("ocrmypdf",),
}
"""What can be added with `pip install 'rolecall[EXTRA]'`, and the modules by which it is known to be there."""
_SHARES = ("f", "p", "r")  # of what is measured, F1, precision and recall; the rest are losses


def info(
    model: Annotated[
        str | None, typer.Argument(metavar="[MODEL]", help="A model to tell of: its parts, labels and accuracy.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON.")] = False,
) -> None:
    """Tell what is installed: versions, models, the kinds of files that can be read, extras that could be added.

    With a model: its components in order, its labels, and the accuracy that was measured when it was made.

    Exit codes: 0 done, 2 no such model.
    """
    told = _of_rolecall() if model is None else _of_model(model)
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    width = max(map(len, told))
    for name, value in told.items():
        typer.echo(f"{name.ljust(width)}  {_in_words(value)}")


def _of_rolecall() -> dict[str, Any]:
    from rolecall.pipeline.loading import model_names
    from rolecall.readers.formats import DOCUMENT_SUFFIXES

    return {
        "rolecall": version("rolecall"),
        **{name: _version(name) for name in _NEEDED},
        "models": list(model_names()),
        "reads": sorted(DOCUMENT_SUFFIXES),
        "tesseract": "found" if which("tesseract") else "not found: scanned pages without text are not read",
        "extras": {name: "installed" if all(map(find_spec, modules)) else f"pip install 'rolecall[{name}]'"
                   for name, modules in _EXTRAS.items()},
    }  # fmt: skip


def _of_model(model: str) -> dict[str, Any]:
    from rolecall.errors import ModelError
    from rolecall.pipeline.loading import load

    try:
        nlp = load(model)
    except ModelError as error:
        fail(error)
    meta = nlp.meta
    measured = meta.get("performance") or {}
    return {
        "model": model,
        "version": meta.get("version"),
        "components": list(nlp.pipe_names),
        "labels": {name: list(labels) for name, labels in nlp.pipe_labels.items() if labels},
        "accuracy": {name: value for name, value in measured.items() if name.rpartition("_")[2] in _SHARES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _in_words(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_in_words(one)}" for name, one in value.items()) or "none"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:.3f}" if isinstance(value, float) else str(value)
