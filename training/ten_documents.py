"""What ten corrected documents are worth: annotate, correct, train further, measure; `make ten-documents`.

Minutes of two meetings of a council that the model has not seen, and variants of them about other people, make ten
documents. They are written for Label Studio with what the model finds in them, as `rolecall annotate` does. The person
who corrects them is played by the corpus, whose annotations take the place of the model's. What Label Studio exports
trains as it is, and both models then read the minutes of three later meetings of that council, with their variants.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from rolecall.annotations import read_jsonl, write_line
from rolecall.records import Minutes

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "training/configs/minutes_more.cfg"
BASE = ROOT / "src/rolecall/models/minutes_sm"
COUNCIL = "kilcorran-county-council"
CORRECTED = (f"{COUNCIL}-2007", f"{COUNCIL}-2009")
VARIANTS = 4
SEED = 3


def main() -> None:
    """Run the example in a folder and print both evaluations."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for split, variants in (("test", VARIANTS), ("dev", 0)):
        corpora(
            *("generate", ROOT / "corpus", folder / f"{split}.jsonl"),
            *("--split", split, "--variants", variants, "--seed", SEED),
        )
    unseen = [m for m in read_jsonl(folder / "test.jsonl") if m.id.startswith(COUNCIL)]
    mine = [m for m in unseen if m.id.startswith(CORRECTED)]
    texts = folder / "texts"
    texts.mkdir(exist_ok=True)
    for minutes in mine:
        (texts / f"{minutes.id}.txt").write_text(minutes.text, encoding="utf-8", newline="")
    written(folder / "others.jsonl", [m for m in unseen if m not in mine])

    rolecall("annotate", texts, "-o", folder / "tasks.json", "--tool", "label-studio")
    written(folder / "corrected.jsonl", mine)
    rolecall("convert", folder / "corrected.jsonl", folder / "export.json", "--to", "label-studio")

    sets = {"base": BASE, "train": folder / "export.json", "dev": folder / "dev.jsonl"}
    options = [word for name, path in sets.items() for word in ("--set", f"paths.{name}={path.absolute()}")]
    rolecall("train", CONFIG, "--output", folder / "model", *options)
    rolecall("evaluate", folder / "others.jsonl", "--model", folder / "model/model-best", "--compare", BASE)


def written(path: Path, documents: list[Minutes]) -> None:
    """Write the documents in the annotation format."""
    with path.open("w", encoding="utf-8") as stream:
        for minutes in documents:
            write_line(minutes, stream)


def rolecall(*words: object) -> None:
    """Run a command of rolecall, shown as one would type it."""
    print("$ rolecall", *words, flush=True)
    subprocess.run([sys.executable, "-m", "rolecall", *map(str, words)], check=True)  # noqa: S603


def corpora(*words: object) -> None:
    """Run a command on the corpus."""
    subprocess.run([sys.executable, "-m", "rolecall.corpora", *map(str, words)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
