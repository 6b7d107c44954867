"""Which format a file or folder is of: what is there is known by its content, what is to be written by its name."""

from collections.abc import Sequence
from pathlib import Path

from rolecall.conversion.format import Format
from rolecall.conversion.glimpse import glimpse
from rolecall.conversion.json_lines import STREAM
from rolecall.errors import InputError

DEFAULT = "rolecall"
"""The format of lines whose name and content say no more."""


def named_format(name: str, formats: Sequence[Format]) -> Format:
    """The format of that name; raises InputError, with the names that there are."""
    for known in formats:
        if known.name == name:
            return known
    raise InputError(name, f"is no format; there are {', '.join(known.name for known in formats)}")


def format_of(path: Path, formats: Sequence[Format]) -> Format:
    """The format of the file or folder at `path`, by its content; raises InputError when it is none of them."""
    if path == STREAM:
        return named_format(DEFAULT, formats)
    try:
        seen = glimpse(path)
    except FileNotFoundError:
        raise InputError(path, "no such file or folder") from None
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror or error}") from error
    found = [known for known in formats if known.recognised(seen)]
    if seen.suffixes and len(found) > 1:
        names = " and ".join(known.name for known in found)
        raise InputError(path, f"holds files of {names}: say which is meant")
    if not found:
        raise InputError(path, f"is of none of the formats {', '.join(known.name for known in formats)}")
    return found[0]


def format_to_write(path: Path, formats: Sequence[Format]) -> Format:
    """The format that a new file's name asks for; raises InputError where it does not say."""
    fitting = [known for known in formats if path.suffix.lower() in known.suffixes and not known.folder]
    if path == STREAM or DEFAULT in [known.name for known in fitting]:
        return named_format(DEFAULT, formats)
    if not fitting:
        raise InputError(path, f"does not tell its format: name one of {', '.join(known.name for known in formats)}")
    return fitting[0]
