"""A change of post as words, for tables that people read."""

from rolecall.records import Change


def sentence(change: Change) -> str:
    """What happened, from which post to which, and between which dates, as far as the change says.

    `promoted from Head of Parks to Director of Place, after 2016-11-22, by 2018-03`.
    """
    words: list[str] = [change.kind]
    if change.from_role:
        words += [change.from_role] if change.kind == "left" else ["from", change.from_role]
    if change.to_role:
        words += ["to", change.to_role]
    between = [f"{word} {date}" for word, date in (("after", change.after), ("by", change.before)) if date]
    return ", ".join([" ".join(words), *between])
