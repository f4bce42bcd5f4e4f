"""The moves: everything that can happen at a table, and the only things ever recorded."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, TypeAdapter, model_validator

from ledelseskort.table.records import CardId, Record, SeatNumber, TextId


class Draw(Record):
    """The seat takes the top card."""

    kind: Literal["draw"] = "draw"
    seat: SeatNumber


class Flip(Record):
    """The seat turns the card on a place (counted from 1)."""

    kind: Literal["flip"] = "flip"
    seat: SeatNumber
    place: int


class PassOn(Record):
    """The seat has shared, and passes the card on."""

    kind: Literal["pass-on"] = "pass-on"
    seat: SeatNumber


class Pass(Record):
    """The seat passes: no reason is asked."""

    kind: Literal["pass"] = "pass"
    seat: SeatNumber


class Gather(Record):
    """The groups have talked; now each gives one sentence."""

    kind: Literal["gather"] = "gather"


class Choose(Record):
    """The giver picks a card for a colleague."""

    kind: Literal["choose"] = "choose"
    seat: SeatNumber
    card: CardId


class Offer(Record):
    """The giver reads the card aloud and names the colleague."""

    kind: Literal["offer"] = "offer"
    seat: SeatNumber
    receiver: SeatNumber


class Accept(Record):
    """The colleague takes the card."""

    kind: Literal["accept"] = "accept"
    seat: SeatNumber


class OpenTalk(Record):
    """The colleague has reflected; all may talk."""

    kind: Literal["open-talk"] = "open-talk"
    seat: SeatNumber


class LastWord(Record):
    """The talk is over but for the colleague's last word."""

    kind: Literal["last-word"] = "last-word"
    seat: SeatNumber


class Prompt(Record):
    """One more helping prompt, please."""

    kind: Literal["prompt"] = "prompt"


class Next(Record):
    """This card is done."""

    kind: Literal["next"] = "next"


class Back(Record):
    """Back to the step before."""

    kind: Literal["back"] = "back"


class TakeCase(Record):
    """What the talk is about: one of the deck's written cases, or one's own."""

    kind: Literal["take-case"] = "take-case"
    case: CardId | None = None
    """None: one's own."""


class Write(Record):
    """What was written under one of the step's prompts; it takes the place of what stood there."""

    kind: Literal["write"] = "write"
    prompt: int
    """Counted from 1 in the step."""
    text: TextId | None = None
    """None: nothing stands there any more."""


class Another(Record):
    """The card does not fit: another, without explanation. It goes back under the deck."""

    kind: Literal["another"] = "another"


class Lighter(Record):
    """It gets heavy: a card that is less personal. This one goes back under the deck."""

    kind: Literal["lighter"] = "lighter"


class Mix(Record):
    """The deck is through: its cards are mixed again, all of them or those of one theme, and lie in this order."""

    kind: Literal["mix"] = "mix"
    order: tuple[CardId, ...]
    theme: str | None = None


class LayOut(Record):
    """Every place is turned: new cards are laid out from the deck."""

    kind: Literal["lay-out"] = "lay-out"


class Pause(Record):
    """The clock stands."""

    kind: Literal["pause"] = "pause"


class GoOn(Record):
    """The clock runs again."""

    kind: Literal["go-on"] = "go-on"


class AddMinutes(Record):
    """More time for this card."""

    kind: Literal["add-minutes"] = "add-minutes"
    minutes: Annotated[int, Field(ge=1, le=60)]


class Resumed(Record):
    """The program had stopped and goes on: a clock that ran then stands at its value at the last move."""

    kind: Literal["resumed"] = "resumed"


class Join(Record):
    """Someone comes late and sits last."""

    kind: Literal["join"] = "join"
    seat: SeatNumber
    name: TextId | None = None


class Leave(Record):
    """Someone leaves."""

    kind: Literal["leave"] = "leave"
    seat: SeatNumber


class Return(Record):
    """Someone who left is back."""

    kind: Literal["return"] = "return"
    seat: SeatNumber


class WriteNote(Record):
    """A note was written."""

    kind: Literal["note"] = "note"
    text: TextId


class TellExample(Record):
    """An example was written down."""

    kind: Literal["example"] = "example"
    situation: TextId
    action: TextId
    shows: str | None = None


class Owned(Record):
    """An agreement has one owner at most: a seat at the table, or somebody else by name."""

    seat: SeatNumber | None = None
    name: TextId | None = None

    @model_validator(mode="after")
    def _one_owner(self) -> Self:
        if self.seat is not None and self.name is not None:
            raise ValueError("an agreement has one owner")
        return self


class Agree(Owned):
    """An agreement was made."""

    kind: Literal["agree"] = "agree"
    what: TextId
    when: TextId | None = None
    due: date | None = None


class Assign(Owned):
    """An agreement has another owner now, or none."""

    kind: Literal["assign"] = "assign"
    agreement: TextId
    """The agreement's text: what was agreed."""


class Close(Record):
    """The talk ends; agreements are gathered."""

    kind: Literal["close"] = "close"


class CarryOn(Record):
    """Not yet: back from the close to where the table was."""

    kind: Literal["carry-on"] = "carry-on"


class End(Record):
    """The meeting is over."""

    kind: Literal["end"] = "end"


class Undo(Record):
    """Takes back the move with this number in the log (counted from 1)."""

    kind: Literal["undo"] = "undo"
    target: int


ClockMove = Pause | GoOn | AddMinutes | Resumed
"""Moves that only touch the clock: undo skips them."""

Move = Annotated[
    Draw
    | Flip
    | PassOn
    | Pass
    | Gather
    | Choose
    | Offer
    | Accept
    | OpenTalk
    | LastWord
    | Prompt
    | Next
    | Back
    | TakeCase
    | Write
    | Another
    | Lighter
    | Mix
    | LayOut
    | ClockMove
    | Join
    | Leave
    | Return
    | WriteNote
    | TellExample
    | Agree
    | Assign
    | Close
    | CarryOn
    | End
    | Undo,
    Field(discriminator="kind"),
]
"""Any move; `kind` tells which."""

MOVE: TypeAdapter[Move] = TypeAdapter(Move, config=ConfigDict(defer_build=True))
"""Reads a move from plain data or JSON, and back."""
