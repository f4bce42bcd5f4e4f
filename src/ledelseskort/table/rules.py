"""The rules all ways of playing share, and the choice of the mode's own: what may be done now, and what it does."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta

from ledelseskort.deck.models import Deck
from ledelseskort.table import moves
from ledelseskort.table.modes import guided
from ledelseskort.table.modes.alone import Alone
from ledelseskort.table.moves import Move
from ledelseskort.table.option import Choice, Day, Minutes, Option, Order, Text
from ledelseskort.table.pace import Pace, time_left
from ledelseskort.table.pile import lighter, of_theme, reachable
from ledelseskort.table.records import MOST_SEATS, Agreement, Example, Note
from ledelseskort.table.registry import mode_of
from ledelseskort.table.seats import Seat, away, present, with_presence
from ledelseskort.table.table import Stage, Table

NOTE_LENGTH = 4000
AGREEMENT_LENGTH = 500
NAME_LENGTH = 60
"""Characters of a name, a seat's or an owner's."""
REVIEW_AFTER = timedelta(days=14)
"""When an agreement is met again unless another day is given (play-scripts: closing)."""
SATURDAY = 5
"""As `date.weekday` counts: from here on nobody is at work until Monday."""
SETTLED_STAGES = frozenset({Stage.SECOND_OFFER, Stage.LAST_WORD})
"""The card has been talked through: too late for another in its place."""


def options(table: Table, now: datetime) -> tuple[Option, ...]:
    """What may be done now, most natural first."""
    if table.stage is Stage.ENDED:
        return ()
    if table.stage is Stage.CLOSING:
        first = (_agree(table, now), Option("end"))
        # Once something is agreed, the natural thing is to go home with it.
        return (
            *(reversed(first) if table.agreements else first),
            _note(),
            _example(table),
            *_assign(table),
            Option("carry-on"),
            *_undo(table),
        )
    onwards = (*mode_of(table).options(table), *_mixing(table))
    if table.stage is Stage.WRITE:
        onwards = (_note(), *onwards)
    clock = table.clock
    paused = (Option("go-on"),) if clock is not None and not clock.running else ()
    closing = () if any(option.kind == "close" for option in onwards) else (Option("close"),)
    wrap_up = table.met and time_left(table, now).pace is Pace.WRAP_UP
    return (
        *paused,
        *(closing + onwards if wrap_up else onwards),
        *_instead(table, onwards),
        *((Option("pause"),) if clock is not None and clock.running else ()),
        *((Option("add-minutes", (Minutes("minutes", 60, 1),)),) if clock is not None else ()),
        _agree(table, now),
        *(() if table.stage is Stage.WRITE else (_note(),)),
        _example(table),
        *_people(table),
        *_undo(table),
        *(() if wrap_up else closing),
    )


def _mixing(table: Table) -> tuple[Option, ...]:
    """The deck is through: mix all of it again, or one theme."""
    if table.pile.queue or table.stage not in mode_of(table).between:
        return ()
    dealt = table.opening.order
    themes = [theme.id for theme in table.deck.themes if of_theme(table.deck, dealt, theme.id)]
    by_theme = tuple(
        Option("mix", (Choice("theme", (theme,)), Order("order", of_theme(table.deck, dealt, theme))))
        for theme in themes
        if len(themes) > 1
    )
    return (Option("mix", (Order("order", frozenset(dealt)),)), *by_theme)


def _instead(table: Table, onwards: tuple[Option, ...]) -> tuple[Option, ...]:
    """Another card in place of the open one, while it is still being met."""
    if table.card is None or table.stage in SETTLED_STAGES:
        return ()
    theme = mode_of(table).promised(table)
    offered = any(option.kind == "another" for option in onwards)
    another = reachable(table.pile, table.deck, theme=theme) and not offered
    less = lighter(table.pile, table.deck, table.card, theme=theme)
    return (*((Option("another"),) if another else ()), *((Option("lighter"),) if less else ()))


def _note() -> Option:
    return Option("note", (Text("text", NOTE_LENGTH),))


def _agree(table: Table, now: datetime) -> Option:
    """What is required; who and when are not."""
    return Option(
        "agree",
        (
            Text("what", AGREEMENT_LENGTH),
            Text("when", AGREEMENT_LENGTH, optional=True),
            *_owner(table),
            Day("due", review_day(now.date()), review_days(table.deck, now.date())),
        ),
    )


def _owner(table: Table) -> tuple[Choice, Text]:
    """One of those at the table, or somebody else by name; never both."""
    return Choice("seat", present(table.seats), optional=True), Text("name", NAME_LENGTH, optional=True)


def _assign(table: Table) -> tuple[Option, ...]:
    """Another owner for an agreement; alone there is nobody else to have it."""
    if not table.agreements or table.opening.alone:
        return ()
    return (Option("assign", (Choice("agreement", tuple(each.what for each in table.agreements)), *_owner(table))),)


def review_days(deck: Deck, today: date) -> tuple[date, ...]:
    """The deck's own days of review as they come round next, the nearest first."""
    years = (today.year, today.year + 1)
    return tuple(sorted(next(on for year in years if (on := _on(year, day)) > today) for day in deck.review_days))


def _on(year: int, day: str) -> date:
    """That month-day in that year; 29 February is the last of February in most."""
    month, number = (int(part) for part in day.split("-"))
    return date(year, month, min(number, monthrange(year, month)[1]))


def review_day(today: date) -> date:
    """When an agreement is met again: a day at work, so a weekend becomes the Monday after it."""
    day = today + REVIEW_AFTER
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def _example(table: Table) -> Option:
    """A short story, and which tag of the deck it shows."""
    tags = tuple(term for group in table.deck.tags.values() for term in group.terms)
    shows = Choice("shows", tags, optional=True)
    return Option("example", (Text("situation", NOTE_LENGTH), Text("action", NOTE_LENGTH), shows))


def _people(table: Table) -> tuple[Option, ...]:
    """Those who come late, leave and return. The last one at the table closes it instead of leaving."""
    if table.opening.alone:
        return ()
    here, gone = present(table.seats), away(table.seats)
    late = Option("join", (Choice("seat", (len(table.seats) + 1,)), Text("name", NAME_LENGTH, optional=True)))
    return (
        *((late,) if len(table.seats) < MOST_SEATS else ()),
        *((Option("leave", (Choice("seat", here),)),) if len(here) > 1 else ()),
        *((Option("return", (Choice("seat", gone),)),) if gone else ()),
    )


def _undo(table: Table) -> tuple[Option, ...]:
    return () if table.undoable is None else (Option("undo", (Choice("target", (table.undoable,)),)),)


def step(table: Table, move: Move, at: datetime) -> Table:
    """The table after a move that `options` offers; undo is the meeting's, not the table's."""
    mode = mode_of(table)
    match move:
        case moves.Pause() | moves.GoOn() | moves.AddMinutes() | moves.Resumed():
            return _clock(table, move, at)
        case moves.Join() | moves.Leave() | moves.Return():
            return _seated(table, move, at)
        case moves.WriteNote() | moves.TellExample() | moves.Agree() | moves.Assign():
            return _written(table, move)
        case moves.Another():
            following = reachable(table.pile, table.deck, theme=mode.promised(table))
            return mode.replaced(table, following[0] if following else None, at)
        case moves.Lighter():
            assert table.card is not None
            return mode.replaced(table, lighter(table.pile, table.deck, table.card, theme=mode.promised(table)), at)
        case moves.Mix(order=order):
            finished = table.finished()
            return replace(finished, stage=mode.first, pile=replace(finished.pile, queue=order))
        case moves.Close():
            stopped = None if table.clock is None else table.clock.paused(at)
            return replace(table, stage=Stage.CLOSING, left_off=table.stage, clock=stopped)
        case moves.CarryOn():
            return replace(table, stage=table.left_off or mode.first, left_off=None)
        case moves.End():
            return replace(table, stage=Stage.ENDED, clock=None)
        case _:
            return mode.step(table, move, at)


def _clock(table: Table, move: moves.ClockMove, at: datetime) -> Table:
    clock = table.clock
    if clock is None:
        return table
    match move:
        case moves.Pause():
            return replace(table, clock=clock.paused(at))
        case moves.GoOn():
            return replace(table, clock=clock.going(at))
        case moves.AddMinutes(minutes=minutes):
            return replace(table, clock=clock.longer(minutes, at))
        case moves.Resumed():
            return replace(table, clock=clock.paused(min(table.at or at, at)))


def _seated(table: Table, move: moves.Join | moves.Leave | moves.Return, at: datetime) -> Table:
    match move:
        case moves.Join(seat=seat, name=name):
            return replace(table, seats=(*table.seats, Seat(seat, name)))
        case moves.Return(seat=seat):
            return replace(table, seats=with_presence(table.seats, seat, here=True))
        case moves.Leave(seat=seat):
            gone = replace(table, seats=with_presence(table.seats, seat, here=False))
            return mode_of(table).left(gone, seat, at)


def _written(table: Table, move: moves.WriteNote | moves.TellExample | moves.Agree | moves.Assign) -> Table:
    match move:
        case moves.WriteNote(text=text):
            prompts = table.play.prompts if isinstance(table.play, Alone) and table.card is not None else 0
            note = Note(text=text, card=table.card, prompt=prompts or None, step=guided.number_of(table))
            return replace(table, notes=(*table.notes, note))
        case moves.TellExample(situation=situation, action=action, shows=shows):
            example = Example(situation=situation, action=action, shows=shows, card=table.card)
            return replace(table, examples=(*table.examples, example))
        case moves.Agree():
            agreement = Agreement(**move.model_dump(exclude={"kind"}), card=table.card)
            return replace(table, agreements=(*table.agreements, agreement))
        case moves.Assign(agreement=what, seat=seat, name=name):
            owned = {"seat": seat, "name": name}
            standing = (each.model_copy(update=owned) if each.what == what else each for each in table.agreements)
            return replace(table, agreements=tuple(standing))
