"""Titles with another portfolio, and another house style for how councillors and chairs are addressed.

A portfolio changes in all titles of a document or in none, and not where one person's titles vary its words, so that
a short mention still stands for the full title.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

from rolecall.corpora.slots import Piece, Pieces
from rolecall.corpora.variants.rewording import as_written, key_of
from rolecall.corpora.variants.tables import table
from rolecall.values.organisations import acronym_fits

_PORTFOLIO = 0.6
_COUNCILLOR_STYLE = 0.25
_CHAIR_STYLE = 0.25
_COUNCILLOR = re.compile(r"\b(C(?:ounci)?ll(?:o)?r)(s?)(\.?)(\s+)$")
_CHAIR = re.compile(r"(?i:chair(?:man|person)?)(?=\b|$)")
_SEAT = re.compile(r"(?:in|took|take|takes|taking|vacated|left|from|occupied|resumed)\s+the\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b([Aa])(n?)(\s+)$")


def with_new_titles(pieces: Pieces, rng: Random) -> Pieces:
    """The pieces with other portfolios in the titles and the articles before them put right."""
    new = _new_portfolios(pieces, rng)
    changed = list(pieces)
    for i, piece in enumerate(pieces):
        found = _portfolio(piece.text) if piece.label == "ROLE" else None
        if found is None or key_of(found[0]) not in new:
            continue
        portfolio, start = found
        words = as_written(portfolio, new[key_of(portfolio)])
        changed[i] = replace(piece, text=piece.text[:start] + words + piece.text[start + len(portfolio) :])
        if i and changed[i - 1].label is None:
            changed[i - 1] = with_article(changed[i - 1], changed[i].text)
    return tuple(changed)


def with_article(before: Piece, title: str) -> Piece:
    if (article := _ARTICLE.search(before.text)) is None:
        return before
    right = article[1] + ("n" if title[0].lower() in "aeiou" else "") + article[3]
    return replace(before, text=before.text[: article.start()] + right)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    titles = table("portfolios")["titles"]
    before, after = ("|".join(sorted(map(_words, titles[key]), key=len, reverse=True)) for key in ("before", "after"))
    link = r"(?:,?\s+(?:of|for|with\s+responsibility\s+for)\s+|,\s+|:\s+|\s+[-–—]\s+|\s*\()"
    return (
        re.compile(rf"(?i:(?:.*?\b)??(?:{before})){link}(?P<portfolio>[A-Z].*?)\)?", re.DOTALL),
        re.compile(rf"(?P<portfolio>[A-Z].*?)\s+(?i:{after})", re.DOTALL),
    )


def _words(title: str) -> str:
    return re.escape(title).replace(r"\ ", r"\s+")


@cache
def _lists() -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    lists = table("portfolios")
    services = tuple(" ".join(service.split()) for service in lists["services"].split(";"))
    return services, frozenset(lists["titles"]["fixed"]), frozenset(lists["titles"]["weak"])


def _portfolio(title: str) -> tuple[str, int] | None:
    """The words of the title that are its portfolio, and where they begin."""
    for pattern in _patterns():
        if (match := pattern.fullmatch(title)) and _is_portfolio(match["portfolio"]):
            return match["portfolio"], match.start("portfolio")
    return None


def _is_portfolio(words: str) -> bool:
    first = key_of(words).split()[0].strip(",")
    return first not in _lists()[1] and not re.search(r"[\d()/:]", words) and len(words) > 2 and len(words.split()) < 12


def _new_portfolios(pieces: Pieces, rng: Random) -> dict[str, str]:
    """Another service for each portfolio that may change, by its key; no service comes twice."""
    services = _lists()[0]
    titles = [(" ".join(piece.text.split()), (piece.entity or "").split()) for piece in pieces if piece.label == "ROLE"]
    letters = [title for title, _ in titles if title.isupper() and " " not in title and len(title) <= 6]
    found: dict[str, bool] = {}  # whether it may change
    for title, people in titles:
        if portfolio := _portfolio(title):
            key = key_of(portfolio[0])
            theirs = [other for other, holders in titles if set(people) & set(holders)]
            free = not any(acronym_fits(short, title) for short in letters) and not _is_varied(key, theirs)
            found[key] = found.get(key, True) and free
    new: dict[str, str] = {}
    for key, free in found.items():
        service = rng.choice(services)
        if free and rng.random() < _PORTFOLIO and key_of(service) not in found and service not in new.values():
            new[key] = service
    return new


def _is_varied(key: str, titles: Sequence[str]) -> bool:
    """Whether another title of the same person has some words of the portfolio, but not the portfolio itself."""
    words = _content(key)
    for title in titles:
        portfolio = _portfolio(title)
        if (portfolio is None or key_of(portfolio[0]) != key) and words & _content(key_of(title)):
            return True
    return not words


def _content(words: str) -> set[str]:
    return set(re.findall(r"[\w'-]{3,}", words)) - _lists()[2]


def with_new_styles(pieces: Pieces, rng: Random) -> Pieces:
    """The pieces with `Cllr` or `Councillor`, `Chairman` or `Chair` changed throughout, or as they are."""
    councillor = rng.choice(("Cllr", "Cllr.", "Councillor")) if rng.random() < _COUNCILLOR_STYLE else None
    chair = rng.choice(("Chairman", "Chair", "Chairperson")) if rng.random() < _CHAIR_STYLE else None
    changed = list(pieces)
    for i, piece in enumerate(pieces):
        text = piece.text
        if councillor and piece.label is None and i + 1 < len(pieces) and pieces[i + 1].label == "PERSON":
            text = _COUNCILLOR.sub(lambda m: _councillor(councillor, m), text)
        if chair and piece.label == "ROLE" and not _SEAT.search(pieces[i - 1].text):
            text = _CHAIR.sub(lambda m: _cased(chair, m.group()), text)
        elif chair and piece.label is None:
            text = re.sub(r"\b(?:Chairman|CHAIRMAN)\b", lambda m: _cased(chair, m.group()), text)
        changed[i] = replace(piece, text=text)
    return tuple(changed)


def _councillor(style: str, match: re.Match[str]) -> str:
    word = style.rstrip(".") + match[2]
    return word + ("." if style.endswith(".") else "") + match[4]


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.lower() if like.islower() else word
