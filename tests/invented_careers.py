"""One small set of invented careers that the tests of every export write out."""

from rolecall.records import Bounds, Careers, Change, Evidence, Person, Post, Tenure


def evidence(document: str, quote: str, start: int = 10) -> Evidence:
    return Evidence(document, start, start + len(quote), quote)


MINA = Person(
    id="p1",
    name="Mina Garside",
    aliases=("M Garside", "Cllr Garside"),
    tenures=(
        Tenure(
            role="Head of Parks",
            titles=("Head of Parks", "Head of\nParks and Trees"),
            body="Marle Council",
            first_seen="2016-11-22",
            last_seen="2018-04/2018-05",
            start="2016-05",
            bounds=Bounds("2016-05-01", "2016-05-31", "2018-04-01", "2019-02-03"),
            score=0.82,
            evidence=(
                evidence("m1", "Mina Garside, Head of Parks"),
                evidence("m2", "Garside (Head of\nParks)"),
            ),
        ),
        Tenure(
            role="Director of Place",
            titles=("Director of Place",),
            body=None,
            status="interim",
            first_seen="2019-21",
            last_seen="2020-01-07",
            start="2018-12~",
            end="2020",
            evidence=(evidence("m3", "Mina Garside, Interim Director of Place"),),
        ),
    ),
    changes=(
        Change(
            kind="promoted",
            from_role="Head of Parks",
            to_role="Director of Place",
            after="2018-04/2018-05",
            before="2019-21",
            evidence=(evidence("m3", "promoted"),),
        ),
        Change(kind="left", from_role="Director of Place", after="2020-01-07"),
    ),
)
TOM = Person(id="p2", name="=Tom Ash", tenures=(Tenure("Head of Parks", ("Head of Parks",), "marle  council"),))
LIVES = Careers(
    people=(MINA, TOM),
    posts=(
        Post("Head of Parks", "Marle Council", ("Mina Garside", "=Tom Ash")),
        Post("Director of Place", None, ("Mina Garside",)),
    ),
)
