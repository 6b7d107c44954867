"""The bodies that the head of a document names, and how their names are written."""

import pytest

from rolecall.pipeline.document_heads import kind_of_body, names_in_head, written_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "AMBLE DISTRICT COUNCIL\n\nMINUTES of a meeting of the CABINET held at 9 a.m.\n\nPRESENT: Bode Party",
            [("AMBLE DISTRICT COUNCIL", "authority"), ("CABINET", "inner")],
        ),
        (
            "AMBLE HOSPITALS NHS TRUST\nMinutes of the Trust Board\nDate: 3 May",
            [("AMBLE HOSPITALS NHS TRUST", "parent"), ("Trust Board", "inner")],
        ),
        (
            "Comhairle Contae Amble / Amble County Council\n\nMINUTES of the meeting of Bode Municipal District held",
            [
                ("Comhairle Contae Amble", "authority"),
                ("Amble County Council", "authority"),
                ("Bode Municipal District", "inner"),
            ],
        ),
        ("AMBLE, BODE AND CRAIL DISTRICT COUNCIL\n", [("AMBLE, BODE AND CRAIL DISTRICT COUNCIL", "authority")]),
        (
            "Meeting of Schools, Skills and Culture Select Committee, Tuesday, 3rd May 2019",
            [("Schools, Skills and Culture Select Committee", "inner")],
        ),
        ("Minutes of the ANNUAL PARISH MEETING of AMBLE held in the", [("ANNUAL PARISH MEETING of AMBLE", "inner")]),
        ("Amble Burial Board\n\nAt a MEETING of the BOARD held", [("Amble Burial Board", "inner"), ("BOARD", "same")]),
        ("Present\nBode Unionist Party: A Bell\nAmble District Council: C Day", []),
        ("The Chairman of Amble Parish Council was in the chair.", []),
        ("AMBLE HOSPITALS NHS TRUST\n\n### 1. Purpose\n\n2. Board\n", [("AMBLE HOSPITALS NHS TRUST", "parent")]),
    ],
)
def test_names_in_head(text: str, names: list[tuple[str, str]]) -> None:
    found = names_in_head(text)
    assert [(one.name, one.kind) for one in found] == names
    assert all(text[one.start : one.start + len(one.name)] == one.name for one in found)


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("AMBLE HOSPITALS NHS TRUST", "", "Amble Hospitals NHS Trust"),
        (
            "GOVERNING BODY OF ST WINIFRED'S R.C. PRIMARY SCHOOL",
            "",
            "Governing Body of St Winifred's RC Primary School",
        ),
        ("STOKE-IN-AMBLE & BODE COUNCIL", "", "Stoke-in-Amble & Bode Council"),
        ("THE O'DAY LLP II", "", "O'Day LLP II"),
        ("AMBLE McBODE COUNCIL", "", "AMBLE McBODE COUNCIL"),
        ("AMBLE MCBODE COUNCIL", "It wrote to Amble McBode Council.", "Amble McBode Council"),
        ("Amble\n  Council", "", "Amble Council"),
    ],
)
def test_written_name(name: str, text: str, written: str) -> None:
    assert written_name(name, text) == written


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Amble Fire and Rescue Authority", "authority"),
        ("the Annual Council", "same"),
        ("Full Governing Body", "inner"),
        ("Scrutiny Committee for Adult Care", "inner"),
        ("Department for Amble", "parent"),
        ("Chief Executive", None),
        ("Amble Road", None),
    ],
)
def test_kind_of_body(name: str, kind: str | None) -> None:
    assert kind_of_body(name) == kind
