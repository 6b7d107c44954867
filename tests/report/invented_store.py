"""Invented careers and documents that the tests of the page show, the hostile ones among them."""

from datetime import date, timedelta
from random import Random

from rolecall.records import Bounds, Careers, Change, Conflict, Evidence, Person, Post, Tenure
from rolecall.store import DocumentSource

DOCUMENTS = (
    DocumentSource("m1", "Minutes of the Parks Panel", "2016-11-22", "minutes/m1.txt"),
    DocumentSource("m2", None, "2018-04", "https://marle.example/minutes/m2"),
    DocumentSource("m3", "Cabinet", "2020-01-07", "javascript:alert(1)"),
    DocumentSource("m4", "Never quoted", None, "m4.txt"),
)
MINA = Person(
    "p1",
    "Mína Garside",
    ("M Garside",),
    (
        Tenure(
            "Head of Parks",
            ("Head of Parks", "Head of Parks and Trees"),
            "Marle Council",
            first_seen="2016-11-22",
            last_seen="2018-04",
            start="2016-05",
            evidence=(
                Evidence("m1", 10, 37, "Mína Garside, Head of Parks"),
                Evidence("m2", 1500, 1510, "M Garside"),
            ),
            bounds=Bounds("2016-05-01", "2016-05-31", "2018-04-01", None),
            score=0.824,
        ),
        Tenure(
            "Interim Director of Place",
            ("Interim Director of Place",),
            "Marle Council",
            "interim",
            first_seen="2020-01-07",
            last_seen="2020-01-07",
            evidence=(Evidence("m3", 0, 40, "Mína Garside, Interim Director of Place"),),
            bounds=Bounds("2018-04-01", "2020-01-07", "2020-01-07", "2021-06-30"),
        ),
    ),
    (
        Change(
            "promoted",
            "Head of Parks",
            "Director of Place",
            "2018-04",
            "2020-01-07",
            (Evidence("m3", 0, 8, "promoted"),),
        ),
    ),
)
TOM = Person(
    "p2",
    "Tom Ash",
    (),
    (
        Tenure(
            "Director of Place",
            ("Director of Place",),
            "Marle Council",
            first_seen="2016-11-22",
            last_seen="2016-11-22",
            evidence=(Evidence("m1", 50, 77, "Tom Ash, Director of Place"),),
            bounds=Bounds(None, "2016-11-22", "2016-11-22", "2020-01-07"),
        ),
        Tenure("Clerk", ("Clerk",), "Aldbrook Trust"),
    ),
)
NOBODY = Person("p3", "Una Without-Post")
CAREERS = Careers(
    people=(MINA, TOM, NOBODY),
    posts=(Post("Director of Place", "Marle Council", ("Tom Ash", "Mína Garside")),),
    conflicts=(
        Conflict(
            "Head of Parks",
            "Marle Council",
            ("Mína Garside", "Ida Rook"),
            "2017-01-01",
            "2017-02-01",
            (Evidence("m1", 10, 37, "Mína Garside, Head of Parks"), Evidence("m2", 0, 8, "Ida Rook")),
        ),
    ),
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>document.title='taken'</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; &amp;",
    "{{ 7 * 7 }}",
    "\u202emarE levarT\u202c \u2028 \u2029",
    "'; alert(1); //",
    "__proto__",
    "constructor",
)


def hostile() -> tuple[Careers, tuple[DocumentSource, ...]]:
    """Careers in which every text is hostile in every way, one person for each."""
    people = []
    for number, words in enumerate(HOSTILE):
        quote = (Evidence(words, 0, len(words), words),)
        tenure = Tenure(
            words,
            (words, words + "2"),
            words,
            first_seen=words,
            evidence=quote,
            bounds=Bounds(None, "2019-05-01", "2019-05-01"),
        )
        change = Change("promoted", words, words, words, "2019-05-01", quote)
        people.append(Person(f"p{number}", words, (words + "!",), (tenure,), (change,)))
    documents = tuple(DocumentSource(words, words, words, words) for words in sorted(HOSTILE))
    conflict = Conflict(HOSTILE[0], HOSTILE[1], (HOSTILE[2], HOSTILE[3]), "2019-01-01", "2019-02-01")
    return Careers(tuple(people), conflicts=(conflict,)), documents


def many(people: int, tenures: int) -> tuple[Careers, tuple[DocumentSource, ...]]:
    """That many people with that many tenures each, over twenty-five years, the same in every run."""
    choose = Random(7)  # noqa: S311 - invented people, no secrets
    first = date(2000, 1, 10)
    documents = tuple(
        DocumentSource(f"d{n:04}", f"Minutes {n}", str(first + timedelta(days=7 * n)), f"minutes/d{n:04}.txt")
        for n in range(1300)
    )
    heads = ("Director of", "Assistant Director,", "Head of", "Cabinet Member for")
    areas = ("Place", "Housing", "Parks", "Public Health", "Transport", "Finance")
    found = []
    for number in range(people):
        name, own, day = (
            f"Person {number:04} {choose.choice('ABCDEFGH')}.",
            [],
            first + timedelta(days=choose.randrange(3000)),
        )
        for _ in range(tenures):
            last = day + timedelta(days=choose.randrange(900))
            role, body = f"{choose.choice(heads)} {choose.choice(areas)}", f"Body {choose.randrange(24)} Council"
            quotes = tuple(
                Evidence(choose.choice(documents).id, 5, 60, f"{name}, {role} ({body}), was present") for _ in range(3)
            )
            own.append(Tenure(role, (role,), body, first_seen=str(day), last_seen=str(last), evidence=quotes,
                              bounds=Bounds(None, str(day), str(last), None)))  # fmt: skip
            day = last + timedelta(days=choose.randrange(300))
        found.append(Person(f"p{number}", name, (), tuple(own)))
    return Careers(tuple(found)), documents
