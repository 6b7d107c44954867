"""`rolecall report`: a store in, one page to look at out."""

from pathlib import Path
from typing import Annotated

import typer

from rolecall.cli.inputs import cannot_write
from rolecall.cli.messages import fail
from rolecall.errors import RolecallError
from rolecall.exports.whole_file import result_stream


def report(
    store: Annotated[
        Path,
        typer.Argument(metavar="STORE", help="A .duckdb file that `careers --store` wrote.", show_default=False),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.html", help="The file to write instead of stdout."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The page's heading; the store's name unless given.")
    ] = None,
) -> None:
    """Make one HTML page of a store: who held which post on a time axis, to search, with every quotation.

    The page is one file that needs no network: it can be mailed, archived, and opened anywhere.

    Exit codes: 0 done, 2 the store cannot be read or the page not written.
    """
    from rolecall.report import report_page
    from rolecall.store import open_store, read_careers, read_sources

    if output is not None and output.exists() and store.exists() and output.samefile(store):
        fail(f"{output}: is the store, which the page would overwrite")
    try:
        with open_store(store, read_only=True) as connection:
            careers, documents = read_careers(connection), read_sources(connection)
        with result_stream(output) as stream:
            stream.write(report_page(careers, documents, title=title or f"Who held which post: {store.stem}"))
    except BrokenPipeError:
        return  # whoever reads the page has had enough of it
    except RolecallError as error:
        fail(error)
    except OSError as error:
        fail(cannot_write(output, error))
