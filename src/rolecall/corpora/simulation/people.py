"""People of the simulation: names that others bear too, nicknames, marriages, and the forms that minutes write.

Names come from the tables of the document generator. A share of the surnames is drawn from frequent ones, so that
the same name comes up in many councils and now and then twice in one.
"""

from datetime import date
from random import Random

from rolecall.corpora.simulation.tables import table
from rolecall.corpora.simulation.world import HouseStyle, Human, World
from rolecall.corpora.variants.names import Gender, new_given, new_surname
from rolecall.values.tables import table as value_table

_FREQUENT = 0.25
_MIDDLE = 0.4
_DOCTOR = 0.03
_NICKNAME = 0.25
_SLIP = 0.012
_USES_NICKNAME = 0.25
_LEAVES_OUT_MIDDLE = 0.08


def new_human(world: World, rng: Random, *, like: Human | None = None) -> Human:
    """Somebody new; `like` gives another of the same surname and given name, or of the same initial."""
    gender: Gender = like.gender if like else "female" if rng.random() < 0.45 else "male"
    if like:
        surname = like.surnames[-1][1]
        given = like.given if rng.random() < 0.5 else _given(rng, gender, letter=like.given[0])
    else:
        surname, given = _surname(rng, gender), _given(rng, gender)
    human = Human(
        number=len(world.humans),
        gender=gender,
        given=given,
        middle=_given(rng, gender) if rng.random() < _MIDDLE else "",
        honorific="Dr" if rng.random() < _DOCTOR else "Mr" if gender == "male" else rng.choice(("Mrs", "Ms", "Miss")),
        surnames=[(date.min, surname)],
        nickname=_nickname(rng, given) if rng.random() < _NICKNAME else "",
    )
    world.humans.append(human)
    return human


def _surname(rng: Random, gender: Gender) -> str:
    if rng.random() < _FREQUENT:
        frequent = table("councils")["names"]["frequent"].split()
        return str(frequent[min(int(rng.expovariate(1 / 18)), len(frequent) - 1)])
    return new_surname(rng).of(gender)


def _given(rng: Random, gender: Gender, *, letter: str = "") -> str:
    given = new_given(rng, gender, origin="english")
    for _ in range(200):
        if given.startswith(letter):
            break
        given = new_given(rng, gender, origin="english")
    return given


def _nickname(rng: Random, given: str) -> str:
    """Another form of the name, of those groups that it heads."""
    groups = [group for group in value_table("nicknames")["groups"] if group[0] == given.lower()]
    return str(rng.choice(groups[0][1:])).title() if groups else ""


def marry(human: Human, day: date, rng: Random) -> None:
    """A new surname from that day on, with both barrels now and then."""
    new = new_surname(rng).of(human.gender)
    old = human.surnames[-1][1]
    double = rng.random() < 0.3 and "-" not in old + new and " " not in old + new
    human.surnames.append((day, f"{old}-{new}" if double else new))


def honorific(human: Human, style: HouseStyle, *, councillor: bool) -> str:
    """What stands before the name, with the space after it; often nothing."""
    if councillor:
        return style.councillor + " "
    if not style.honorifics:
        return ""
    dot = "." if style.names == "dotted" and human.honorific != "Miss" else ""
    return f"{human.honorific}{dot} "


def written(human: Human, day: date, style: HouseStyle, *, rng: Random) -> str:
    """The name as one document has it, now and then with a slip of the pen."""
    surname = human.surname_on(day)
    if rng.random() < _SLIP:
        surname = _slip(surname, rng)
    middle = "" if rng.random() < _LEAVES_OUT_MIDDLE else human.middle
    if style.names == "full":
        given = human.nickname if human.nickname and rng.random() < _USES_NICKNAME else human.given
        return f"{given} {middle[0]} {surname}" if middle and not human.nickname else f"{given} {surname}"
    letters = human.given[0] + middle[:1]
    return f"{' '.join(letters)} {surname}" if style.names == "initials" else f"{'.'.join(letters)}. {surname}"


def _slip(word: str, rng: Random) -> str:
    """The word with one letter doubled, left out or changed places with the next, its first letter kept."""
    if len(word) < 5:
        return word
    i = rng.randrange(2, len(word) - 1)
    if not word[i - 1 : i + 1].isalpha() or not word[i].islower() or not word[i - 1].islower():
        return word
    return rng.choice((word[:i] + word[i] + word[i:], word[:i] + word[i + 1 :], _swapped(word, i)))


def _swapped(word: str, i: int) -> str:
    return word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :]
