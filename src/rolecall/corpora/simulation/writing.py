"""The stream of minutes that the councils of a world publish, one document at a time, each entered in the ledger.

Documents come council by council, in order of time. All of a document is written in the markup of
`rolecall.corpora.markup`, so that offsets and relations are right by construction.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from string import Template

from rolecall.corpora.markup import SPAN, compile_markup
from rolecall.corpora.simulation.attendance import Entry, attendance
from rolecall.corpora.simulation.ledger import Ledger
from rolecall.corpora.simulation.naming import Names
from rolecall.corpora.simulation.statements import notify, state
from rolecall.corpora.simulation.tables import table
from rolecall.corpora.simulation.world import Council, Human, Notice, Step, Term, World
from rolecall.records import Minutes

_COMES = {5: 0.6, 4: 0.5, 3: 0.4, 2: 0.3, 1: 0.3}
"""How often officers of each level come to a meeting."""
_MEMBERS_COME = 0.85
_LONGEST_LIST = 18


def documents(world: World, ledger: Ledger) -> Iterator[Minutes]:
    """The minutes of all councils; when the last one is taken the ledger is complete."""
    for council in world.councils:
        rng = Random(f"minutes {world.settings.seed} {council.id}")  # noqa: S311 - chance, not secrets
        days = list(_meeting_days(world, council, rng))
        pending = list(council.news)
        for place, day in enumerate(days):
            following = days[place + 1] if place + 1 < len(days) else council.closed or day
            told = [news for news in pending if _is_due(news, day, following)]
            pending = [news for news in pending if news.day > day]
            yield _document(council, day, told, ledger, rng)


def _meeting_days(world: World, council: Council, rng: Random) -> Iterator[date]:
    first, last = world.settings.days
    first, last = max(first, council.opened), min(last, council.closed or last)
    length = 365.25 / world.settings.documents
    at = first + timedelta(days=rng.uniform(0, length))
    while at <= last:
        if at.weekday() < 5:
            yield at
        elif at + timedelta(days=2) <= last:
            yield at + timedelta(days=2)
        at += timedelta(days=max(3, round(rng.uniform(0.6, 1.4) * length)))


def _is_due(news: Step | Notice, day: date, following: date) -> bool:
    if isinstance(news, Notice) and news.term and not news.term.holds_on(day):
        return False
    if news.telling == "before":
        return day < news.day <= following
    return news.telling == "after" and news.day <= day


def _document(council: Council, day: date, told: Sequence[Step | Notice], ledger: Ledger, rng: Random) -> Minutes:
    name = council.name_on(day)
    body = rng.choice((name, "Cabinet", *council.committees, *council.committees))
    names = Names(council, body, day, rng)
    source = "\n\n".join(
        (
            _heading(name, body, day),
            *_present(names, ledger, rng),
            *(
                state(news, names, ledger, rng) if isinstance(news, Step) else notify(news, names, ledger, rng)
                for news in told
            ),
            *_business(names, rng),
        )
    )
    head = f"id: {council.id}-{day}\ntype: minutes\nmeeting_date: {day}\nbody: {body}\ncouncil: {name}\n---\n"
    minutes = compile_markup(head + source + "\n")
    _enter(minutes, source, names, ledger)
    return minutes


def _heading(name: str, body: str, day: date) -> str:
    date_markup = f"{{D {day}|{day.day} {day:%B %Y}}}"
    heading = f"{{O|{name.upper()}}}" if body == name else f"{{O|{name}}}\n\n{{O|{body.upper()}}}"
    return f"{heading}\n\nMinutes of the meeting held on {date_markup} at the Council Offices"


def _present(names: Names, ledger: Ledger, rng: Random) -> Iterator[str]:
    """The paragraphs that say who was there and who was not."""
    held = _held(names.council, names.day)
    members = [h for h, terms in held if _sits(terms, names) and rng.random() < _MEMBERS_COME]
    officers = [h for h, terms in held if rng.random() < _comes(terms)]
    terms_of = dict(held)
    away = [h for h, _ in held if h not in members and h not in officers]
    for title, people in (("Present:", members), ("In attendance:", officers[:_LONGEST_LIST])):
        entries = [_entry(human, terms_of[human], names, ledger) for human in people]
        if title == "Present:":
            plain = _plain_members(names, rng)
            if entries:
                yield f"{title}\n{attendance(entries, names.style.layout)}"
            if plain:
                yield f"Also present: {', '.join(names.full(human) for human in plain)}"
        elif entries:
            yield f"{title}\n{attendance(entries, names.style.layout)}"
    if away and rng.random() < 0.5:
        absent = rng.choice(away)
        name, posts = _entry(absent, terms_of[absent], names, ledger)
        yield f"Apologies for absence were received from {name}, {posts}."


def _held(council: Council, day: date) -> list[tuple[Human, list[Term]]]:
    """Who holds which posts on the day; somebody who stands in for another is so known for the time."""
    found: dict[Human, list[Term]] = {}
    for post in council.posts:
        for term in post.tenures:
            if term.holds_on(day) and not term.human.is_away(day):
                found.setdefault(term.human, []).append(term)
    held = []
    for human, terms in found.items():
        passing = [term for term in terms if term.status != "permanent"]
        held.append((human, passing or terms))
    return held


def _sits(terms: Sequence[Term], names: Names) -> bool:
    """Whether members with these posts sit at the meeting by virtue of one."""
    return any(_belongs(term, names) for term in terms)


def _belongs(term: Term, names: Names) -> bool:
    if term.post.kind == "presiding":
        return term.post.body == names.body
    if term.post.kind == "executive":
        return names.body in ("Cabinet", names.council.name_on(names.day))
    return term.post.kind == "civic" and names.body == names.council.name_on(names.day)


def _comes(terms: Sequence[Term]) -> float:
    """How likely an officer with these posts is to come."""
    officer = next((term for term in terms if term.post.kind == "officer"), None)
    return _COMES[officer.post.level] if officer else 0.0


def _entry(human: Human, terms: Sequence[Term], names: Names, ledger: Ledger) -> Entry:
    """The person with those posts that count at the meeting, entered as seen."""
    political = [term for term in terms if _belongs(term, names)]
    shown = political or [t for t in terms if t.post.kind != "presiding"] or list(terms)
    if all(term.post.kind == "presiding" and term.post.body != names.body for term in shown):
        return _away_chair(human, shown[0], names, ledger)
    posts = []
    for term in shown:
        posts.append(f"{{R ={names.key(human)}|{names.title(term, names.day)}}}")
        ledger.seen(term, term.post.title_on(names.day), names.day)
    return names.full(human), " and ".join(posts)


def _away_chair(human: Human, term: Term, names: Names, ledger: Ledger) -> Entry:
    """The chair of another body, which is named beside the post."""
    body = names.body_markup(term.post.body or "")
    ledger.seen(term, term.post.title_on(names.day), names.day)
    role = f"{{R ={names.key(human)} @{body['o']}|{names.title(term, names.day)}}}"
    return names.full(human), f"{role} of the {body['O']}"


def _plain_members(names: Names, rng: Random) -> list[Human]:
    """Some who had or will have posts within three years, and have none now."""
    held = {human for human, _ in _held(names.council, names.day)}
    near = timedelta(days=3 * 365)
    found: dict[Human, None] = {}
    for post in names.council.posts:
        for term in post.tenures if post.kind not in ("officer", "statutory") else ():
            close = term.start and term.end and term.start - near <= names.day <= term.end + near
            if close and term.human not in held:
                found[term.human] = None
    return rng.sample(list(found), min(len(found), rng.randint(0, 4)))


def _business(names: Names, rng: Random) -> Iterator[str]:
    """What was talked about besides, with a person or two of those named before."""
    for _ in range(rng.randint(1, 2)):
        spent, planned = (rng.randint(20, 900) * 1000 for _ in range(2))
        figures = {"m": str(spent), "w": f"{spent:,}", "n": str(planned), "v": f"{planned:,}"}
        yield Template(rng.choice(table("phrases")["items"]["texts"])).substitute(figures)
    for human in rng.sample(list(names.humans.values()), min(2, len(names.humans))):
        if short := names.short(human):
            yield f"{short} answered questions from members."


def _enter(minutes: Minutes, source: str, names: Names, ledger: Ledger) -> None:
    """Every mention of those of whom the document says that they hold, held or will hold a post."""
    keys = [match["attributes"][1:] for match in SPAN.finditer(source) if match["label"] == "P"]
    people = [mention for mention in minutes.mentions if mention.label == "PERSON"]
    holding = {relation.head.id for relation in minutes.relations if relation.label == "HOLDS"}
    of_key = dict(zip((mention.id for mention in people), keys, strict=True))
    posted = {of_key[mention] for mention in holding}
    for mention in people:
        if (key := of_key[mention.id]) in posted:
            ledger.mentions[names.humans[key]].append(mention.id)
