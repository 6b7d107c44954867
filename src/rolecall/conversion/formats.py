"""The annotation formats, one row each.

Invariant: what a row's `write` writes its `read` reads back equal, but for what `leaves_out` says.
"""

from rolecall.conversion import brat, conll, doccano, inception, label_studio, parquet, prodigy, rolecall_jsonl
from rolecall.conversion.format import Format
from rolecall.conversion.prelabels import certain

FORMATS = (
    Format(
        "prodigy",
        (".jsonl",),
        prodigy.read,
        prodigy.write,
        lambda seen: bool(seen.keys & {"tokens", "answer", "_input_hash", "_task_hash"}),
        lines=True,
        prelabel=certain(prodigy.write_unanswered),
    ),
    Format(
        "doccano",
        (".jsonl",),
        doccano.read,
        doccano.write,
        lambda seen: "spans" not in seen.keys and bool(seen.keys & {"entities", "label"}),
        lines=True,
        prelabel=certain(doccano.write),
    ),
    Format(
        "rolecall",
        (".jsonl",),
        rolecall_jsonl.read,
        rolecall_jsonl.write,
        lambda seen: seen.path.suffix == ".jsonl" or "text" in seen.keys,
        lines=True,
    ),
    Format(
        "label-studio",
        (".json",),
        label_studio.read,
        label_studio.write,
        lambda seen: seen.starts_with("[") or bool(seen.keys & {"data", "annotations"}),
        prelabel=label_studio.write_predictions,
    ),
    Format(
        "brat",
        (".ann",),
        brat.read,
        brat.write,
        lambda seen: seen.holds(".ann"),
        folder=True,
        prelabel=certain(brat.write),
    ),
    Format(
        "inception",
        (".xmi",),
        inception.read,
        inception.write,
        lambda seen: seen.holds(".xmi"),
        folder=True,
        prelabel=certain(inception.write),
    ),
    Format(
        "conll",
        (".conll", ".bio", ".iob"),
        conll.read,
        conll.write,
        lambda seen: seen.path.suffix in (".conll", ".bio", ".iob") or seen.starts_with("-DOCSTART-"),
        leaves_out="relations, values, scores, pages and all metadata but the id",
    ),
    Format("parquet", (".parquet",), parquet.read, parquet.write, lambda seen: seen.starts_with("PAR1")),
)
"""The formats that know nothing of spaCy, in the order in which they are tried on a file."""
