"""`python -m rolecall.corpora COMMAND`: compile, check, vary or convert marked-up documents, or simulate some.

`{text,jsonl} FOLDER OUT` and `lint FOLDER [--hints]` read every document under FOLDER.

`text` writes one plain `.txt` a document into the folder OUT, as a reader of minutes would have them; `jsonl` writes
all documents with their annotation into the file OUT. `lint` tells what in the annotation cannot be right, less what
`lint_allowed.toml` beside FOLDER allows, and with `--hints` what may be wrong besides. Every broken document is
named; the others are used.

`generate CORPUS OUT [--split SPLIT] [--variants N] [--seed S]` writes the documents of one split, each with N variants
about other people, places and times, into the file OUT; CORPUS holds `documents` and `splits.toml`.

`simulate OUT [--councils N] [--years N] [--documents N] [--seed S] [--texts]` writes the minutes of invented councils
over years as `minutes.jsonl` into the folder OUT, and who held which post in truth as `truth.jsonl`.

`convert FILE.jsonl OUT.parquet` writes a file of the annotation format as a dataset of Hugging Face; it needs the extra
`train`.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rolecall.annotations import read_jsonl, write_line
from rolecall.corpora.allowed import read_allowed, unused, without_allowed
from rolecall.corpora.generate_command import generate_command
from rolecall.corpora.lint import lint
from rolecall.corpora.markup import compile_markup
from rolecall.corpora.simulate_command import simulate_command
from rolecall.errors import AnnotationError, InputError
from rolecall.records import Minutes


def compiled(folder: Path) -> Iterator[Minutes | AnnotationError]:
    """Each `.mark` document under the folder, in order of its path; the error in place of one that is broken."""
    for path in sorted(folder.rglob("*.mark")):
        try:
            yield compile_markup(path.read_text(encoding="utf-8"))
        except AnnotationError as error:
            yield AnnotationError(f"{path}: {error}")


def main(arguments: list[str]) -> int:
    """Run the command; the exit code is 0, 1 when a document is broken or doubtful, 2 for unusable arguments."""
    match arguments:
        case ["text" | "jsonl" as kind, folder, out] if Path(folder).is_dir():
            documents, broken = _read(Path(folder))
            (_write_texts if kind == "text" else _write_lines)(documents, Path(out))
            return 1 if broken else 0
        case ["lint", folder, *options] if Path(folder).is_dir() and options in ([], ["--hints"]):
            documents, broken = _read(Path(folder))
            doubtful = _lint(documents, Path(folder).parent / "lint_allowed.toml", hints=bool(options))
            return 1 if broken or doubtful else 0
        case ["convert", lines, out] if Path(lines).is_file() and out.endswith(".parquet"):
            return _convert(Path(lines), Path(out))
        case ["generate", *options]:
            return generate_command(options)
        case ["simulate", *options]:
            return simulate_command(options)
    sys.stderr.write((__doc__ or "") + "\n")
    return 2


def _read(folder: Path) -> tuple[list[Minutes], bool]:
    """The sound documents, and whether there were others, each named on standard error."""
    documents = list(compiled(folder))
    errors = [document for document in documents if isinstance(document, AnnotationError)]
    for error in errors:
        sys.stderr.write(f"{error}\n")
    return [document for document in documents if isinstance(document, Minutes)], bool(errors)


def _write_texts(documents: Sequence[Minutes], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for minutes in documents:
        (out / f"{minutes.id}.txt").write_text(minutes.text, encoding="utf-8")


def _write_lines(documents: Sequence[Minutes], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as stream:
        for minutes in documents:
            write_line(minutes, stream)


def _convert(lines: Path, out: Path) -> int:
    from rolecall.corpora.dataset import write_parquet

    try:
        write_parquet(read_jsonl(lines), out)
    except AnnotationError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _lint(documents: Sequence[Minutes], allow_list: Path, *, hints: bool) -> bool:
    """Tell the findings on standard output; whether any of them must be seen to."""
    try:
        allowed = read_allowed(allow_list) if allow_list.is_file() else ()
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return True
    findings = list(lint(documents))
    left = [finding for finding in without_allowed(findings, allowed) if finding.sure or hints]
    for finding in left:
        kind = "" if finding.sure else "hint: "
        place = f"{finding.document}:{finding.start}-{finding.end}"
        sys.stdout.write(f"{place} {finding.string!r}: {kind}{finding.message}\n")
    stale = list(unused(findings, allowed, (minutes.id for minutes in documents)))
    for entry in stale:
        sys.stdout.write(f"{entry.document} {entry.string!r}: allowed, but never found\n")
    return bool(stale) or any(finding.sure for finding in left)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
