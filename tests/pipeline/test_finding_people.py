"""PERSON: who is named, and what only looks like a name."""

import pytest
from marked import found_and_marked

WRAPPED = """The Committee turned to the old well in the market place, which NAME
thought unsafe and which the surveyor had looked at in the week before the meeting, finding
nothing that would need more than a new lid and a coat of paint on the railings.
It was agreed that the lid be bought, that the railings be painted by the Town's own staff,
and that a notice be put up to say that the water was not for drinking.
"""

PEOPLE = [
    # honorifics
    "Cllr {P|Neville Harkness} opened the meeting.",
    "Councillor {P|H.J. Penrose}'s motion was lost.",
    "Dr {P|Edith Calloway} OBE spoke about the orchard.",
    "Alderman {P|W. R. Tranmer} was thanked for the clock.",
    "Sir {P|Godfrey Ullathorne} and Dame {P|Beryl Cutcliffe} sent their good wishes.",
    "The Rev. {P|Colin Strood} led prayers.",
    "Lord {P|Penhallow} had written about the ferry.",
    "Professor {P|Imogen Sallis} gave a talk on moths.",
    "The Rt Hon {P|Judith Amersham} opened the pavilion.",
    "Miss {P|Truscott} asked for a second bench.",
    # plural honorifics
    "Councillors {P|B Oakhurst} (Chair), {P|T Pellow} and {P|R Quarmby} were present.",
    "Present: Cllrs {P|Stokoe (M)}, {P|Stokoe (P)} and {P|Varley}",
    "Messrs {P|Udall} and {P|Vickery} inspected the culvert.",
    "County Councillors {P|J Farrant}, {P|D E Lacey} and {P|Miriam Tolhurst} had sent reports.",
    # upper case
    "PRESENT: COUNCILLOR {P|MARGARET ELLWOOD}",
    "{P|ANN PUGSLEY} AND {P|TOM DENHOLM} SPOKE.",
    "Present: MR {P|G TIPPING}, MRS {P|L UNDERHILL}",
    # initials, particles, many languages
    "{P|K.J. Dunmore} seconded the proposal.",
    "Mr {P|J T W Fothergill} objected.",
    "Cllr. {P|Seán Ó Cuinneagáin} proposed the motion.",
    "Ms. {P|Gráinne Ní Fhlaithearta} outlined the works.",
    "Cllr {P|Rhodri ap Gwilym} thanked {P|Angharad Prytherch}.",
    "{P|Harpreet Sandhu} introduced the report with {P|Mohammed Iqbal Chaudhry}.",
    "{P|Agnieszka Wójcik} presented the accounts.",
    "Dr {P|Xiaoming Zhao} and {P|Wei-Ling Tan} answered questions.",
    "{P|Chidinma Okonkwo} asked about the crossing.",
    "Mr {P|van der Meer} replied.",
    "Mr {P|O'Dowd} and Mrs {P|O’Hagan} agreed to differ.",
    # double names and shared surnames
    "Mrs {P|P Farleigh-Stone} declared an interest.",
    "{P|Andy} and {P|Karen Whitlock} offered to water the tubs.",
    # no honorific
    "{P|Peter Lovatt} asked about the drains.",
    "The meeting thanked {P|Susan Mears} for the flowers.",
    "Contact: {P|Janet Firth}, janet.firth@hollowbridge.example",
    "Present: {P|Gwen Ridout}, {P|Zubin Daruwala}; {P|Tamsin Polglase}",
    "Proposed by {P|Ann Pugsley}, seconded by {P|Tom Denholm}.",
    "Action: {P|Ann Pugsley} to write.",
    "{P|Siobhán O'Malley} thanked {P|Rhys Gwynne-Pugh}.",
    # names that are words too
    "Mr {P|Will Grant} asked for a grant.",
    "Cllr {P|May} asked about May.",
    "PC {P|Ian Tredwell} gave the police report.",
    "The late {P|Harold Pugsley} was remembered.",
    # wraps
    WRAPPED.replace("NAME", "Mr {P|Desmond\nAttwater}"),
    WRAPPED.replace("NAME", "Mrs {P|O.\nStanyon}"),
    WRAPPED.replace("NAME", "{P|Susan\nPenhallow}"),
]

NOBODY = [
    "Repairs to Harold Simcox Road were under way.",
    "The hirers of the John Tyrell Memorial Hall had complained.",
    "The Edna Birtles Award was postponed.",
    "A quotation from Tyrell & Sons Ltd was accepted.",
    "The closure of Mark Lane was noted.",
    "The Margaret Ellwood Trust offered a grant.",
    "Minutes of the May meeting were taken as read.",
    "See frank.harold@hollowbridge.example for the form.",
    "The Grace Hill estate and St Martin's Close were discussed.",
    "Resolved: that the Grant Aid Policy be adopted.",
]


@pytest.mark.parametrize("source", PEOPLE)
def test_people_are_found_without_honorific_and_possessive(source: str) -> None:
    found, marked = found_and_marked(source, "PERSON")
    assert found == marked


@pytest.mark.parametrize("source", NOBODY)
def test_what_is_named_after_people_is_nobody(source: str) -> None:
    found, _ = found_and_marked(source, "PERSON")
    assert found == []
