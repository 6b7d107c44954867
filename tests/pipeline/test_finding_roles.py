"""ROLE: titles with grade and portfolio; employers, plurals and kinds of worker left out."""

import pytest
from marked import found_and_marked

TITLES = [
    # grades
    "The {R|Interim Head of Parks} introduced the item.",
    "The {R|Acting Clerk} read the letter.",
    "The {R|Deputy Chief Executive} agreed.",
    "The {R|Assistant Director of Waste} was asked to report.",
    "The {R|Senior Planning Officer} explained the map.",
    "The {R|Vice-Chairman} thanked everyone.",
    "It was agreed to appoint an {R|Interim Section 151 Officer}.",
    # portfolios
    "The {R|Head of Housing, Planning and Leisure} spoke first.",
    "The {R|Cabinet Member with Responsibility for Ports and Harbours} moved the report.",
    "The {R|Portfolio Holder for Tourism, The Market Hall and Events} was absent.",
    "The {R|Director of Children's and Adult Services} spoke.",
    "The {R|Assistant Director, Highways and Fleet} was thanked.",
    "The {R|Head of Legal and Democratic Services} advised.",
    "Present: Ms Ann Pugsley, {R|Strategic Director – Place and Economy}",
    "The {R|Assistant Director Family Support (Fostering)} gave figures.",
    "The {R|Ward Member for Nether Compton} had written.",
    # brackets
    "The {R|Chief Operating Officer} (COO) gave an update.",
    "The {R|Corporate Access and Inclusion (A&I) Manager} gave an update.",
    "Present: Cllr Ann Pugsley ({R|Chairman})",
    # the employer is outside
    "The {R|Clerk} of Amble Town Council wrote.",
    "The {R|Leader} of Aldershire County Council replied.",
    "The {R|Chair} of the Health and Wellbeing Board attended.",
    "The {R|Head of Leisure}, Wyre Marsh District Council, attended.",
    "The {R|Director of Housing} at Tamarside District Council spoke.",
    "The {R|Secretary of State for Transport} had refused.",
    # offices of the whole council
    "The {R|Leader of the Council} opened the debate.",
    "The {R|Leader of the Opposition} replied.",
    "Mr Tom Pugsley was in the {R|Chair}.",
    # two posts
    "The {R|Deputy Leader} and {R|Portfolio Holder for Housing} resigned.",
    "Present: Ann Pugsley, {R|Clerk} and {R|RFO}",
    # lower-case titles
    "Ann Pugsley was elected as {R|chairman} for the year.",
    "The {R|town clerk} reported a theft.",
    "The {R|clerk} will write to the school.",
    "The {R|vice-chair} took over.",
    "Ann Pugsley, {R|Group Manager – Waste, Recycling and Street Scene}, spoke.",
    "The {R|Executive Director (Resources)} said so.",
    "The {R|Children's Commissioner for Aldershire} came.",
    "The {R|Minister for Housing, Local Government and Heritage} had replied.",
    "{R|Town Clerk}: Ann Pugsley",
    # outside the title
    "The former {R|Treasurer} had kept the books.",
    "The new {R|Head of Estates} was introduced.",
    # wraps
    "The paper was presented by the {R|Assistant Director of\nStrategic Planning} at short notice.",
    "The {R|Head of\nHuman Resources} was asked to reply.",
    # Ireland, Wales
    "Present: {R|A/Director, Housing} (Ms. A. Byrne)",
    "Apologies: {R|Director of Services} and {R|County Engineer}",
    "The {R|Cathaoirleach} welcomed the deputation.",
    # heading of holders
    "{R|Vice-Chairs}: Ann Pugsley and Tom Orchard",
    # posts to be filled
    "The post of {R|Monitoring Officer} was vacant.",
    "The {R|Mayor} wore the chain.",
    "The {R|Police and Crime Commissioner} had been invited.",
]

NO_TITLES = [
    "Officers would bring a further paper.",
    "Members thanked the social workers and foster carers.",
    "Residents and governors had complained.",
    "Team Managers met each week.",
    "Mrs Pugsley chairs the board.",
    "She had a meeting with a social worker and a support worker.",
    "Councillor Pugsley agreed with the Members.",
    "Heads of department and the directors were consulted.",
    "A Member of the Panel asked for figures.",
    "Chairs and tables were hired for the fete.",
    "Relevant Officer: to be confirmed",
]


@pytest.mark.parametrize("source", TITLES)
def test_titles_are_found_with_grade_and_portfolio(source: str) -> None:
    found, marked = found_and_marked(source, "ROLE")
    assert found == marked


@pytest.mark.parametrize("source", NO_TITLES)
def test_plurals_kinds_of_worker_and_verbs_are_no_titles(source: str) -> None:
    found, _ = found_and_marked(source, "ROLE")
    assert found == []
