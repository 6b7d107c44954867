"""ORG: bodies with a name of their own; short forms, classes and unnamed services left out."""

import pytest
from marked import found_and_marked

BODIES = [
    # heads
    "The letter came from {O|Amble Town Council}.",
    "{O|Hollowbridge Harbour Trust} would pay half.",
    "The {O|Planning Committee} had met twice.",
    "The {O|Harbours and Highways Overview and Scrutiny Panel} asked for figures.",
    "The {O|Health and Wellbeing Board} would meet in June.",
    "A quotation from {O|Stanyon Fencing Ltd.} was accepted.",
    "{O|Pellow & Sons Ltd} had withdrawn.",
    "The {O|Conservative Group} met before the meeting.",
    "{O|West Mercia Police} sent a report.",
    "A grant was made to {O|Nether Compton Primary School}.",
    "The {O|Avon Fire and Rescue Service} would inspect the hall.",
    "{O|Tamar Citizens Advice Bureau} had moved.",
    "The {O|Regional Partnership Board} agreed.",
    "{O|Wold and Amble Internal Drainage Board} wrote.",
    "{O|St Mary's Church of England Primary School} won.",
    "The {O|Audit and Standards Sub-Committee} met.",
    # fronts
    "The {O|Department for Transport} had replied.",
    "The {O|University of Leeds} was engaged.",
    "The {O|Royal Borough of Greenwich} had joined.",
    "The {O|Friends of Compton Park} planted bulbs.",
    "The {O|Ministry of Defence} owned the land.",
    # a list of facts
    "{O|Ofsted} would return.",
    "{O|NHS England} had offered money.",
    "It was the first post-{O|Ofsted} meeting.",
    # acronyms
    "{O|Amble Harbour Trust} ({O|AHT}) replied. {O|AHT} would pay.",
    "The {O|Department for Transport} ({O|DfT}) and {O|Hollowbridge Cycling Forum} ({O|HCF}) met.",
    "{O|Environment Agency} ({O|EA})/{O|Natural England} ({O|NE}) guidance was noted.",
    # a body inside another name, a wrap, a possessive
    "The paper was written by the {O|Department for\nTransport} in haste.",
    "{O|Amble Town Council}'s reply was noted.",
    # affiliations in a list of those present
    "Present: Ann Pugsley, {O|Compton Wildlife Trust}; Tom Denholm, {O|Hollowbridge Rotary Club}",
    "The {O|Scottish Government} had consulted on the bill.",
    "The trees belonged to {O|Amble Rural Estates Ltd} and the {O|National Trust}.",
]

NO_BODIES = [
    "The Council asked the Committee to wait for the Panel.",
    "The County Council and the Trust agreed with the Department.",
    "District Councils and Housing Associations were consulted.",
    "Children's Services and Public Health had overspent.",
    "Human Resources would advise.",
    "The Government and the Police were aware.",
    "Parish Councils would be told.",
    "Cabinet agreed the recommendation.",
    "The Domestic Abuse Act 2021 applied.",
    "A working group would be set up.",
    "The Family Front Door was busy.",
]


@pytest.mark.parametrize("source", BODIES)
def test_named_bodies_are_found(source: str) -> None:
    found, marked = found_and_marked(source, "ORG")
    assert found == marked


@pytest.mark.parametrize("source", NO_BODIES)
def test_short_forms_classes_and_unnamed_services_are_no_bodies(source: str) -> None:
    found, _ = found_and_marked(source, "ORG")
    assert found == []
