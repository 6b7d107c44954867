"""Splink's people: the model that `bench_linking.py` sets beside rolecall's linking.

Splink (https://moj-analytical-services.github.io/splink/, version 4 on DuckDB) estimates without labels how much each
agreement of two records speaks for one person, after Fellegi and Sunter, and joins what is connected by pairs above a
threshold. It is set up as its documentation teaches, with the most that it can use:

- A record is one person of one document, the same `DocumentPerson` that rolecall's linking starts from, with the same
  parsed names and titles and the same normalised bodies and councils. Only nicknames and which council took whose
  place remain rolecall's own.
- Pairs to be scored have the surname in common, or its first three letters and the council. Pairs of one document are
  left out, as rolecall never joins two people of one document. With them the figures come out the same.
- Surnames are compared with Jaro-Winkler, given names from equal to a conflict, both by their frequency; posts from
  one title at one body down to nothing in common; honorifics, councils and the years between the documents.
- The share of pairs that match comes of deterministic rules, `u` of random pairs, `m` of expectation maximisation on
  blocks that leave in turn the posts and councils, the given names, and the surname free. The blocks of the latter two
  ask for one title besides: with council and name alone the estimate takes those who share a post for one person.

The extra `bench` installs Splink.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from rolecall.linking.document_people import DocumentPerson
from rolecall.linking.profiles import profile_of
from rolecall.values.name_parsing import aligned_given
from rolecall.values.names import fold, gender
from rolecall.values.organisations import normalise
from rolecall.values.titles import RoleTitle

RULES = (("surname", "given_names", "council"), ("surname", "initials", "council", "title"))
RULES_FIND = 0.6
"""The share of true pairs that the rules are taken to find: a change of post or council, a slip, a lone initial."""
BLOCKS = (("surname", "given_names"), ("surname", "council", "title"), ("council", "title", "given_names"))
RANDOM_PAIRS = 1e6
"""Splink's default. Ten times as many move B-cubed F1 by 0.001, in nine times the time and seven times the memory."""
SEED = 1

Columns = Mapping[str, Sequence[object]]


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model with the database that it works in, and the number of its records."""

    linker: Any
    connection: Any
    size: int


def columns_of(persons: Iterable[DocumentPerson]) -> Columns:
    """The people as Splink's table, a list a column; `unique_id` counts them from 0."""
    columns: dict[str, list[object]] = defaultdict(list)
    for number, person in enumerate(persons):
        columns["unique_id"].append(number)
        for column, value in _record(person).items():
            columns[column].append(value)
    return columns


def trained(columns: Columns) -> Model:
    """The model with everything estimated from the records."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    linker = Linker(dict(columns), _settings(), DuckDBAPI(connection), set_up_basic_logging=False)
    training = linker.training
    training.estimate_probability_two_random_records_match([_pairs(*rule) for rule in RULES], recall=RULES_FIND)
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    for block in BLOCKS:
        training.estimate_parameters_using_expectation_maximisation(block_on(*block))
    return Model(linker, connection, len(columns["unique_id"]))


def scored(model: Model, *, weight: float) -> Any:
    """The pairs of records of at least the match weight, the base 2 logarithm of the odds that they are one person."""
    return model.linker.inference.predict(threshold_match_weight=weight)


def clusters(model: Model, pairs: Any, *, weight: float) -> list[str]:
    """For each record, in order, the cluster that pairs of at least the match weight connect it with."""
    clustering = model.linker.clustering
    found = clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_weight=weight)
    rows = model.connection.table(found.physical_name).project("unique_id, cluster_id").fetchall()
    found.drop_table_from_database_and_remove_from_cache()
    cluster_of = dict(rows)
    return [str(cluster_of[number]) for number in range(model.size)]


def _record(person: DocumentPerson) -> dict[str, object]:
    name = person.name
    given = aligned_given(name)
    councils = sorted(normalise(council) for council in profile_of(person).councils)
    titles = sorted({_title(s.title) for s in person.sightings})
    posts = sorted({f"{_title(s.title)} at {normalise(s.body)}" for s in person.sightings if s.body})
    day = person.order[0]
    return {
        "document": person.number,
        "surname": fold(name.surname) or None,
        "start_of_surname": fold(name.surname)[:3] or None,
        "given": given[0] if given and len(given[0]) > 1 else None,
        "given_names": " ".join(given) if name.given else None,
        "initials": name.initials or None,
        "honorific": fold(name.honorific).replace("cllr", "councillor") or None,
        "gender": gender(name.honorific) or None,
        "council": councils[0] if councils else None,
        "councils": councils or None,
        "title": titles[0],
        "titles": titles,
        "heads": sorted({s.title.head for s in person.sightings}),
        "posts": posts or None,
        "day": date.fromisoformat(day).toordinal() if len(day) == len("2000-01-01") else None,
    }


def _title(title: RoleTitle) -> str:
    return " ".join([*sorted(title.grade), title.head, *sorted(title.portfolio)])


def _pairs(*equal: str) -> str:
    """The condition that those columns are equal and the documents are two."""
    return " and ".join([*(f"l.{column} = r.{column}" for column in equal), "l.document <> r.document"])


def _settings() -> Any:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("surname", jaro_winkler_thresholds=[0.92, 0.88]),
            _comparison("given_names", *_given_names()),
            _comparison("honorific", *_honorifics()),
            cl.ArrayIntersectAtSizes("councils", [1]),
            _comparison("posts", *_posts()),
            _comparison("day", *_years_between()),
        ],
        blocking_rules_to_generate_predictions=[
            _pairs("surname"),
            _pairs("start_of_surname", "council"),
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _comparison(name: str, *levels: Any) -> Any:
    return cl.CustomComparison(output_column_name=name, comparison_levels=[*levels, cll.ElseLevel()])


def _given_names() -> list[Any]:
    both = "given_l is not null and given_r is not null"
    agree = "(starts_with(initials_l, initials_r) or starts_with(initials_r, initials_l))"
    return [
        cll.NullLevel("initials"),
        cll.ExactMatchLevel("given_names").configure(tf_adjustment_column="given_names"),
        cll.CustomLevel(f"given_l = given_r and {agree}", "a middle name is missing"),
        cll.CustomLevel(f"{both} and jaro_winkler_similarity(given_l, given_r) > 0.92", "spelt alike"),
        cll.CustomLevel(f"not ({both}) and initials_l = initials_r and len(initials_l) > 1", "initials equal"),
        cll.CustomLevel(f"not ({both}) and {agree}", "initials agree"),
        cll.CustomLevel("initials_l[1] = initials_r[1]", "the first letter agrees"),
    ]


def _honorifics() -> list[Any]:
    return [
        cll.NullLevel("honorific"),
        cll.ExactMatchLevel("honorific"),
        cll.CustomLevel("gender_l <> gender_r", "a man's and a woman's"),
    ]


def _posts() -> list[Any]:
    return [cll.ArrayIntersectLevel(column, 1) for column in ("posts", "titles", "heads")]


def _years_between() -> list[Any]:
    return [cll.NullLevel("day"), *(cll.AbsoluteDifferenceLevel("day", years * 365.25) for years in (1, 4, 12))]
