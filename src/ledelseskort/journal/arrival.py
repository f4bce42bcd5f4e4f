"""Before the first card: the table as it was last, whose it is, which cards are new to it, and what it agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ledelseskort.deck.dealing import unmet_first
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.journal.agreements import KeptAgreement
from ledelseskort.journal.live import Setting
from ledelseskort.journal.port import History, Scope
from ledelseskort.table.meeting import replay
from ledelseskort.table.records import Opening
from ledelseskort.table.versions import Place, again


class LastTable(NamedTuple):
    """The table that a group set last, as far as it is still kept."""

    opening: Opening
    names: tuple[str, ...]
    """Everybody's name in order; none where one of them is not kept."""
    team: str
    """The group's name; empty where it had none."""


def last_table(history: History) -> tuple[tuple[str, ...], LastTable | None]:
    """The names of the groups there are, and the table a group set last."""
    teams = {team.id: team.name for team in history.teams()}
    kept = history.last()
    if kept is None:
        return tuple(teams.values()), None
    names = tuple(kept.texts.get(seat.name or "", "") for seat in kept.opening.seats)
    team = teams.get(kept.opening.team or "", "")
    return tuple(teams.values()), LastTable(kept.opening, names if all(names) else (), team)


def arrive(history: History, deck: Deck, setting: Setting, today: date) -> tuple[Setting, tuple[KeptAgreement, ...]]:
    """The table as this group has it, cards it has not met lying first; and the agreements it should meet again.

    A group that is named for the first time is kept from now on. `today` is the date in this room.
    """
    team = history.team(setting.team).id if setting.team else None
    opening = setting.opening
    alone = opening.alone
    scope = Scope(team, alone)
    order = opening.order
    if not deck.prepared:
        order = unmet_first(order, history.met(scope, deck.id), top_stays=alone)
    opening = opening.model_copy(update={"team": team, "order": order})
    # A table without a name is anybody's: what others agreed at such a table is not for these to hear.
    due = history.due(scope, today) if team is not None or alone else ()
    written = setting.written
    if not written and (team is not None or alone):
        written = last_version(history, deck, opening, scope)
    return replace(setting, opening=opening, written=written), due


def last_version(history: History, deck: Deck, opening: Opening, scope: Scope) -> dict[Place, str]:
    """What this scope wrote the last time it walked these steps to the end: there the new version begins."""
    if opening.mode is not ModeName.GUIDED or deck.cases:
        return {}
    lines = (line for line in history.meetings(scope) if (line.mode, line.deck) == (opening.mode, deck.id))
    last = next((line for line in lines if line.ended), None)
    if last is None:
        return {}
    kept = history.read(last.stream)
    table = replay(kept.deck, kept.opening, kept.entries).table
    return again(deck, len(opening.seats), table, kept.texts)
