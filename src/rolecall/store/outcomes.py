"""What linking came to, kept for the next run.

Invariant: only a row that is as it was written is read. Any other is as good as none, since linking finds out again.
"""

import json
from collections.abc import Mapping

import duckdb

from rolecall.linking import Doubt, Outcome, Union
from rolecall.store.connection import sql


def read_outcomes(connection: duckdb.DuckDBPyConnection) -> dict[str, Outcome]:
    """What is known of the last run, by fingerprint, without rows that are damaged or somebody else's."""
    return {fingerprint: _outcome(told) for fingerprint, told in connection.execute(sql("read_outcomes")).fetchall()}


def save_outcomes(connection: duckdb.DuckDBPyConnection, known: Mapping[str, Outcome]) -> None:
    """Write what is not there yet and delete what is not known any more; the caller commits."""
    connection.execute(sql("forget_outcomes"), {"known": list(known)})
    kept = {
        fingerprint for (fingerprint,) in connection.execute("SELECT fingerprint FROM linked_components").fetchall()
    }
    new = sorted(known.keys() - kept)
    told = [_told(known[fingerprint]) for fingerprint in new]
    connection.execute(sql("save_outcomes"), {"fingerprints": new, "outcomes": told})


def _told(outcome: Outcome) -> str:
    """As JSON, each reason once with its score: most unions of a component have the same."""
    reasons = list(dict.fromkeys((u.score, u.reason) for u in outcome.unions))
    number = {reason: i for i, reason in enumerate(reasons)}
    unions = [(u.a, u.b, number[u.score, u.reason]) for u in outcome.unions]
    doubts = [(d.place, d.candidates) for d in outcome.doubts]
    return json.dumps([reasons, unions, doubts], ensure_ascii=False, separators=(",", ":"))


def _outcome(told: str) -> Outcome:
    reasons, unions, doubts = json.loads(told)
    return Outcome(
        tuple(Union(a, b, *reasons[why]) for a, b, why in unions),
        tuple(Doubt(place, tuple(candidates)) for place, candidates in doubts),
    )
