"""The page needs nothing but itself, lets run nothing but its own script, and takes no text for HTML."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from invented_store import CAREERS, DOCUMENTS, HOSTILE, hostile

from rolecall.records import Careers
from rolecall.report import report_page
from rolecall.report.page import json_in_html


class Reader(HTMLParser):
    """Collects what a browser would make of the page: tags, attributes, and the text in each script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str | None, str]] = []
        self.text = ""
        self._inside: tuple[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._inside = tag, dict(attrs).get("type")
            self.raw.append((*self._inside, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            tag, kind, before = self.raw[-1]
            self.raw[-1] = tag, kind, before + data
        else:
            self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


PAGE = report_page(CAREERS, DOCUMENTS, title="Marle")


def test_nothing_is_asked_of_anybody() -> None:
    reader = read(PAGE)
    for tag, attributes in reader.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert not {"src", "srcset", "style", "action"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    for tag, kind, text in reader.raw:
        if kind != "application/json":
            assert not re.search(
                r"@import|url\(|https?://[a-z]|innerHTML|eval\(|fetch\(|XMLHttp|Date\.now|new Date", text
            ), tag


def test_the_policy_allows_this_script_and_this_style_alone() -> None:
    reader = read(PAGE)
    (policy,) = [
        a["content"] for t, a in reader.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def hashed(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    (script,) = [text for tag, kind, text in reader.raw if (tag, kind) == ("script", None)]
    (style,) = [text for tag, _, text in reader.raw if tag == "style"]
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == hashed(script)
    assert rules["style-src"] == hashed(style)
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy


def test_the_policy_comes_before_all_that_it_rules() -> None:
    assert PAGE.index("Content-Security-Policy") < min(PAGE.index("<style"), PAGE.index("<script"))


def test_the_data_is_in_the_page_as_it_was() -> None:
    (text,) = [text for _, kind, text in read(PAGE).raw if kind == "application/json"]
    assert [person["name"] for person in json.loads(text)["people"]] == [p.name for p in CAREERS.people]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text(words: str) -> None:
    careers, documents = hostile()
    page = report_page(careers, documents, title=words)
    reader = read(page)
    assert {tag for tag, _ in reader.tags} == {tag for tag, _ in read(PAGE).tags}
    assert sum(tag == "script" for tag, _ in reader.tags) == 2
    assert words in reader.text
    (data,) = [text for _, kind, text in reader.raw if kind == "application/json"]
    assert words in [person["name"] for person in json.loads(data)["people"]]
    assert not re.search("[<>&\u2028\u2029]", data)


def test_json_in_html_is_the_same_json() -> None:
    value = {"a</script>": ["\u2028<!--&amp;\\u003c", 1, None]}
    assert json.loads(json_in_html(value)) == value


def test_the_head_has_the_counts() -> None:
    text = " ".join(read(PAGE).text.split())
    assert "documents4 people3 posts3" in text
    assert "conflict1" in text
    assert "22 November 2016 – 7 January 2020" in text


def test_no_careers_make_a_page_too() -> None:
    assert "documents0" in " ".join(read(report_page(Careers(), (), title="Empty")).text.split())


def test_the_same_careers_give_the_same_page() -> None:
    assert report_page(CAREERS, DOCUMENTS, title="Marle") == PAGE
