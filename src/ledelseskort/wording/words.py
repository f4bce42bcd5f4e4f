"""The look-up: a key and its parameters become a text in the language asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ledelseskort.wording.tables import Tables

LANGUAGES = ("da",)
"""The languages that have a whole table; the first is the one used where nothing else is known."""
PARTLY = ("en",)
"""The languages that have words for some things: what can be wrong in a file. The rest is said in the first."""


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
    """The words of `language`; what it has none for, and an unknown language, gets the first of `LANGUAGES`."""
    if language not in (*LANGUAGES, *PARTLY):
        language = LANGUAGES[0]
    text = resources.files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, Tables(text, load().texts if language in PARTLY else {}))
