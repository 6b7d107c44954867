"""HOLDS, AT, STARTS and ENDS: the ways in which minutes state a post, and what states none."""

import pytest
from marked import read, relations_found_and_marked

from rolecall.holdings import holdings_of

HEAD = "meeting_date: 2019-06-12\n---\nMinutes of the meeting held on {D 2019-06-12|12 June 2019}\n\n"

BESIDE = [
    # a title set beside a name
    "Present: {P#a|Ann Pugsley}, {R =a|Clerk}",
    "Present: Cllr {P#a|Ann Pugsley} ({R =a|Chairman})",
    "Present: {P#a|Ann Pugsley} - {R =a|Head of Parks}",
    "{P#a|Ann Pugsley}, the {R =a|Head of Parks}, spoke about mowing.",
    "The {R =a|Head of Parks}, {P#a|Ann Pugsley}, spoke about mowing.",
    "The {R =a|Clerk} ({P#a|Ann Pugsley}) reported a leak.",
    "{R =a|Clerk}: {P#a|Ann Pugsley}",
    "{R =a|Assistant Director} {P#a|Ann Pugsley} gave figures.",
    "Mr {P#a|T Denholm} was in the {R =a|Chair}.",
    "Present: Cllr {P#a|T Denholm} (in the {R =a|Chair})",
    # brackets before the name
    "Present: ({R =a|Clerk}) {P#a|Ann Pugsley}",
    # lists
    "Present: Councillors {P#a|B Oakhurst} ({R =a|Chair}), {P#b|T Pellow} ({R =b|Vice-Chair}) and {P|R Quarmby}",
    "Present:\n{P#a|Ann Pugsley}, {R =a|Clerk}\n{P#b|Tom Denholm}, {R =b|Treasurer}\n{P|Gwen Ridout}",
    "Apologies: {P#a|Ann Pugsley} ({R =a|Treasurer})",
    "Present: {R =a|A/Director, Housing} (Ms. {P#a|A. Byrne})",
    # tables and label lines
    "Present:\n{P#a|Ann Pugsley}\t{R =a|Clerk}\n{P#b|Tom Denholm}\t{R =b|Treasurer}",
    "Present:\n{R =a|Clerk}\t{P#a|Ann Pugsley}\n{R =b|Treasurer}\t{P#b|Tom Denholm}",
    "Present:\n\n{R =a|Chairman}:\nCllr {P#a|T Denholm}\n\n{R =b|Clerk}:\nMrs {P#b|A Pugsley}",
    "In attendance:\n\n{P#a|Ann Pugsley}\n{R =a|Head of Parks}\n\n{P#b|Tom Denholm}\n{R =b|Head of Roads}",
    # joined titles and joint holders
    "{P#a|Ann Pugsley}, {R =a|Chief Executive} and {R =a|Returning Officer}, read the notice.",
    "The {R =a|Deputy Leader} and {R =a|Portfolio Holder for Housing}, Cllr {P#a|T Denholm}, replied.",
    "{P#a|Ann Pugsley} and {P#b|Tom Denholm} were appointed as {R =a =b appointed|Joint Treasurer}.",
    "{R =a =b|Vice-Chairs}: {P#a|Ann Pugsley} and {P#b|Tom Denholm}",
    # in what capacity
    "{P#a|Ann Pugsley}, as {R =a|Clerk}, read the notice.",
    "{P#a|Ann Pugsley} in her capacity as {R =a|Treasurer} read the notice.",
    # contacts, authors, tables with bars
    "Lead Officer: {P#a|Ann Pugsley}, {R =a|Head of Parks}",
    "Report of the {R =a|Head of Parks} ({P#a|Ann Pugsley})",
    "{P#a|Ann Pugsley}\n{R =a|Head of Parks}\nTel: 01632 960000\nEmail: ann.pugsley@hollowbridge.example",
    "| Name | Post |\n| --- | --- |\n| {P#a|Ann Pugsley} | {R =a|Clerk} |\n| {P#b|Tom Denholm} | {R =b|Treasurer} |",
]

SAID = [
    # taking up
    "{P#a|Ann Pugsley} was elected {R =a appointed|Chairman} for the ensuing year.",
    "{P#a|Ann Pugsley} was appointed as {R =a appointed|Head of Parks}.",
    "It was reported that {P#a|Ann Pugsley} had been promoted to {R =a appointed|Head of Parks}.",
    "Mrs {P#a|Pugsley} was co-opted as a {R =a appointed|Parent Governor}.",
    "The new {R =a appointed|Head of Parks}, {P#a|Ann Pugsley}, was introduced.",
    "{P#a|Ann Pugsley} had taken over as {R =a appointed|Clerk}.",
    "RESOLVED: That Councillor {P#a|Ann Pugsley} be elected {R =a appointed|Chairman}.",
    "{P#a|Ann Pugsley} was seconded as {R =a appointed|Interim Director of Roads}.",
    "{P#a|Ann Pugsley} was made {R =a appointed|Clerk} on the retirement of {P|Tom Denholm}.",
    "Cllr {P#a|Ann Pugsley} was elected as {R =a appointed|Mayor} and Cllr {P#b|Tom Denholm} as "
    "{R =b appointed|Deputy Mayor}.",
    # staying
    "{P#a|Ann Pugsley} was re-elected {R =a extended|Chairman}.",
    "{P#a|Ann Pugsley} agreed to continue as {R =a extended|Treasurer}.",
    # leaving
    "{P#a|Tom Denholm} had resigned as {R =a former left|Treasurer}.",
    "{P#a|Tom Denholm} stood down as {R =a former left|Chair}.",
    "The outgoing {R =a former left|Mayor}, Cllr {P#a|T Denholm}, gave a speech.",
    "The former {R =a former|Clerk}, {P#a|Tom Denholm}, was remembered.",
    "{P#a|Tom Denholm}, the former {R =a former|Clerk}, was remembered.",
    "{P#a|Ann Pugsley}'s resignation as {R =a former left|Treasurer} was accepted.",
    "The death of {P#a|Tom Denholm}, {R =a former left|Clerk}, was reported.",
    # to come
    "{P#a|Ann Pugsley} accepted the post of {R =a incoming appointed|Treasurer}.",
    "{P#a|Ann Pugsley} would become {R =a incoming appointed|Head of Parks} in the autumn.",
    "The incoming {R =a incoming appointed|Clerk}, {P#a|Ann Pugsley}, was introduced.",
    # by whom
    "{R =a|Chair}: Cllr {P#a|T Denholm}\n\nCllr {P#b|B Oakhurst} was proposed by Cllr {P|R Quarmby} and elected "
    "{R =b appointed|Vice-Chair}.",
]

NOTHING_HELD = [
    # negation and hypothesis
    "{P|Ann Pugsley} had not been appointed {R|Clerk}.",
    "{P|Ann Pugsley} might be elected {R|Chairman} next year.",
    "{P|Ann Pugsley} had applied for the post of {R|Clerk}.",
    "If {P|Ann Pugsley} were appointed {R|Clerk}, the office would move.",
    "{P|Ann Pugsley} had declined to serve as {R|Treasurer}.",
    "{P|Ann Pugsley} was nominated as {R|Chairman}.",
    "{P|Ann Pugsley} hoped to be appointed {R|Clerk}.",
    "The Panel interviewed {P|Ann Pugsley} for {R|Clerk}.",
    "Members were asked to elect a {R|Chairman}. Cllr {P|Ann Pugsley} was proposed by Cllr {P|Tom Denholm}.",
    # somebody else's title
    "In reply to {P|Ann Pugsley}, the {R|Clerk} said that the gate was locked.",
    "{P|Ann Pugsley} thanked the {R|Clerk} for the paper.",
    "{P|Ann Pugsley} asked the {R|Head of Parks} about mowing.",
    "{P|Ann Pugsley} would meet the {R|Treasurer} to check the books.",
    "The {R|Clerk} introduced {P|Ann Pugsley}.",
    "{P|Ann Pugsley} left the meeting; the {R|Clerk} locked up.",
    "According to {P|Ann Pugsley}, the {R|Clerk} had written.",
    "{P|Ann Pugsley}'s proposal that the {R|Clerk} write was lost.",
    # a body is no post
    "{P|Ann Pugsley} was appointed to the {O|Planning Committee}.",
    # vacant
    "{P|Ann Pugsley} said that the post of {R|Clerk} was vacant.",
]

BODIES = [
    "{P#a|Ann Pugsley}, {R =a @t|Clerk} of {O#t|Amble Town Council}, spoke.",
    "The {R @b|Chair} of the {O#b|Health and Wellbeing Board} had written.",
    "{P#a|Ann Pugsley}, {R =a @t|Chief Executive}, {O#t|Amble Harbour Trust}, spoke.",
    "{P#a|Ann Pugsley}, {R =a @t|Head of Parks} at {O#t|Amble Town Council}, spoke.",
    "{P#a|Ann Pugsley} ({R =a @t|Director}, {O#t|Amble Harbour Trust}) spoke.",
    "The {O#t|Amble Harbour Trust} {R @t|Treasurer} had written.",
    "{O#t|Amble Harbour Trust}'s {R @t|Treasurer} had written.",
    "{P#a|Ann Pugsley}, {R =a @t|Clerk} and {R =a @t|Treasurer} of {O#t|Amble Town Council}, spoke.",
    "{R =a @t|Clerk} to {O#t|Amble Town Council}: {P#a|Ann Pugsley}",
    "{P#a|Ann Pugsley} was appointed {R =a @t appointed|Chair} of the {O#t|Planning Committee}.",
    # the body is somebody else's, or only spoken of
    "{P#a|Ann Pugsley}, {R =a|Clerk}, wrote to {O|Amble Harbour Trust}.",
    "{P|Ann Pugsley} of {O|Amble Harbour Trust} spoke to the {R|Clerk}.",
    "{O|Amble Town Council}\n\nThe {R|Clerk} opened the post.",
]

DATES = [
    "{P#a|Ann Pugsley} was appointed {R =a >d appointed|Clerk} from {D#d 2019-05-01|1 May 2019}.",
    "{P#a|Tom Denholm} had resigned as {R =a <d former left|Treasurer} on {D#d 2019-04-03|3 April 2019}.",
    "In {D#d 2018-03|March 2018} {P#a|Ann Pugsley} was appointed as {R =a >d appointed|Clerk}.",
    "{P#a|Ann Pugsley} would take up the post of {R =a >d incoming appointed|Clerk} on {D#d 2019-09-01|1 September}.",
    "{P#a|Tom Denholm} would retire as {R =a <d left|Head of Roads} on {D#d 2019-12-31|31 December 2019}.",
    "{P#a|Tom Denholm} had agreed to remain as {R =a <d extended|Treasurer} until {D#d 2020-03-31|31 March 2020}.",
    "{P#a|Tom Denholm} was elected {R =a appointed|Chairman}. The roof was mended on {D 2019-05-20|20 May 2019}.",
    "{P#a|Tom Denholm}, {R =a >d|Clerk} since {D#d 2011|2011}, was thanked.",
    "With effect from {D#d 2019-07-01|1 July 2019} {P#a|Ann Pugsley} would be {R =a >d incoming appointed|Clerk}.",
    "On {D#d 2019-05-14|14 May 2019} {P#a|Tom Denholm} resigned as {R =a <d former left|Treasurer}.",
    "{P#a|Tom Denholm}, {R =a <d former left|Clerk} until {D#d 2018-05|May 2018}, had died.",
    "{P#a|Ann Pugsley}, {R =a|Clerk}, said that work began on {D 2019-05-02|2 May 2019}.",
]


@pytest.mark.parametrize("source", [*BESIDE, *SAID])
def test_posts_set_beside_names_and_said_of_people(source: str) -> None:
    found, marked = relations_found_and_marked(HEAD + source, "HOLDS")
    assert found == marked


@pytest.mark.parametrize("source", NOTHING_HELD)
def test_negation_supposition_and_other_peoples_titles_hold_nothing(source: str) -> None:
    found, _ = relations_found_and_marked(HEAD + source, "HOLDS")
    assert found == []


@pytest.mark.parametrize("source", BODIES)
def test_posts_and_their_bodies(source: str) -> None:
    found, marked = relations_found_and_marked(HEAD + source, "HOLDS", "AT")
    assert found == marked


@pytest.mark.parametrize("source", DATES)
def test_posts_and_the_dates_of_their_beginning_and_end(source: str) -> None:
    found, marked = relations_found_and_marked(HEAD + source, "HOLDS", "STARTS", "ENDS")
    assert found == marked


@pytest.mark.parametrize("line", ["$", "50%", "@", "# 4", "$\nClerk", "Clerk:\n$", "%\n%", "£"])
def test_signs_of_the_text_itself_are_no_mentions(line: str) -> None:
    minutes = read(f"Present:\n{line}\nAnn Hartley\nClerk\n{line}\n")
    assert [(h.person.text, h.role.text) for h in holdings_of(minutes)] == [("Ann Hartley", "Clerk")]
