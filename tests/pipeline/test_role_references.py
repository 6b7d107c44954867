"""REFERS: a short or repeated title leads to its holder, and to nobody when nobody is named."""

import pytest
from marked import relations_found_and_marked

ATTENDANCE = (
    "Present: Cllr {P#a|Ann Pugsley} ({R =a|Chairman}), Cllr {P#b|Tom Denholm} ({R =b|Vice-Chairman})\n"
    "In attendance: {P#c|Gwen Ridout}, {R =c|Director of Housing}; {P#d|Colin Varley}, {R =d|Clerk}\n\n1. Welcome\n\n"
)


@pytest.mark.parametrize(
    "source",
    [
        "The {R ~a|Chairman} opened the meeting.",
        "The {R ~b|Vice-Chairman} took the minutes.",
        "The {R ~c|Director} gave a summary.",
        "The {R ~c|Director of Housing} gave a summary.",
        "The {R ~d|Clerk} was asked to write.",
        "The {R ~a|Chairman} thanked the {R ~d|Clerk}.",
        "The Council's {R ~d|Clerk} was asked to write.",
        "Members thanked the {R ~a|chairman} for his patience.",
        "The {R ~a|Chair} summed up.",
        "The {R ~c|Director for Housing} spoke.",
        "{P|Tom Denholm} asked whether the {R ~a|Chairman} agreed.",
        # nobody
        "The {R|Treasurer} had sent a paper.",
        "The {R|Head of Leisure} had sent a paper.",
        "It was agreed to advertise for a new {R|Clerk}.",
        "An {R|Interim Director of Planning} would be appointed.",
        "The former {R|Clerk} had lost the key.",
        "The {R|Assistant Director of Housing} spoke.",
        "The meeting closed at 9 pm.\n\nSigned\n\n{R|Chairman}\nDate",
        "The {R|Chairman} vacancy was discussed.",
        "The {R|Chairman}\nposition is unpaid.",
        "Cllr {P|Tom Denholm} wished to be {R|Chairman}.",
        "Nobody may be appointed {R|Clerk} twice.",
        "The post of {R|Director of Housing} carries a car.",
        "One {R|Director} must live in the town.",
        "{R|Clerk}: vacant. Nothing was said.",
        "{R|Chairman} – no nominations.",
        "{R|Clerk} to be advertised in May.",
        "The meeting closed at 9 pm.\n\nMinutes confirmed: ________________ {R|Chairman}",
        # who takes the chair
        "The {R ~d|Clerk} took the {R ~d|Chair} while votes were counted.",
    ],
)
def test_titles_lead_to_the_holders_in_the_list_of_those_present(source: str) -> None:
    found, marked = relations_found_and_marked(ATTENDANCE + source, "REFERS")
    assert found == marked


@pytest.mark.parametrize(
    "source",
    [
        # the one spoken of last
        "{P#a|Ann Pugsley}, {R =a|Director of Housing}, and {P#b|Tom Denholm}, {R =b|Director of Roads}, came. "
        "The {R ~a|Director of Housing} spoke first. The {R ~b|Director of Roads} followed.",
        # the post of the meeting goes before one elsewhere
        "Present: {P#a|Ann Pugsley} ({R =a|Chairman}); {P#b|Tom Denholm}, {R =b @t|Chairman} of "
        "{O#t|Amble Harbour Trust}\n\n1. Welcome\n\nThe {R ~a|Chairman} opened the meeting.",
        # a new holder
        "{P#a|Tom Denholm} had resigned as {R =a former left|Clerk}. {P#b|Ann Pugsley} had been appointed as "
        "{R =b appointed|Clerk}. The new {R ~b|Clerk} was welcomed.",
        # one who has left by then, though no leaving was told at first
        "Present: {P#a|Tom Denholm} ({R =a|Clerk}).\n\n1. Staff\n\n{P|Tom Denholm} had resigned as "
        "{R =a former left|Clerk}. {P#b|Ann Pugsley}, {R =b|Clerk}, came. The {R ~b|Clerk} spoke.",
        # the meeting's own body named beside the title
        "AMBLE TOWN COUNCIL\n\nMinutes of the meeting held on {D 2019-05-05|5 May 2019}\n\n1. Election\n\n"
        "{P#a|Ann Pugsley}, {R =a|Mayor}, opened. {P#b|Tom Denholm} was elected {R =b elected @t|Mayor} of "
        "{O#t|Amble Town Council}. The {R ~b|Mayor} spoke.",
        # a short form by the portfolio
        "Cllr {P#a|Ann Pugsley}, {R =a|Cabinet Member for Ports and Harbours}, moved the paper. The "
        "{R ~a|Cabinet Member} answered questions.",
        # who clerked goes before another holder
        "Clerked by {P#a|Ann Pugsley}\n\n{P#b|Tom Day}, {R =b|Clerk}, has resigned.\n\nThe {R ~a|Clerk} will write.",
        # chaired by
        "The meeting was chaired by {P#a|Ann Pugsley}.\n\nThe {R ~a|Chairman} opened the meeting.",
    ],
)
def test_of_several_holders_the_right_one_is_meant(source: str) -> None:
    found, marked = relations_found_and_marked(source, "REFERS")
    assert found == marked
