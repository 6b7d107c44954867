"""`rolecall annotate`: documents with what a model finds in them, for people to correct in an annotation tool."""

from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rolecall.cli.inputs import Inputs, Jobs, MaxChars, Model, Paths, Seconds, cannot_write
from rolecall.cli.messages import fail, say
from rolecall.errors import RolecallError
from rolecall.exports.whole_file import STDOUT, result_stream
from rolecall.extraction import DEFAULT_MODEL
from rolecall.readers import MAX_CHARS, SECONDS


class Tool(StrEnum):
    """The annotation tools that documents can be written for, by the names of their formats."""

    LABEL_STUDIO = "label-studio"
    PRODIGY = "prodigy"
    DOCCANO = "doccano"
    BRAT = "brat"
    INCEPTION = "inception"


def annotate(
    paths: Paths,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="The file, or for brat and inception the new folder.")
    ],
    tool: Annotated[Tool, typer.Option(help="The annotation tool that is to read OUT.")] = Tool.LABEL_STUDIO,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="Write only the N hardest documents.")
    ] = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    max_chars: MaxChars = MAX_CHARS,
    seconds: Seconds = SECONDS,
) -> None:
    """Write documents with what the model finds in them for an annotation tool, the hardest first, to be corrected.

    Hard are documents of which the model is unsure: the mean of 1 less the score over all mentions and relations, and
    0.5 where nothing was found. For Label Studio, the labeling config is written beside OUT (OUT.config.xml).

    What the tool exports trains as it is: rolecall train CONFIG --set paths.train=EXPORT.

    Exit codes: 0 done, 1 some inputs failed and the others were written, 2 unusable arguments.
    """
    from rolecall.conversion import FORMATS, hardest_first, named_format, write_documents

    inputs = Inputs(
        paths, model=model, jobs=jobs, max_chars=max_chars, seconds=seconds, min_score=None, exclude=[output]
    )
    try:
        form = named_format(tool, FORMATS)
        write = form.prelabel or form.write
        with result_stream(STDOUT) if output == STDOUT else nullcontext():
            written = write_documents(
                hardest_first(inputs, limit), output, form, write=write, on_error=inputs.failures.tell, on_note=say
            )
    except BrokenPipeError:
        return  # whoever reads the results has had enough of them
    except RolecallError as error:
        fail(error)
    except ImportError as error:
        fail(f"{error}: pip install 'rolecall[inception]'")
    except OSError as error:
        fail(cannot_write(output, error))
    say(f"{written} documents written for {form.name}")
    inputs.end()
