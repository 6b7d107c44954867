"""Why a relation was found, in words: which features of the pair the classifier would have missed most."""

import numpy as np
from spacy.tokens import Doc

from rolecall.pipeline.attributes import RelationData
from rolecall.pipeline.confidence import log_odds
from rolecall.pipeline.pairs import find_features, pairs_with
from rolecall.pipeline.relations import Relations
from rolecall.pipeline.sentences import SignText
from rolecall.pipeline.words import Words, cues

_MOST = 3


def reasons_of(doc: Doc, relation: RelationData, finder: Relations) -> list[str]:
    """At most three reasons for a relation of a document, the strongest first.

    Each feature of the pair is left out in turn; those without which the relation would be least likely are told. A
    relation that the finder would not propose has none.
    """
    title, other = relation["head"], relation["child"]
    title, other = (other, title) if relation["label"] == "HOLDS" else (title, other)
    entities = {mention.start_char: mention for mention in SignText(Words(doc)).mentions}
    role, partner = entities.get(title[0]), entities.get(other[0])
    if role is None or partner is None:
        return []
    features = find_features(doc, role.start, partner.start)
    without = [[*features[:i], *features[i + 1 :]] for i in range(len(features))]
    likely = finder.likelihoods(doc, pairs_with(role, partner, [features, *without]), relation["label"])
    whole, *others = (log_odds(float(p)) for p in likely)
    lost = whole - np.array(others)
    told: list[str] = []
    for i in np.argsort(-lost, kind="stable"):
        words = _in_words(features[i])
        if lost[i] <= 0 or len(told) == _MOST:
            break
        if words and words not in told:
            told.append(words)
    return told


def _in_words(feature: str) -> str:
    _, name, *rest = feature.split(" ", 2)
    shows, signs = cues("reasons")["shows"], cues("reasons")["signs"]
    held = "".join(rest).strip(" -")
    if name not in shows or (not held and "{}" in shows[name]):
        return ""
    spelt = " ".join(signs.get(word, word) for word in held.split())
    return str(shows[name]).format(spelt)
