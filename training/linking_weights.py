"""Learn the weights of linking from simulated councils: `python training/linking_weights.py`.

The pairs are those that linking compares, of pieces of people: what a few documents in a row say of one person under
one form of the name. A logistic regression (scikit-learn) gives one weight to each level of each feature; levels that
never occur weigh nothing. Every two people count once, in however many pieces they are. The councils are of other seeds
than those on which linking is measured.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from rolecall.corpora.simulation import Ledger, Settings, documents, simulate
from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.document_people import DocumentPerson, people_of
from rolecall.linking.former_names import renamed_bodies
from rolecall.linking.linker import Linker
from rolecall.linking.profiles import bearing_of
from rolecall.values.names import PersonName
from rolecall.values.titles import parse_title

OUTPUT = Path(__file__).parent.parent / "src/rolecall/linking/data/weights.toml"
WORLDS = (
    Settings(councils=1, seed=11),
    Settings(councils=1, seed=14),
    Settings(councils=4, seed=12),
    Settings(councils=12, seed=13),
    Settings(councils=100, documents=4, seed=21),
)
FEATURES = ("names", "spelling", "council", "post", "time", "address")
WITHOUT_COUNCIL, IN_SHORT, AS_MEMBER, TOLD = 0.05, 0.05, 0.05, 0.5
"""Shares of documents that do not tell their council, of people named by surname alone or given as members and no more,
of renamings that texts tell."""
HEAD = """\
# What each level of each feature adds to the log odds (natural logarithm) that two people of different documents are
# one; `base` is where the odds begin. Learned by `training/linking_weights.py` from {pairs:,} pairs of pieces of people
# of {councils} simulated councils, {share:.0%} of them one person; {right:.1%} fall on the right side of one half.
"""


def main() -> None:
    """Learn, write the table, print how often each level is one person and how well the whole separates."""
    text, counts = learn(WORLDS)
    OUTPUT.write_text(text, encoding="utf-8")
    for line, found in sorted(counts.items()):
        print(f"{line:<40}{found[True]:>8} one {found[False]:>8} two")
    print(text.partition("[")[0])


def learn(worlds: Sequence[Settings]) -> tuple[str, Mapping[str, Counter[bool]]]:
    """The text of the table, and how often the pairs on each level are one person and two."""
    rows: list[Mapping[str, str]] = []
    pairs: list[tuple[str, str]] = []
    rng = Random(1)  # noqa: S311
    for number, settings in enumerate(worlds):
        for levels, (one, other) in examples(settings, rng):
            rows.append(levels)
            pairs.append((f"{number} {one}", f"{number} {other}"))
    often = Counter(pairs)
    share = np.array([1 / often[pair] for pair in pairs])
    vectors = DictVectorizer()
    x, y = vectors.fit_transform(rows), np.array([one == other for one, other in pairs])
    model = LogisticRegression(C=3.0, max_iter=2000).fit(x, y, sample_weight=share)
    weights: dict[str, dict[str, float]] = {feature: {} for feature in FEATURES}
    for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
        feature, _, level = name.partition("=")
        weights[feature][level] = float(weight)
    head = HEAD.format(
        pairs=len(rows),
        councils=sum(settings.councils for settings in worlds),
        share=float(y @ share / share.sum()),
        right=model.score(x, y, share),
    )
    return head + "\n".join(table(float(model.intercept_[0]), weights)), tally(rows, y.tolist())


def examples(settings: Settings, rng: Random) -> Iterator[tuple[Mapping[str, str], tuple[str, str]]]:
    """The levels of each pair of pieces of people that linking would compare, and whose the two pieces are."""
    world, ledger = simulate(settings), Ledger()
    minutes = list(documents(world, ledger))
    true = {mention: person.id for person in ledger.people(world) for mention in person.mentions}
    persons = []
    renamed: set[tuple[str, str]] = set()
    for number, document in enumerate(minutes):
        known = replace(document, council=None, body=None) if rng.random() < WITHOUT_COUNCIL else document
        for person in people_of(known, number=number):
            if person.mentions[0].id in true:
                own = in_short(person) if rng.random() < IN_SHORT else person
                persons.append(as_member(own) if rng.random() < AS_MEMBER else own)
        renamed.update(pair for pair in renamed_bodies(document) if rng.random() < TOLD)
    ties = CouncilTies({council for person in persons for council in bearing_of(person).councils}, renamed)
    linker = Linker(sorted(persons, key=lambda p: p.order), ties)
    owner = [true[p.mentions[0].id] for p in linker.persons]
    forms: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, person in enumerate(linker.persons):
        forms[owner[i], str(person.name)].append(i)
    for members in forms.values():
        cuts = {rng.randrange(len(members)) for _ in range(rng.choice((0, 1, 1, 2)))}
        for place, (a, b) in enumerate(pairwise(members)):
            if place not in cuts:
                linker.unite(a, b, 1.0, "")
    for a, b, found in linker.candidates():
        one, other = sorted((owner[a], owner[b]))
        yield {f.name: f.level for f in found.features}, (one, other)


def in_short(person: DocumentPerson) -> DocumentPerson:
    """The person as a document names one by surname alone."""
    name = PersonName(surname=person.name.surname, honorific=person.name.honorific)
    return replace(person, name=name, names=(name,))


def as_member(person: DocumentPerson) -> DocumentPerson:
    """The person in a post that many hold, which tells nothing."""
    title = parse_title("Member")
    return replace(person, sightings=tuple(replace(s, title=title) for s in person.sightings))


def tally(rows: Sequence[Mapping[str, str]], labels: Sequence[bool]) -> Mapping[str, Counter[bool]]:
    """How often the pairs on each level are one person and two."""
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    for levels, label in zip(rows, labels, strict=True):
        for name, level in levels.items():
            found[f"{name}: {level}"][label] += 1
    return found


def table(base: float, weights: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The lines of the file, the weightiest level of each feature first."""
    yield f"\n[all]\nbase = {base:.2f}\n"
    for feature, levels in weights.items():
        yield f"[{feature}]"
        yield from (f'"{level}" = {weight:.2f}' for level, weight in sorted(levels.items(), key=lambda e: -e[1]))
        yield ""


if __name__ == "__main__":
    main()
