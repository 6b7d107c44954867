"""Who held which post, when, and what it cost: people's careers out of council minutes, with evidence.

    import rolecall

    minutes = list(rolecall.extract("minutes/"))
    for person in rolecall.build_careers(minutes).people:
        ...

Names are imported when first used, so that `import rolecall` loads neither spaCy nor DuckDB.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolecall.careers import build_careers
    from rolecall.change_statements import stated_changes
    from rolecall.errors import (
        AnnotationError,
        CorrectionError,
        InputError,
        ModelError,
        QuestionError,
        RolecallError,
    )
    from rolecall.extraction import annotate_texts, extract
    from rolecall.holdings import holdings_of
    from rolecall.pipeline.loading import load
    from rolecall.records import (
        Bounds,
        Careers,
        Change,
        Conflict,
        Evidence,
        Holding,
        Mention,
        Merge,
        Minutes,
        Person,
        Post,
        Relation,
        StatedChange,
        Tenure,
    )

    __version__: str

__all__ = [
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

_PLACES = {
    "annotate_texts": "rolecall.extraction",
    "build_careers": "rolecall.careers",
    "extract": "rolecall.extraction",
    "holdings_of": "rolecall.holdings",
    "load": "rolecall.pipeline.loading",
    "stated_changes": "rolecall.change_statements",
    **dict.fromkeys(
        ("AnnotationError", "CorrectionError", "InputError", "ModelError", "QuestionError", "RolecallError"),
        "rolecall.errors",
    ),
    **dict.fromkeys(
        (
            "Bounds",
            "Careers",
            "Change",
            "Conflict",
            "Evidence",
            "Holding",
            "Mention",
            "Merge",
            "Minutes",
            "Person",
            "Post",
            "Relation",
            "StatedChange",
            "Tenure",
        ),
        "rolecall.records",
    ),
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("rolecall")
    elif name in _PLACES:
        value = getattr(import_module(_PLACES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
