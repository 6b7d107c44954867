"""What the linter finds in small marked-up documents, and what it leaves alone."""

import itertools
from pathlib import Path

import pytest

from rolecall.corpora.__main__ import main
from rolecall.corpora.allowed import Allowed, read_allowed, unused, without_allowed
from rolecall.corpora.lint import Finding, lint
from rolecall.corpora.markup import compile_markup
from rolecall.corpora.similarity import near_duplicates
from rolecall.errors import InputError
from rolecall.records import Minutes

COUNTER = itertools.count()


def document(text: str, *, body: str = "Amble Council") -> Minutes:
    head = f"id: amble-{next(COUNTER)}\nmeeting_date: 2021-05-12\nbody: {body}\n---\n"
    return compile_markup(head + text)


def told(text: str, *, sure: bool = True) -> list[tuple[str, str]]:
    return [(finding.string, finding.message) for finding in lint([document(text)]) if finding.sure is sure]


FILLER = "and so it went on for a good while longer than anybody there had expected " * 6


@pytest.mark.parametrize(
    ("text", "string"),
    [
        ("{O|Amble Trust} wrote. The letter from Amble Trust was read.", "Amble Trust"),
        ("{O|GMB} wrote. GMB came.", "GMB"),
        ("{P|Ann Hart} spoke. So did Ann\nHart.", "Ann Hart"),
        ("the {R|Town Clerk} spoke. The Town Clerk's report", "Town Clerk"),
        ("{P|Ann Hart} spoke, and Ann Hart replied", "Ann Hart"),
        ("{O|WCF} spoke. A WCF report", "WCF"),
    ],
)
def test_what_is_labelled_here_and_bare_there(text: str, string: str) -> None:
    assert len([message for found, message in told(text) if found == string and "bare" in message]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{O|Amble} wrote. Ambleside and amble are places; so is Amble-on-Sea.",
        "{O|Amble Trust} and {O|North Amble Trust}",
        "the {R|Clerk} spoke. A clerk, or Clerk",  # one word says too little
        "{P|Hart} spoke. The Hart rose.",
        "{P|Ann Hart} spoke in Ann Hart Road of the Ann Hart bursary",
        "{O|GMB}: write to GMB@amble.example or www.GMB.example; Ref GMB/19/2",
    ],
)
def test_what_is_bare_with_reason(text: str) -> None:
    assert told(text) == []


def test_a_string_is_one_thing_in_one_document() -> None:
    assert told("{P|BT} said that {O|BT} would call {P|BT}") == [("BT", "ORG here, PERSON at 0")]


def test_relations_that_reach_far() -> None:
    assert told(f"{{P#a|Ann Hart}} was there. {FILLER} She is {{R =a|Clerk}}.")[0][0] == "Clerk"
    far_body = told(f"{{O#t|Amble Trust}} was there. {FILLER} Its {{R @t|Clerk}} spoke.")
    assert far_body[0][1].startswith("AT 'Amble Trust' across")
    assert told(f"{{P#a|Ann Hart}} ({{R =a|Clerk}}) was there. {FILLER} The {{R ~a|Clerk}} spoke.") == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Cllr Ann Hart", True),
        ("Dr. A Hart", True),
        ("Andy and Mrs Karen Hart", True),
        ("Ann Lord", False),  # a surname
        ("Earl Hart", False),  # a given name
        ("N Bailie-Rea", False),
        ("J.R. Hart", False),
    ],
)
def test_honorifics_stand_outside(name: str, *, found: bool) -> None:
    assert bool(told(f"{{P|{name}}}")) is found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("in {D 2021-22|the summer}", "an article inside a DATE"),
        ("from {D 1982|1982} to {D 1986|1986}", "two DATEs with only 'to' between them"),
        ("{D 2021-05|May}/{D 2021-06|June}", "two DATEs with only '/' between them"),
        ("on {D 2021-05-12|Tuesday 12 May}", "the weekday does not fit: 2021-05-12 is a Wednesday"),
        ("{D 2021-05-10/2021-05-12|Mon 10 to Thurs 12 May}", "the weekday does not fit: 2021-05-10 is a Monday, "),
    ],
)
def test_dates(text: str, message: str) -> None:
    assert [found for _, found in told(text) if found.startswith(message)]


@pytest.mark.parametrize(
    "text",
    [
        "on {D 2021-05-12|Wednesday 12 May}",
        "on {D 2021-05-12|Dé Céadaoin 12 Bealtaine} / {D 2021-05-12|Wednesday 12 May}",  # one day in two tongues
        "the {D 2021-05|Wednesday mornings of May}",
        "{D 2021-05-10/2021-05-12|Mon 10 to Wed 12 May}",
        "{D 2021-05-10|10 May}, {D 2021-06-10|10 June}",
        "from {D 2013-05|May 2013} until his death in {D 2016|2016}",
    ],
)
def test_dates_that_fit(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("It cost {M 2.6 GBP|£2.60} on {D 2021-05-01|1 May 2021}.", []),
        ("It cost {M 5 GBP|£6}.", [("£6", "amount=5 currency=GBP here, amount=6 currency=GBP by rolecall.values")]),
        ("It cost c{M 6 GBP|£6}.", [("£6", "approximate")]),
        ("On {D 2021-05-02|1 May 2021}.", [("1 May 2021", "value=2021-05-02 here, value=2021-05-01 by")]),
        ("On 1 May 2021.", [("1 May 2021", "not labelled, DATE value=2021-05-01")]),
        ("{D 2021-05-01|Walpurgis}", [("Walpurgis", "rolecall.values sees no DATE just here")]),
        ("{O|Amble 1 May 2021 Trust}", []),  # inside a longer name
    ],
)
def test_hints_from_the_grammars(text: str, hints: list[tuple[str, str]]) -> None:
    found = told(text, sure=False)
    assert [string for string, _ in found] == [string for string, _ in hints]
    assert all(part in message for (_, message), (_, part) in zip(found, hints, strict=True))
    assert told(text) == []


def test_documents_of_different_bodies_share_no_template() -> None:
    words = [f"word{n}" for n in range(60)]
    one = " ".join(words)
    other = " ".join([*words[:40], *(f"else{n}" for n in range(20))])
    first, second, same_body = document(one), document(other, body="Wold Council"), document(one)
    assert [(f.document, f.string) for f in lint([first, second])] == [(second.id, first.id)]
    assert "shares 47%" in next(lint([first, second])).message
    assert list(lint([first, same_body])) == []


def test_near_duplicates_measure_jaccard() -> None:
    texts = ["a b c d e f", "A, b c d e f!", "a b c d e g", "x y"]
    assert list(near_duplicates(texts, above=0.3)) == [
        (0, 1, 1.0),
        (0, 2, pytest.approx(1 / 3)),
        (1, 2, pytest.approx(1 / 3)),
    ]
    assert [pair[:2] for pair in near_duplicates(texts, above=0.5)] == [(0, 1)]


def test_findings_come_in_the_order_of_the_text() -> None:
    found = list(lint([document("{D 2021-22|The summer}, £5, {P|Cllr Ann Hart}, in 2019, {D 2021-23|the autumn}")]))
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)


class TestAllowed:
    meant = Finding("amble", 3, 8, "Amble", "bare here, ORG elsewhere")
    other = Finding("amble", 9, 12, "WCF", "bare here, ORG elsewhere")
    entry = Allowed("amble", "Amble", "the place, not the council")
    stale = Allowed("amble", "Wold", "gone since")

    def test_entries_take_findings_away(self) -> None:
        assert list(without_allowed([self.meant, self.other], [self.entry])) == [self.other]

    def test_entries_that_allow_nothing_are_told(self) -> None:
        entries = [self.entry, self.stale]
        assert list(unused([self.meant], entries, ["amble"])) == [self.stale]
        assert list(unused([], entries, ["elsewhere"])) == []

    def test_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "allowed.toml"
        path.write_text('[[allowed]]\ndocument = "amble"\nstring = "Amble"\nreason = "the place"\n', encoding="utf-8")
        assert read_allowed(path) == (Allowed("amble", "Amble", "the place"),)
        path.write_text('[[allowed]]\ndocument = "amble"\nstring = "Amble"\nreason = ""\n', encoding="utf-8")
        with pytest.raises(InputError, match="reason"):
            read_allowed(path)
        path.write_text("[[allowed", encoding="utf-8")
        with pytest.raises(InputError, match=r"allowed\.toml"):
            read_allowed(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "amble.mark").write_text("id: amble\n---\n{O|WCF} wrote.\nThen WCF paid £5.\n", encoding="utf-8")
    return documents


class TestCommand:
    def test_sure_findings_fail(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["lint", str(folder)]) == 1
        assert capsys.readouterr().out == "amble:16-19 'WCF': bare here, ORG elsewhere\n"

    def test_hints_are_told_when_asked_for_and_fail_nothing(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        allow = '[[allowed]]\ndocument = "amble"\nstring = "WCF"\nreason = "a test"\n'
        (folder.parent / "lint_allowed.toml").write_text(allow, encoding="utf-8")
        assert main(["lint", str(folder)]) == 0
        assert capsys.readouterr().out == ""
        assert main(["lint", str(folder), "--hints"]) == 0
        assert "hint: not labelled, MONEY" in capsys.readouterr().out

    def test_an_entry_that_allows_nothing_fails(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        allow = '[[allowed]]\ndocument = "amble"\nstring = "{}"\nreason = "a test"\n'
        path = folder.parent / "lint_allowed.toml"
        path.write_text(allow.format("WCF") + allow.format("Wold"), encoding="utf-8")
        assert main(["lint", str(folder)]) == 1
        assert capsys.readouterr().out == "amble 'Wold': allowed, but never found\n"

    def test_broken_input_is_named(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "broken.mark").write_text("id: broken\n---\n{Q|Ann}\n", encoding="utf-8")
        (folder.parent / "lint_allowed.toml").write_text("[[", encoding="utf-8")
        assert main(["lint", str(folder)]) == 1
        assert "lint_allowed.toml" in capsys.readouterr().err
        (folder.parent / "lint_allowed.toml").unlink()
        assert main(["lint", str(folder)]) == 1
        assert "broken.mark" in capsys.readouterr().err

    @pytest.mark.parametrize("arguments", [["lint"], ["lint", "no-folder"], ["lint", "FOLDER", "--more"]])
    def test_unusable_arguments_tell_the_usage(self, arguments: list[str], folder: Path) -> None:
        assert main([str(folder) if word == "FOLDER" else word for word in arguments]) == 2
