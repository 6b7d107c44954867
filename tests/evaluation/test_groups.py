"""Documents by council, body or id."""

import pytest

from rolecall.evaluation import Counts, DocumentResult, Tally
from rolecall.evaluation.groups import GroupKey, Spread, group_documents, group_record, spread
from rolecall.evaluation.tables import group_table


def result(document: str, council: str | None, counts: Counts, *, body: str | None = None) -> DocumentResult:
    return DocumentResult(document, Tally({"entities": counts}), council=council, body=body)


DOCUMENTS = [
    result("a", "Amble Town Council", Counts(tp=3), body="Cabinet"),
    result("b", "Birling Parish Council", Counts(tp=1, fn=2), body="Cabinet"),
    result("c", "AMBLE  Town Council", Counts(tp=1, fp=2, fn=2)),
    result("d", "Cresswell Parish Council", Counts(), body="Parks Panel"),
    result("e", None, Counts(fn=5)),
]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (
            "council",
            [
                ("Amble Town Council", "ac"),
                ("Birling Parish Council", "b"),
                ("Cresswell Parish Council", "d"),
                (None, "e"),
            ],
        ),
        ("body", [("Cabinet", "ab"), (None, "ce"), ("Parks Panel", "d")]),
        ("document", [(name, name) for name in "abcde"]),
    ],
)
def test_groups(by: GroupKey, groups: list[tuple[str | None, str]]) -> None:
    assert [(g.name, "".join(d.id for d in g.documents)) for g in group_documents(DOCUMENTS, by)] == groups


def test_counts_of_a_group_are_summed() -> None:
    amble = group_documents(DOCUMENTS, "council")[0]
    assert amble.tally["entities"] == Counts(tp=4, fp=2, fn=2)


def test_mean_and_range_leave_out_who_has_no_case_and_who_is_not_named() -> None:
    found = spread(group_documents(DOCUMENTS, "council"))
    assert found == {"entities": Spread(groups=2, mean=(2 / 3 + 0.5) / 2, lowest=0.5, highest=2 / 3)}


def test_nothing_named_has_no_mean() -> None:
    assert spread(group_documents(DOCUMENTS[4:], "council")) == {}
    assert spread([]) == {}


def test_record() -> None:
    record = group_record(group_documents(DOCUMENTS, "council"), "council")
    assert record["by"] == "council"
    amble = record["rows"][0]
    assert (amble["name"], amble["documents"]) == ("Amble Town Council", ["a", "c"])
    assert amble["counts"]["entities"]["tp"] == 4
    assert record["spread"]["entities"]["groups"] == 2


def test_table_has_a_row_a_group_and_three_for_all() -> None:
    table = group_table(group_documents(DOCUMENTS, "council"), "council")
    assert [row[0] for row in table.rows] == [
        "Amble Town Council",
        "Birling Parish Council",
        "Cresswell Parish Council",
        "(not stated)",
        "mean over groups",
        "lowest over groups",
        "highest over groups",
    ]
    assert {len(row) for row in table.rows} == {len(table.header)}
    assert table.rows[0][1:6] == ("2", "0.667", "4", "2", "2")
    assert table.rows[2][2] == "-"
    assert [row[2] for row in table.rows[-3:]] == ["0.583", "0.500", "0.667"]
