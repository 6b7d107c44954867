"""Each notebook in the docs becomes a page of the same name, run anew, with what its cells give.

Invariant: what a page shows of a notebook is what this version of rolecall gives; a cell that fails stops the build.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from nbclient import NotebookClient

_SECONDS = 300


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files with a page for each notebook."""
    for path in sorted(Path(config.docs_dir).glob("*.ipynb")):
        files.append(File.generated(config, f"{path.stem}.md", content=page_of(path)))
    return files


def page_of(path: Path) -> str:
    """The notebook as Markdown, its cells run in order in the folder that it lies in."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=_SECONDS, resources={"metadata": {"path": str(path.parent)}}).execute()
    return "\n\n".join(map(_markdown, notebook.cells)) + "\n"


def _markdown(cell: Any) -> str:
    if cell.cell_type == "markdown":
        return str(cell.source)
    return "\n\n".join((_fenced("python", cell.source), *(_fenced("text", text) for text in _printed(cell.outputs))))


def _printed(outputs: Iterable[Any]) -> Iterator[str]:
    """What a cell prints and its value; messages on stderr are about the machine that builds, not about the example."""
    for output in outputs:
        if output.output_type != "stream":
            yield output.data["text/plain"]
        elif output.name == "stdout":
            yield output.text


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"
