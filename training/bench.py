"""Speed and peak memory of the whole pipeline against bare spaCy, in one run: `python training/bench.py`.

Both read the same invented corpus, each three times; the best time counts. Machines are noisy: compare the ratios.
"""

import resource
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

import rolecall
from rolecall.corpora.__main__ import compiled
from rolecall.records import Minutes

DOCUMENTS = Path(__file__).parent.parent / "corpus/documents"
ROUNDS = 3


def best_seconds(nlp: Language, texts: list[str]) -> float:
    """The shortest of `ROUNDS` readings of all texts, in seconds; one reading before warms the caches."""
    seconds = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        seconds.append(time.perf_counter() - start)
    return min(seconds[1:])


def bare_ner(texts: list[str]) -> Language:
    """spaCy's tokenizer, `tok2vec` and `ner` of the size of its small models, with random weights."""
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.HashEmbedCNN.v2",
                "width": 96,
                "depth": 4,
                "embed_size": 2000,
                "window_size": 1,
                "maxout_pieces": 3,
                "subword_features": True,
                "pretrained_vectors": None,
            }
        },
    )
    ner = nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96},
            }
        },
    )
    for label in ("PERSON", "ROLE", "ORG", "MONEY", "DATE"):
        ner.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.max_length = max(map(len, texts)) + 1
    return nlp


def main() -> None:
    """Print tokens a second of both, their ratio, and the peak memory of the process."""
    texts = [m.text for m in compiled(DOCUMENTS) if isinstance(m, Minutes)]
    pipeline = rolecall.load()
    tokens = sum(len(pipeline.make_doc(text)) for text in texts)
    figures = {"bare spaCy tok2vec+ner": bare_ner(texts), "rolecall minutes_sm": pipeline}
    speed = {name: tokens / best_seconds(nlp, texts) for name, nlp in figures.items()}
    print(f"{len(texts)} documents, {tokens:,} tokens, one core")
    for name, rate in speed.items():
        print(f"{name:<24}{rate:>10,.0f} tokens/s")
    print(f"{'ratio':<24}{speed['rolecall minutes_sm'] / speed['bare spaCy tok2vec+ner']:>10.2f}")
    print(f"{'peak memory':<24}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>7,.0f} MiB", file=sys.stdout)


if __name__ == "__main__":
    main()
