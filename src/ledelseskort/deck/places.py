"""What stands in a file and where: plain data, and beside it a node for every value."""

from __future__ import annotations

Plain = str | int | float | bool | None | tuple["Plain", ...] | dict[str, "Plain"]
"""What a file holds once it is read: lists are tuples."""
Scalar = int
"""Where a text or a number stands: its start, its end and its key in 20 bits each; in a list, the complement of two.

A file has tens of thousands of them, and hardly any is ever asked for; then it becomes a node.
"""
WIDTH = 20
"""The bits of an offset; where scalars are put together, in `yaml_events`, they are written out as 20 and 40."""
MOST = (1 << WIDTH) - 1
"""The largest offset that has room."""


class Node:
    """Where a value stands, its key too where it has one, and the same for what stands in it."""

    __slots__ = ("end", "inside", "key", "refused", "start")

    def __init__(self, start: int, end: int, key: int | None = None) -> None:
        self.start = start
        """The offset of the value's first character."""
        self.end = end
        """The offset after its last."""
        self.key = key
        """The offset of its key; `None` for what stands in a list."""
        self.inside: dict[str, Node | Scalar] | list[Node | Scalar] | None = None
        """What stands in a map by key, or in a list in order."""
        self.refused = False
        """Whether the value was told of already, so that nothing more is said about it."""

    @property
    def at(self) -> int:
        """Where to point for the whole of it: the key where there is one."""
        return self.start if self.key is None else self.key

    @property
    def listed(self) -> list[Node] | None:
        """The nodes of a list in order; `None` for what is no list."""
        return [node_of(place) for place in self.inside] if isinstance(self.inside, list) else None

    def child(self, step: str | int) -> Node | None:
        """The node inside, by key or by number."""
        if isinstance(self.inside, dict) and step in self.inside and isinstance(step, str):
            return node_of(self.inside[step])
        if isinstance(self.inside, list) and isinstance(step, int) and 0 <= step < len(self.inside):
            return node_of(self.inside[step])
        return None


def node_of(place: Node | Scalar) -> Node:
    """What stands at `place`, as a node."""
    if isinstance(place, Node):
        return place
    bits = place if place >= 0 else ~place
    return Node(bits & MOST, bits >> WIDTH & MOST, bits >> 2 * WIDTH if place >= 0 else None)
