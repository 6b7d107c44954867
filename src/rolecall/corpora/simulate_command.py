"""The command `simulate`: invented councils over years, as minutes with gold relations and the truth about careers."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rolecall.annotations import write_line
from rolecall.corpora.simulation import Ledger, Settings, documents, simulate, write_person


def simulate_command(arguments: Sequence[str]) -> int:
    """Write `minutes.jsonl`, `truth.jsonl` and, if asked, `texts/`; the exit code is 0, or 2 for unusable arguments.

    Documents go out one by one; what is kept of each is the ids of its mentions.
    """
    try:
        options = _parser().parse_args(arguments)
        settings = Settings(
            councils=options.councils, years=options.years, documents=options.documents, seed=options.seed
        )
    except SystemExit as told:  # argparse has written the reason, or the help
        return 2 if told.code else 0
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    out: Path = options.out
    texts = out / "texts"
    (texts if options.texts else out).mkdir(parents=True, exist_ok=True)
    world, ledger = simulate(settings), Ledger()
    with (out / "minutes.jsonl").open("w", encoding="utf-8") as stream:
        for minutes in documents(world, ledger):
            write_line(minutes, stream)
            if options.texts:
                (texts / f"{minutes.id}.txt").write_text(minutes.text, encoding="utf-8")
    with (out / "truth.jsonl").open("w", encoding="utf-8") as stream:
        for person in ledger.people(world):
            write_person(person, stream)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m rolecall.corpora simulate", description="Councils that never were.")
    parser.add_argument("out", type=Path, help="the folder to write minutes.jsonl and truth.jsonl into")
    parser.add_argument("--councils", type=int, default=200, help="how many (default: %(default)s)")
    parser.add_argument("--years", type=int, default=25, help="for how long (default: %(default)s)")
    parser.add_argument("--documents", type=int, default=6, help="of each council a year (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the source of chance (default: %(default)s)")
    parser.add_argument("--texts", action="store_true", help="write each document as plain text into texts/ too")
    return parser
