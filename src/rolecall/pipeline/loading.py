"""Pipelines by name: a config or a trained model inside the package, or a model folder of the user's own."""

from importlib import resources
from pathlib import Path
from textwrap import shorten

import spacy
from spacy.language import Language
from spacy.util import load_config_from_str, load_model_from_config

from rolecall.errors import ModelError

DEFAULT_MODEL = "minutes_sm"
_REASON = 240
"""Code points of a foreign error that a ModelError quotes."""


def load(name: str = DEFAULT_MODEL) -> Language:
    """The pipeline of that name: one of rolecall's own, a folder that `to_disk` wrote, or an installed package.

    Raises ModelError, naming it, when there is none or it cannot be loaded. Nothing is fetched.
    """
    own = resources.files("rolecall") / "models" / f"{name}.cfg"
    try:
        if own.is_file():
            config = load_config_from_str(own.read_text(encoding="utf-8"))
            return load_model_from_config(config, auto_fill=True)
        return spacy.load(Path(name) if Path(name).is_dir() else name)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        # spaCy's messages run to pages (all names of a registry, the whole config); the first paragraph is the reason
        reason = shorten(str(error).strip().partition("\n\n")[0], _REASON, placeholder=" …")
        raise ModelError(f"no model {name!r}: {reason or type(error).__name__}") from error
