"""What a worker process does with a pipeline; a module of its own, so that a spawned process can import it."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import rolecall.pipeline.attributes  # noqa: F401 (declares the attributes)

TEXTS = [
    "AMBLE TOWN COUNCIL\nMinutes of the Planning Committee held on 12 June 2019\n\n"
    "Present: Cllr Ann Pugsley (Chairman); Gwen Ridout, Clerk to Amble Town Council\n\n1. Clerk\n\n"
    "Tom Denholm had resigned as Treasurer on 3 April 2019. The Chairman thanked him. It cost c£1.3m a year.\n",
    "Nothing of note was said by anybody.\n",
    "CABINET\n12/06/2019\n\nDr. Máire Ní Bhriain – Director of Housing – asked for €2m by Q2 2022/23.\n",
]


def snapshot(doc: Doc) -> dict[str, Any]:
    """Everything that rolecall writes on a document, as data that can be compared."""
    return {
        "text": doc.text,
        "tokens": [token.text for token in doc],
        "sentences": [token.i for token in doc if token.is_sent_start],
        "sections": [(span.start, span.end, span.label_) for span in doc.spans.get("sections", ())],
        "entities": [(e.start_char, e.end_char, e.label_, dict(e._.value), e._.score) for e in doc.ents],
        "facts": dict(doc._.facts),
        "relations": list(doc._.relations),
        "holdings": doc._.holdings,
    }


def snapshots(nlp: Language) -> list[dict[str, Any]]:
    """What the pipeline makes of the sample texts."""
    return [snapshot(doc) for doc in nlp.pipe(TEXTS)]
