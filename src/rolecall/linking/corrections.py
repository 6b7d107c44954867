"""What a reader knows better: two mentions are, or are not, one person.

A correction names each side by a mention id (`document:start-end`) or by a person's name as written. Ids come
from document and offsets, so a correction outlives a new run.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from rolecall.errors import CorrectionError
from rolecall.values.names import fold

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict on two people, each a mention id or a name; raises CorrectionError when it says nothing."""

    verdict: Verdict
    a: str
    b: str

    def __post_init__(self) -> None:
        if self.verdict not in ("same", "different"):
            raise CorrectionError(f"verdict {self.verdict!r}: expected 'same' or 'different'")
        for side in (self.a, self.b):
            if not isinstance(side, str) or not side.strip():
                raise CorrectionError(f"{side!r}: expected a mention id or a name")
        if fold(self.a) == fold(self.b):
            raise CorrectionError(f"{self.a!r} stands on both sides; use mention ids to tell namesakes apart")


def read_corrections(
    records: Iterable[Correction | Mapping[str, object]],
) -> tuple[Correction, ...]:
    """Each record as a Correction; a mapping has the keys `verdict`, `a` and `b`.

    Raises CorrectionError, with the record's number, when a key is missing or unknown or a value unusable.
    """
    return tuple(_read(number, record) for number, record in enumerate(records, start=1))


def _read(number: int, record: Correction | Mapping[str, object]) -> Correction:
    if isinstance(record, Correction):
        return record
    if not isinstance(record, Mapping) or record.keys() != {"verdict", "a", "b"}:
        raise CorrectionError(f"correction {number}: expected the keys verdict, a and b, found {record!r}")
    try:
        return Correction(cast("Verdict", record["verdict"]), cast("str", record["a"]), cast("str", record["b"]))
    except CorrectionError as error:
        raise CorrectionError(f"correction {number}: {error}") from error
