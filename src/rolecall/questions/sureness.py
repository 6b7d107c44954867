"""How sure a tenure is, as a word and a number for people to read."""

_WORDS = ((0.95, "sure"), (0.8, "fairly sure"), (0.5, "likely"), (0.0, "doubtful"))
"""The least score of each word; of ten tenures that are scored 0.8, about eight are right."""

_MOST = 0.99
"""The most that two decimals may say: nothing that documents tell is entirely sure."""


def how_sure(score: float) -> str:
    """The word for a score in [0, 1] with its two decimals, such as `fairly sure 0.82`."""
    shown = min(round(score, 2), _MOST)
    word = next(word for least, word in _WORDS if shown >= least)
    return f"{word} {shown:.2f}"
