"""Short stories: a situation, what somebody did, and the value it shows. No story knows who told it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """An example as it was written down."""

    situation: str
    action: str
    shows: str | None = None
    """The title of the value or other tag that it shows."""
    question: str | None = None
    """The card it came from."""


def by_value(stories: Iterable[Story]) -> dict[str | None, tuple[Story, ...]]:
    """The stories under the value they show, by title; those that show none come last."""
    groups: dict[str | None, tuple[Story, ...]] = {}
    for story in stories:
        groups[story.shows] = (*groups.get(story.shows, ()), story)
    named = sorted((title for title in groups if title is not None), key=str.casefold)
    return {title: groups[title] for title in (*named, *({None} & groups.keys()))}
