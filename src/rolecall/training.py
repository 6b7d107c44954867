"""Train a pipeline by a spaCy config, with progress, from the start or from where an earlier run stopped."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

from rolecall.errors import ModelError, RolecallError

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
    config that cannot be read or does not fit, for training data that are missing or hold nothing, and for a GPU that
    is not there.
    """
    from confection import ConfigValidationError
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train
    from spacy.util import load_config
    from thinc.api import require_gpu

    try:
        settings = load_config(config, overrides=dict(overrides or {}), interpolate=False)
        if resume and (output / LAST).is_dir():
            _start_from(settings, output / LAST)
        if gpu >= 0:
            require_gpu(gpu)  # spaCy's own functions expect that it is chosen already
        nlp = init_nlp(settings, use_gpu=gpu)
        nlp.meta["requirements"] = [f"rolecall>={version('rolecall')}"]
        output.mkdir(parents=True, exist_ok=True)
        silent = {} if progress is None else {"stdout": progress, "stderr": progress}
        train(nlp, output, use_gpu=gpu, **silent)
        calibrate(output / BEST)
    except (ConfigValidationError, RolecallError, ImportError, ValueError, OSError, KeyError) as error:
        raise ModelError(f"{config}: {_one_line(error)}") from error
    return output / BEST


def calibrate(model: Path) -> None:
    """Fit the scores of a trained pipeline to the documents of its config's `corpora.dev`, and write it back.

    Every component with a method `calibrate` gets these documents as the components before it leave them.
    """
    import spacy
    from spacy.training import Example
    from spacy.util import registry

    nlp = spacy.load(model)
    corpora = registry.resolve(nlp.config.interpolate()["corpora"])
    gold = list(corpora["dev"](nlp))
    for number, (_, component) in enumerate(nlp.pipeline):
        if hasattr(component, "calibrate"):
            docs = [nlp.make_doc(example.text) for example in gold]
            for _, earlier in nlp.pipeline[:number]:
                docs = [earlier(doc) for doc in docs]
            component.calibrate([Example(doc, eg.reference) for doc, eg in zip(docs, gold, strict=True)])
    nlp.to_disk(model)


def _start_from(settings: dict[str, Any], model: Path) -> None:
    """Take the trained components of `model` in place of new ones."""
    kept = set(settings["training"].get("frozen_components", ()))
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    for name in settings["nlp"]["pipeline"]:
        if name in meta["components"] and name not in kept:
            settings["components"][name] = {"source": str(model)}


def _one_line(error: BaseException) -> str:
    """The head of the message, and of a config's error the argument that it is about."""
    lines = [" ".join(line.split()) for line in str(error).splitlines() if line.strip()]
    return (": ".join(lines[:2]) if lines else type(error).__name__)[:240]
