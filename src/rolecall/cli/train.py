"""`rolecall train`: a pipeline trained by a spaCy config."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from rolecall.cli.messages import fail, say
from rolecall.errors import ModelError


def train(
    config: Annotated[
        Path, typer.Argument(metavar="CONFIG", help="A spaCy config, such as training/configs/minutes_sm.cfg.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where model-best and model-last are written.")
    ] = Path("build/model"),
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", "-s", metavar="NAME=VALUE", help="A value of the config by its dotted name; repeatable."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from FOLDER/model-last when there is one.")] = False,
    gpu: Annotated[int, typer.Option("--gpu", help="The number of a GPU; -1 trains on the CPU.")] = -1,
) -> None:
    """Train a model on the annotated minutes that the config names, in any format that rolecall convert reads.

    Progress goes to stderr, one line an evaluation; the folder of the best model to stdout.

    Exit codes: 0 done, 2 unusable arguments, config or data.
    """
    from rolecall.training import train_model

    if not config.is_file():
        fail(f"{config}: no such file")
    try:
        best = train_model(
            config, output, overrides=_parsed(settings or []), resume=resume, gpu=gpu, progress=sys.stderr
        )
    except ModelError as error:
        fail(error)
    say("evaluate it with: rolecall evaluate GOLD.jsonl --model " + str(best))
    typer.echo(best)


def _parsed(settings: list[str]) -> dict[str, Any]:
    """The overrides of `NAME=VALUE` pairs; values are read as JSON where they are JSON, else as text."""
    import json

    parsed: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or "." not in name:
            fail(f"--set {setting}: expected a dotted NAME=VALUE")
        try:
            parsed[name] = json.loads(value)
        except json.JSONDecodeError:
            parsed[name] = value
    return parsed
