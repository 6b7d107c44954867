"""Names that a text says are of one person or one council."""

import pytest
from invented_minutes import minutes

from rolecall.linking import link
from rolecall.linking.former_names import renamed_bodies, renamed_people
from rolecall.records import Minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{P|Ann Dell} (formerly {P|Ann Voss})", [("Ann Dell", "Ann Voss")]),
        ("Mrs {P|A Dell}, née {P|Voss}, spoke", [("A Dell", "Voss")]),
        ("Mrs {P|A Dell} (formerly Miss {P|Voss})", [("A Dell", "Voss")]),
        ("{P|Ann Voss}, now Mrs {P|Dell}, spoke", [("Dell", "Ann Voss")]),
        ("{P|Ann Dell} and {P|Ann Voss}", []),
        ("{P|Ann Dell}, formerly of Oxley, met {P|Ann Voss}", []),
    ],
)
def test_people(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(now.text, former.text) for now, former in renamed_people(minutes("a", text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{O|Oxley District Council} had become {O|Oxley Council}", [("Oxley Council", "Oxley District Council")]),
        (
            "{O|Wold Council} took over the work of {O|Oxley District Council} and {O|Marle District Council}",
            [("Wold Council", "Oxley District Council"), ("Wold Council", "Marle District Council")],
        ),
        ("The {O|Parks Panel} replaced the {O|Roads Panel}", []),
        ("{O|Wold Council} replaced {O|Thorn Paving Ltd}", []),
        ("{O|Wold Council} and {O|Oxley District Council}", []),
    ],
)
def test_councils(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(renamed_bodies(minutes("a", text))) == expected


def test_a_marriage_joins_what_two_surnames_told_apart() -> None:
    told = "{R =n|Head of Parks}: {P#n|Ann Dell} (formerly {P|Ann Voss}) was congratulated on her marriage."
    documents = [
        minutes("a", "{P#v|Ann Voss}, {R =v|Roads Manager}", date="2014-05-01"),
        minutes("b", told, date="2016-05-01"),
        minutes("c", "{P#d|Ann Dell}, {R =d|Head of Parks}", date="2018-05-01"),
        minutes("d", "{P#o|Ann Dell}, {R =o|Head of Parks}", date="2018-05-01", council="Oxley Council"),
    ]
    apart = link([d for d in documents if d.id != "b"])
    assert [p.name for p in apart.people] == ["Ann Dell", "Ann Dell", "Ann Voss"]
    people = link(documents).people
    assert sorted(len(p.mentions) for p in people) == [1, 4]


def test_a_text_that_renames_a_council_ties_its_officers() -> None:
    def officer(id_: str, council: str, date: str) -> Minutes:
        return minutes(id_, "{P#d|Ann Dell}, {R =d|Head of Parks}", date=date, council=council)

    news = minutes("n", "{O|Oxley District Council} had become {O|Wold Council}.", date="2015-04-01")
    apart = [officer("a", "Oxley District Council", "2014-05-01"), officer("b", "Wold Council", "2015-05-01")]
    assert len(link(apart).people) == 2
    assert len(link([*apart, news]).people) == 1
