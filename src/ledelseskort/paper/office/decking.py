"""Drafts become a deck of their own: themes and tags by their titles, ids made of the texts, every text checked.

What does not fit a card is left with its place and why; a card whose question cannot be used is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ledelseskort.deck import gate
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.guess import slug
from ledelseskort.deck.models import Card, DeckFile, TagGroup, Theme
from ledelseskort.paper import clean
from ledelseskort.paper.office import values
from ledelseskort.paper.office.draft import Brought, Draft, Left, Where

LONGEST_NAME = 200
"""Characters of a theme's or a tag's title, as in the models."""
LONGEST_LINE = 300
"""Characters of a follow-up, as in the models."""
MOST_FOLLOW_UPS = 6
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LONGEST_ID = 64
_NUMBERS = ("slide", "line", "row", "number")
"""The parameters of a place that say how far down it is."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What is called by a name that no file gave."""

    untitled: str
    """The theme of cards that have none, where others have."""
    tags: str
    """The title of the group that all tags are put in."""
    group: str = "tags"
    """Its id."""


@dataclass(frozen=True, slots=True)
class Decked:
    """A deck, and what did not come into it."""

    deck: DeckFile
    left: tuple[Left, ...]


def together(files: Sequence[tuple[str, Brought]]) -> Brought:
    """What several files gave as one; where there are several, every place says which."""
    if len(files) == 1:
        return files[0][1]
    drafts: list[Draft] = []
    left: list[Left] = []
    for name, brought in files:
        for draft in brought.drafts:
            places = {key: _in(name, where) for key, where in draft.places.items()}
            drafts.append(replace(draft, where=_in(name, draft.where), places=places))
        left += [replace(each, where=_in(name, each.where)) for each in brought.left]
    return Brought(tuple(drafts), tuple(left), next((each.title for _, each in files if each.title), ""))


def _in(name: str, where: Where) -> Where:
    return replace(where, parameters={**where.parameters, "file": name})


def decked(brought: Brought, title: str, naming: Naming, language: str = "da") -> Decked:
    """The deck of what was brought."""
    wrong = {index: sign for index, draft in enumerate(brought.drafts) if (sign := _misread(draft))}
    drafts = [draft for index, draft in enumerate(brought.drafts) if index not in wrong]
    themes = _titled((draft.theme for draft in drafts), naming.untitled, title)
    tags = _titled((tag for draft in drafts for tag in draft.tags), "", "")
    groups = {naming.group: TagGroup(title=naming.tags, terms=tags)} if tags else {}
    work = _Work(tuple(Theme(id=each, title=name) for each, name in themes.items()), groups, naming)
    work.left += [Left(brought.drafts[index].where, "misread", {"given": sign}) for index, sign in wrong.items()]
    cards = tuple(card for draft in drafts if (card := work.card(draft)))
    used, tagged = {card.theme for card in cards}, {tag for card in cards for tag in card.tags}
    terms = {each: name for each, name in tags.items() if each in tagged}
    deck = DeckFile(
        format=1,
        title=title,
        language=language,
        themes=tuple(theme for theme in work.themes if theme.id in used),
        tags={naming.group: TagGroup(title=naming.tags, terms=terms)} if terms else {},
        cards=cards,
    )
    return Decked(deck, _in_order((*brought.left, *work.left)))


def _in_order(left: Iterable[Left]) -> tuple[Left, ...]:
    """Down through each file, sheet and table, one after another; what is about columns comes first."""
    tables: dict[tuple[object, ...], list[tuple[int, Left]]] = {}
    for each in left:
        told = each.where.parameters
        number = next((told[name] for name in _NUMBERS if name in told), 0)
        place = tuple(told.get(name) for name in ("file", "sheet", "table"))
        tables.setdefault(place, []).append((int(number), each))
    return tuple(each for rows in tables.values() for _, each in sorted(rows, key=lambda row: row[0]))


def _titled(texts: Iterable[str], untitled: str, alone: str) -> dict[str, str]:
    """Ids and titles of what is named in texts, each once, as it was first spelled.

    Where a text is empty it is called `untitled`, and where all are, `alone`.
    """
    named: dict[str, str] = {}
    empty = False
    for text in dict.fromkeys(texts):
        name = clean.line(text)
        if not name:
            empty = True
        elif len(name) <= LONGEST_NAME:
            named.setdefault(_id_of(name), name)
    fallback = untitled if named else alone
    if (empty or not named) and fallback:
        named.setdefault(_id_of(fallback), fallback)
    return named


def _id_of(name: str) -> str:
    return slug(name) or "-".join(str(ord(char)) for char in name)[:_LONGEST_ID].strip("-")


@dataclass
class _Work:
    """The cards so far."""

    themes: tuple[Theme, ...]
    groups: Mapping[str, TagGroup]
    naming: Naming
    left: list[Left] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)

    def card(self, draft: Draft) -> Card | None:
        """The card of a draft; `None` where its question cannot be used."""
        draft = replace(draft, follow_ups=tuple(self._fitting(draft)))
        found, left = values.read(replace(draft, fields=draft.fields - {"theme"}), self.themes, self.groups)
        question = str(found.get("question") or "")
        self.left += left
        if not question:
            if not any(each.where == values.place(draft, "question") for each in left):
                self.left.append(Left(draft.where, "question-empty"))
            return None
        if question in self.questions:
            self.left.append(Left(draft.where, "question-twice"))
            return None
        self.questions.add(question)
        return Card.model_validate({**_said(found), "id": self._id(draft, question), "theme": self._theme(draft)})

    def _fitting(self, draft: Draft) -> Iterator[str]:
        """The follow-ups there is room for; the rest are told of one by one."""
        kept = 0
        for each in draft.follow_ups:
            where, length = values.place(draft, "follow_ups"), len(each)
            if length > LONGEST_LINE:
                self.left.append(Left(where, "too-long", {"limit": LONGEST_LINE, "length": length}))
            elif kept == MOST_FOLLOW_UPS:
                self.left.append(Left(where, "follow-up-over", {"limit": MOST_FOLLOW_UPS, "text": each}))
            elif each:
                kept += 1
                yield each

    def _id(self, draft: Draft, question: str) -> str:
        """The id the file gives, where it can be one; else one made of the question."""
        identifier = draft.id
        fits = _IDENTIFIER.match(identifier) and len(identifier) <= _LONGEST_ID
        if identifier and (not fits or identifier in self.taken):
            reason = "id-taken" if fits else "id-unfit"
            self.left.append(Left(values.place(draft, "id"), reason, {"id": identifier}))
        if not fits or identifier in self.taken:
            identifier = values.new_id(question, self.taken)
        self.taken.add(identifier)
        return identifier

    def _theme(self, draft: Draft) -> str:
        """The theme's id; a title that is too long for one is told of."""
        name = clean.line(draft.theme)
        if len(name) > LONGEST_NAME:
            limits = {"limit": LONGEST_NAME, "length": len(name)}
            self.left.append(Left(values.place(draft, "theme"), "too-long", limits))
        fallback = self.naming.untitled if len(self.themes) > 1 else self.themes[0].title
        wanted = _id_of(name if name and len(name) <= LONGEST_NAME else fallback)
        return next((theme.id for theme in self.themes if theme.id == wanted), self.themes[0].id)


def _said(found: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something."""
    return {name: value for name, value in found.items() if value is not None and value != ""}


def _misread(draft: Draft) -> str:
    """Signs that a text was read in the wrong encoding by whatever wrote the file; empty where there are none."""
    texts = (draft.question, *draft.follow_ups, draft.situation, draft.hint, draft.theme, draft.source, *draft.tags)
    found = (hit.text for text in texts for hit in gate.hits(text) if hit.code is Code.TEXT_MOJIBAKE)
    return next(found, "")
