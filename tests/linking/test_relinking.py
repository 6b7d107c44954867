"""Documents added, replaced and removed: what is known of before spares work and changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_minutes import minutes

from rolecall.corpora.simulation import Ledger, Settings, documents, simulate
from rolecall.linking import Correction, Linking, fingerprints, link, relinking
from rolecall.linking.components import components
from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.document_people import DocumentPerson, people_of
from rolecall.linking.fingerprints import fingerprint
from rolecall.linking.former_names import renamed_bodies
from rolecall.linking.linker import Linker, Outcome
from rolecall.linking.profiles import Bearing, bearing_of
from rolecall.linking.verdicts import verdicts_on
from rolecall.records import Minutes
from rolecall.values.names import parse_name
from rolecall.values.titles import parse_title

COUNCILS = (
    "Marle Council",
    "Marle County Council",
    "Oxley Council",
    "Cheshire County Council",
    "Cheshire East Council",
)
NAMES = ("Nell Farrow", "N Farrow", "Nell Farow", "Nell Farror", "Farrow", "Ann Farrow", "Ann Dell", "Mrs A Dell", "ND")
TITLES = ("Clerk", "Head of Parks", "Director of Place", "Cabinet Member for Roads", "Member")
NEWS = (
    "",
    "{P|Ann Dell} (formerly {P|Ann Farrow}) spoke.",
    "{P|Nell Farrow} (formerly {P|Nell Dell}) spoke.",
    "{O|Oxley Council} had become {O|Marle Council}.",
)

Told = tuple[str, int, tuple[tuple[str, str], ...], str]


@cache
def document(told: Told, number: int) -> Minutes:
    council, year, people, news = told
    present = ", ".join(f"{{P#p{i}|{name}}} ({{R =p{i}|{title}}})" for i, (name, title) in enumerate(people))
    return minutes(f"d{number}", f"Present: {present}.\n\n{news}", date=f"{year}-05-01", council=council)


FIELDS = (
    st.sampled_from((*COUNCILS, "")),
    st.sampled_from((2004, 2009, 2010)),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TITLES)), min_size=1, max_size=3, unique_by=min).map(
        tuple
    ),
    st.sampled_from(NEWS),
)
DOCUMENTS = st.dictionaries(st.integers(0, 12), st.tuples(*FIELDS), max_size=8)


def built(told: Mapping[int, Told]) -> list[Minutes]:
    return [document(told[number], number) for number in sorted(told)]


@st.composite
def edited(draw: st.DrawFn, told: Mapping[int, Told]) -> dict[int, Told]:
    """The documents with some removed or added, or with one field of one changed, or somebody moved to a new one."""
    after = dict(told)
    number = draw(st.sampled_from([*told, 0]))
    edit = draw(st.sampled_from(("field", "field", "field", "move", "many")))
    if edit == "many" or number not in told:
        return draw(DOCUMENTS) | dict(list(told.items())[draw(st.integers(0, len(told))) :])
    fields = list(told[number])
    if edit == "move":
        after[99] = (told[number][0], told[number][1], told[number][2][:1], "")
        after[number] = (told[number][0], told[number][1], told[number][2][1:] or told[number][2], told[number][3])
        return after
    place = draw(st.integers(0, 3))
    fields[place] = draw(FIELDS[place])
    after[number] = cast("Told", tuple(fields))
    return after


@st.composite
def corrections(draw: st.DrawFn, documents: Sequence[Minutes]) -> list[Correction]:
    sides = [*NAMES, *(m.id for d in documents for m in d.mentions if m.label == "PERSON")]
    a, b = draw(st.lists(st.sampled_from(sides), min_size=2, max_size=2, unique_by=str.casefold))
    kinds = st.sampled_from(
        (Correction("same", a, b), Correction("different", a, b), Correction("name", a, value="Zed"))
    )
    return draw(st.lists(kinds, max_size=2))


@given(st.data())
def test_what_is_known_changes_nothing(data: st.DataObject) -> None:
    """Whatever the earlier documents and corrections were."""
    before = data.draw(DOCUMENTS)
    after = data.draw(edited(before))
    told = data.draw(corrections(built(before | after)))
    earlier = link(built(before), data.draw(st.sampled_from((told, [], told[:1]))), known={})
    later = link(built(after), told, known=earlier.known)
    assert later == link(built(after), told, known={})
    assert replace(later, known={}) == link(built(after), told)


def persons_of(documents: Sequence[Minutes]) -> list[DocumentPerson]:
    found = [person for number, one in enumerate(documents) for person in people_of(one, number=number)]
    return sorted(found, key=lambda p: p.order)


@given(st.data())
def test_components_linked_one_by_one_give_what_all_at_once_give(data: st.DataObject) -> None:
    drawn = built(data.draw(DOCUMENTS))
    persons, verdicts = persons_of(drawn), verdicts_on(persons_of(drawn), data.draw(corrections(drawn)))
    renamed = {pair for one in drawn for pair in renamed_bodies(one)}
    found = relinking.relink(persons, renamed, verdicts, known={})
    ties = CouncilTies((council for person in persons for council in bearing_of(person).councils), renamed)
    linker = Linker(persons, ties)
    for a, b in verdicts.apart:
        linker.clusters.keep_apart(a, b)
    for a, b in verdicts.joined:
        linker.unite(a, b, 1.0, "a correction", force=True)
    whole = linker.run()
    assert found.groups == whole.groups(len(persons))
    assert sorted(found.unions, key=repr) == sorted(whole.unions, key=repr)
    assert set(found.doubts) == set(whole.doubts)


@pytest.fixture(scope="module")
def published() -> list[Minutes]:
    return list(documents(simulate(Settings(councils=4, years=8, documents=4, seed=7)), Ledger()))


@pytest.mark.parametrize("added", [1, 40, -1])
def test_only_components_with_somebody_of_the_new_document_are_linked(
    published: list[Minutes], added: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = published[added]
    known = link((d for d in published if d is not new), known={}).known
    assert link(published, known=link(published, known={}).known).anew == 0
    linked: list[Sequence[DocumentPerson]] = []

    class Spy(Linker):
        def run(self) -> Outcome:
            linked.append(self.persons)
            return super().run()

    monkeypatch.setattr(relinking, "Linker", Spy)
    result = link(published, known=known)
    assert linked
    assert all(any(person.mentions[0].document == new.id for person in persons) for persons in linked)
    assert sum(map(len, linked)) < len(persons_of(published)) / 5
    assert 0 < result.anew < len(result.people) / 5
    monkeypatch.undo()
    assert result == link(published, known={})


def holder(id_: str, name: str, council: str, title: str = "Head of Parks") -> Minutes:
    return minutes(id_, f"Present: {{P#x|{name}}}, {{R =x|{title}}}.", date="2016-05-01", council=council)


@pytest.mark.parametrize(
    ("others", "together"),
    [
        ([("Nell Farrow", "Marle Council")], True),
        ([("Nell Farow", "Marle Council")], True),
        ([("Nell Farrow", "Oxley Council")], False),
        ([("Nell Farrow", "Marle County Council")], True),
        ([("Nell Farrow", "")], True),
        ([("N Farrow", "")], False),
        ([("Ann Dell", "Marle Council")], False),
        ([("Nell Farow", "Oxley Council"), ("Nell Farror", "Marle Council")], False),
    ],
)
def test_who_is_in_one_component(others: list[tuple[str, str]], together: bool) -> None:
    drawn = [holder("a", "Nell Farrow", "Marle Council"), *(holder(f"b{i}", *o) for i, o in enumerate(others))]
    bearings = [bearing_of(person) for person in persons_of(drawn)]
    ties = CouncilTies(council for bearing in bearings for council in bearing.councils)
    found = components(bearings, ties)
    assert (found[0][:2] == (0, 1)) is together
    assert sorted(place for component in found for place in component) == list(range(len(bearings)))
    assert components(bearings, ties, [(0, 1)])[0][:2] == (0, 1)


def test_a_component_claims_what_its_people_bear_together() -> None:
    """A group may meet somebody under the surname of one of its people and the council of another."""
    farrow, dell = parse_name("Nell Farrow"), parse_name("Nell Dell")
    marle, oxley = "Marle Council", "Oxley Council"
    told = [({farrow}, {oxley}), ({farrow, dell}, {marle}), ({dell}, {marle, oxley})]
    bearings = [Bearing(frozenset(names), frozenset(councils)) for names, councils in told]
    ties = CouncilTies((marle, oxley))
    assert components(bearings, ties) == [(0, 1, 2)]
    assert components(bearings[:2], ties) == [(0,), (1,)]


READ = minutes("a", "{P#x|Nell Farrow}, {R =x|Clerk}. {P#y|N Farrow}, {R =y|Mayor}.", date="2016-05-01")


def marked(change: str = "", **told: list[tuple[int, int]]) -> str:
    """The fingerprint of the people of READ and of one more document, changed in one thing that linking reads."""
    persons = persons_of([READ, holder("b", "Nell Farrow", "Marle County Council")])
    first = persons[0]
    (sighting,) = first.sightings
    changes: dict[str, DocumentPerson] = {
        "document": replace(first, number=7),
        "name": replace(first, name=parse_name("Nell Farrow", honorific="Mrs")),
        "names": replace(first, names=(*first.names, parse_name("Nell Dell"))),
        "title": replace(first, sightings=(replace(sighting, title=parse_title("Clerk to the Council")),)),
        "body": replace(first, sightings=(replace(sighting, body="Roads Panel"),)),
        "council": replace(first, sightings=(replace(sighting, council="Oxley Council"),)),
        "date": replace(first, sightings=(replace(sighting, date="2017-05-01"),)),
        "status": replace(first, sightings=(replace(sighting, status="former"),)),
        "sightings": replace(first, sightings=(sighting, sighting)),
        "order": persons[1],
    }
    if change in changes:
        persons[0] = changes[change]
    if change == "order":
        persons[1] = first
    councils = {"Marle Council", "Marle County Council"}
    renamed = [("Marle Council", "Marle County Council")] if change == "tie" else []
    ties = CouncilTies(councils, renamed)
    return fingerprint(persons, councils, ties=ties, same=told.get("same", []), apart=told.get("apart", []))


@pytest.mark.parametrize(
    "change", ["document", "name", "names", "title", "body", "council", "date", "status", "sightings", "order", "tie"]
)
def test_a_fingerprint_covers_what_linking_reads(change: str) -> None:
    assert marked(change) != marked()


def test_a_fingerprint_covers_what_a_reader_has_said_and_linking_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({marked(), marked(same=[(0, 1)]), marked(apart=[(0, 1)]), marked(same=[(0, 2)])}) == 4
    before, version = marked(), fingerprints.linking_version.__wrapped__
    with monkeypatch.context() as patch:
        whole = version()
        patch.setattr(fingerprints, "_ROOMS", ("rolecall.values",))
        assert version() != whole == fingerprints.linking_version()
    monkeypatch.setattr(fingerprints, "linking_version", lambda: "another")
    assert marked() != before


def test_a_component_is_known_again_in_documents_of_other_names_and_places() -> None:
    def known(*documents: Minutes) -> set[str]:
        return set(link(documents, known={}).known)

    pair = [holder(id_, "Nell Farrow", "Marle Council") for id_ in "ab"]
    assert len(known(*pair)) == 1
    other = holder("0", "Ann Dell", "Oxley Council")
    assert known(other, *(holder(id_, "Nell Farrow", "Marle Council") for id_ in "yz")) == known(*pair)


def test_a_tie_between_councils_that_a_text_tells_makes_what_is_known_void() -> None:
    officers = [holder("a", "Ann Dell", "Oxley Council"), holder("b", "Ann Dell", "Wold Council")]
    news = minutes("n", "{O|Oxley Council} had become {O|Wold Council}.", date="2015-04-01")
    assert [people(link([*officers, news], known=link(officers, known={}).known)), people(link(officers))] == [1, 2]


def people(result: Linking) -> int:
    return len(result.people)
