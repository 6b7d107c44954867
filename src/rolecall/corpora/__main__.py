"""`python -m rolecall.corpora {text,jsonl} FOLDER OUT`: compile marked-up documents.

`text` writes one plain `.txt` a document into the folder OUT, as a reader of minutes would have them; `jsonl` writes
all documents with their annotation into the file OUT. Every broken document is named; the others are written.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from rolecall.annotations import write_line
from rolecall.corpora.markup import compile_markup
from rolecall.errors import AnnotationError
from rolecall.records import Minutes


def compiled(folder: Path) -> Iterator[Minutes | AnnotationError]:
    """Each `.mark` document under the folder, in order of its path; the error in place of one that is broken."""
    for path in sorted(folder.rglob("*.mark")):
        try:
            yield compile_markup(path.read_text(encoding="utf-8"))
        except AnnotationError as error:
            yield AnnotationError(f"{path}: {error}")


def main(arguments: list[str]) -> int:
    """Run the command; the exit code is 0, 1 when a document was broken, 2 when the arguments are unusable."""
    if len(arguments) != 3 or arguments[0] not in ("text", "jsonl") or not Path(arguments[1]).is_dir():
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    kind, folder, out = arguments[0], Path(arguments[1]), Path(arguments[2])
    documents = list(compiled(folder))
    good = [document for document in documents if isinstance(document, Minutes)]
    if kind == "text":
        out.mkdir(parents=True, exist_ok=True)
        for minutes in good:
            (out / f"{minutes.id}.txt").write_text(minutes.text, encoding="utf-8")
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8") as stream:
            for minutes in good:
                write_line(minutes, stream)
    for error in documents:
        if isinstance(error, AnnotationError):
            sys.stderr.write(f"{error}\n")
    return 1 if len(good) < len(documents) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
