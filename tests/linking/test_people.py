"""Who is who: documents of invented councils, and the people that they should give."""

import random
import time

import pytest
from invented_minutes import minutes

from rolecall.errors import CorrectionError
from rolecall.linking import Correction, Linking, link, read_corrections
from rolecall.records import Minutes


def names(result: Linking) -> list[str]:
    return [person.name for person in result.people]


def holder(id_: str, name: str, title: str, **facts: str) -> Minutes:
    return minutes(id_, f"Present: {{P#x|{name}}}, {{R =x|{title}}}.", **facts)


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        # the full name in one council, whatever the posts
        (("Nell Farrow", "Head of Parks"), ("Nell Farrow", "Director of Place"), 1),
        (("Nell Farrow", "Head of Parks"), ("NELL FARROW", "Director of Place"), 1),
        # initials need a post of the same sort
        (("A Dell", "Cabinet Member for Roads"), ("Andy Dell", "Cabinet Member for Roads"), 1),
        (("A Dell", "Cabinet Member for Roads"), ("Andy Dell", "Cabinet Member for Parks"), 1),
        (("A Dell", "Cabinet Member for Roads"), ("Andy Dell", "Head of Parks"), 2),
        (("A Dell", "Cabinet Member for Roads"), ("A Dell", "Head of Parks"), 2),
        (("M L Dell", "Cabinet Member for Roads"), ("M L Dell", "Leader"), 1),
        (("A Dell", "Governor"), ("Andy Dell", "Governor"), 1),
        # a nickname needs the post as well
        (("Peggy Dell", "Chairman"), ("Margaret Dell", "Chairman"), 1),
        (("Peggy Dell", "Chairman"), ("Margaret Dell", "Head of Parks"), 2),
        # a surname alone needs the same post
        (("Farrow", "Chairman"), ("Nell Farrow", "Chairman"), 1),
        (("Farrow", "Chairman"), ("Nell Farrow", "Vice Chairman"), 2),
        # where both are officers, initials need no more than the council
        (("T Nolan", "Head of Parks"), ("T Nolan", "Director of Place"), 1),
        (("T Nolan", "Head of Parks"), ("Tess Nolan", "Director of Place"), 1),
        (("T Nolan", "Head of Parks"), ("T Nolan", "Leader"), 2),
        (("T Smith", "Head of Parks"), ("T Smith", "Director of Place"), 1),
        # a slip of one letter
        (("Nell Farrow", "Head of Parks"), ("Nell Farow", "Head of Parks"), 1),
        (("Nell Farrow", "Head of Parks"), ("Nell Farow", "Leader"), 2),
        (("Nell Farrow", "Head of Parks"), ("Jill Farow", "Head of Parks"), 2),
        (("Nell Hart", "Head of Parks"), ("Nell Hare", "Head of Parks"), 2),
        # names that conflict
        (("John Dell", "Chairman"), ("Jane Dell", "Chairman"), 2),
        (("Mary Dell", "Chairman"), ("Mary Farrow", "Chairman"), 2),
        (("J P Dell", "Chairman"), ("J T Dell", "Chairman"), 2),
    ],
)
def test_two_documents_of_one_council(first: tuple[str, str], second: tuple[str, str], people: int) -> None:
    documents = [
        holder("a", *first, date="2016-03-01"),
        holder("b", *second, date="2019-03-01"),
    ]
    result = link(documents)
    assert len(result.people) == people
    assert len(result.merges) == 2 - people
    assert all(0 < m.score <= 1 and m.reason for m in result.merges)


@pytest.mark.parametrize(
    ("other", "people"),
    [
        ({"council": "Oxley Council"}, 2),
        ({"council": "Marle County Council"}, 1),
        ({"council": "North Marle District Council"}, 2),
        ({"council": ""}, 1),
    ],
)
def test_one_full_name_at_two_councils(other: dict[str, str], people: int) -> None:
    documents = [
        holder("a", "John Dell", "Head of Parks", date="2016-03-01"),
        holder("b", "John Dell", "Head of Parks", date="2017-03-01", **other),
    ]
    assert len(link(documents).people) == people


def test_an_officer_goes_on_in_the_council_that_took_the_place_of_the_old_one() -> None:
    for new, people in (("Cheshire East Council", 1), ("Wirral Council", 2)):
        documents = [
            holder("a", "John Dell", "Head of Parks", date="2008-03-01", council="Cheshire County Council"),
            holder("b", "John Dell", "Head of Roads", date="2010-03-01", council=new),
        ]
        result = link(documents)
        assert len(result.people) == people
        assert all("took the place of the other" in merge.reason for merge in result.merges)


def test_a_named_body_counts_for_more_than_the_place_of_the_meeting() -> None:
    visit = (
        "{P#f|Nell Farrow}, {R =f @m|Head of Parks}, {O#m|Marle Council}, spoke. "
        "{P#d|John Dell} ({R =d|Head of Parks}) thanked her."
    )
    documents = [
        holder("a", "Nell Farrow", "Head of Parks", date="2016-03-01"),
        minutes("b", visit, date="2017-03-01", council="Oxley Council"),
        holder("c", "John Dell", "Head of Parks", date="2018-03-01"),
    ]
    assert sorted(names(link(documents))) == ["John Dell", "John Dell", "Nell Farrow"]


@pytest.mark.parametrize(
    ("others", "people"), [(["Marle Council"] * 3, 1), (["Marle Council"] * 3 + ["Oxley Council"], 2)]
)
def test_documents_that_name_no_council_are_taken_for_that_of_the_others(others: list[str], people: int) -> None:
    documents = [
        minutes(f"o{number}", "The {O|Parks Panel} met.", date="2015-03-01", council=council)
        for number, council in enumerate(others)
    ]
    documents.append(holder("a", "T Nolan", "Roads Manager", date="2016-03-01"))
    documents.append(holder("b", "T Nolan", "Head of Parks", date="2017-03-01", council=""))
    result = link(documents)
    assert len(result.people) == people
    assert result.assumed == (("Marle Council", 1) if people == 1 else None)


def test_a_party_ties_nobody() -> None:
    text = "{P#d|John Dell}, {R =d @g|Leader} of the {O#g|Labour Group}."
    documents = [
        minutes("a", text, date="2016-03-01"),
        minutes("b", text, date="2017-03-01", council="Oxley Council"),
    ]
    assert len(link(documents).people) == 2
    assert len(link([documents[0], holder("c", "John Dell", "Mayor", date="2018-03-01")]).people) == 1


def test_short_forms_within_a_document() -> None:
    text = (
        "Present: Cllr {P#f|Nell Farrow} ({R =f|Chairman}), Cllr {P#d|John Dell} ({R =d|Vice Chairman}).\n\n"
        "Cllr {P|Farrow} opened the meeting. {P|Nell} agreed. {P|NF} to write. Proposed by {P|J. Dell}."
    )
    people = {p.name: p for p in link([minutes("a", text, date="2016-03-01")]).people}
    assert people["Nell Farrow"].aliases == ("Farrow", "Nell", "NF")
    assert people["John Dell"].aliases == ("J. Dell",)


def test_a_short_form_that_fits_two_belongs_to_neither() -> None:
    text = (
        "Present: {P#a|John Dell} ({R =a|Chairman}), {P#b|Jane Dell} ({R =b|Vice Chairman}).\n\n"
        "{P|Dell} left. Action: {P|JD}."
    )
    result = link([minutes("a", text, date="2016-03-01")])
    assert [(p.name, p.aliases) for p in result.people] == [("Jane Dell", ()), ("John Dell", ())]


def test_entries_of_one_list_are_different_people() -> None:
    text = "Present: {P#a|A Dell} ({R =a|Chairman}), {P#b|Andy Dell} ({R =b|Vice Chairman})."
    assert len(link([minutes("a", text)]).people) == 2


def test_initials_that_fit_two_holders_of_a_post_are_left_alone() -> None:
    documents = [
        holder("a", "John Dell", "Chairman", date="2014-03-01"),
        holder("b", "J Dell", "Chairman", date="2016-03-01"),
        holder("c", "Jane Dell", "Chairman", date="2018-03-01"),
    ]
    result = link(documents)
    assert names(result) == ["J Dell", "Jane Dell", "John Dell"]
    assert len(result.undecided) >= 1


def test_two_people_of_one_document_never_meet_through_a_third() -> None:
    both = "{P#a|Ann Dell} ({R =a|Head of Parks}) and {P#b|Ann P Dell} ({R =b|Head of Roads})."
    documents = [minutes("a", both, date="2016-03-01"), holder("b", "Ann Dell", "Head of Ports")]
    result = link(documents)
    assert len([p for p in result.people if any(m.document == "a" for m in p.mentions)]) == 2


def test_people_without_a_post_are_left_out() -> None:
    assert (
        link([minutes("a", "Present: {P|Nell Farrow}, {P#d|John Dell} ({R =d|Clerk}).")]).people[0].name == "John Dell"
    )


def test_a_mention_that_refers_to_somebody_without_a_stated_post_is_a_sighting() -> None:
    result = link([minutes("a", "{P#o|Pat Orme} sat. The {R ~o|Clerk} wrote.", date="2016-03-01")])
    assert [(p.name, p.sightings[0].title.text) for p in result.people] == [("Pat Orme", "Clerk")]


def test_the_order_of_documents_does_not_matter_and_ids_last() -> None:
    documents = [
        holder("a", "A Dell", "Cabinet Member for Roads", date="2016-03-01"),
        holder("b", "Andy Dell", "Cabinet Member for Roads", date="2018-03-01"),
        holder("c", "Jane Dell", "Cabinet Member for Roads", date="2017-03-01"),
        holder("d", "Nell Farrow", "Clerk", date="2017-03-01"),
    ]
    first = link(documents)
    for seed in range(5):
        shuffled = random.Random(seed).sample(documents, len(documents))  # noqa: S311
        assert link(shuffled) == first
    later = link([*documents, holder("e", "Andy Dell", "Leader", date="2020-03-01")])
    assert {p.name: p.id for p in later.people} == {p.name: p.id for p in first.people}


def test_corrections_are_applied_first() -> None:
    documents = [
        holder("a", "Mary Dell", "Head of Parks", date="2016-03-01"),
        holder("b", "Mary Farrow", "Head of Parks", date="2018-03-01"),
    ]
    merged = link(documents, [Correction("same", "Mary Dell", "Mary Farrow")])
    assert len(merged.people) == 1
    twins = [holder(i, "John Dell", "Head of Parks", date=f"201{n}-03-01") for n, i in enumerate("ab")]
    ids = [link([t]).people[0].mentions[0].id for t in twins]
    assert len(link(twins).people) == 1
    assert len(link(twins, [{"verdict": "different", "a": ids[0], "b": ids[1]}]).people) == 2
    unknown = Correction("same", "No One", "Nobody Else")
    assert link(twins, [unknown]).unused == (unknown,)


@pytest.mark.parametrize(
    "record",
    [
        {"verdict": "maybe", "a": "John Dell", "b": "Ann Dell"},
        {"verdict": "same", "a": "John Dell"},
        {"verdict": "same", "a": "", "b": "Ann Dell"},
        {"verdict": "same", "a": 3, "b": "Ann Dell"},
        {"verdict": "different", "a": "John Dell", "b": "john dell"},
        {"verdict": "same", "a": "x", "b": "y", "note": "?"},
    ],
)
def test_a_correction_that_cannot_be_read(record: dict[str, object]) -> None:
    with pytest.raises(CorrectionError, match="correction 1"):
        read_corrections([record])


def test_documents_without_a_date_are_joined_without_pairing_all() -> None:
    begun = time.process_time()
    result = link(holder(f"d{number}", "Nell Farrow", "Head of Parks") for number in range(600))
    assert [len(person.mentions) for person in result.people] == [600]
    assert time.process_time() - begun < 5


def test_two_thousand_documents_take_seconds() -> None:
    given = ["Ann", "Bob", "Cara", "Dan", "Ena", "Fay", "Gus", "Hal", "Ida", "Joe"]
    family = ["Dell", "Farrow", "Orme", "Rook", "Tarn"]
    titles = ["Chairman", "Vice Chairman", "Leader", "Clerk", "Cabinet Member for Roads", "Head of Parks"]
    documents = []
    for number in range(2000):
        council, chance = number % 40, random.Random(number // 400 + number % 40)  # noqa: S311
        text = ", ".join(
            f"{{P#p{i}|{chance.choice(given)} {chance.choice(family)}}} ({{R =p{i}|{title}}})"
            for i, title in enumerate(titles)
        )
        date = f"20{10 + number // 400}-0{1 + number // 40 % 9}-01"
        documents.append(minutes(f"d{number}", text, date=date, council=f"Place {council} Council"))
    begun = time.process_time()
    assert len(link(documents).people) > 100
    assert time.process_time() - begun < 15
