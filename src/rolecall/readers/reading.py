"""What a reader makes of one file's bytes: the text that the pipeline will see, and where each part of it stood.

Every format has one function `read_…(content: bytes) -> Reading`. It knows nothing of paths, never touches the
network or other files, and raises ReadingError with a reason for content that it cannot use. It leaves no text out in
silence: what is not running text is kept as `Furniture`, what could not be read is said in `notes`.
"""

from dataclasses import dataclass

from rolecall.records import PageMap


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one file, whole and in reading order.

    `pages` maps the text to pages and boxes, None for a format that has none. `title`, `body`, `council` and
    `meeting_date` (EDTF) are what the file states of itself outside its text, such as in its properties; None where it
    does not. `notes` are for the user, each without the file's name: a page without text, an encoding that was guessed.
    """

    text: str
    pages: PageMap | None = None
    title: str | None = None
    body: str | None = None
    council: str | None = None
    meeting_date: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is passed over since it is no document, such as a picture in an archive; `reason` is for the user."""

    reason: str
