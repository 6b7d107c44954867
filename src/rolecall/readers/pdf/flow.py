"""Whether a line goes on from the one above it in its column.

Heights of white space are given in points; a line is as high as the letters of its font may be.
"""

from collections.abc import Sequence
from itertools import pairwise

from rolecall.readers.pdf.lines import Fragment
from rolecall.readers.pdf.rows import Row

_PARAGRAPH = 0.35
"""Line heights of white space, beyond what is usual, that end a paragraph."""


def goes_on(above: Fragment, below: Fragment, edge: float, pitch: float) -> bool:
    """Whether the lower line of a column is one that the upper one had no room for.

    `edge` is where the next column begins, `pitch` the usual gap between lines.
    """
    if below.top - above.bottom > pitch + _PARAGRAPH * below.height:
        return False
    begins = below.text[0]
    if begins.islower() or (begins in "(&" and not below.text[1:2].isdigit()) or above.text[-1] in "-,&/":
        return True
    return above.right + first_word_width(below) > edge


def first_word_width(fragment: Fragment) -> float:
    """About how much room the first word and the space before it need, in points."""
    word = fragment.text.split(" ", 1)[0]
    return (fragment.right - fragment.left) * (len(word) + 1) / len(fragment.text)


def is_close(above: Row, below: Row, pitch: float) -> bool:
    """Whether two rows follow each other as lines of one paragraph, whose usual gap `pitch` is."""
    gap = min(f.top for f in below) - max(f.bottom for f in above)
    return gap <= pitch + _PARAGRAPH * below[0].height


def usual_gap(rows: Sequence[Row]) -> float:
    """The white space between lines that follow each other closely: the lower quartile of all, 0 for a single row."""
    if len(rows) < 2:
        return 0.0
    gaps = sorted(min(f.top for f in below) - max(f.bottom for f in above) for above, below in pairwise(rows))
    return gaps[len(gaps) // 4]
