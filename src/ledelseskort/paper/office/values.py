"""What stands in the cells of a row becomes the values of a card: by the words that people write, or told why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from pydantic import ValidationError

from ledelseskort.deck.guess import slug
from ledelseskort.deck.models import Card, TagGroup, Theme
from ledelseskort.paper import clean
from ledelseskort.paper.office import ours
from ledelseskort.paper.office.draft import Draft, Left, Where

Value = str | int | bool | tuple[str, ...] | None
"""What a field of a card holds."""
GROUP = "tags:"
"""How the name of a field begins that has the tags of one group only; the group's title follows."""
LONGEST_ID = 40
"""Characters of an id that is made of a text, before it is numbered."""
ID_WORDS = 4
"""So many words of the text it has at most."""
_NAMELESS = "kort"
_SMALL = re.compile(
    "hvad|hvem|hvis|hvor|hvordan|hvorfor|hvornaar|hvilken|hvilket|hvilke|er|var|har|havde|kan|kunne|skal|skulle|vil|ville"
    "|maa|bliver|blev|faar|fik|goer|gjorde|du|i|jer|jeres|din|dit|dine|dig|vi|os|vores|man|de|dem|den|det|der|som|en|et"
    "|at|og|eller|men|for|fra|til|af|paa|med|om|ved|ind|ud|op|ned|sig|sin|sit|sine|saa|ikke|naar|da|sidst"
)
"""Words that tell no card from another, as they are spelled in an id."""

_DEPTHS = (1, 2, 3)
_OTHER_DEPTHS = {"åben": 2}
"""What people write beside the words of our own workbooks."""
_YES = frozenset({"ja", "j", "x", "sand", "true", "1", "yes"})
_NO = frozenset({"", "nej", "n", "falsk", "false", "0", "no"})
_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0+)?(?: ?min[a-z]*\.?)?")
_TAG_WORDS = 4
"""So many pieces between commas may be one tag's title: »Godt arbejde, der når frem«."""
_LINES = frozenset({"situation", "source"})
"""The fields whose line breaks are kept; the others are read aloud, and a break in them is only how the cell looked."""


class _Unfit(Exception):
    """A cell that says nothing a card can have."""

    def __init__(self, reason: str, **parameters: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parameters = parameters


def read(
    draft: Draft, themes: Sequence[Theme], groups: Mapping[str, TagGroup]
) -> tuple[dict[str, Value], tuple[Left, ...]]:
    """The values of every field that the draft has a place for, and the cells that were not taken.

    Empty is `None`, `()`, or what a card has that says nothing: depth 1, in play.
    """
    readers: dict[str, Callable[[], Value]] = {
        "question": lambda: tidy("question", draft.question),
        "follow_ups": lambda: tuple(filter(None, (tidy("follow_ups", each) for each in draft.follow_ups))),
        "situation": lambda: tidy("situation", draft.situation) or None,
        "hint": lambda: tidy("hint", draft.hint) or None,
        "theme": lambda: _known("theme-unknown", draft.theme, theme_id(draft.theme, themes)),
        "depth": lambda: _known("depth-unknown", draft.depth, depth(draft.depth), 1),
        "minutes": lambda: _known("minutes-unknown", draft.minutes, minutes(draft.minutes)),
        "source": lambda: tidy("source", draft.source) or None,
        "retired": lambda: _known("retired-unknown", draft.retired, retired(draft.retired), False),
    }
    values: dict[str, Value] = {}
    left: list[Left] = []
    for name, reader in readers.items():
        if name not in draft.fields:
            continue
        try:
            values[name] = _fitting(name, reader())
        except _Unfit as unfit:
            left.append(Left(place(draft, name), unfit.reason, unfit.parameters))
    if has_tags(draft):
        known, unknown = _tags(draft.tags, groups)
        values["tags"] = known
        left += [Left(place(draft, "tags"), "tag-unknown", {"value": each}) for each in unknown]
    return values, tuple(left)


def place(draft: Draft, name: str) -> Where:
    """Where a field of the draft stands, as closely as that is known."""
    return draft.places.get(name, draft.where)


def has_tags(draft: Draft) -> bool:
    """Whether there is any place for tags."""
    return any(name == "tags" or name.startswith(GROUP) for name in draft.fields)


def tidy(name: str, text: str) -> str:
    """The text of the field `name` as it may stand in a file: single spaces, and line breaks only where they matter."""
    cleaned = clean.text(text)
    if name not in _LINES:
        return " ".join(cleaned.split())
    return "\n".join(" ".join(line.split()) for line in cleaned.split("\n")).strip()


def same(one: str, other: str) -> bool:
    """Whether two texts say the same: white space, line breaks and how letters are composed do not matter."""
    return one == other or clean.line(one) == clean.line(other)


def theme_id(text: str, themes: Sequence[Theme]) -> str | None:
    """The theme of that id or title."""
    return _named(text, ((theme.id, theme.title) for theme in themes))


def tag_id(text: str, groups: Mapping[str, TagGroup]) -> str | None:
    """The tag of that id or title; where the deck names no tags, any text is one."""
    if not groups:
        return slug(text) or None
    return _named(text, (term for group in groups.values() for term in group.terms.items()))


def depth(text: str) -> int | None:
    """1–3, as a number or as the word for it."""
    own = next((each for each in _DEPTHS if _said(text) in ours.names(f"depth.{each}")), None)
    said = own or _OTHER_DEPTHS.get(_said(text)) or _number(text)
    return said if said in _DEPTHS else None


def minutes(text: str) -> int | None:
    """Minutes, with or without the word."""
    return _number(text)


def retired(text: str) -> bool | None:
    """Yes or no."""
    return True if _said(text) in _YES | ours.names("yes") else False if _said(text) in _NO else None


def new_id(question: str, taken: Set[str]) -> str:
    """An id made of the question's first telling words, numbered where it is taken."""
    words = slug(question.replace("/", " ")).split("-")
    telling = [word for word in words if not _SMALL.fullmatch(word)] or words
    stem = "-".join(telling[:ID_WORDS])[:LONGEST_ID].strip("-") or _NAMELESS
    number = 1
    while (name := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return name


def _known(reason: str, text: str, value: Value, empty: Value = None) -> Value:
    """`value`, which `text` was understood as; an empty cell says `empty`."""
    if not text.strip():
        return empty
    if value is None:
        raise _Unfit(reason, value=clean.line(text))
    return value


def _fitting(name: str, value: Value) -> Value:
    """The value, where the card's own rules take it."""
    if value is None or value == "":
        return value
    try:
        Card.model_validate({"id": "x", "question": "x", name: value})
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        limit = int(detail.get("ctx", {}).get("max_length", 0))
        if detail["type"] == "too_long":
            raise _Unfit("too-many", limit=limit) from error
        if limit:
            raise _Unfit("too-long", limit=limit, length=len(str(value))) from error
        raise _Unfit(f"{name}-unknown", value=str(value)) from error
    return value


def _tags(written: Iterable[str], groups: Mapping[str, TagGroup]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags that are known, each once, and the pieces that are none: a title may have a comma in it."""
    pieces = [piece for each in written for piece in re.split(r"[,;\n]", each) if piece.strip()]
    known: dict[str, None] = {}
    unknown: list[str] = []
    at = 0
    while at < len(pieces):
        found, past = next(_matches(pieces, at, groups), (None, at + 1))
        if found is None:
            unknown.append(clean.line(pieces[at]))
        else:
            known[found] = None
        at = past
    return tuple(known), tuple(unknown)


def _matches(pieces: Sequence[str], at: int, groups: Mapping[str, TagGroup]) -> Iterator[tuple[str, int]]:
    """The tags that begin with the piece at `at`, the longest first, each with what comes after it."""
    for past in range(min(at + _TAG_WORDS, len(pieces)) if groups else at + 1, at, -1):
        found = tag_id(", ".join(piece.strip() for piece in pieces[at:past]), groups)
        if found is not None:
            yield found, past


def _named(text: str, known: Iterable[tuple[str, str]]) -> str | None:
    """The id that is called so: by the id itself, else by the one title that says it."""
    pairs = tuple(known)
    said = _said(text)
    ids = [name for name, _ in pairs if name == text.strip()] or [name for name, title in pairs if _said(title) == said]
    return ids[0] if len(set(ids)) == 1 and said else None


def _said(text: str) -> str:
    return clean.line(text).casefold()


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(_said(text))
    return int(found.group(1)) if found else None
