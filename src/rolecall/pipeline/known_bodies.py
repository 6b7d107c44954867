"""The list of facts that names betray nothing of: departments, regulators, forces, charities, companies."""

from functools import cache
from importlib import resources

FILE = "data/known_bodies.txt"


@cache
def known_bodies() -> frozenset[str]:
    """The names of `data/known_bodies.txt`, with a straight and a curly apostrophe where they have one."""
    lines = (resources.files("rolecall.pipeline") / FILE).read_text(encoding="utf-8").splitlines()
    names = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return frozenset(names | {name.replace("'", "’") for name in names})
