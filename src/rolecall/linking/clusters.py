"""Union-find with constraints: groups that may not meet, because they share a document or a name conflicts.

Invariant: no group ever holds two members that were kept apart, and a refused union changes nothing.
"""

from collections.abc import Hashable, Iterable


class Clusters:
    """Members 0 to n-1, each first a group of its own; groups of members that share a mark never unite."""

    def __init__(self, marks: Iterable[Iterable[Hashable]]) -> None:
        self._marks = [set(m) for m in marks]
        self._parent = list(range(len(self._marks)))
        self._members = [[i] for i in self._parent]
        self._apart: list[set[int]] = [set() for _ in self._parent]

    def find(self, member: int) -> int:
        """The member that stands for the group."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def members(self, member: int) -> tuple[int, ...]:
        """Everyone in the group of the member."""
        return tuple(self._members[self.find(member)])

    def keep_apart(self, a: int, b: int) -> None:
        """From now on the groups of the two never unite."""
        self._apart[self.find(a)].add(b)
        self._apart[self.find(b)].add(a)

    def may_unite(self, a: int, b: int) -> bool:
        """True unless a shared mark or `keep_apart` forbids it; a group may unite with itself."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        if not self._marks[a].isdisjoint(self._marks[b]):
            return False
        return all(self.find(x) != b for x in self._apart[a]) and all(self.find(x) != a for x in self._apart[b])

    def unite(self, a: int, b: int, *, force: bool = False) -> bool:
        """Make the two groups one and return True, or return False where that is forbidden.

        `force` overrules shared marks, but nothing overrules `keep_apart`.
        """
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        apart = any(self.find(x) == b for x in self._apart[a]) or any(self.find(x) == a for x in self._apart[b])
        if apart or not (force or self._marks[a].isdisjoint(self._marks[b])):
            return False
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members[b]
        self._marks[a] |= self._marks[b]
        self._apart[a] |= self._apart[b]
        return True

    def groups(self) -> list[tuple[int, ...]]:
        """Every group, members in rising order, groups in the order of their first member."""
        return sorted(tuple(sorted(m)) for i, m in enumerate(self._members) if self._parent[i] == i)
