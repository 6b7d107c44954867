"""`doc._.facts`: the day of the meeting, who met, and the council to which they belong."""

import pytest
from marked import gold, read

from rolecall.pipeline.document_facts import DocumentFacts

HELD = "held on 12 June 2019 in the Guildhall\n\nPresent: Ann Pugsley\n\n1. Welcome\n\nAll were welcome.\n"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"AMBLE TOWN COUNCIL\nMinutes of the Planning Committee {HELD}", ("Planning Committee", "Amble Town Council")),
        (
            f"Amble Town Council\n\nPlanning Committee\n\nMinutes of the meeting {HELD}",
            ("Planning Committee", "Amble Town Council"),
        ),
        # a full council is both
        (f"Minutes of the meeting of Amble Town Council {HELD}", ("Amble Town Council", "Amble Town Council")),
        (f"NETHER COMPTON PARISH COUNCIL\nMinutes of the meeting {HELD}", ("Nether Compton Parish Council",) * 2),
        # one plain word
        (f"Amble Borough Council\n\nCABINET\n\nMinutes of the meeting {HELD}", ("Cabinet", "Amble Borough Council")),
        # both in one name, or in the trail of a web page
        (f"Minutes of the Planning Committee of Amble Town Council {HELD}",
         ("Planning Committee", "Amble Town Council")),
        (f"Home > Your Council > Amble Town Council > Planning Committee\n\nMinutes {HELD}",
         ("Planning Committee", "Amble Town Council")),
        ("AMBLE BOROUGH COUNCIL\n\nReport to: All Members of the Audit Panel\n\nHeld over.",
         ("Audit Panel", "Amble Borough Council")),
        (f"Amble Borough Council\n\nC A B I N E T\n\nMinutes of the meeting {HELD}",
         ("Cabinet", "Amble Borough Council")),
        # a letter, a bracket and a sub-committee below its committee
        (f"AMBLE TOWN COUNCIL\nMinutes of the Planning Committee 'B' {HELD}",
         ("Planning Committee 'B'", "Amble Town Council")),
        (f"AMBLE TOWN COUNCIL\nHighways (General) Sub-Committee\nMinutes of the meeting {HELD}",
         ("Highways (General) Sub-Committee", "Amble Town Council")),
        (f"Amble Town Council – Education Committee\n\nSCHOOLS SUB-COMMITTEE\n\nMinutes of the meeting {HELD}",
         ("Schools Sub-Committee", "Amble Town Council")),
        # the council on a line below, a board that is called no more, a council by another word
        (f"Planning Committee\nof Amble Town Council\nMinutes of the meeting {HELD}",
         ("Planning Committee", "Amble Town Council")),
        (f"MINUTES OF A MEETING OF THE BOARD OF AMBLE COUNTY COUNCIL\n\n{HELD}", ("Board", "Amble County Council")),
        (f"THE CORPORATION OF THE TOWNSHIP OF AMBLE\nMinutes of the meeting {HELD}", ("Township of Amble",) * 2),
        (f"AMBLE LOCAL MUNICIPALITY\nMinutes of Municipal Council {HELD}", ("Amble Local Municipality",) * 2),
        # in two tongues
        (f"Cyngor Tref Amble Town Council\nMinutes of the meeting {HELD}", ("Amble Town Council",) * 2),
        # several councils' board has none of its own
        (f"AMBLE INTEGRATION JOINT BOARD\nMinutes of the meeting {HELD}", ("Amble Integration Joint Board", None)),
        # a report to the council
        ("AMBLE BOROUGH COUNCIL\n\nREPORT TO: COUNCIL\nREPORT OF: THE CLERK\n\n1. PURPOSE\n\nAudit Panel\n\nHeld over.",
         ("Amble Borough Council",) * 2),
        # whose releases have no body
        ("NEWS from AMBLE BOROUGH COUNCIL\nFor immediate release\n\nTom Day has died.",
         (None, "Amble Borough Council")),
        ("Amble Borough Council\nNewyddion / News\n\nPosted on Friday 3 May 2019\n\nTom Day has died.",
         (None, "Amble Borough Council")),
        ("Amble Leisure Trust\nPRESS RELEASE\n\nTom Day has died.", (None, "Amble Leisure Trust")),
        # a council named elsewhere: a school's authority, a host, the foot of a page
        (f"GOVERNING BODY OF AMBLE SCHOOL\nMinutes of the meeting {HELD}Tamarshire County Council pays the clerk.\n",
         ("Governing Body of Amble School", "Tamarshire County Council")),
        (f"Amble Crime Panel\nMinutes of the meeting {HELD}Tamarshire Council is the host authority.\n",
         ("Amble Crime Panel", "Tamarshire Council")),
        (f"Audit Committee\nMinutes of the meeting {HELD}The date was noted.\n\n© Tamarshire County Council",
         ("Audit Committee", "Tamarshire County Council")),
        # a table of those present, with their councils, ends the head
        (f"Culture Board\n\nPosition | Councillor | Council\nChair | Ann Pugsley | Amble Council\n\nIt was {HELD}",
         ("Culture Board", None)),
        # neither
        ("Minutes of the meeting " + HELD, (None, None)),
        # the employer of a guest is not the council
        (
            f"Minutes of the meeting {HELD}Tom Denholm, Tamarside District Council, gave a talk.\n",
            (None, None),
        ),
    ],
)  # fmt: skip
def test_who_met(text: str, facts: tuple[str | None, str | None]) -> None:
    minutes = read(text)
    assert (minutes.body, minutes.council) == facts
    assert minutes.meeting_date == ("2019-06-12" if HELD[:10] in text else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Minutes of the meeting held on Wednesday, 12th June, 2019", "2019-06-12"),
        ("AMBLE TOWN COUNCIL\n12/06/2019\n\nThe minutes of 8 May 2019 were signed.", "2019-06-12"),
        ("The fence was painted.", None),
        ("", None),
    ],
)
def test_when_they_met(text: str, day: str | None) -> None:
    assert read(text).meeting_date == day


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        ("{O#f|AMBLE FERRIES}\n{O#b|BOARD OF DIRECTORS}", ("Board of Directors", "Amble Ferries")),
        ("{O#f|AMBLE SILVER BAND}  founded in spring", (None, None)),
        ("{O#f|CYFEILLION AMBLE}\n{O#b|BOARD OF DIRECTORS}", ("Board of Directors", "Cyfeillion Amble")),
    ],
)
def test_a_letterhead_is_the_parent_of_the_board_below_it(head: str, facts: tuple[str | None, str | None]) -> None:
    doc = gold(f"id: amble-2019-06-12\nmeeting_date: 2019-06-12\n---\n{head}\n\nPresent: Ann Pugsley\n")
    doc._.facts = {}
    found = DocumentFacts().process(doc)
    assert (found["body"], found["council"]) == facts
