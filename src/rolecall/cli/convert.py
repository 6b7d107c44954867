"""`rolecall convert`: annotated documents from one format into another."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from rolecall.cli.inputs import Failures, cannot_write
from rolecall.cli.messages import ExitCode, fail, say
from rolecall.errors import InputError
from rolecall.exports.whole_file import STDOUT, result_stream

_EXTRAS = {"cassis": "inception", "datasets": "train"}
_NAMES = "rolecall, prodigy, label-studio, doccano, brat, inception, conll, spacy, parquet"


def convert_command(
    source: Annotated[
        Path, typer.Argument(metavar="IN", help="A file or folder of annotated documents; - for lines from stdin.")
    ],
    target: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file or new folder to write; - for lines to stdout.")
    ],
    from_format: Annotated[
        str | None, typer.Option("--from", metavar="FORMAT", help=f"What IN is, if not to be guessed: {_NAMES}.")
    ] = None,
    to_format: Annotated[
        str | None, typer.Option("--to", metavar="FORMAT", help="What OUT is to be, if its name does not say.")
    ] = None,
) -> None:
    """Convert annotated documents: spans, relations, values, metadata and pages, as far as the format holds them.

    What IN is, is told by its content; what OUT is to be, by its name: .jsonl (rolecall), .json (label-studio), .conll,
    .spacy, .parquet. Folders (brat, inception) and other lines (prodigy, doccano) need --to.

    OUT is written when all is done, and not at all when the command is stopped.

    Exit codes: 0 done, 1 some documents failed and the others were written, 2 unusable arguments.
    """
    from rolecall.conversion import convert, format_of, format_to_write, named_format
    from rolecall.pipeline.annotation_files import FORMATS

    failures = Failures()
    try:
        reading = named_format(from_format, FORMATS) if from_format else format_of(source, FORMATS)
        writing = named_format(to_format, FORMATS) if to_format else format_to_write(target, FORMATS)
        with result_stream(STDOUT) if target == STDOUT else nullcontext():
            written = convert(
                source, target, from_format=reading, to_format=writing, on_error=failures.tell, on_note=say
            )
    except BrokenPipeError:
        return  # whoever reads the results has had enough of them
    except InputError as error:
        fail(error, code=ExitCode.SOME_FAILED if failures.count else ExitCode.UNUSABLE)
    except ImportError as error:
        fail(f"{error}: pip install 'rolecall[{_EXTRAS.get(error.name or '', 'train')}]'")
    except OSError as error:
        fail(cannot_write(target, error))
    say(f"{written} documents: {reading.name} to {writing.name}")
    if failures.count:
        raise typer.Exit(int(ExitCode.SOME_FAILED))
