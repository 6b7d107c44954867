"""Rolecall's linking beside Splink, and its time by size: `python training/bench_linking.py [--largest N]`.

Both link the same people of single documents, in simulated councils whose truth is known, each in a process of its
own, which gives peak memory. Seconds, wall and CPU of all threads, run from a stream of documents to people; reading
the file is left out. Splink needs no labels and trains anew on what it links, which counts as well. `splink_people.py`
says how it is set up. Its threshold is the match weight with the best B-cubed F1 in other councils. One set of them is
little to choose on, as the weights differ between sets, so `--chosen-on` takes several seeds; and the best weight in
the measured councils themselves stands below, as the most that any threshold could do for it.

Then rolecall alone links councils of about 10,000, 100,000 and 1,000,000 mentions of people, as far as `--largest`
goes. Seconds divided by n log n do not grow where the time grows no faster. Machines are noisy, wall time more so than
CPU: compare within one run.
"""

import argparse
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from process_memory import peak_memory
from rolecall.annotations import read_jsonl
from rolecall.corpora.simulate_command import simulate_command
from rolecall.corpora.simulation.truth import TruePerson, read_truth
from rolecall.evaluation.careers.alignment import align_clusters
from rolecall.evaluation.careers.people import PeopleScores, score_people
from rolecall.linking import link
from rolecall.linking.document_people import DocumentPerson, people_of
from rolecall.records import Minutes

MEASURED, CHOSEN_ON = 7, [8]  # seeds
COUNCILS, YEARS, DOCUMENTS = 20, 25, 6
SIZES = (10_000, 100_000, 1_000_000)
MENTIONS_OF_A_COUNCIL = 2_400
"""About so many mentions of people the simulator writes of a council in those years."""
WEIGHTS = range(-6, 17)

Figures = dict[str, Any]
"""What one process measured, as JSON."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """A time on both clocks, or the difference of two; CPU is that of all threads of the process."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: "Seconds") -> "Seconds":
        return Seconds(self.wall + other.wall, self.cpu + other.cpu)

    def __sub__(self, other: "Seconds") -> "Seconds":
        return Seconds(self.wall - other.wall, self.cpu - other.cpu)


def now() -> Seconds:
    """Both clocks."""
    return Seconds(time.perf_counter(), time.process_time())


@dataclass(slots=True)
class Reading:
    """The documents of a file as a stream, counted, and a clock that stands still while one is read."""

    path: Path
    documents: int = 0
    mentions: int = 0
    _start: Seconds = field(default_factory=now)

    def __iter__(self) -> Iterator[Minutes]:
        before = now()
        for minutes in read_jsonl(self.path):
            self.documents += 1
            self.mentions += sum(mention.label == "PERSON" for mention in minutes.mentions)
            self._start += now() - before
            yield minutes
            before = now()
        self._start += now() - before

    def figures(self, **more: object) -> Figures:
        """What is known now: seconds, peak memory in MiB, the counts, and what else is given."""
        taken = now() - self._start
        counts = {"documents": self.documents, "mentions": self.mentions}
        return {"wall": taken.wall, "cpu": taken.cpu, "memory": peak_memory(), **counts, **more}


def of_rolecall(folder: Path, *, scores: bool) -> Figures:
    """Rolecall links the documents of the folder; with the scores of its people where they are wanted."""
    reading = Reading(folder / "minutes.jsonl")
    people = link(reading).people
    found = reading.figures(people=len(people))
    if not scores:
        return found
    clusters = ((mention.id, person.id) for person in people for mention in person.mentions)
    aligned = align_clusters(read_truth(folder / "truth.jsonl"), clusters)
    return found | {"scores": _scores(score_people(aligned))}


def of_splink(folder: Path, *, weight: int | None) -> Figures:
    """Splink links the documents of the folder at a match weight, where one is given; then at each, for the best."""
    from splink_people import clusters, columns_of, scored, trained

    reading = Reading(folder / "minutes.jsonl")
    ids: list[list[str]] = []
    columns = columns_of(_noted(chain.from_iterable(people_of(m, number=n) for n, m in enumerate(reading)), ids))
    prepared = reading.figures()["cpu"]
    model = trained(columns)
    learned = reading.figures()["cpu"] - prepared
    chosen = clusters(model, scored(model, weight=weight), weight=weight) if weight is not None else []
    found = reading.figures(prepared=prepared, learned=learned, people=len(set(chosen)))  # before the truth is read
    truth = list(read_truth(folder / "truth.jsonl"))
    if chosen:
        found["scores"] = _of_clusters(truth, ids, chosen)
    pairs = scored(model, weight=WEIGHTS[0])
    cuts = (clusters(model, pairs, weight=w) for w in WEIGHTS)
    return found | {"tried": [_of_clusters(truth, ids, cut) | {"people": len(set(cut))} for cut in cuts]}


def _noted(persons: Iterable[DocumentPerson], ids: list[list[str]]) -> Iterator[DocumentPerson]:
    """The people as they come, the ids of their mentions added to `ids`, so that no document need stay in memory."""
    for person in persons:
        ids.append([mention.id for mention in person.mentions])
        yield person


def _of_clusters(truth: Sequence[TruePerson], ids: Sequence[Sequence[str]], clusters: Sequence[str]) -> Figures:
    pairs = ((id_, cluster) for own, cluster in zip(ids, clusters, strict=True) for id_ in own)
    return _scores(score_people(align_clusters(truth, pairs)))


def _scores(people: PeopleScores) -> Figures:
    b_cubed = people.b_cubed
    figures = {"precision": b_cubed.precision, "recall": b_cubed.recall, "f1": b_cubed.f1}
    return figures | {"pairwise": people.pairwise.f1, "missed": people.missed}


def alone(folder: Path, system: str, *options: str) -> Figures:
    """The figures of one system on the documents of the folder, in a new process that does nothing else."""
    command = [sys.executable, __file__, "--system", system, "--folder", str(folder), *options]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
    figures: Figures = json.loads(told.splitlines()[-1])
    return figures


def simulated(folder: Path, *, councils: int, seed: int) -> Path:
    """The folder, with simulated councils written into it."""
    sizes = ("--councils", str(councils), "--years", str(YEARS), "--documents", str(DOCUMENTS))
    if code := simulate_command([str(folder), *sizes, "--seed", str(seed)]):
        raise SystemExit(code)
    return folder


def compare(folder: Path, *, seeds: Sequence[int]) -> None:
    """Print the table of rolecall and Splink, whose threshold is the best one of the seeds together."""
    ours = simulated(folder / "measured", councils=COUNCILS, seed=MEASURED)
    others = [simulated(folder / str(seed), councils=COUNCILS, seed=seed) for seed in seeds]
    rolecall = alone(ours, "rolecall")
    weight, _ = _best([alone(other, "splink")["tried"] for other in others])
    splink = alone(ours, "splink", "--weight", str(weight))
    best_weight, best = _best([splink["tried"]])
    print(
        f"{COUNCILS} simulated councils, {YEARS} years: {rolecall['documents']:,} documents, "
        f"{rolecall['mentions']:,} mentions of people, {rolecall['scores']['missed']:,} of them out of reach of both"
    )
    keys = ("precision", "recall", "f1", "pairwise")
    print(f"{'':<36}{'B3 P':>8}{'B3 R':>8}{'B3 F1':>8}{'pair F1':>8}{'people':>8}{'wall s':>8}{'CPU s':>8}{'MiB':>7}")
    for name, row in (("rolecall", rolecall), (f"Splink, match weight {weight}", splink)):
        figures = "".join(f"{row['scores'][key]:>8.4f}" for key in keys)
        print(f"{name:<36}{figures}{row['people']:>8,}{row['wall']:>8.1f}{row['cpu']:>8.1f}{row['memory']:>7,}")
    figures = "".join(f"{best[key]:>8.4f}" for key in keys)
    print(f"{f'Splink, the best of all weights, {best_weight}':<36}{figures}{best['people']:>8,}")
    print(
        f"The weight {weight} was chosen on seed {', '.join(map(str, seeds))}. Of Splink's CPU time "
        f"{splink['prepared']:.1f} s go to finding the people of each document, which rolecall does too, and "
        f"{splink['learned']:.1f} s to training."
    )


def _best(tried: Sequence[Sequence[Figures]]) -> tuple[int, Figures]:
    """The weight with the best B-cubed F1 over several sets of documents, and its figures in the first of them."""
    place = max(range(len(WEIGHTS)), key=lambda place: sum(of_set[place]["f1"] for of_set in tried))
    return WEIGHTS[place], tried[0][place]


def grow(folder: Path, *, largest: int) -> None:
    """Print what rolecall's linking takes by number of mentions."""
    print(
        f"\n{'mentions':>9}{'documents':>11}{'people':>9}{'wall s':>9}{'CPU s':>9}{'MiB':>8}{'µs CPU/(n log2 n)':>19}"
    )
    for size in (size for size in SIZES if size <= largest):
        with TemporaryDirectory(dir=folder) as place:
            councils = round(size / MENTIONS_OF_A_COUNCIL)
            row = alone(simulated(Path(place), councils=councils, seed=MEASURED), "rolecall", "--no-scores")
        n = row["mentions"]
        ratio = 1e6 * row["cpu"] / (n * math.log2(n))
        print(
            f"{n:>9,}{row['documents']:>11,}{row['people']:>9,}{row['wall']:>9.1f}{row['cpu']:>9.1f}"
            f"{row['memory']:>8,}{ratio:>19.2f}",
            flush=True,
        )


def main() -> None:
    """Print both tables; with `--system` the figures of that one alone, as JSON, which is how each is measured."""
    parser = argparse.ArgumentParser(description="Rolecall's linking beside Splink, and its time by size.")
    parser.add_argument("--largest", type=int, default=SIZES[1], help="mentions to go up to (default: %(default)s)")
    parser.add_argument(
        "--chosen-on",
        type=int,
        nargs="+",
        default=CHOSEN_ON,
        metavar="SEED",
        help=f"the councils to choose Splink's threshold on (default: {CHOSEN_ON[0]})",
    )
    parser.add_argument("--no-splink", action="store_true", help="only the time by size")
    parser.add_argument("--system", choices=("rolecall", "splink"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--weight", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--no-scores", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.system:
        if options.system == "rolecall":
            found = of_rolecall(options.folder, scores=not options.no_scores)
        else:
            found = of_splink(options.folder, weight=options.weight)
        print(json.dumps(found))
        return
    with TemporaryDirectory() as place:
        if not options.no_splink:
            compare(Path(place), seeds=options.chosen_on)
        grow(Path(place), largest=options.largest)


if __name__ == "__main__":
    main()
