"""Pipelines by name: a config or a trained model inside the package, or a model folder of the user's own."""

import os
from functools import cache
from importlib import resources
from pathlib import Path
from textwrap import shorten

import spacy
from spacy.language import Language
from spacy.util import load_config_from_str, load_model_from_config

from rolecall.errors import ModelError
from rolecall.pipeline.relations import Relations

DEFAULT_MODEL = "minutes_sm"
_REASON = 240
"""Code points of a foreign error that a ModelError quotes."""


def load(name: str = DEFAULT_MODEL) -> Language:
    """The pipeline of that name: one of rolecall's own, a folder that `to_disk` wrote, or an installed package.

    Raises ModelError, naming it, when there is none or it cannot be loaded. Nothing is fetched.
    """
    try:
        nlp = _own(name) or spacy.load(Path(name) if Path(name).is_dir() else name)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        # spaCy's messages run to pages (all names of a registry, the whole config); the first paragraph is the reason
        reason = shorten(str(error).strip().partition("\n\n")[0], _REASON, placeholder=" …")
        own = f"rolecall has {', '.join(model_names())}; or name a folder that was trained"
        raise ModelError(f"no model {name!r}: {reason or type(error).__name__} ({own})") from error
    if "transformer" in nlp.pipe_factories.values():
        _let_forked_processes_predict()
    return nlp


def set_min_score(nlp: Language, score: float | None) -> None:
    """Let the pipeline's trained relations be kept from this score on; None leaves the model's own threshold."""
    for _, pipe in nlp.pipeline:
        if score is not None and isinstance(pipe, Relations):
            pipe.cfg.update(min_score=score, min_score_agreed=score)


def model_names() -> tuple[str, ...]:
    """The models inside the package, in order of the alphabet."""
    found = (path.name.removesuffix(".cfg") for path in (resources.files("rolecall") / "models").iterdir())
    return tuple(sorted(name for name in found if name.isidentifier() and not name.startswith("_")))


def _own(name: str) -> Language | None:
    """The pipeline of that name inside the package: a trained model's folder or a config of rules."""
    models = resources.files("rolecall") / "models"
    if not name.isidentifier():
        return None
    if (config := models / f"{name}.cfg").is_file():
        return load_model_from_config(load_config_from_str(config.read_text(encoding="utf-8")), auto_fill=True)
    if (models / name).is_dir():
        with resources.as_file(models / name) as folder:
            return spacy.load(folder)
    return None


@cache
def _let_forked_processes_predict() -> None:
    """Make `nlp.pipe(..., n_process=2)` work after the encoder has been used in this process.

    A forked process has none of the threads of its parent, and torch would wait for them for ever.
    """
    import torch

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(
            before=lambda: os.environ.setdefault("TOKENIZERS_PARALLELISM", "false"),
            after_in_child=lambda: torch.set_num_threads(1),
        )
