"""Careers: tenures, changes and posts out of documents of one invented council over the years."""

import random

import pytest

from rolecall.careers import build_careers
from rolecall.corpora.markup import compile_markup
from rolecall.records import Careers, Change, Minutes, Person


def minutes(id_: str, text: str, *, date: str = "", body: str = "Parks Panel") -> Minutes:
    head = f"id: {id_}\nmeeting_date: {date}\ncouncil: Marle Council\nbody: {body}\n---\n"
    return compile_markup(head + text)


def holder(id_: str, date: str, name: str, title: str) -> Minutes:
    return minutes(id_, f"Present: {{P#x|{name}}}, {{R =x|{title}}}.", date=date)


def person(careers: Careers, name: str) -> Person:
    return next(p for p in careers.people if p.name == name)


def brief(changes: tuple[Change, ...]) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(c.kind, c.from_role, c.to_role, c.after, c.before) for c in changes]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Assistant Director, Parks", "Director of Place", "promoted"),
        ("Assistant Director, Parks", "Chief Executive", "promoted"),
        ("Head of Parks", "Assistant Director, Roads", "promoted"),
        ("Deputy Leader", "Leader", "promoted"),
        ("Vice Chairman", "Chairman", "promoted"),
        ("Deputy Clerk", "Clerk", "promoted"),
        ("Head of Parks", "Head of Housing", "moved"),
        ("Cabinet Member for Roads", "Cabinet Member for Housing", "moved"),
        ("Director of Place", "Head of Parks", "moved"),
        ("Head of Parks", "Interim Director of Place", "acting"),
        ("Interim Head of Parks", "Head of Parks", "made permanent"),
        ("Acting Clerk", "Clerk", "made permanent"),
        ("Head of Parks", "Acting Head of Parks", "acting"),
        ("Head of Parks", "Head of Parks and Leisure", "retitled"),
        ("Cabinet Member", "Cabinet Member for Roads", None),
        ("Head of Parks", "Cabinet Member for Roads", None),
        ("Director of Childrens Services", "Director of Children's Services (Care)", None),
    ],
)
def test_the_step_between_two_sightings(old: str, new: str, kind: str | None) -> None:
    careers = build_careers(
        [holder("a", "2016-03-01", "Nell Farrow", old), holder("b", "2018-05-01", "Nell Farrow", new)]
    )
    changes = brief(person(careers, "Nell Farrow").changes)
    assert changes == ([(kind, old, new, "2016-03-01", "2018-05-01")] if kind else [])


@pytest.mark.parametrize(("since", "kinds"), [("2017-05-01", []), ("2019-04-01", ["moved"])])
def test_no_step_leads_from_a_post_that_another_has_long_held(since: str, kinds: list[str]) -> None:
    careers = build_careers(
        [
            holder("a", "2016-05-01", "Nell Farrow", "Cabinet Member for Roads"),
            holder("b", since, "Ivo Slade", "Cabinet Member for Roads"),
            holder("c", "2019-05-01", "Nell Farrow", "Cabinet Member for Housing"),
        ]
    )
    assert [change.kind for change in person(careers, "Nell Farrow").changes] == kinds


def test_a_step_ends_the_post_that_it_leads_from() -> None:
    careers = build_careers(
        [
            holder("a", "2016-05-01", "Nell Farrow", "Head of Parks"),
            holder("b", "2017-05-01", "Nell Farrow", "Director of Place"),
        ]
    )
    ends = {t.role: t.bounds.latest_end for t in person(careers, "Nell Farrow").tenures}
    assert ends == {"Head of Parks": "2017-05-01", "Director of Place": None}


def test_a_title_cut_short_is_no_new_title() -> None:
    full = "Director of Services, Roads and Parks"
    documents = [
        holder("a", "2016-05-01", "Nell Farrow", full),
        holder("b", "2017-05-01", "Nell Farrow", "Director of Services"),
    ]
    farrow = person(build_careers(documents), "Nell Farrow")
    assert [(t.role, t.last_seen) for t in farrow.tenures] == [(full, "2017-05-01")]
    assert farrow.changes == ()


def test_a_tenure_with_several_titles() -> None:
    careers = build_careers(
        [
            holder("a", "2016-03-01", "Nell Farrow", "Head of Parks (Leisure)"),
            holder("b", "2017-03-01", "Nell Farrow", "Head of Parks"),
            holder("c", "2018", "Nell Farrow", "Head of Parks and Ports"),
        ]
    )
    farrow = person(careers, "Nell Farrow")
    (tenure,) = farrow.tenures
    assert tenure.role == "Head of Parks"
    assert tenure.titles == ("Head of Parks (Leisure)", "Head of Parks", "Head of Parks and Ports")
    assert (tenure.body, tenure.first_seen, tenure.last_seen) == ("Marle Council", "2016-03-01", "2018")
    assert (tenure.start, tenure.end) == (None, None)
    assert [e.document for e in tenure.evidence] == ["a", "b", "c"]
    assert brief(farrow.changes) == [("retitled", "Head of Parks", "Head of Parks and Ports", "2017-03-01", "2018")]


def test_posts_held_side_by_side_stay_side_by_side() -> None:
    text = "{P#f|Nell Farrow}, {R =f|Deputy Leader} and {R =f|Cabinet Member for Roads}."
    careers = build_careers([minutes(i, text, date=f"201{n}-03-01") for n, i in enumerate("ab")])
    farrow = person(careers, "Nell Farrow")
    assert [(t.role, t.first_seen, t.last_seen) for t in farrow.tenures] == [
        ("Deputy Leader", "2010-03-01", "2011-03-01"),
        ("Cabinet Member for Roads", "2010-03-01", "2011-03-01"),
    ]
    assert farrow.changes == ()


def test_bodies_come_from_the_text_or_the_facts() -> None:
    text = (
        "{P#a|Ann Dell} ({R =a|Chairman}), {P#b|Bea Orme} ({R =b|Head of Parks}), "
        "{P#c|Cara Rook} ({R =c|Chairman of the Council}), {P#d|Dan Tarn} ({R =d|MP}), "
        "{P#e|Ena Voss}, {R =e @t|Director} of {O#t|ABT}. {O|Amble Bridge Trust} gave notice."
    )
    careers = build_careers([minutes("a", text, date="2016-03-01")])
    assert {p.name: p.tenures[0].body for p in careers.people} == {
        "Ann Dell": "Parks Panel",
        "Bea Orme": "Marle Council",
        "Cara Rook": "Marle Council",
        "Dan Tarn": None,
        "Ena Voss": "Amble Bridge Trust",
    }


def test_dates_that_the_text_states() -> None:
    text = (
        "{P#f|Nell Farrow} was appointed {R =f >s <e appointed|Interim Head of Parks} "
        "from {D#s 2016-02|February} to {D#e 2017-01-31|31 January}."
    )
    careers = build_careers([minutes("a", text, date="2016-03-01")])
    farrow = person(careers, "Nell Farrow")
    (tenure,) = farrow.tenures
    assert (tenure.start, tenure.end, tenure.status) == ("2016-02", "2017-01-31", "interim")
    assert brief(farrow.changes) == [("appointed", None, "Interim Head of Parks", None, "2016-02")]


def test_a_former_or_coming_holder_is_not_seen_in_post() -> None:
    text = (
        "{P#f|Nell Farrow}, the {R =f former left|Clerk}, has gone; {P#d|John Dell} will be "
        "{R =d incoming appointed >s|Clerk} from {D#s 2016-09|September}."
    )
    careers = build_careers([minutes("a", text, date="2016-03-01", body="Marle Council")])
    farrow, dell = person(careers, "Nell Farrow"), person(careers, "John Dell")
    assert [(t.first_seen, t.last_seen, t.start) for t in (*farrow.tenures, *dell.tenures)] == [
        (None, None, None),
        (None, None, "2016-09"),
    ]
    assert brief(farrow.changes) == [("left", "Clerk", None, None, "2016-03-01")]
    assert brief(dell.changes)[0] == ("appointed", None, "Clerk", "2016-03-01", "2016-09")


def test_a_stated_hand_over_is_a_succession_and_two_sightings_are_not() -> None:
    quiet = [
        holder("a", "2014-03-01", "Nell Farrow", "Leader"),
        holder("b", "2018-03-01", "John Dell", "Leader"),
    ]
    careers = build_careers(quiet)
    assert [(p.role, p.body, p.holders) for p in careers.posts] == [
        ("Leader", "Marle Council", ("Nell Farrow", "John Dell"))
    ]
    assert person(careers, "John Dell").changes == ()
    stated = minutes("b", "{P#d|John Dell} was elected {R =d appointed|Leader}.", date="2018-03-01")
    dell = person(build_careers([quiet[0], stated]), "John Dell")
    assert ("succeeded", None, "Leader", "2014-03-01", "2018-03-01") in brief(dell.changes)


def test_people_who_swap_posts() -> None:
    documents = []
    for year in range(2010, 2016):
        chair, vice = ("Nell Farrow", "John Dell") if year // 2 % 2 else ("John Dell", "Nell Farrow")
        text = f"{{P#a|{chair}}} ({{R =a|Chairman}}), {{P#b|{vice}}} ({{R =b|Vice Chairman}})."
        documents.append(minutes(f"d{year}", text, date=f"{year}-03-01"))
    careers = build_careers(documents)
    dell = person(careers, "John Dell")
    assert [(t.role, t.first_seen, t.last_seen) for t in dell.tenures] == [
        ("Vice Chairman", "2010-03-01", "2011-03-01"),
        ("Chairman", "2012-03-01", "2013-03-01"),
        ("Vice Chairman", "2014-03-01", "2015-03-01"),
    ]
    assert [c.kind for c in dell.changes] == ["promoted", "moved"]
    chairs = next(p for p in careers.posts if p.role == "Chairman")
    assert chairs.holders == ("Nell Farrow", "John Dell", "Nell Farrow")


def test_one_meeting_in_the_chair_ends_nobodys_tenure() -> None:
    careers = build_careers(
        [
            holder("a", "2016-01-01", "Nell Farrow", "Chairman"),
            holder("b", "2016-02-01", "John Dell", "Chairman"),
            holder("c", "2016-03-01", "Nell Farrow", "Chairman"),
        ]
    )
    assert len(person(careers, "Nell Farrow").tenures) == 1


def test_a_post_with_two_holders_at_once_is_no_succession() -> None:
    text = "{P#a|Ann Dell} and {P#b|Bea Orme} ({R =a =b|Vice-Chairs})."
    later = "{P#c|Cara Rook} was elected {R =c appointed|Vice-Chair}."
    careers = build_careers([minutes("a", text, date="2016-03-01"), minutes("b", later, date="2017-03-01")])
    assert careers.posts == ()
    assert [c.kind for c in person(careers, "Cara Rook").changes] == ["appointed"]


def test_an_interim_title_left_out_once_is_still_interim() -> None:
    titles = ["Interim Head of Parks", "Head of Parks", "Interim Head of Parks", "Head of Parks"]
    careers = build_careers([holder(f"d{n}", f"201{n}-03-01", "Nell Farrow", title) for n, title in enumerate(titles)])
    farrow = person(careers, "Nell Farrow")
    assert [(t.status, t.first_seen, t.last_seen) for t in farrow.tenures] == [
        ("interim", "2010-03-01", "2012-03-01"),
        ("permanent", "2013-03-01", "2013-03-01"),
    ]
    assert brief(farrow.changes) == [
        ("made permanent", "Interim Head of Parks", "Head of Parks", "2012-03-01", "2013-03-01")
    ]
    assert [p.role for p in careers.posts] == ["Head of Parks"]


def test_a_short_title_is_completed_by_what_refers_to_its_holder() -> None:
    text = "{P#d|A Dell}, {R =d|Cabinet Member}. The {R ~d|Cabinet Member for Roads} replied."
    careers = build_careers([minutes("a", text, date="2016-03-01")])
    (tenure,) = person(careers, "A Dell").tenures
    assert tenure.role == "Cabinet Member for Roads"
    assert tenure.titles == ("Cabinet Member", "Cabinet Member for Roads")


def test_dates_that_overlap_have_no_order() -> None:
    careers = build_careers(
        [
            holder("a", "2016", "Nell Farrow", "Head of Parks"),
            holder("b", "2016-05-01", "Nell Farrow", "Director of Place"),
        ]
    )
    assert person(careers, "Nell Farrow").changes == ()


def test_evidence_quotes_the_document() -> None:
    document = holder("a", "2016-03-01", "Nell Farrow", "Head of Parks")
    (evidence,) = person(build_careers([document]), "Nell Farrow").tenures[0].evidence
    assert evidence.quote == document.text[evidence.start : evidence.end] == "Nell Farrow, Head of Parks"


def test_the_order_of_documents_does_not_matter() -> None:
    names, titles = ["Nell Farrow", "N Farrow", "John Dell"], ["Chairman", "Head of Parks", "Clerk"]
    documents = [holder(f"d{n}", f"201{n % 7}-03-01", names[n % 3], titles[n // 3 % 3]) for n in range(20)]
    expected = build_careers(documents)
    for seed in range(4):
        shuffled = random.Random(seed).sample(documents, 20)  # noqa: S311
        assert build_careers(shuffled) == expected


def test_nothing_comes_of_nothing() -> None:
    assert build_careers([]) == Careers()
    assert build_careers([minutes("a", "No one came.")]) == Careers()


def test_a_person_who_fits_two_others_is_reported() -> None:
    years = {"2014": "Alan Roberts", "2015": "Anne Roberts", "2016": "A Roberts"}
    documents = [
        compile_markup(
            f"id: amble-{year}\nmeeting_date: {year}-05-01\nbody: Cabinet\ncouncil: Amble Council\n---\n"
            f"Present: {{P#r|{name}}}, {{R =r|Cabinet Member for Housing}}"
        )
        for year, name in years.items()
    ]
    careers = build_careers(documents)
    assert len(careers.people) == 3
    assert any("A Roberts (amble-2016:" in note and "fits several people" in note for note in careers.notes)


def test_a_later_coarser_statement_keeps_the_day_of_the_start() -> None:
    documents = [
        compile_markup(
            f"id: amble-{year}\nmeeting_date: {year}-10-01\nbody: Cabinet\ncouncil: Amble Council\n---\n"
            f"{{P#r|Ann Roberts}}, {{R =r >d|Head of Housing}} since {{D#d {value}|{text}}}."
        )
        for year, value, text in (("2019", "2019-09-01", "1 September"), ("2021", "2019-09", "September 2019"))
    ]
    (person,) = build_careers(documents).people
    assert [t.start for t in person.tenures] == ["2019-09-01"]


def test_committees_of_one_name_are_those_of_their_councils() -> None:
    head = (
        "id: {}\nmeeting_date: {}\ncouncil: {}\nbody: Planning Committee\n---\nPresent: {{P#x|{}}}, {{R =x|Chairman}}."
    )
    told = [
        ("a", "2012-03-01", "Marle Council", "Nell Farrow"),
        ("b", "2013-03-01", "Dene Council", "Ivo Slade"),
        ("c", "2014-03-01", "Dene Council", "Ivo Slade"),
        ("d", "2015-03-01", "Marle Council", "Nell Farrow"),
        ("e", "2016-03-01", "Dene Council", "Ivo Slade"),
    ]
    careers = build_careers([compile_markup(head.format(*one)) for one in told])
    assert [(p.name, t.first_seen, t.last_seen) for p in careers.people for t in p.tenures] == [
        ("Ivo Slade", "2013-03-01", "2016-03-01"),
        ("Nell Farrow", "2012-03-01", "2015-03-01"),
    ]
    assert careers.conflicts == ()
    assert sorted(post.holders for post in careers.posts) == [("Ivo Slade",), ("Nell Farrow",)]


def test_one_person_in_the_chair_of_committees_of_one_name_at_two_councils() -> None:
    head = "id: {}\nmeeting_date: {}\ncouncil: {}\nbody: Parks Panel\n---\nPresent: {{P#x|Ivo Slade}}, {{R =x|Chair}}."
    told = [("a", "2012-03-01", "Marle Council"), ("b", "2016-03-01", "Dene Council")]
    same = {
        "verdict": "same",
        "a": "a:9-18",
        "b": "b:9-18",
        "by": "a reader",
        "when": "2020-01-01",
        "why": "his own page",
    }
    careers = build_careers([compile_markup(head.format(*one)) for one in told], [same])
    assert [(t.body, t.council) for p in careers.people for t in p.tenures] == [
        ("Parks Panel", "Marle Council"),
        ("Parks Panel", "Dene Council"),
    ]


def test_who_acts_up_keeps_the_post_that_it_leads_from() -> None:
    acting = "{P#x|Nell Farrow}, {R =x|Head of Parks} and {R =x|Acting Director of Place}."
    careers = build_careers(
        [holder("a", "2012-03-01", "Nell Farrow", "Head of Parks"), minutes("b", acting, date="2013-03-01")]
    )
    farrow = person(careers, "Nell Farrow")
    assert brief(farrow.changes) == [
        ("acting", "Head of Parks", "Acting Director of Place", "2012-03-01", "2013-03-01")
    ]
    assert {t.role for t in farrow.tenures} == {"Head of Parks", "Acting Director of Place"}


def test_a_post_that_a_text_renames_in_other_words_is_one() -> None:
    renamed = "{P#x|Nell Farrow}'s post is now {R =x retitled|Green Spaces Manager}."
    careers = build_careers(
        [
            holder("a", "2012-03-01", "Nell Farrow", "Head of Parks"),
            minutes("b", renamed, date="2013-03-01"),
            holder("c", "2014-03-01", "Nell Farrow", "Green Spaces Manager"),
        ]
    )
    farrow = person(careers, "Nell Farrow")
    assert [t.titles for t in farrow.tenures] == [("Head of Parks", "Green Spaces Manager")]
    assert brief(farrow.changes) == [("retitled", "Head of Parks", "Green Spaces Manager", "2012-03-01", "2013-03-01")]


def test_a_post_years_after_another_is_not_where_that_led() -> None:
    careers = build_careers(
        [
            holder("a", "2002-03-01", "Nell Farrow", "Director of Place"),
            holder("b", "2012-03-01", "Nell Farrow", "Head of Parks"),
        ]
    )
    assert person(careers, "Nell Farrow").changes == ()


@pytest.mark.parametrize(
    ("body", "council", "expected"),
    [
        ("Parks Panel", "Marle Council", "Marle Council"),
        ("Parks Panel", "", None),  # no document tells of which council
        ("Marle Council", "Marle Council", None),
        ("Marle Hall Trust", "Marle Council", None),
    ],
)
def test_a_part_of_a_council_comes_with_the_council(body: str, council: str, expected: str | None) -> None:
    head = f"id: a\nmeeting_date: 2019-05-07\ncouncil: {council}\nbody: {body}\n---\n"
    named = f"{{P#x|Ana Dawe}}, {{R =x @b|Clerk}} of the {{O#b|{body}}}."
    careers = build_careers([compile_markup(head + named)])
    assert [(t.body, t.council) for t in person(careers, "Ana Dawe").tenures] == [(body, expected)]
    assert [(p.body, p.council) for p in careers.posts] == [(body, expected)]


def test_a_council_has_one_spelling_and_two_have_two_posts() -> None:
    documents = [
        compile_markup(
            f"id: d{number}\nmeeting_date: 201{number}-05-07\ncouncil: {council}\nbody: Parks Panel\n---\n"
            f"{{P#x|{name}}}, {{R =x|Chairman}}."
        )
        for number, (council, name) in enumerate(
            [("the Marle Council", "Ana Dawe"), ("Marle Council", "Bea Flint"), ("Dene Council", "Ivo Slade")]
        )
    ]
    found = [(p.body, p.council, p.holders) for p in build_careers(documents).posts]
    assert found == [
        ("Parks Panel", "the Marle Council", ("Ana Dawe", "Bea Flint")),
        ("Parks Panel", "Dene Council", ("Ivo Slade",)),
    ]
