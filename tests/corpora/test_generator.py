"""Variants of documents: the same spans and relations about other people, places and times."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

from rolecall.annotations import read_jsonl
from rolecall.corpora.__main__ import main
from rolecall.corpora.generator import generate, variant
from rolecall.corpora.markup import compile_markup
from rolecall.corpora.slots import Piece, Pieces, Skeleton, edited, joined, read_skeleton
from rolecall.corpora.variants.bodies import reworded_bodies
from rolecall.corpora.variants.dates import with_moved_dates
from rolecall.corpora.variants.known_people import KnownPerson
from rolecall.corpora.variants.layout import with_new_layout
from rolecall.corpora.variants.name_forms import NewName, in_new_name
from rolecall.corpora.variants.names import new_surname
from rolecall.corpora.variants.people import with_new_people
from rolecall.corpora.variants.sums import with_new_sums
from rolecall.corpora.variants.titles import with_new_styles, with_new_titles
from rolecall.errors import AnnotationError
from rolecall.records import Minutes
from rolecall.values import edtf
from rolecall.values.lexicons import kind_of
from rolecall.values.money import find_money
from rolecall.values.names import fold, parse_name

PATHS = sorted((Path(__file__).parents[2] / "corpus" / "documents").rglob("*.mark"))

SOURCE = r"""id: amble-2019-05-07
title: Amble County Council, 7 May 2019
meeting_date: 2019-05-07
body: Planning Committee
council: Amble County Council
---
{O#acc|AMBLE COUNTY COUNCIL}

Minutes of the {O|Planning Committee}, {D 2019-05-07|Tuesday, 7 May 2019}

Present: Cllr {P#dow|Kay J Dowerby} ({R =dow|Chairman}), Cllr {P#pim|R. PIMSHOTT}, {P#law|Lawmoor, Ann} [{P#law|AL}]

Mrs {P#dow|Dowerby} welcomed {P#vole|Peter Voleham}, an {R =vole @acc >may appointed|Economic Development Officer} of
{O#acc|ACC} since {D#may 2019-05-01|1 May}. Mail kay.dowerby@amble.example. The {R ~dow|Chairman} thanked {P#law|Ann}.
{O#firm|Zorbly Fencing Ltd} had c{M 4200000 GBP ~|£4.2m} from {O#acc|Amble County Council}
in {D 2018-04/2019-03|2018/19}; {O#firm|Zorbly}
owed {M 4200 GBP|£4,200} and {M 950.5 GBP|£950.50}. Amble Quay stays open, said {P#dow|Kay Dowerby}.
"""


def chance(seed: object) -> Random:
    return Random(f"{seed}")  # noqa: S311 (no secret)


@cache
def skeletons() -> dict[str, Skeleton]:
    """Every document of the corpus that compiles; `test_documents` tells of the others."""
    found = {}
    for path in PATHS:
        try:
            found[path.stem] = read_skeleton(path.read_text(encoding="utf-8"))
        except AnnotationError:
            continue
    return found


def relations(minutes: Minutes) -> list[tuple[object, ...]]:
    places = {mention.start: i for i, mention in enumerate(minutes.mentions)}
    return [(r.label, places[r.head.start], places[r.child.start], r.status, r.change) for r in minutes.relations]


def pieces(source: str) -> Pieces:
    return read_skeleton(source).pieces


def texts(of: Pieces, label: str) -> list[str]:
    return [piece.text for piece in of if piece.label == label]


# --- the corpus ---


def test_variants_of_the_corpus_have_the_spans_and_relations_of_their_originals() -> None:
    for number, skeleton in enumerate(skeletons().values()):
        minutes = skeleton.minutes
        for index in (1, 2, 3) if number % 8 == 0 else (number,):  # each document once, some more often
            made = variant(skeleton, seed=1, index=index)
            assert made.id == f"{minutes.id}-v{index}"
            assert [m.label for m in made.mentions] == [m.label for m in minutes.mentions]
            assert relations(made) == relations(minutes)
            for mention in made.mentions:
                assert made.text[mention.start : mention.end] == mention.text == mention.text.strip()
                assert mention.value.keys() >= {"MONEY": {"amount"}, "DATE": {"value"}}.get(mention.label, set())
                if mention.label == "DATE" and mention.value["value"]:
                    edtf.bounds(str(mention.value["value"]))


def test_most_people_of_the_corpus_get_a_new_name_and_keep_it() -> None:
    people = renamed = 0
    for name, skeleton in skeletons().items():
        new = with_new_people(skeleton.pieces, chance(name))
        surnames: dict[str, set[str]] = {}
        for before, after in zip(skeleton.pieces, new, strict=True):
            if before.label == "PERSON":
                people += 1
                renamed += before.text != after.text
                if parse_name(before.text).is_full and re.fullmatch(r"[\w\s’'-]+", before.text):
                    last = f"{before.entity} {fold(before.text).split()[-1]}"
                    surnames.setdefault(last, set()).add(fold(after.text).split()[-1])
        assert all(len(found) == 1 for found in surnames.values()), (name, surnames)
    assert renamed / people > 0.98


def test_the_same_seed_gives_the_same_variant_and_another_gives_another() -> None:
    assert generate(SOURCE, seed=1, index=1) == generate(SOURCE, seed=1, index=1)
    assert len({generate(SOURCE, seed=seed, index=index).text for seed in (1, 2) for index in (1, 2)}) == 4


# --- people ---


@pytest.mark.parametrize("seed", range(12))
def test_mentions_of_a_person_keep_their_forms(seed: int) -> None:
    new = with_new_people(pieces(SOURCE), chance(seed))
    first, capitals, reverse, letters, surname, _, given, both = texts(new, "PERSON")
    one = parse_name(first)
    assert (len(one.given), one.initials[1:]) == (1, first.split()[1])
    assert fold(surname) == fold(one.surname)
    assert fold(both) == fold(f"{one.given[0]} {one.surname}")
    assert re.fullmatch(r"\w\. [^a-zß-ÿ]+", capitals)
    assert reverse.partition(", ")[2] == given
    assert letters == given[0] + fold(reverse)[0].upper()
    local = re.search(r"\S+@amble", joined(new))
    assert local is not None
    assert local.group().startswith(re.sub(r"[^a-z]", "", fold(one.given[0])))


def test_people_who_share_a_surname_share_the_new_one() -> None:
    new = texts(with_new_people(pieces("{P#a|Andy} and {P#b|Karen Rimmerby}; {P#a|A Rimmerby}"), chance(3)), "PERSON")
    assert parse_name(new[1]).surname == parse_name(new[2]).surname
    assert new[0][0] == new[2][0]


@pytest.mark.parametrize("text", ["Lee (J)", "D. Thomas (Post Office)", "Mary\n  Thomas", "J. Kemp (junior)"])
def test_brackets_and_line_breaks_in_a_name_stay(text: str) -> None:
    (new,) = texts(with_new_people(pieces(f"Cllr {{P#a|{text}}} spoke"), chance(1)), "PERSON")
    assert new != text
    assert [c for c in new if c in "()\n."] == [c for c in text if c in "()\n."]


def test_a_possessive_without_s_gets_one_back() -> None:
    source = "Mr {P#a|Siddalls}' and Mr {P#a|Siddalls} spoke"
    new = [joined(with_new_people(pieces(source), chance(seed))) for seed in range(20)]
    assert all(re.match(r"Mr .*s'|Mr .*[^s]'s and", text) for text in new)


def test_a_name_that_cannot_be_read_stays() -> None:
    source = "{P#a|Ann Worlby} and {P#a|The Major}"
    assert texts(with_new_people(pieces(source), chance(1)), "PERSON") == ["Ann Worlby", "The Major"]


def test_about_a_quarter_of_surnames_is_in_no_list() -> None:
    rng = chance(1)
    words = [new_surname(rng).male.split("-")[0] for _ in range(2000)]
    assert 0.2 < sum(kind_of(word) == "unknown" for word in words) / len(words) < 0.4


# --- bodies ---


def reworded(source: str, seed: int = 1) -> Pieces:
    skeleton = read_skeleton(source)
    meta = {"body": skeleton.minutes.body, "council": skeleton.minutes.council}
    return reworded_bodies(skeleton.pieces, meta, chance(seed)).of_pieces(skeleton.pieces)


@pytest.mark.parametrize("seed", range(8))
def test_a_council_stays_a_council_in_another_place(seed: int) -> None:
    made = generate(SOURCE, seed=seed, index=1)
    place = re.fullmatch(r"(.+) County Council", made.council or "")
    assert place is not None
    assert place[1] != "Amble"
    assert f"{place[1].upper()} COUNTY COUNCIL" in made.text
    assert f"{place[1]} Quay" in re.sub(r"\s+", " ", made.text)
    initials = "".join(word[0] for word in re.findall(r"\w+", place[1]) if word not in ("and", "of")).upper()
    assert f" of\n{initials}CC since" in made.text.replace(" of ", " of\n")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("London Borough of Marlhampton", r"London Borough of \w.+"),
        ("Marlhampton Parish Council", r"\w.+ Parish Council"),
        ("NORTH MARLHAMPTON DISTRICT COUNCIL", r"[^a-z]+ DISTRICT COUNCIL"),
        ("Marlhampton & District Community Council", r"\w.+ Community Council"),
        ("Zorbly Civil Engineering plc", r"[\w'’-]+ Civil Engineering plc"),
        ("Zorbly & Quimp LLP", r"[\w'’-]+ & [\w'’-]+ LLP"),
        ("St Guthlac's Primary School", r"St [A-Z]\w+'s Primary School"),
        ("University of Marlhampton", r"University of .+"),
    ],
)
def test_what_tells_the_kind_of_a_body_stays(name: str, form: str) -> None:
    (new,) = texts(reworded(f"A letter from {{O|{name}}} was read."), "ORG")
    assert new != name
    assert re.fullmatch(form, new), new


@pytest.mark.parametrize("name", ["Policy Group of Members", "Students' Union", "Board of Trustees"])
def test_a_body_without_a_place_keeps_its_name(name: str) -> None:
    assert texts(reworded(f"A letter from {{O|{name}}} was read."), "ORG") == [name]


def test_known_bodies_change_with_their_letters() -> None:
    source = "The {O#e|Environment Agency} ({O#e|EA}) agreed. Its EA leaflet was read."
    changed = {tuple(texts(reworded(source, seed), "ORG")) for seed in range(30)}
    assert ("Environment Agency", "EA") in changed
    assert len(changed) > 3
    assert all("".join(w[0] for w in full.split() if w[0].isupper())[0] == short[0] for full, short in changed)


# --- titles ---


def test_a_portfolio_is_the_same_in_all_titles() -> None:
    source = "{P#a|A Bo}, {R =a|Head of Refuse}. The {R ~a|Head of Refuse} and the {R|Assistant Director (Refuse)}."
    found = set()
    for seed in range(20):
        first, second, third = texts(with_new_titles(pieces(source), chance(seed)), "ROLE")
        assert first == second
        assert third == f"Assistant Director ({first.removeprefix('Head of ')})"
        found.add(first)
    assert len(found) > 5


def test_portfolios_that_one_person_bears_in_other_words_stay() -> None:
    source = (
        "{P#a|A Bo}, {R =a|Director of Highways and Parking}. The {R ~a|Highways Director} spoke."
        " {R|Leader of the Council}, {R|Monitoring Officer}"
    )
    for seed in range(10):
        assert joined(with_new_titles(pieces(source), chance(seed))) == joined(pieces(source))


def test_the_article_goes_with_the_title() -> None:
    source = "appointed as an {R|Estates Manager} in a {R|Committee}"
    for seed in range(20):
        text = joined(with_new_titles(pieces(source), chance(seed)))
        article = re.match(r"appointed as (an?) ([A-Z])", text)
        assert article is not None
        assert (article[1] == "an") == (article[2] in "AEIOU")


def test_styles_change_throughout_and_the_chair_that_is_sat_in_stays() -> None:
    source = (
        "Councillor {P#a|A Bo}, {R =a|Chairman}, in the {R =a|Chair}. The Chairman's notes. Cllrs. {P#b|C Du} spoke"
    )
    new = {joined(with_new_styles(pieces(source), chance(seed))) for seed in range(40)}
    assert len(new) > 4
    for text in new:
        assert "in the Chair." in text
        words = re.fullmatch(r"C\w+\.? A Bo, (\w+), .* The (\w+)'s .*", text)
        assert words is not None
        assert words[1] == words[2]


# --- dates ---


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("Tuesday, 7 May 2019", "2019-05-07", r"\w+day, 7 May \d{4}"),
        ("TUES 7 MAY", "2019-05-07", r"[A-Z]{3,4} 7 MAY"),
        ("2018/19", "2018-04/2019-03", r"\d{4}/\d\d"),
        ("7.5.19", "2019-05-07", r"7\.5\.\d\d"),
        ("07/05/2019", "2019-05-07", r"07/05/\d{4}"),
        ("2019-05-07", "2019-05-07", r"\d{4}-05-07"),
        ("7th and 9th May 2019", r"\{2019-05-07,2019-05-09\}", r"7th and 9th May \d{4}"),
        ("last month", "2019-04", "last month"),
        ("this week", "2019-05-06/2019-05-12", "this week"),
        ("autumn '18", "2018-23", r"autumn '\d\d"),
        ("Wednesday", "2019-05-08", r"\w+day"),
    ],
)
def test_a_date_moves_with_its_value(text: str, value: str, form: str) -> None:
    source = f"id: x\nmeeting_date: 2019-05-07\n---\non {{D {value}|{text}}} it rained"
    before = read_skeleton(source)
    for seed in range(6):
        meta = {"title": None, "meeting_date": "2019-05-07", "body": None, "council": None}
        moved, new_meta = with_moved_dates(before.pieces, meta, chance(seed))
        date = moved[1]
        assert re.fullmatch(form, date.text), date.text
        meeting = new_meta["meeting_date"]
        assert meeting is not None
        assert meeting != "2019-05-07"
        years = int(meeting[:4]) - 2019
        first, _ = edtf.bounds(str(date.value["value"]))
        if "week" in text:
            assert first.weekday() == 0
            assert 0 <= (edtf.bounds(meeting)[0] - first).days < 7
        else:
            old = edtf.bounds(value.replace("\\", ""))[0]
            assert first == old.replace(year=old.year + years)
        if re.search("day|TUES", text):
            assert first.strftime("%a").lower() in date.text.lower()


@pytest.mark.parametrize("text", ["Easter", "29 February 2016", "Q3 of 95"])
def test_dates_that_cannot_be_moved_for_sure_keep_all_dates(text: str) -> None:
    value = {"Easter": "2016-03-27", "29 February 2016": "2016-02-29", "Q3 of 95": "null"}[text]
    source = f"id: x\nmeeting_date: 2016-05-10\n---\n{{D {value}|{text}}} and {{D 2016-05-10|10 May 2016}}"
    skeleton = read_skeleton(source)
    meta = {"title": None, "meeting_date": "2016-05-10", "body": None, "council": None}
    for seed in range(6):
        moved, new_meta = with_moved_dates(skeleton.pieces, meta, chance(seed))
        years = int(str(new_meta["meeting_date"])[:4]) - 2016
        assert years % 4 == 0
        if text != "29 February 2016":
            assert (moved, new_meta) == (skeleton.pieces, meta)


# --- sums ---


@pytest.mark.parametrize(
    ("text", "value"),
    [("£4.2m", "4200000"), ("£4,200", "4200"), ("75p", "0.75"), ("£950.50", "950.50"), ("€12bn", "12000000000")],
)
def test_a_sum_keeps_its_format_and_its_value_is_counted_anew(text: str, value: str) -> None:
    for seed in range(8):
        (_, sum_, _) = with_new_sums(pieces(f"of {{M {value} GBP|{text}}}"), chance(seed))
        assert re.sub(r"\d", "9", sum_.text) == re.sub(r"\d", "9", text)
        (found,) = find_money(sum_.text)
        if "€" in text or "£" in text:
            assert found.value.amount == Decimal(str(sum_.value["amount"]))


def test_equal_digits_stay_equal() -> None:
    new = with_new_sums(pieces("{M 4200000 GBP|£4.2m} {M 4200000 GBP|£4,200,000}"), chance(5))
    assert new[1].value["amount"] == new[3].value["amount"]


@pytest.mark.parametrize("text", ["ten thousand pounds", "£l0,000", "£10,00O"])
def test_a_sum_that_is_not_digits_stays(text: str) -> None:
    (_, sum_, _) = with_new_sums(pieces(f"{{M 10000 GBP|{text}}}"), chance(1))
    assert (sum_.text, sum_.value["amount"]) == (text, "10000")


# --- layout and pieces ---


def test_layout_changes_no_word_of_a_mention() -> None:
    before = pieces(
        SOURCE + "\n\n" + "The long {R|Head of\nAsphalt} walked on and on over the hill and far away. " * 60
    )
    seen = set()
    for seed in range(40):
        after = with_new_layout(before, chance(seed))
        seen.add(joined(after))
        for old, new in zip(before, after, strict=True):
            if old.label:
                assert new.text == new.text.strip()
                assert "".join(new.text.split()) == "".join(old.text.split())
    assert len(seen) > 10


def test_an_edit_that_would_move_an_edge_is_left_out() -> None:
    row = (Piece("ab "), Piece("c d", "ROLE"), Piece(" ef"))
    assert joined(edited(row, [(0, 1, "x"), (2, 4, "?"), (4, 5, "\n"), (6, 6, "!")])) == "xb c\nd! ef"


def test_pieces_make_the_document() -> None:
    skeleton = read_skeleton(SOURCE)
    assert joined(skeleton.pieces) == compile_markup(SOURCE).text
    assert [p.text for p in skeleton.pieces if p.label] == [m.text for m in skeleton.minutes.mentions]
    assert {p.entity for p in skeleton.pieces if p.label == "PERSON"} == {"dow", "pim", "law", "vole"}


# --- the command ---


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "documents" / "amble").mkdir(parents=True)
    (tmp_path / "documents" / "amble" / "amble-2019-05-07.mark").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "splits.toml").write_text("[test]\ncounty = []\n", encoding="utf-8")
    return tmp_path


def test_the_command_writes_originals_and_variants(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "train.jsonl"
    assert main(["generate", str(corpus), str(out), "--split", "train", "--variants", "2", "--seed", "7"]) == 0
    written = list(read_jsonl(out))
    assert [minutes.id for minutes in written] == ["amble-2019-05-07", "amble-2019-05-07-v1", "amble-2019-05-07-v2"]
    assert written[1] == generate(SOURCE, seed=7, index=1)


def test_the_command_names_a_broken_document(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "documents" / "amble" / "bad.mark").write_text("{Q|Ann}", encoding="utf-8")
    out = tmp_path / "train.jsonl"
    assert main(["generate", str(corpus), str(out), "--variants", "0"]) == 1
    assert "bad.mark" in capsys.readouterr().err
    assert len(list(read_jsonl(out))) == 1


@pytest.mark.parametrize("arguments", [[], ["nowhere", "out"], ["--split", "all"], ["a", "b", "--variants", "-1"]])
def test_unusable_arguments_of_the_command(arguments: list[str], tmp_path: Path) -> None:
    placed = [str(tmp_path / word) if word in ("nowhere", "out") else word for word in arguments]
    assert main(["generate", *placed]) == 2


@pytest.mark.parametrize(("surname", "letters"), [("McPhail", "RMcP"), ("ap Dafydd", "Rap"), ("Bell-Dee", "RBel")])
def test_letters_with_the_start_of_a_surname(surname: str, letters: str) -> None:
    old, new = KnownPerson(("Donnie",), "McCuish", "male"), NewName(("Ruaridh",), surname, "Ruaridh")
    assert in_new_name("DMcC", old, new, capitals=False) == letters
