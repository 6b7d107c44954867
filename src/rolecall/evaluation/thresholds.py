"""Thresholds that a model must keep: parsed from `NAME=VALUE` or a TOML file, held against a tally."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rolecall.errors import InputError
from rolecall.evaluation.counts import Tally
from rolecall.evaluation.report import METRICS

_NAMES = {name.casefold(): name for name in METRICS}


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A metric below its threshold; `nothing` when there was nothing to measure it on."""

    metric: str
    minimum: float
    figure: float
    nothing: bool

    def __str__(self) -> str:
        seen = "nothing to measure" if self.nothing else f"{self.figure:.4f}"
        return f"{self.metric}: {seen}, below the minimum {self.minimum:g}"


def parse_minimum(text: str) -> tuple[str, float]:
    """The metric and the threshold of `NAME=VALUE`, the name in any case.

    Raises InputError for a name that is not in METRICS or a value that is no number in [0, 1].
    """
    name, separator, value = text.rpartition("=")
    if not separator:
        raise InputError(repr(text), "expected NAME=VALUE")
    try:
        number = float(value)
    except ValueError:
        raise InputError(repr(text), f"{value!r} is not a number") from None
    return _checked(name, number, where=repr(text))


def read_minimums(path: Path) -> dict[str, float]:
    """The thresholds of a TOML file: one `NAME = VALUE` a line at the top level, names quoted where needed.

    Raises InputError naming the file when it cannot be read or a line is not of that kind.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise InputError(path, reason or str(error)) from error
    minimums = {}
    for name, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(path, f"the minimum of {name!r} is not a number")
        metric, number = _checked(name, float(value), where=str(path))
        minimums[metric] = number
    return minimums


def shortfalls(tally: Tally, minimums: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """Every metric whose figure (F1, or the share that is right) is below its minimum, in report order.

    A metric that nothing was there to measure falls short of any minimum above zero: a threshold that
    guards nothing must not pass for one that is kept.
    """
    found: Iterable[Shortfall] = (
        Shortfall(name, minimums[name], tally[name].figure, tally[name].nothing) for name in METRICS if name in minimums
    )
    return tuple(s for s in found if s.figure < s.minimum)


def _checked(name: str, value: float, *, where: str) -> tuple[str, float]:
    metric = _NAMES.get(" ".join(name.split()).casefold())
    if metric is None:
        raise InputError(where, f"no metric {name.strip()!r}; there are {', '.join(METRICS)}")
    if not 0 <= value <= 1:
        raise InputError(where, f"the minimum of {metric} must lie between 0 and 1")
    return metric, value
