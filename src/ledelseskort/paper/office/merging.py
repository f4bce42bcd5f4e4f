"""A sheet held against the deck it came from, card by card and by id: what changes, what is new, what is gone.

Nothing is written here and nothing is removed: the plan says what would be done, and `merged` does it to the bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ledelseskort.deck.models import Card, TagGroup
from ledelseskort.paper.office import values
from ledelseskort.paper.office.draft import Draft, Left, Where
from ledelseskort.paper.office.placing import Places
from ledelseskort.paper.office.standing import Held, Standing, content, standing
from ledelseskort.paper.office.tables import unmarked
from ledelseskort.paper.office.values import Value, same

_TEXTS = ("question", "situation", "hint", "source")
"""The fields that are the same where only white space differs."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a card before and after, as a person reads it: lists by line, empty where nothing stands."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A card that the sheet says otherwise than the deck."""

    card: Card
    """As it will be."""
    where: Where
    file: Path
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A card that is new in the sheet."""

    card: Card
    """With its new id and its theme."""
    where: Where
    file: Path
    """The file that it is put in."""
    after: str
    """The id of the card it is put after; empty where it is the file's first."""
    chosen_after: str = ""
    """The id that it comes after in a deck that chooses its cards; empty: last."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What would be done to a deck's files."""

    path: Path
    files: Mapping[Path, bytes]
    """Every file of the deck as it was read, the deck file first."""
    changed: tuple[Changed, ...] = ()
    added: tuple[Added, ...] = ()
    missing: tuple[Card, ...] = ()
    """In play in the deck, and not in the sheet: to be asked about, and never removed."""
    left: tuple[Left, ...] = ()
    """The rows and cells that are not taken."""
    moved: bool = False
    """Whether the rows stand in another order than the cards of the deck, whose order stays."""
    themes: Mapping[str, str] = field(default_factory=dict)
    """The titles of the deck's themes by id."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to write and nothing to ask."""
        return not (self.changed or self.added or self.missing)


def plan(path: Path, drafts: Sequence[Draft]) -> Merge:
    """What the drafts would do to the deck at `path`. Raises `NotFound`, `Unusable` or `Broken`."""
    return planned(content(path), drafts)


def planned(files: Mapping[Path, bytes], drafts: Sequence[Draft]) -> Merge:
    """The same of a deck's files, the deck file first. Raises `Broken`."""
    stands = standing(files)
    work = _Work(stands, _matched(stands, drafts))
    for draft in drafts:
        work.take(draft)
    order = [name for name in work.met if name in stands.chosen]
    deck_order = [name for name in stands.chosen if name in work.met]
    return Merge(
        stands.path,
        files,
        tuple(work.changed),
        tuple(work.added),
        tuple(work.missing(drafts)),
        tuple(work.left),
        order != deck_order,
        {theme.id: theme.title for theme in stands.head.themes},
    )


def _matched(stands: Standing, drafts: Iterable[Draft]) -> Mapping[str, str]:
    """By question, the cards that no row names: a row without an id that has such a question is that card.

    So a sheet with new rows can be brought in twice.
    """
    named = {draft.id for draft in drafts}
    return {_key(held.card.question): name for name, held in stands.cards.items() if name not in named}


class _Work:
    """The plan while it is being made, row by row."""

    def __init__(self, stands: Standing, unnamed: Mapping[str, str]) -> None:
        self.stands = stands
        self.unnamed = unnamed
        self.changed: list[Changed] = []
        self.added: list[Added] = []
        self.left: list[Left] = []
        self.met: dict[str, Draft] = {}
        """The deck's cards that a row was found for, in the order of the rows."""
        self.above = ""
        """The card of the row above."""
        self.places = Places(stands)
        self.taken = set(stands.cards)
        self.questions = {_key(held.card.question) for held in stands.cards.values()}

    def take(self, draft: Draft) -> None:
        """One row: a card of the deck, a new one, or one that cannot be taken."""
        known = self.unnamed.get(_key(draft.question)) if draft.question else None
        name = draft.id or known or ""
        if name in self.met:
            self.left.append(Left(draft.where, "id-twice", {"id": name, "row": _row(self.met[name])}))
        elif name in self.stands.cards:
            self.met[name] = self.met.get(name, draft)
            self._hold(draft, self.stands.cards[name])
            self.above = name
        elif name:
            if known:
                self.met[known] = draft
            reason = "id-changed" if known else "id-unknown"
            self.left.append(Left(values.place(draft, "id"), reason, {"id": name, "was": known or ""}))
        elif not draft.question.strip():
            if "question" not in draft.fields:
                return  # whoever read it has told already
            self.left.append(Left(values.place(draft, "question"), "question-empty", {"id": ""}))
        else:
            self._add(draft)

    def missing(self, drafts: Sequence[Draft]) -> list[Card]:
        """The cards in play that no row was found for; a sheet without ids says nothing about them."""
        if not any("id" in draft.fields for draft in drafts):
            return []
        cards = (self.stands.cards[name].card for name in self.stands.chosen if name not in self.met)
        return [card for card in cards if not card.retired]

    def _hold(self, draft: Draft, held: Held) -> None:
        """Hold a row against the card it is."""
        if "question" in draft.fields and not draft.question.strip():
            self.left.append(Left(values.place(draft, "question"), "question-empty", {"id": held.card.id}))
            return
        said, left = self._read(draft)
        if said.get("theme", "") is None:
            self.left.append(Left(values.place(draft, "theme"), "theme-missing", {}))
            del said["theme"]
        self.left += left
        if "tags" in said:
            said["tags"] = _tags(held.card.tags, said["tags"], draft.fields, self.stands.head.tags)
        if "follow_ups" in said:
            said["follow_ups"] = _as_before(held.card.follow_ups, said["follow_ups"])
        news = {name: value for name, value in said.items() if not _alike(name, getattr(held.card, name), value)}
        if news:
            card = held.card.model_copy(update=news)
            fields = tuple(
                FieldChange(name, self._told(name, getattr(held.card, name)), self._told(name, value))
                for name, value in news.items()
            )
            self.changed.append(Changed(card, draft.where, held.file, fields))

    def _read(self, draft: Draft) -> tuple[dict[str, Value], tuple[Left, ...]]:
        return values.read(draft, self.stands.head.themes, self.stands.head.tags)

    def _add(self, draft: Draft) -> None:
        """A new card, as far as its row says enough."""
        said, left = self._read(draft)
        self.left += left
        theme = said.get("theme")
        if "theme" in draft.fields and draft.theme.strip() and theme is None:
            return
        themes = self.stands.head.themes
        theme = str(theme) if theme else themes[0].id if len(themes) == 1 else None
        if theme is None:
            self.left.append(Left(values.place(draft, "theme"), "theme-missing", {}))
        if theme is None or "question" not in said:
            return
        key = _key(draft.question)
        if key in self.questions:
            self.left.append(Left(draft.where, "question-twice", {}))
            return
        file, after = self.places.home(theme, self.above)
        if file is None:
            self.left.append(Left(draft.where, "theme-homeless", {"value": self._told("theme", theme)}))
            return
        name = values.new_id(str(said["question"]), self.taken)
        card = Card.model_validate({**said, "id": name, "theme": theme})
        self.added.append(Added(card, draft.where, file, after, self.above))
        self.places.put(name, theme, file)
        self.taken.add(name)
        self.questions.add(key)
        self.above = name

    def _told(self, name: str, value: Value) -> str:
        """A value as a person reads it."""
        head = self.stands.head
        if value is None or value is False:
            return ""
        if name == "theme":
            return next((theme.title for theme in head.themes if theme.id == value), str(value))
        if name == "tags" and isinstance(value, tuple):
            titles = {tag: title for group in head.tags.values() for tag, title in group.terms.items()}
            return ", ".join(titles.get(tag, tag) for tag in value)
        return "\n".join(value) if isinstance(value, tuple) else str(value)


def _key(question: str) -> str:
    return values.tidy("question", question).casefold()


def _row(draft: Draft) -> str | int:
    return draft.where.parameters.get("row", "")


def _alike(name: str, old: Value, new: Value) -> bool:
    """Whether a cell says what the card says already."""
    if name in _TEXTS:
        return same(str(old or ""), str(new or ""))
    if name == "tags" and isinstance(old, tuple) and isinstance(new, tuple):
        return set(old) == set(new)
    return old == new


def _as_before(old: Sequence[str], new: Value) -> tuple[str, ...]:
    """The texts of a list; those that only look otherwise are as they were."""
    known = {_line(text): text for text in old}
    return tuple(known.get(_line(text), text) for text in (new if isinstance(new, tuple) else ()))


def _line(text: str) -> str:
    """What tells a follow-up from another: what marks it as one of several was taken away where it was read."""
    return unmarked(values.tidy("follow_ups", text))


def _tags(old: Sequence[str], new: Value, fields: Iterable[str], groups: Mapping[str, TagGroup]) -> tuple[str, ...]:
    """The tags of a card in their old order, the new ones last; those that the sheet has no column for stay."""
    columns = {name.removeprefix(values.GROUP) for name in fields if name.startswith(values.GROUP)}
    shown = {tag for group in groups.values() if _has_column(group.title, columns) for tag in group.terms}
    wanted = new if isinstance(new, tuple) else ()
    kept = tuple(tag for tag in old if tag in wanted or (columns and tag not in shown))
    return (*kept, *(tag for tag in wanted if tag not in kept))


def _has_column(title: str, columns: Iterable[str]) -> bool:
    """Whether a group of tags has a column of its own."""
    return any(same(title.casefold(), column.casefold()) for column in columns)
