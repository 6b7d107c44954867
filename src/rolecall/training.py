"""Train a pipeline by a spaCy config, with progress, from the start or from where an earlier run stopped."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

from rolecall.errors import ModelError

LAST, BEST = "model-last", "model-best"


def train_model(
    config: Path,
    output: Path,
    *,
    overrides: Mapping[str, object] | None = None,
    resume: bool = False,
    gpu: int = -1,
    progress: TextIO | None = None,
) -> Path:
    """Train the pipeline that `config` describes and return the folder of the best model, `output/model-best`.

    `overrides` sets values of the config by their dotted names (`training.max_epochs`). With `resume` the trainable
    components start from `output/model-last` when there is one. A wheel that `spacy package` makes of the result
    requires this version of rolecall or a later one. `gpu` is the number of a device, -1 for the CPU.
    Progress is written to `progress`, a line an evaluation. Raises ModelError, with the reason in one line, for a
    config that cannot be read or does not fit, and for training data that are missing or hold nothing.
    """
    from confection import ConfigValidationError
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train
    from spacy.util import load_config

    try:
        settings = load_config(config, overrides=dict(overrides or {}), interpolate=False)
        if resume and (output / LAST).is_dir():
            _start_from(settings, output / LAST)
        nlp = init_nlp(settings, use_gpu=gpu)
        nlp.meta["requirements"] = [f"rolecall>={version('rolecall')}"]
        output.mkdir(parents=True, exist_ok=True)
        silent = {} if progress is None else {"stdout": progress, "stderr": progress}
        train(nlp, output, use_gpu=gpu, **silent)
    except (ConfigValidationError, ValueError, OSError, KeyError) as error:
        raise ModelError(f"{config}: {_one_line(error)}") from error
    return output / BEST


def _start_from(settings: dict[str, Any], model: Path) -> None:
    """Take the trained components of `model` in place of new ones."""
    kept = set(settings["training"].get("frozen_components", ()))
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    for name in settings["nlp"]["pipeline"]:
        if name in meta["components"] and name not in kept:
            settings["components"][name] = {"source": str(model)}


def _one_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:240]
