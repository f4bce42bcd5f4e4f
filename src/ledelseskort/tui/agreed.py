"""Agreements that were kept, as they are shown and copied: the same words as on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Literal

from ledelseskort.journal.agreements import KeptAgreement, Status
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.paper.agreed import AgreementLine, OutcomeLine
from ledelseskort.paper.minutes import agreed
from ledelseskort.wording.words import Words

STATUS: Mapping[Status, Literal["open", "done", "dropped"]] = {
    Status.OPEN: "open",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
}
"""How paper says what became of one; one that was withdrawn is on no list."""


def as_line(
    kept: KeptAgreement, words: Words, local: Callable[[datetime], datetime], team: str | None = None
) -> AgreementLine:
    """The agreement as paper says it. `local` is a moment as it is in this room, `team` the name of its group."""
    return AgreementLine(
        id=kept.id,
        what=kept.what,
        made=local(kept.made).date(),
        when=kept.when,
        owner=None if kept.alone else _owner(kept, words),
        due=kept.due,
        status=STATUS[kept.status],
        outcomes=tuple(
            OutcomeLine(each.kind, local(each.at).date(), each.due, each.word, each.cost, each.instead)
            for each in kept.outcomes
        ),
        question=kept.question,
        team=team,
        alone=kept.alone,
    )


def _owner(kept: KeptAgreement, words: Words) -> str | None:
    """The owner's name, or what its seat is called."""
    if kept.owner is not None or kept.seat is None:
        return kept.owner
    who = words("seat.group" if kept.groups else "seat.nameless", number=kept.seat)
    return who[:1].upper() + who[1:]


def at_the_table(live: LiveMeeting, words: Words, local: Callable[[datetime], datetime]) -> tuple[AgreementLine, ...]:
    """What was agreed in the meeting that is played."""
    return agreed(live.meeting, live.texts, words, local, stream=live.stream)


def is_due(kept: KeptAgreement, today: date) -> bool:
    """Whether it is time to meet it again."""
    return kept.open and (kept.due is None or kept.due <= today)


def by_team(
    agreements: Iterable[KeptAgreement], teams: Mapping[str, str], today: date
) -> tuple[tuple[str | None, tuple[KeptAgreement, ...]], ...]:
    """The agreements under their group's name, None for those without one; what is due comes first.

    `teams` are the groups' names by id.
    """
    groups: dict[str | None, list[KeptAgreement]] = {}
    for each in agreements:
        groups.setdefault(teams.get(each.team or ""), []).append(each)
    for listed in groups.values():
        listed.sort(key=lambda each: (not is_due(each, today), each.due or date.max))

    def order(group: tuple[str | None, list[KeptAgreement]]) -> tuple[bool, bool, str]:
        name, listed = group
        return not is_due(listed[0], today), name is None, (name or "").casefold()

    return tuple((name, tuple(listed)) for name, listed in sorted(groups.items(), key=order))


def settled(agreements: Iterable[KeptAgreement]) -> tuple[KeptAgreement, ...]:
    """Those that were done or dropped, the latest first."""
    over = [each for each in agreements if each.status in (Status.DONE, Status.DROPPED)]
    return tuple(sorted(over, key=lambda each: each.outcomes[-1].at if each.outcomes else each.made, reverse=True))
