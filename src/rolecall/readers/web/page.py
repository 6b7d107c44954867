"""Web pages (`.html`, `.htm`, `.aspx`) as text: the content as a browser shows it, without the site around it."""

from rolecall.errors import ReadingError
from rolecall.readers.blocks import joined
from rolecall.readers.reading import Reading
from rolecall.readers.web.content import content_of
from rolecall.readers.web.decoding import decoded
from rolecall.readers.web.page_blocks import page_blocks
from rolecall.readers.web.page_facts import page_facts
from rolecall.readers.web.parsing import parsed_page, without_what_is_never_shown


def read_html(content: bytes) -> Reading:
    """The text of a web page's content, one paragraph a line, the rows of tables with tabs between their cells.

    Scripts, hidden elements, navigation, forms, banners and the like are left out, and a note says how much text that
    was. Pages are None. Raises ReadingError for content without text, and for what is nested too deeply to be read.
    Nothing is fetched.
    """
    text, notes = decoded(content)
    root, nesting = parsed_page(text)
    facts = page_facts(root)
    without_what_is_never_shown(root)
    found = content_of(root)
    if not (said := joined(page_blocks(found))):
        raise ReadingError("holds no text")
    left_out = (
        (f"navigation, forms and the like are left out: {found.left_out:,} characters",) if found.left_out else ()
    )
    return Reading(
        said,
        title=facts.title,
        body=facts.body,
        council=facts.council,
        meeting_date=facts.meeting_date,
        notes=(*notes, *nesting, *left_out),
    )
