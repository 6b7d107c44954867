"""Put a trained pipeline into the package, with a card that says how good it is and what its scores are worth.

    python training/model_card.py build/minutes_sm/model-best build/corpus/test.jsonl ../src/rolecall/models/minutes_sm

Every figure of the card is measured here, on documents of bodies that training has not seen.
"""

import shutil
import sys
from pathlib import Path

import rolecall
from rolecall.annotations import read_jsonl
from rolecall.evaluation import align, measure
from rolecall.evaluation.bootstrap import intervals
from rolecall.evaluation.reliability import Reliability, calibration_error, reliability
from rolecall.evaluation.report import ENTITIES, EVENTS, RELATIONS, Report
from rolecall.records import ENTITY_LABELS, RELATION_LABELS

CARD = """# {name}

Recognises people, titles, bodies, sums and dates in the minutes and reports of English-speaking councils and the
bodies around them, and says who holds which post. Loaded by `rolecall.load()`; no network, no GPU, {megabytes:.1f} MB.

- **How it works.** Sums and dates are read by grammars; people, titles and bodies are recognised by a convolutional
  network (`tok2vec`, `ner`) that sees each word's form, what word lists know of it, and what rolecall's rules propose.
  A classifier of pairs (`relations`) that shares its vectors says who holds which post, how it changes hands, at which
  body, from and until when. Components: {pipeline}.
- **Learned from** the train split of `corpus/` (CC0, every person, doing and sum invented) and variants that its
  generator wrote of each document. No real minutes were used.
- **Made by** `weasel run all training`; the seed is {seed}.

## Accuracy on {documents} documents of bodies that training has not seen

Strict: start, end and label must be right; a relation is right only when both its spans are, a change of post only
when kind, person and post are. In brackets the 95 % interval of a bootstrap over documents. Five of the documents are
there to be hard on changes of post: half of their sentences state one in a rare way, half only look as if.

| | precision | recall | F1 | |
| --- | --- | --- | --- | --- |
{accuracy}

These documents were written by the same authors as the training data. On minutes of real councils expect a few points
less, most of all for bodies whose names betray nothing (a shop called Thistledown).

## What the scores are worth

Scores of people, titles, bodies and relations are calibrated on the dev split (Platt, 1999). Of what got a score in
each range on the test split, this share was right; the calibration error is the mean distance, weighed by cases.

| score | {labels} |
| --- | {rules}
{reliability}

## Not for

Deciding anything about a person without reading the quotation that comes with every claim; other languages than
English; texts that are not minutes or reports.
"""


def main(model: Path, gold: Path, target: Path) -> None:
    """Measure `model` on the documents of `gold`, copy it to the folder `target` and write the card there."""
    nlp = rolecall.load(str(model))
    aligned = align(read_jsonl(gold), lambda texts: rolecall.annotate_texts(texts, model=nlp))
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(model, target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    found = reliability(aligned)
    names = (*ENTITY_LABELS, ENTITIES, "HOLDS", "AT", "STARTS", "ENDS")
    card = CARD.format(
        name=target.name,
        megabytes=size / 1e6,
        pipeline=", ".join(f"`{name}`" for name in nlp.pipe_names),
        seed=nlp.config.interpolate()["training"]["seed"],
        documents=len(aligned.pairs),
        accuracy=accuracy_rows(measure(aligned)),
        labels=" | ".join(names),
        rules="--- | " * len(names),
        reliability=reliability_rows(found, names),
    )
    (target / "README.md").write_text(card.replace("| \n", "|\n"), encoding="utf-8")
    print(f"{target}: {size / 1e6:.1f} MB")


def accuracy_rows(report: Report) -> str:
    """A row of a Markdown table for each label, for all entities and for the relations."""
    bounds = intervals(report.documents)
    rows = []
    for name in (*ENTITY_LABELS, ENTITIES, *RELATION_LABELS, RELATIONS, EVENTS):
        count = report.total.counts[name]
        interval = f"[{bounds[name].low:.3f}, {bounds[name].high:.3f}]" if name in bounds else ""
        rows.append(f"| {name} | {count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f} | {interval} |")
    return "\n".join(rows)


def reliability_rows(found: Reliability, names: tuple[str, ...]) -> str:
    """A row of a Markdown table for each range of scores, and one of calibration errors."""
    rows = []
    for bins in zip(*(found[name] for name in names), strict=True):
        if any(b.cases for b in bins):
            cells = (f"{b.share:.2f} of {b.cases}" if b.cases else "" for b in bins)
            rows.append(f"| from {bins[0].low:.2f} | {' | '.join(cells)} |")
    errors = (calibration_error(found[name]) for name in names)
    cells = ("" if error is None else f"{error:.3f}" for error in errors)
    return "\n".join([*rows, f"| calibration error | {' | '.join(cells)} |"])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
