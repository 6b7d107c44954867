"""Simulated councils: streams that hold together, and a truth of which documents give signs."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from rolecall.annotations import from_record, read_jsonl, to_record
from rolecall.corpora.__main__ import main
from rolecall.corpora.simulation import Ledger, Settings, TruePerson, documents, read_truth, simulate
from rolecall.corpora.simulation.attendance import LAYOUTS, attendance
from rolecall.corpora.simulation.people import honorific, written
from rolecall.corpora.simulation.world import HouseStyle, Human, Notice, Step, World
from rolecall.errors import InputError
from rolecall.records import Minutes
from rolecall.values.titles import same_post

SETTINGS = Settings(councils=5, years=10, documents=4, seed=3)

Simulated = tuple[list[Minutes], list[TruePerson]]


def stream(settings: Settings) -> Simulated:
    world, ledger = simulate(settings), Ledger()
    published = list(documents(world, ledger))
    return published, list(ledger.people(world))


@pytest.fixture(scope="module")
def small() -> Simulated:
    return stream(SETTINGS)


@pytest.fixture(scope="module")
def world() -> World:
    """Enough councils and years for everything to happen."""
    return simulate(Settings(councils=20, seed=1))


def test_the_same_seed_gives_the_same_and_another_seed_others(small: Simulated) -> None:
    assert stream(SETTINGS) == small
    assert stream(Settings(councils=5, years=10, documents=4, seed=4))[0][0] != small[0][0]


def test_documents_come_one_by_one() -> None:
    world, ledger = simulate(Settings(councils=2, years=2)), Ledger()
    first = next(documents(world, ledger))
    assert {mention.rpartition(":")[0] for ids in ledger.mentions.values() for mention in ids} == {first.id}


def test_each_document_is_sound_and_has_an_id_of_its_own(small: Simulated) -> None:
    published, _ = small
    assert len({minutes.id for minutes in published}) == len(published) > 150
    for minutes in published:
        assert from_record(to_record(minutes)) == minutes
        assert minutes.id.endswith(str(minutes.meeting_date))
        assert date.fromisoformat(str(minutes.meeting_date)).weekday() < 5


def test_every_holder_of_a_post_is_somebody_in_the_truth(small: Simulated) -> None:
    published, truth = small
    owners = Counter(mention for person in truth for mention in person.mentions)
    assert set(owners.values()) == {1}
    people = {m.id for minutes in published for m in minutes.mentions if m.label == "PERSON"}
    holders = {r.head.id for minutes in published for r in minutes.relations if r.label == "HOLDS"}
    assert holders <= owners.keys() <= people


def test_every_tenure_of_the_truth_is_stated_somewhere(small: Simulated) -> None:
    published, truth = small
    held: dict[str, set[str]] = {}
    for relation in (r for minutes in published for r in minutes.relations if r.label == "HOLDS"):
        held.setdefault(relation.head.id, set()).add(relation.child.text)
    for person in truth:
        posts = {post for mention in person.mentions for post in held.get(mention, ())}
        for tenure in person.tenures:
            assert any(same_post(title, post)[0] for title in tenure.titles for post in posts), (person, tenure)


@pytest.mark.parametrize("kind", ["appointed", "left"])
def test_appointments_and_departures_of_the_truth_are_stated(small: Simulated, kind: str) -> None:
    published, truth = small
    stated: dict[str, list[str]] = {}
    for relation in (r for minutes in published for r in minutes.relations if r.change == kind):
        stated.setdefault(relation.head.id, []).append(relation.child.text)
    changes = [(p, c) for p in truth for c in p.changes if c.kind == kind]
    assert len(changes) > 50
    for person, change in changes:
        posts = [post for mention in person.mentions for post in stated.get(mention, ())]
        assert any(same_post(str(change.to_role or change.from_role), post)[0] for post in posts), (person, change)


def test_tenures_are_seen_within_their_time(small: Simulated) -> None:
    for tenure in (tenure for person in small[1] for tenure in person.tenures if tenure.first_seen):
        assert (tenure.start or "") <= str(tenure.first_seen) <= str(tenure.last_seen) <= (tenure.end or "9")


def test_a_post_has_one_holder_at_a_time(world: World) -> None:
    for post in (post for council in world.councils for post in council.posts):
        for before, after in pairwise(post.tenures):
            assert before.end, post.titles
            assert after.start, post.titles
            assert before.end < after.start or before.end == before.start, post.titles


def test_everything_happens(world: World) -> None:
    news = [news for council in world.councils for news in council.news]
    kinds = {n.kind for n in news if isinstance(n, Step)}
    assert kinds == {"appointed", "promoted", "acting", "made permanent", "retitled", "moved", "left"}
    assert {n.kind for n in news if isinstance(n, Notice)} == {"renamed", "merged", "married"}
    assert {n.event for n in news if isinstance(n, Step)} >= {"elected", "died"}
    assert {term.status for c in world.councils for p in c.posts for term in p.tenures} >= {"acting", "interim"}
    assert any(post.closed for council in world.councils for post in council.posts)
    assert any(human.gaps for human in world.humans)
    styles = {style for council in world.councils for _, style in council.styles}
    assert {style.names for style in styles} == {"full", "initials", "dotted"}
    assert {style.layout for style in styles} == set(LAYOUTS)


def test_two_people_of_one_council_bear_one_name_at_a_time(world: World) -> None:
    together = 0
    for council in world.councils:
        holders = [t for p in council.posts if p.kind not in ("statutory",) for t in p.tenures]
        names = Counter((t.human.given, t.human.surnames[0][1]) for t in {t.human: t for t in holders}.values())
        together += sum(count > 1 for count in names.values())
    assert together > 3


def test_a_move_between_councils_is_never_kept_quiet(world: World) -> None:
    steps = [n for council in world.councils for n in council.news if isinstance(n, Step) and n.old and n.new]
    moves = [step for step in steps if step.old and step.old.post.council is not step.council]
    assert len(moves) > 50
    assert {step.telling for step in moves} == {"after"}


NAME, POST = "Mr {P#a|Tom Nolan}", "{R =a|Head of Parks}"


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("name_comma_title", "{n}, {p}\n{m}, {q}"),
        ("name_brackets", "{n} ({p})\n{m} ({q})"),
        ("title_name", "{p} ({n})\n{q} ({m})"),
        ("title_colon", "{p}: {n}\n{q}: {m}"),
        ("dash", "{n} - {p}\n{m} - {q}"),
        ("run_on", "{n} ({p}); {m} ({q})."),
        ("table_name", "{n}    {p}\n{m}           {q}"),
        ("table_title", "| {p} | {n} |\n| {q} | {m} |"),
    ],
)
def test_layouts(layout: str, expected: str) -> None:
    other, post = "Dr {P#b|Ro}", "{R =b|Clerk}"
    text = expected.format(n=NAME, p=POST, m=other, q=post)
    assert attendance([(NAME, POST), (other, post)], layout) == text


@pytest.mark.parametrize(
    ("names", "honorifics", "councillor", "expected"),
    [
        ("full", False, False, "Thomas Nolan"),
        ("initials", False, False, "T Nolan"),
        ("dotted", True, False, "Mr. T. Nolan"),
        ("initials", True, True, "Cllr T Nolan"),
    ],
)
def test_house_styles_of_names(names: str, honorifics: bool, councillor: bool, expected: str) -> None:
    human = Human(1, "male", "Thomas", "", "Mr", [(date.min, "Nolan")])
    style = HouseStyle("dash", names, honorifics, "Cllr", "Acting {}", "Chair")  # type: ignore[arg-type]
    name = written(human, date(2010, 1, 1), style, rng=Random(1))  # noqa: S311
    assert honorific(human, style, councillor=councillor) + name == expected


def test_the_command_writes_minutes_truth_and_texts(tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["simulate", str(out), "--councils", "2", "--years", "2", "--documents", "3", "--seed", "5"]
    assert main([*arguments, "--texts"]) == 0
    published = list(read_jsonl(out / "minutes.jsonl"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (out / "texts").iterdir()}
    assert texts == {minutes.id: minutes.text for minutes in published}
    expected = stream(Settings(councils=2, years=2, documents=3, seed=5))
    assert [minutes.text for minutes in expected[0]] == [minutes.text for minutes in published]
    assert list(read_truth(out / "truth.jsonl")) == expected[1]


@pytest.mark.parametrize("arguments", [[], ["out", "--councils", "0"], ["out", "--years", "many"]])
def test_unusable_arguments(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", *(str(tmp_path / a) if a == "out" else a for a in arguments)]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "line", ["{}", "[]", "not JSON", '{"id": "t-1", "name": "A", "mentions": [], "tenures": [{}]}']
)
def test_a_line_that_is_no_person_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "truth.jsonl"
    path.write_text(
        '{"id": "t-1", "name": "A", "mentions": [], "tenures": [], "changes": []}\n' + line, encoding="utf-8"
    )
    with pytest.raises(InputError, match="line 2"):
        list(read_truth(path))
