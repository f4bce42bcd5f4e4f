"""The look-up: a key and its parameters become a text in the language asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ledelseskort.wording.tables import Tables

LANGUAGES = ("da", "en", "sv")
"""The languages that have a table; the first is the one used where nothing else is known."""


@dataclass(frozen=True)
class Words:
    """The words of one language, by dotted key: `words("table.pass", name="Anna")`.

    A text may hold `{name}` places. Where a key has a table with `one` and `many`, `count` chooses between them.
    """

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **parameters: object) -> str:
        """The text of `key` with its places filled. Raises `KeyError` when there is none."""
        if key not in self.texts:
            key = f"{key}.{'one' if parameters.get('count') == 1 else 'many'}"
        return self.texts[key].format_map(parameters) if parameters else self.texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self.texts

    def first(self, *keys: str, **parameters: object) -> str:
        """The text of the first of `keys` that has one: the most particular first."""
        for key in keys:
            if key in self.texts or f"{key}.many" in self.texts:
                return self(key, **parameters)
        raise KeyError(keys[0])


@cache
def load(language: str = LANGUAGES[0]) -> Words:
    """The words of `language`; an unknown one gets the first of `LANGUAGES`."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    return Words(known, Tables(resources.files(__package__).joinpath(f"{known}.toml").read_text(encoding="utf-8")))
