"""The page of errors: counted, escaped, complete, and in need of nothing outside it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from rolecall.corpora.markup import compile_markup
from rolecall.evaluation import align
from rolecall.evaluation.errors_page import errors_page, find_misses
from rolecall.records import Minutes

GOLD = compile_markup(
    "id: may\nbody: Cabinet\n---\n{P#a|Ann Rowe}, {R =a|Clerk}, and {P#b|Bo Hall} of {O|Amble Trust} paid {M 3 GBP|£3}."
)
FOUND = compile_markup(
    "id: may\nbody: Panel\n---\n{P#a|Ann Rowe}, {R =b|Clerk}, and {P#b|Bo Hall} of {P|Amble Trust} paid {M 4 GBP|£3}."
)


class Reader(HTMLParser):
    """Collects what a browser would make of the page: its errors, its text, what it points to."""

    def __init__(self) -> None:
        super().__init__()
        self.articles = 0
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.articles += tag == "article"
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def page_of(gold: list[Minutes], found: list[Minutes], title: str = "model on gold") -> str:
    return errors_page(align(gold, lambda _texts: found), title=title)


def test_each_miss_is_shown_once_under_its_kind() -> None:
    aligned = align([GOLD], lambda _texts: [FOUND])
    kinds = [(m.kind, m.label) for m in find_misses(aligned)]
    assert sorted(kinds) == [
        ("relation wrong person", "HOLDS"),
        ("wrong fact", "body"),
        ("wrong label", "ORG"),
        ("wrong value", "MONEY"),
    ]
    page = errors_page(aligned, title="model on gold")
    reader = read(page)
    assert reader.articles == len(kinds)
    assert "4 errors in 1 document." in reader.text
    assert {"relation-wrong-person-HOLDS", "wrong-fact-body", "wrong-label-ORG", "wrong-value-MONEY"} <= set(reader.ids)


def test_links_lead_to_groups_of_the_page_and_nowhere_else() -> None:
    reader = read(page_of([GOLD], [FOUND]))
    assert {link.removeprefix("#") for link in reader.links} <= set(reader.ids)
    page = page_of([GOLD], [FOUND])
    assert not re.search(r"https?:|//[a-z]|@import|url\(", page)
    assert "default-src 'none'" in page


def test_a_miss_has_its_place_and_context() -> None:
    page = page_of([GOLD], [FOUND])
    assert "<code>may</code> 32–43</p>" in page
    assert 'of <mark class="gold found">Amble Trust</mark> paid' in page
    assert "PERSON Amble Trust" in page


def test_what_documents_say_is_escaped() -> None:
    hostile = '<script>alert("1")</script> & <b>'
    text = f"{hostile} {{P|<i>Ann</i> Rowe}} {hostile}"
    gold = replace(compile_markup(f"id: x\n---\n{text}"), id='"><img>', body="<u>Panel</u>")
    found = replace(gold, mentions=(), body="<s>")
    reader = read(page_of([gold], [found], title="<em>model</em>"))
    assert not {"img", "b", "i", "u", "s", "em"} & reader.tags
    assert hostile in reader.text
    assert '"><img>' in reader.text


def test_counts_are_those_of_many_documents() -> None:
    gold = [replace(GOLD, id=f"d{i}") for i in range(3)]
    found = [replace(FOUND, id=f"d{i}") for i in range(3)]
    page = page_of(gold, found)
    assert read(page).articles == 12
    assert '<a href="#wrong-label-ORG">3</a>' in page
    assert 'ORG <span class="count">3</span>' in page


def test_a_document_not_returned_is_named_and_all_missed() -> None:
    reader = read(page_of([GOLD], []))
    assert "Not returned, all their gold is missed: may." in " ".join(reader.text.split())
    assert reader.articles == 5 + 1 + 3  # mentions, relation, facts


def test_nothing_wrong() -> None:
    reader = read(page_of([GOLD], [GOLD]))
    assert reader.articles == 0
    assert "Nothing is wrong." in reader.text


def test_the_same_input_gives_the_same_page() -> None:
    assert page_of([GOLD], [FOUND]) == page_of([GOLD], [FOUND])
