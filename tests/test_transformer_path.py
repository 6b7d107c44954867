"""The way with a transformer: an encoder made on the spot is trained, saved, loaded without a network, and predicts."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language
from thinc.api import Model
from thinc.compat import has_gpu
from typer.testing import CliRunner

import rolecall
from rolecall.annotations import read_jsonl
from rolecall.cli import app

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "training/configs/minutes_trf.cfg"
PLACES = 512
SMALL = (
    "training.max_steps=4",
    "training.eval_frequency=4",
    "training.optimizer.learn_rate.warmup_steps=1",
    "training.optimizer.learn_rate.initial_rate=0.01",
)
# What a process that knows only the model's folder finds alone, and what with the help of two more: for each text the
# entities, and the sum of all that the encoder says of it.
PREDICT = """
import json, socket, sys

def refuse(*_, **__):
    raise OSError("the network was asked")

socket.socket.connect = socket.getaddrinfo = refuse
import rolecall

nlp, texts = rolecall.load(sys.argv[1]), json.load(sys.stdin)
nlp.disable_pipe("doc_cleaner")
print(json.dumps([
    [
        [
            [[ent.start_char, ent.end_char, ent.label_] for ent in doc.ents],
            sum(float(abs(tensor).sum()) for tensor in doc._.trf_data.tensors),
        ]
        for doc in nlp.pipe(texts, n_process=processes)
    ]
    for processes in (1, 2)
]))
"""


@pytest.fixture(scope="module")
def texts(data: Path) -> list[str]:
    return [minutes.text for minutes in read_jsonl(data)]


def make_encoder(folder: Path, texts: list[str]) -> Path:
    """A RoBERTa of two layers that knows nothing, with a byte-level tokenizer of the words of the texts.

    Its vocabulary is small and it takes every space by itself, so it makes more wordpieces than any that is in use.
    """
    import torch
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast, RobertaConfig, RobertaModel

    names = ("bos", "pad", "eos", "unk", "cls", "sep")
    marks = ("<s>", "<pad>", "</s>", "<unk>", "<s>", "</s>")
    bpe = Tokenizer(models.BPE())
    spaces = pre_tokenizers.Split(Regex(r"\s(?=\s)"), "isolated")
    bpe.pre_tokenizer = pre_tokenizers.Sequence([spaces, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    bpe.train_from_iterator(
        texts,
        trainers.BpeTrainer(
            vocab_size=500, special_tokens=[*marks[:4]], initial_alphabet=alphabet, show_progress=False
        ),
    )
    bpe.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=bpe, **{f"{name}_token": mark for name, mark in zip(names, marks, strict=True)}
    )
    torch.set_num_threads(1)  # with so few weights a second one costs more than it helps
    torch.manual_seed(0)
    config = RobertaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=PLACES + 2,
        type_vocab_size=1,
    )
    tokenizer.save_pretrained(folder)
    RobertaModel(config).save_pretrained(folder)
    return folder


def train(data: Path, output: Path, encoder: Path, *words: str) -> Path:
    settings = [*SMALL, f"paths.encoder={encoder}", f"paths.train={data}", f"paths.dev={data}"]
    done = CliRunner().invoke(
        app, ["train", str(CONFIG), "-o", str(output), *(w for s in settings for w in ("--set", s)), *words]
    )
    assert done.exit_code == 0, done.output
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def model(data: Path, texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained model, whose encoder's folder is gone."""
    folder = tmp_path_factory.mktemp("trained")
    encoder = make_encoder(folder / "encoder", texts)
    best = train(data, folder / "model", encoder)
    shutil.rmtree(encoder)
    return best


@pytest.fixture(scope="module")
def nlp(model: Path) -> Language:
    return rolecall.load(str(model))


def test_other_processes_without_a_network_find_the_same(nlp: Language, model: Path, texts: list[str]) -> None:
    texts = [*texts, "", " \n"]
    done = subprocess.run(
        [sys.executable, "-c", PREDICT, str(model)],
        # two threads: a forked process that waited for its parent's second would never end
        env={**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "2"},
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (entities, sums), (entities_of_two, sums_of_two) = (zip(*found, strict=True) for found in json.loads(done.stdout))
    assert entities == entities_of_two
    assert list(entities) == [[[e.start_char, e.end_char, e.label_] for e in doc.ents] for doc in nlp.pipe(texts)]
    assert sums == pytest.approx(sums_of_two, rel=1e-4)
    assert len(set(sums)) == len(texts)


def table(rows: int) -> str:
    """A list of members as programs draw it that turn pages into text, with columns aligned by spaces."""
    return "\n".join(
        f"Cllr {chr(65 + i % 26)} Featherstonehaugh{' ' * 24}Vice-Chair{' ' * 30}Upper Clatford ward{' ' * 20}3/{i}"
        for i in range(rows)
    )


@pytest.mark.parametrize(
    "part",
    [
        "Mrs Okonkwo-Reyes said that the working party's second report had been deferred. " * 200,
        table(300),
        "Ref. 2019/0047-C(iii): £1,234,567.89; " * 300,
    ],
    ids=["prose", "columns", "numbers"],
)
def test_every_token_of_a_long_document_is_read(nlp: Language, texts: list[str], part: str) -> None:
    with nlp.select_pipes(disable=["doc_cleaner"]):
        doc = nlp("\n\n".join([texts[0], part, texts[1]]))
    assert len(doc) > 3000
    wordpieces = doc._.trf_data.align.lengths
    assert len(wordpieces) == len(doc)
    assert all(count for count, token in zip(wordpieces, doc, strict=True) if not token.is_space)
    vectors = layer(nlp, "trfs2arrays").predict([doc._.trf_data])[0]
    assert vectors.shape == (len(doc), 32)
    assert all(vector.any() for count, vector in zip(wordpieces, vectors, strict=True) if count)


def test_no_window_of_a_long_document_is_cut(nlp: Language, texts: list[str]) -> None:
    encoder = nlp.get_pipe("transformer").model  # type: ignore[attr-defined]
    (windows,) = encoder.attrs["get_spans"]([nlp.make_doc("\n".join([*texts, table(300)]))])
    longest = max(len(encoder.tokenizer(window.text)["input_ids"]) for window in windows)
    assert 0.7 * PLACES < longest <= PLACES


def layer(nlp: Language, name: str) -> Model:  # type: ignore[type-arg]
    """The layer of that name in the recogniser's model."""
    model: Model = nlp.get_pipe("ner").model  # type: ignore[attr-defined, type-arg]
    (found,) = [node for node in model.walk() if node.name == name]
    return found


def test_documents_do_not_keep_the_output_of_the_encoder(nlp: Language, texts: list[str]) -> None:
    assert nlp(texts[0])._.trf_data is None


def test_training_goes_on_without_the_encoder_s_folder(model: Path, data: Path, tmp_path: Path) -> None:
    shutil.copytree(model, tmp_path / "model-last")
    again = train(data, tmp_path, tmp_path / "no-such-folder", "--resume")
    assert rolecall.load(str(again)).has_pipe("transformer")


@pytest.mark.skipif(has_gpu, reason="there is a GPU")
def test_a_gpu_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["train", str(CONFIG), "-o", str(tmp_path), "--gpu", "0"])
    assert done.exit_code == 2
    assert "GPU" in done.stderr
    assert "Traceback" not in done.output
