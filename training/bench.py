"""Speed and peak memory of the default pipeline against bare spaCy, in one run: `python training/bench.py`.

Pipelines read the same third of the invented corpus in turn, in batches of the same size, on one core: rolecall's,
whole and without what comes after the entities, spaCy's `tok2vec` and `ner` of the same size, and spaCy's `tok2vec`,
`tagger`, `parser` and `ner`. Those of spaCy are trained for a moment, so that they decide as trained ones do. The
best time of each counts. Machines are noisy: compare the ratios. Peak memory is that of a process that loads one
pipeline and reads all texts once. The corpus speaks of posts in nearly every sentence; with `--gold FOLDER` the real
minutes there are timed, too.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
os.environ.update(ONE_CORE)  # before NumPy is imported

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.training import Example  # noqa: E402

import rolecall  # noqa: E402
from process_memory import peak_memory  # noqa: E402
from rolecall.annotations import read_jsonl  # noqa: E402
from rolecall.corpora.__main__ import compiled  # noqa: E402
from rolecall.records import Minutes  # noqa: E402

DOCUMENTS = Path(__file__).parent.parent / "corpus/documents"
ROUNDS = 4
EVERY = 3
BATCH = 32
TAUGHT, STEPS = 40, 25
REPEATS = 5
"""How often the few real documents are read in one round."""
WIDTH, DEPTH = 96, 4
WHOLE, WITHOUT = "rolecall minutes_sm", "without relations and references"
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}


def bare(*names: str) -> Language:
    """spaCy's components of these names on one `tok2vec` of the size of rolecall's, trained for a moment."""
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.HashEmbedCNN.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "embed_size": 2000,
                "window_size": 1,
                "maxout_pieces": 3,
                "subword_features": True,
                "pretrained_vectors": None,
            }
        },
    )
    for name in names:
        nlp.add_pipe(name, config={"model": {"tok2vec": LISTENER}})
    examples = [recognised(nlp, minutes) for minutes in documents()[:TAUGHT]]
    sentence = parsed(nlp)
    # the parser forgets labels that it sees fewer than thirty times
    optimizer = nlp.initialize(lambda: [*examples, *[sentence] * 40])
    shuffle = random.Random(0).shuffle  # noqa: S311
    for _ in range(STEPS):
        shuffle(examples)
        with nlp.select_pipes(enable=["tok2vec", "ner"]):
            nlp.update(examples[:8], sgd=optimizer)
        if "parser" in names:
            with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
                nlp.update([sentence] * 8, sgd=optimizer)
    return nlp


def documents() -> list[Minutes]:
    """The corpus, compiled."""
    return [minutes for minutes in compiled(DOCUMENTS) if isinstance(minutes, Minutes)]


def recognised(nlp: Language, minutes: Minutes) -> Example:
    """A document with its entities, for `ner`."""
    doc = nlp.make_doc(minutes.text)
    reference = doc.copy()
    spans = [reference.char_span(m.start, m.end, label=m.label) for m in minutes.mentions]
    reference.set_ents([span for span in spans if span is not None])
    return Example(doc, reference)


def parsed(nlp: Language) -> Example:
    """A sentence with tags and a parse, for `tagger` and `parser`."""
    reference = Doc(
        nlp.vocab,
        words="Ann Hart , the Clerk of Amble Trust , paid the small bill in May and told the Board .".split(),
        tags="NNP NNP , DT NN IN NNP NNP , VBD DT JJ NN IN NNP CC VBD DT NNP .".split(),
        heads=[1, 9, 1, 4, 1, 4, 7, 5, 1, 9, 12, 12, 9, 9, 13, 9, 9, 18, 16, 9],
        deps=(
            "compound nsubj punct det appos prep compound pobj punct ROOT "
            "det amod dobj prep pobj cc conj det dobj punct"
        ).split(),
    )
    return Example(Doc(nlp.vocab, words=[token.text for token in reference]), reference)


def entities_only() -> Language:
    """rolecall's pipeline without relations and references."""
    nlp = rolecall.load()
    nlp.disable_pipes("relations", "role_references")
    return nlp


PIPELINES: dict[str, Callable[[], Language]] = {
    WHOLE: rolecall.load,
    WITHOUT: entities_only,
    "spaCy tok2vec+ner": lambda: bare("ner"),
    "spaCy tok2vec+tagger+parser+ner": lambda: bare("tagger", "parser", "ner"),
}


def read(nlp: Language, texts: list[str]) -> float:
    """Seconds that the pipeline takes for all texts."""
    nlp.max_length = max(map(len, texts)) + 1
    start = time.perf_counter()
    for _doc in nlp.pipe(texts, batch_size=BATCH):
        pass
    return time.perf_counter() - start


def memory(name: str) -> int:
    """Peak memory in MiB of a new process in which that pipeline alone reads the corpus."""
    command = [sys.executable, __file__, name]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def best_times(pipelines: Mapping[str, Language], texts: list[str]) -> dict[str, float]:
    """Seconds that each pipeline takes for all texts, read in turn; the best of several rounds."""
    seconds = dict.fromkeys(pipelines, float("inf"))
    for turn in range(ROUNDS + 1):
        for name, nlp in pipelines.items():
            taken = read(nlp, texts)
            seconds[name] = min(seconds[name], taken) if turn else seconds[name]  # the first warms the caches
    return seconds


def print_shares(texts: str, seconds: Mapping[str, float]) -> None:
    """Print rolecall's speed on these texts as a share of spaCy's, and what of its time goes to relations."""
    whole, without, bare_time, parsing = (seconds[name] / seconds[WHOLE] for name in PIPELINES)
    print(f"on {texts}: {bare_time:.2f} of the speed of tok2vec+ner, {parsing:.2f} of tok2vec+tagger+parser+ner;")
    print(f"relations and references take {1 - without / whole:.0%} of the time")


def main() -> None:
    """Print tokens a second and peak memory of each pipeline, and rolecall's speed as a share of the others'."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("pipeline", nargs="?", help="read the corpus once with this pipeline and print the peak memory")
    asked.add_argument("--gold", type=Path, help="a folder of real minutes as annotation files")
    options = asked.parse_args()
    texts = [minutes.text for minutes in documents()[::EVERY]]
    if options.pipeline:
        read(PIPELINES[options.pipeline](), texts)
        print(peak_memory())
        return
    pipelines = {name: make() for name, make in PIPELINES.items()}
    seconds = best_times(pipelines, texts)
    tokens = sum(len(spacy.blank("en").make_doc(text)) for text in texts)
    print(f"{len(texts)} documents, {tokens:,} tokens of spaCy's tokenizer, one core")
    for name, taken in seconds.items():
        speed = f"{tokens / taken:>9,.0f} tokens/s{memory(name):>7,} MiB"
        print(f"{name:<34}{speed}{taken / seconds[WHOLE]:>7.2f} rolecall / it")
    print_shares("the corpus", seconds)
    if options.gold and options.gold.is_dir():
        real = [minutes.text for path in sorted(options.gold.glob("*.jsonl")) for minutes in read_jsonl(path)]
        print_shares(f"{len(real)} real documents", best_times(pipelines, real * REPEATS))


if __name__ == "__main__":
    main()
