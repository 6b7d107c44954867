"""`minutes_layout`: sentences that respect wraps, bullets and abbreviations, and the sections of minutes."""

import pytest
from marked import pipeline

PAGE = """The lid of the old well in the market place was looked at by the surveyor in the week
before the meeting, and nothing was found that would need more than a coat of paint on the
railings. It was agreed that the lid be bought and that the railings be painted by Mr
Denholm. A notice would be put up to say that the water was not for drinking and that the
Council
took no blame.
"""


def sentences(text: str) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in pipeline()(text).sents if sentence.text.strip()]


def sections(text: str) -> list[tuple[str, str]]:
    doc = pipeline()(text)
    return [(span.label_, span.text.split("\n")[0]) for span in doc.spans["sections"]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # abbreviations, initials and numbers end nothing
        ("Mr. J. Denholm of No. 4 agreed. He left.", ["Mr. J. Denholm of No. 4 agreed.", "He left."]),
        ("Cllr. Pugsley spoke. Rev. Strood replied.", ["Cllr. Pugsley spoke.", "Rev. Strood replied."]),
        ("The rate rose by 2.5 per cent. It was noted.", ["The rate rose by 2.5 per cent.", "It was noted."]),
        ("Who would pay? Nobody knew! It was noted.", ["Who would pay?", "Nobody knew!", "It was noted."]),
        ("It cost £4.50 at Amble Ltd. in all.", ["It cost £4.50 at Amble Ltd. in all."]),
        # list entries, with bullets, numbers, or nothing but a line
        ("Agreed:\n- to mow\n- to sow\n• to reap", ["Agreed:", "- to mow", "- to sow", "• to reap"]),
        ("(a) to mow the grass\n(b) to sow seeds", ["(a) to mow the grass", "(b) to sow seeds"]),
        ("1. Welcome\n2. Apologies", ["1. Welcome", "2. Apologies"]),
        ("Present:\nAnn Pugsley\nTom Denholm", ["Present:", "Ann Pugsley", "Tom Denholm"]),
        # a line cut short goes on in lower case, after a dangling word, or in an open bracket
        ("The fence would be painted\nby volunteers.", ["The fence would be painted by volunteers."]),
        ("Report of the Head of\nParks", ["Report of the Head of Parks"]),
        ("Ann Pugsley (Head of Parks\nAmble Council)", ["Ann Pugsley (Head of Parks Amble Council)"]),
        # a blank line parts what has ended
        ("The fence was painted.\n\nThe gate was not.", ["The fence was painted.", "The gate was not."]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_wrapped_paragraph_is_cut_at_its_stops_only() -> None:
    found = sentences(PAGE)
    assert [sentence.split()[0] for sentence in found] == ["The", "It", "A"]
    assert found[1].endswith("painted by Mr Denholm.")


@pytest.mark.parametrize("gap", ["        ", "   |  ", "\t"])
def test_wide_rows_of_a_table_are_not_wrapped_lines(gap: str) -> None:
    heads = ("Highways and Open Spaces", "Leisure, Markets and Tourism", "Planning and Building Control")
    rows = [f"Chairman, {head:30}{gap}Councillor Ann Pugsley" for head in heads]
    assert sentences(PAGE + "\n".join(rows))[3:] == [" ".join(row.split()) for row in rows]


def test_the_blank_at_which_a_line_was_wrapped_joins_it_with_the_next() -> None:
    wrapped = "Ann{0}\nPugsley spoke to the Head of{0}\nParks about the{0}\nRed Well. She{0}\nleft.\n"
    kept, lost = (sentences((wrapped.format(blank) + "Ivo came.\nTom left.\n") * 5) for blank in (" ", ""))
    assert kept[:3] == ["Ann Pugsley spoke to the Head of Parks about the Red Well.", "She left.", "Ivo came."]
    assert lost[0] == "Ann"
    # in a text of which every line ends in a blank they tell nothing
    assert sentences("Ann Pugsley \nTom Denholm \n" * 15)[:2] == ["Ann Pugsley", "Tom Denholm"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Present: Cllr A Pugsley (Chair)\n\n1. Budget\n\nThe budget was agreed.",
            [
                ("attendance", "Present: Cllr A Pugsley (Chair)"),
                ("heading", "1. Budget"),
                ("item", "The budget was agreed."),
            ],
        ),
        (
            "In attendance:\nAnn Pugsley, Clerk\nTom Denholm\n\nApologies: Gwen Ridout\n\n"
            "1. Welcome\n\nAll were welcome.",
            [
                ("attendance", "In attendance:"),
                ("apologies", "Apologies: Gwen Ridout"),
                ("heading", "1. Welcome"),
                ("item", "All were welcome."),
            ],
        ),
        (
            "AMBLE TOWN COUNCIL\n\nThe fence was painted.\n\nRESOLVED: that the gate be painted.\n\nIt was late.",
            [
                ("heading", "AMBLE TOWN COUNCIL"),
                ("item", "The fence was painted."),
                ("resolution", "RESOLVED: that the gate be painted."),
                ("item", "It was late."),
            ],
        ),
        (
            "Apologies for absence were received from Gwen Ridout.\n\nThe fence was painted in the week before.",
            [
                ("apologies", "Apologies for absence were received from Gwen Ridout."),
                ("item", "The fence was painted in the week before."),
            ],
        ),
        ("Contact Officer: Ann Pugsley, 01632 960000", [("contacts", "Contact Officer: Ann Pugsley, 01632 960000")]),
    ],
)
def test_sections(text: str, expected: list[tuple[str, str]]) -> None:
    assert sections(text) == expected


def test_a_signature_stands_at_the_end_only() -> None:
    text = "Minutes\n\nThe fence was painted.\n\nThe gate was not.\n\nNobody spoke.\n\nSigned: ________\n"
    assert sections(text)[-1] == ("signature", "Signed: ________")


def test_sections_do_not_overlap_and_hold_every_word() -> None:
    doc = pipeline()(PAGE + "\nPresent: Ann Pugsley\n\n1. Welcome\n\nAll were welcome.\n")
    covered = [token.i for span in doc.spans["sections"] for token in span]
    assert len(covered) == len(set(covered))
    assert {token.i for token in doc if not token.is_space} <= set(covered)
