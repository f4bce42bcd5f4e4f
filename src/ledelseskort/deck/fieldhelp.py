"""What may stand in the field that somebody is writing in, in one line: as the schema has it."""

from __future__ import annotations

from collections.abc import Sequence

from ledelseskort.deck.schema import Schema, schema
from ledelseskort.deck.underway import ITEM
from ledelseskort.wording.words import Words


class FieldHelp:
    """The help for every field of deck and card files. Made once, for the models take a moment to say what they are."""

    def __init__(self, words: Words) -> None:
        self._schemas = {"deck": schema("deck", words), "cards": schema("cards", words)}

    def line(self, path: Sequence[str], *, deck: bool) -> str:
        """The field's title and what it is for, with the values it may have; empty for a field that is not known."""
        root = self._schemas["deck" if deck else "cards"]
        here, told = root, root
        for step in path:
            here = _resolved(_inside(here, step), root)
            if not here:
                return ""
            told = here if "title" in here else told
        values = ", ".join(map(str, here.get("enum", ())))
        return f"{told['title']}: {told['description']}" + (f" ({values})" if values else "")


def _inside(node: Schema, step: str) -> Schema:
    """What stands under a key, or in a list; empty where nothing may."""
    if step == ITEM:
        found: Schema = node.get("items", {})
        return found
    named: Schema = node.get("properties", {})
    open_: Schema = node.get("patternProperties", {})
    return named.get(step) or next(iter(open_.values()), {})


def _resolved(node: Schema, root: Schema) -> Schema:
    """The node itself, where it only says that it is another, or another and nothing."""
    while "$ref" in node or "anyOf" in node:
        node = node["anyOf"][0] if "anyOf" in node else root["definitions"][node["$ref"].rpartition("/")[2]]
    return node
