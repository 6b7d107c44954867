"""The Popolo export keeps to Popolo's schemas, whatever the careers hold."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from invented_careers import LIVES
from rolecall.annotations import read_jsonl
from rolecall.careers import build_careers
from rolecall.exports.popolo import to_popolo
from rolecall.records import Bounds, Careers, Change, Person, Post, Tenure

FOLDER = Path(__file__).with_name("popolo_schemas")
SCHEMAS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)
WHOLE = Draft202012Validator(SCHEMAS["popolo.json"], registry=REGISTRY)
HOSTILE = ("</script>", '"; DROP TABLE people; --', "=cmd()", "\u202eevil\x00\x1b[2J", " ", "x" * 10_000, "Ω\U0001f3db")
DATES = (None, "2016", "2016-11", "2016-11-22", "2016-11-22~", "2019-21", "2018/..", "2017-04/2018-03", "201X", "-0044")


def errors(popolo: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in WHOLE.iter_errors(json.loads(json.dumps(popolo)))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_the_demo_is_valid(data: Path) -> None:
    found = to_popolo(build_careers(read_jsonl(data)))
    assert len(found["memberships"]) > 20
    assert any("parent_id" in organization for organization in found["organizations"])
    assert errors(found) == []


def test_invented_careers_and_none_are_valid() -> None:
    assert errors(to_popolo(LIVES)) == []
    assert errors(to_popolo(Careers())) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_valid(words: str) -> None:
    tenure = Tenure(words, (words,), words, council=words + "2")
    person = Person(words, words, (words,), (tenure, tenure), (Change("left", words, words),))
    assert errors(to_popolo(Careers((person,), posts=(Post(words, words, (words,)),)))) == []


@pytest.mark.parametrize("start", DATES)
@pytest.mark.parametrize("end", DATES)
def test_every_date_is_valid(start: str | None, end: str | None) -> None:
    tenure = Tenure("Clerk", ("Clerk",), None, start=start, end=end, first_seen=start, last_seen=end)
    change = Change("left", "Clerk", after=start, before=end)
    bounded = replace(tenure, bounds=Bounds(None, "2016-11-22", None, None), score=0.5)
    assert errors(to_popolo(Careers((Person("p", "Ana", (), (tenure, bounded), (change,)),)))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda popolo: popolo["persons"][0].pop("id"),
        lambda popolo: popolo["persons"][0].update(name=None),
        lambda popolo: popolo["persons"][0]["other_names"].append("M Garside"),
        lambda popolo: popolo["organizations"][0].update(parent_id=7),
        lambda popolo: popolo["organizations"][0].update(parent="Marle"),
        lambda popolo: popolo["posts"][0].pop("role"),
        lambda popolo: popolo["memberships"][0].update(start_date="2018-12~"),
        lambda popolo: popolo["memberships"][0].update(end_date="2018-13"),
        lambda popolo: popolo["memberships"][0].update(score=1.2),
        lambda popolo: popolo["memberships"].append(popolo["memberships"][0]),
        lambda popolo: popolo.pop("posts"),
    ],
)
def test_what_is_not_popolo_is_found(spoil: Callable[[dict[str, Any]], object]) -> None:
    popolo = json.loads(json.dumps(to_popolo(LIVES)))
    spoil(popolo)
    assert errors(popolo)
