"""The inline markup: every attribute, every error with its place."""

import pytest

from rolecall.corpora.markup import compile_markup
from rolecall.errors import AnnotationError
from rolecall.records import Minutes


def relations(minutes: Minutes) -> list[tuple[str, str, str]]:
    return [(r.head.text, r.label, r.child.text) for r in minutes.relations]


def statements(minutes: Minutes) -> list[tuple[str, str, str]]:
    return [(r.head.text, r.status, r.change) for r in minutes.relations if r.label == "HOLDS"]


def test_text_and_offsets() -> None:
    minutes = compile_markup(
        "Cllr {P|Ann Pugsley} ({R|Chair}) of {O|Amble Trust} paid {M 5 GBP|£5} on {D 2019-05-01|1 May}."
    )
    assert minutes.text == "Cllr Ann Pugsley (Chair) of Amble Trust paid £5 on 1 May."
    assert [(m.label, m.text) for m in minutes.mentions] == [
        ("PERSON", "Ann Pugsley"),
        ("ROLE", "Chair"),
        ("ORG", "Amble Trust"),
        ("MONEY", "£5"),
        ("DATE", "1 May"),
    ]
    assert all(minutes.text[m.start : m.end] == m.text for m in minutes.mentions)


def test_the_head_tells_what_the_document_is() -> None:
    minutes = compile_markup(
        "id: amble-2019\ntitle: Minutes: part 1\nmeeting_date: 2019-05-01\nbody:\n\ncouncil: Amble Town Council\n"
        "---\nText\n---\nmore"
    )
    assert (minutes.id, minutes.title, minutes.meeting_date) == ("amble-2019", "Minutes: part 1", "2019-05-01")
    assert (minutes.body, minutes.council) == (None, "Amble Town Council")
    assert minutes.text == "Text\n---\nmore"


def test_without_a_head_the_whole_is_text() -> None:
    minutes = compile_markup("No head here: {P|Ann Pugsley}")
    assert (minutes.id, minutes.meeting_date, minutes.council) == ("document", None, None)
    assert minutes.mentions[0].id == "document:14-25"


@pytest.mark.parametrize(
    ("source", "text", "covered"),
    [
        (r"a \{ b \} c \| d \\ {P|Ann}", "a { b } c | d \\ Ann", "Ann"),
        (r"{P|A \{n\} \| n}", "A {n} | n", "A {n} | n"),
        ("a | b {R|Head of\nParks}", "a | b Head of\nParks", "Head of\nParks"),
    ],
)
def test_escapes_stand_for_themselves(source: str, text: str, covered: str) -> None:
    minutes = compile_markup(source)
    assert (minutes.text, minutes.mentions[0].text) == (text, covered)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{M 13000000 GBP|£13m}", {"amount": "13000000", "currency": "GBP"}),
        ("{M -2.50 EUR|(€2.50)}", {"amount": "-2.50", "currency": "EUR"}),
        ("{M 500000 GBP ..1000000|£0.5m-1m}", {"amount": "500000", "currency": "GBP", "upper": "1000000"}),
        ("{M 40 GBP ~ /week|£40}", {"amount": "40", "currency": "GBP", "approximate": True, "per": "week"}),
        ("{D 2019-05-01|1 May}", {"value": "2019-05-01"}),
        ("{D #x 2017-04/2018-03|2017/18}", {"value": "2017-04/2018-03"}),
        ("{D null|last term}", {"value": None}),
        (r"{D \{2017-09-05,2017-09-06\}|5 and 6 September}", {"value": "{2017-09-05,2017-09-06}"}),
        ("{P#a|Ann}", {}),
    ],
)
def test_values(source: str, value: dict[str, object]) -> None:
    assert dict(compile_markup(source).mentions[0].value) == value


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{P#a|Ann}, {R =a|Clerk}", [("Ann", "HOLDS", "Clerk")]),
        ("{R =a|Clerk}: {P#a|Ann}", [("Ann", "HOLDS", "Clerk")]),
        ("{P#a|Ann}, {P#b|Tom}: {R =a =b|Chairs}", [("Ann", "HOLDS", "Chairs"), ("Tom", "HOLDS", "Chairs")]),
        ("{R @t|Clerk} of {O#t|Amble}", [("Clerk", "AT", "Amble")]),
        (
            "{R >s <e|Clerk} from {D#s 2011|2011} to {D#e 2012|2012}",
            [("Clerk", "STARTS", "2011"), ("Clerk", "ENDS", "2012")],
        ),
        # REFERS goes to the mention that holds a post, else to the first
        (
            "{P#a|Pugsley} came. {P#a|Ann Pugsley} is {R =a|Clerk}. The {R ~a|clerk} left.",
            [("Ann Pugsley", "HOLDS", "Clerk"), ("clerk", "REFERS", "Ann Pugsley")],
        ),
        ("{P#a|Pugsley} and {P#a|Ann Pugsley}. The {R ~a|clerk} left.", [("clerk", "REFERS", "Pugsley")]),
        # the nearest mention, or the one that is named by number
        ("{P#a|Ann} or {P#a|A Pugsley}, {R =a|Clerk}", [("A Pugsley", "HOLDS", "Clerk")]),
        ("{P#a|Ann} or {P#a|A Pugsley}, {R =a.1|Clerk}", [("Ann", "HOLDS", "Clerk")]),
        ("{O#t|Amble}, {O#t|AT}: {R @t.1|Clerk}, {R @t.2|Chair}", [("Clerk", "AT", "Amble"), ("Chair", "AT", "AT")]),
        ("{R >d.2|Clerk} {D#d 2011|2011} {D#d 2012|2012}", [("Clerk", "STARTS", "2012")]),
        # people, bodies and dates have names of their own
        ("{P#x|Ann}, {R =x @x|Clerk} of {O#x|Amble}", [("Ann", "HOLDS", "Clerk"), ("Clerk", "AT", "Amble")]),
    ],
)
def test_relations(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert relations(compile_markup(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{P#a|Ann} {R =a|Clerk}", [("Ann", "current", "none")]),
        ("{P#a|Ann} {R =a former|Clerk}", [("Ann", "former", "none")]),
        ("{P#a|Ann} {R =a incoming appointed|Clerk}", [("Ann", "incoming", "appointed")]),
        ("{P#a|Ann} {R =a extended|Clerk}", [("Ann", "current", "extended")]),
        ("{P#a|Ann} {R former left =a|Clerk}", [("Ann", "former", "left")]),
        (
            "{P#a|Ann} succeeds {P#b|Tom} as {R =a:appointed =b:former:left|Clerk}",
            [("Ann", "current", "appointed"), ("Tom", "former", "left")],
        ),
        (
            "{P#a|Ann}, {P#b|Tom} {R =a =b.1:current:none former left|Clerk}",
            [("Ann", "former", "left"), ("Tom", "current", "none")],
        ),
    ],
)
def test_status_and_change(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert statements(compile_markup(source)) == expected


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{X|Ann}", "stray brace near '{X|Ann}'"),
        ("an open { brace", "stray brace near 'an open { brace'"),
        ("a } alone", "stray brace near 'a } alone'"),
        ("{P Ann}", "stray brace"),
        ("{P|Ann {R|Clerk}}", "stray brace"),
        ("{P| Ann}", "'{P| Ann}' covers white space at an edge"),
        ("{P|Ann\n}", "covers white space at an edge"),
        ("{P ann|Ann}", "'ann' in '{P ann|Ann}'"),
        ("{P =a|Ann}", "'=a' in '{P =a|Ann}'"),
        ("{R #a|Clerk}", "'#a' in '{R #a|Clerk}'"),
        ("{R gone|Clerk}", "'gone' in '{R gone|Clerk}'"),
        ("{O former|Amble}", "'former' in"),
        ("{M lots GBP|£5}", "'lots' in"),
        ("{M 5|£5}", "'{M 5|£5}' has no value"),
        ("{M GBP|£5}", "has no value"),
        ("{D#a|May}", "'{D#a|May}' has no value"),
        ("{R =ann|Clerk}", "'Clerk' points to unknown PERSON 'ann'"),
        ("{O#t|Amble} {R =t|Clerk}", "unknown PERSON 't'"),
        ("{R @t|Clerk}", "unknown ORG 't'"),
        ("{R <d|Clerk}", "unknown DATE 'd'"),
        ("{R ~ann|Clerk}", "unknown PERSON 'ann.1'"),
        ("{P#a|Ann} {R =a.2|Clerk}", "unknown PERSON 'a.2'"),
        ("{P#a|Ann} {R =a.x|Clerk}", "unknown PERSON 'a.x'"),
        ("{P#a|Ann} {R =a:gone|Clerk}", "'gone' in 'a:gone' of 'Clerk'"),
        ("{P#a|Ann} {R ~a:former|Clerk}", "'former' in 'a:former' of 'Clerk'"),
        ("id: a\nwhen: 2019\n---\ntext", "head line 'when: 2019'"),
        ("id\n---\ntext", "head line 'id'"),
    ],
)
def test_errors_tell_what_and_where(source: str, told: str) -> None:
    with pytest.raises(AnnotationError) as error:
        compile_markup(source)
    assert told in str(error.value)


def test_errors_name_the_document() -> None:
    with pytest.raises(AnnotationError, match=r"^amble-2019: stray brace"):
        compile_markup("id: amble-2019\n---\n{Q|Ann}")
