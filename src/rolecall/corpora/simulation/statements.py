"""What minutes say of a step or another piece of news: a phrase of the tables filled in, marked up."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from string import Template

from rolecall.corpora.simulation.ledger import Ledger
from rolecall.corpora.simulation.naming import Names
from rolecall.corpora.simulation.tables import table
from rolecall.corpora.simulation.world import Notice, Step

_MONTH_ONLY = 0.15
_REPLACED = 0.4
_RECENTLY = 200  # days


def state(step: Step, names: Names, ledger: Ledger, rng: Random) -> str:
    """The sentence that tells the step in a document of the day `names.day`, entered in the ledger."""
    when = "before" if step.day > names.day else "after"
    departure = _departure(step) if when == "after" and step.event == "appointed" and step.old is None else None
    if departure and rng.random() < _REPLACED and names.may_name(departure.human):
        phrase = rng.choice(table("phrases")["after"]["replaced"])
        ledger.stated(departure, names.day)
    else:
        departure = None
        phrase = rng.choice(table("phrases")[when][_kind(step, names)])
    ledger.stated(step, names.day)
    return Template(phrase).substitute(_fillings(step, names, rng, departure))


def notify(notice: Notice, names: Names, ledger: Ledger, rng: Random) -> str:
    """The sentence that tells of a new name of a council or a person, who is named with her post."""
    phrases = table("phrases")["notices"]
    fillings = _dated(notice.day, names, rng)
    if notice.kind == "married" and notice.term:
        human = notice.term.human
        ledger.seen(notice.term, notice.term.post.title_on(names.day), names.day)
        fillings |= {
            "P": names.full(human),
            "p": names.key(human),
            "Q": names.full(human, day=notice.day - timedelta(days=1)),
            "R": names.title(notice.term, names.day),
        }
        return Template(rng.choice(phrases["married"])).substitute(fillings)
    kind = notice.kind if notice.kind == "renamed" else "opening" if notice.day <= names.day else "closing"
    if kind == "closing":
        fillings = _dated(notice.day + timedelta(days=1), names, rng)
    bodies = [f"{{O|{old}}}" for old in notice.old.split("|")]
    fillings |= {"O": ", ".join(bodies[:-1]) + " and " * (len(bodies) > 1) + bodies[-1], "R": notice.new}
    return Template(rng.choice(phrases[kind])).substitute(fillings)


def _kind(step: Step, names: Names) -> str:
    if step.event == "elected" and step.new and step.new.post.body:
        return "elected_here" if step.new.post.body == names.body else "elected_elsewhere"
    if step.event == "appointed" and step.old:
        return "stepped" if step.old.post.council is step.council else "moved"
    if step.event in ("left", "died") and step.old and step.old.post.kind != "officer":
        if step.old.post.body and step.old.post.body != names.body:
            return f"{step.event}_elsewhere"
        return step.event if step.event == "died" else "stood_down"
    return step.event


def _departure(step: Step) -> Step | None:
    """The step by which the holder before left, where that was not long ago and not for another post of the council."""
    if step.new is None:
        return None
    place = step.new.post.tenures.index(step.new)
    former = step.new.post.tenures[place - 1] if place else None
    if former is None or former.end is None or (step.day - former.end).days > _RECENTLY:
        return None
    news = (n for n in step.council.news if isinstance(n, Step))
    return next((n for n in news if n.kind == "left" and n.old is former), None)


def _fillings(step: Step, names: Names, rng: Random, departure: Step | None) -> Mapping[str, str]:
    human, new, old, day = step.human, step.new, step.old, step.day
    fillings = _dated(day, names, rng)
    fillings |= {"P": names.full(human), "p": names.key(human), "s": "incoming" if day > names.day else ""}
    if departure:
        fillings |= {"Q": names.full(departure.human), "q": names.key(departure.human)}
    if new:
        fillings["R"] = names.title(new, day)
    if old:
        fillings["F"] = names.title(old, old.end or day - timedelta(days=1))
        if new is None:
            fillings["R"] = fillings["F"]
        if old.post.council is not step.council:
            fillings |= names.body_markup(old.post.council.name_on(old.end or day))
    term = new or old
    if term and term.post.body:
        fillings |= names.body_markup(term.post.body)
    return fillings


def _dated(day: date, names: Names, rng: Random) -> dict[str, str]:
    key = names.fresh("d")
    if rng.random() < _MONTH_ONLY and abs((day - names.day).days) > 40:
        markup = f"{{D#{key} {day:%Y-%m}|{day:%B %Y}}}"
        return {"d": key, "on": f"in {markup}", "from": f"from {markup}"}
    markup = f"{{D#{key} {day}|{day.day} {day:%B %Y}}}"
    return {"d": key, "on": f"on {markup}", "from": f"from {markup}"}
