"""What `import rolecall` offers, pinned: a name added or lost is a decision, not an accident."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import rolecall

SURFACE = [
    "AnnotationError",
    "Bounds",
    "Careers",
    "Change",
    "Conflict",
    "CorrectionError",
    "Evidence",
    "Holding",
    "InputError",
    "Mention",
    "Merge",
    "Minutes",
    "ModelError",
    "Person",
    "Post",
    "QuestionError",
    "Relation",
    "RolecallError",
    "StatedChange",
    "Tenure",
    "__version__",
    "annotate_texts",
    "build_careers",
    "extract",
    "holdings_of",
    "load",
    "stated_changes",
]


def test_the_surface_is_this() -> None:
    assert rolecall.__all__ == SURFACE
    assert set(SURFACE) <= set(dir(rolecall))


@pytest.mark.parametrize("name", SURFACE)
def test_every_name_is_there(name: str) -> None:
    value = getattr(rolecall, name)
    if name == "__version__":
        assert value == version("rolecall")
    else:
        assert value.__name__ == name


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = rolecall.nonsense


def test_importing_loads_neither_spacy_nor_duckdb() -> None:
    code = "import sys, rolecall; rolecall.Minutes; print({'spacy', 'duckdb', 'typer'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
