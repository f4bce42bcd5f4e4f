"""Holds a table against the ledger: each difference is told as the rule it breaks."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from ledelseskort.table.meeting import Meeting, forgettable
from ledelseskort.table.modes.guided import Guided
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.option import Choice, Option, Order
from ledelseskort.table.table import Stage, Table

from .book import Broken, must
from .ledger import Ledger, Offers
from .ledger_guided import GuidedLedger
from .ledger_modes import HandOverLedger
from .ledger_rounds import MemoryLedger, RoundLedger

BEGUN = datetime.fromisoformat("2026-11-22T09:00:00+00:00")
NEAR = 1e-3
"""Seconds."""


def when(seconds: float) -> datetime:
    return BEGUN + timedelta(seconds=seconds)


def hold(meeting: Meeting, ledger: Ledger, now: float) -> None:
    """Raises `Broken` where the table is not what the ledger says."""
    table = meeting.table
    if isinstance(ledger, MemoryLedger):
        hold_places(table, ledger)
    if isinstance(ledger, GuidedLedger):
        hold_steps(table, ledger)
    hold_turn(table, ledger)
    hold_cards(table, ledger)
    hold_clock(table, ledger, now)
    hold_offers(meeting.options(when(now)), ledger)
    hold_texts(meeting, ledger)


def hold_cards(table: Table, ledger: Ledger) -> None:
    book, facts = ledger.book, ledger.setting.cards
    queue = table.pile.queue
    for card in (*queue, *([table.card] if table.card else [])):
        must(not facts[card].retired, "a retired card is never dealt", card)
        must(facts[card].depth <= ledger.setting.ceiling, "never deeper than was settled", card)
    must(
        len(set(queue)) == len(queue) and table.card not in queue, "a card lies in one place only", (table.card, queue)
    )
    again = {*queue, table.card} & set(book.through) - {book.open}
    must(not again, "no card twice before the deck is through", again)
    lost = {*book.deck, book.open} - {*queue, table.card}
    must(not lost, "a card that is put back is not lost", lost)
    if table.card != book.open and not book.met and table.card is not None and ledger.depth(table.card) > 1:
        raise Broken("the first card is of depth 1 where one is left", table.card)
    must(table.card == book.open, "the card that is open", (table.card, book.open))
    must(list(queue) == book.deck, "cards are taken from the top and put under the deck", (queue, book.deck))
    met = [*book.met, *([book.open] if book.open and book.open not in book.met else [])]
    must(list(table.met) == met, "the cards met so far", (table.met, met))


def hold_turn(table: Table, ledger: Ledger) -> None:
    book = ledger.book
    here = [(seat.number, seat.present) for seat in table.seats]
    must(here == [(seat, seat not in book.away) for seat in range(1, book.seats + 1)], "who is here", here)
    names = {seat.number: seat.name for seat in table.seats if seat.name}
    must(names == book.names, "whose name stands where", names)
    stage = table.stage.value
    if isinstance(ledger, HandOverLedger) and book.stage in {"offered", "reflect"}:
        must(stage != "talk", "joint talk waits for the reflection", book.stage)
    if stage != book.stage and "share" in {stage, book.stage} and isinstance(ledger, RoundLedger):
        must(stage == "share", "everyone present has the card once", (stage, book.turn))
        raise Broken(_no_turn_for(table.play.turn, ledger), (table.play.turn, book.stage))
    must(stage == book.stage, "one stage follows another", (stage, book.stage))
    if table.stage in {Stage.TALK, Stage.CLOSING, Stage.ENDED}:
        return
    seat = table.play.turn
    between = "the next clockwise who is present is the next holder"
    rule = between if book.stage in ledger.between and seat not in book.away else _no_turn_for(seat, ledger)
    must(seat == book.turn, rule, (seat, book.turn))


def _no_turn_for(seat: int, ledger: Ledger) -> str:
    """Why it is not this seat's turn."""
    if seat in ledger.book.away:
        return "who left is out of the order"
    if isinstance(ledger, RoundLedger) and seat in ledger.book.had:
        return "no second turn on the same card"
    if isinstance(ledger, RoundLedger) and seat not in ledger.book.asked:
        return "who comes late listens to this card"
    return "the card goes round in its direction"


def hold_clock(table: Table, ledger: Ledger, now: float) -> None:
    clock, watch = table.clock, ledger.book.watch
    if clock is None or watch is None:
        must(clock is None and watch is None, "there is a clock while there is talk", (clock, watch))
        return
    must(clock.soft == watch.soft and clock.given == watch.given, "the time that is given", (clock, watch))
    must(clock.running == watch.running, "the clock runs, or stands in a pause", (clock, watch))
    for later in (0.0, 1.0, 90.0, 1e5):
        at = max(now, watch.last) + later
        seen, right = clock.remaining(when(at)), watch.at(at)
        must(watch.running or abs(seen - right) < NEAR, "the clock stands in a pause", (seen, right))
        must(seen - right < NEAR, "time asleep counts, and time backwards counts as none", (seen, right))
        must(right - seen < NEAR, "no time is lost", (seen, right))
    for earlier in (0.0, 50.0, 1e5):
        must(0 <= clock.remaining(when(now - earlier)) <= clock.given, "within 0 and what was given", clock)


def hold_offers(options: tuple[Option, ...], ledger: Ledger) -> None:
    watch = ledger.book.watch
    if watch is not None and not watch.running and ledger.book.stage != "closing":
        must(options[0].kind == "go-on", "in a pause, going on is the most natural", options[0])
    if isinstance(ledger, HandOverLedger):
        receivers = {seat for kind, fields in offered(options) if kind == "offer" for seat in fields["receiver"]}
        must(ledger.book.giver not in receivers, "nobody hands to themselves", receivers)
    seen, right = _counted(offered(options)), _counted(ledger.offers())
    must(seen == right, "what may be done now", f"too much: {seen - right}, missing: {right - seen}")


def offered(options: tuple[Option, ...]) -> Offers:
    """The options as the ledger writes them."""
    offers: Offers = []
    for option in options:
        choices = {each.name: frozenset[object](each.values) for each in option.fields if isinstance(each, Choice)}
        orders = {each.name: frozenset[object](each.cards) for each in option.fields if isinstance(each, Order)}
        offers.append((option.kind, choices | orders))
    return offers


def _counted(offers: Offers) -> Counter[tuple[str, frozenset[tuple[str, frozenset[object]]]]]:
    return Counter((kind, frozenset(fields.items())) for kind, fields in offers)


def hold_places(table: Table, ledger: MemoryLedger) -> None:
    assert isinstance(table.play, Memory)
    places = [(place.theme, place.card) for place in table.play.places]
    if not ledger.book.places:
        must(all(card is None for _, card in places), "places are laid out face down", places)
        ledger.lay([theme for theme, _ in places])
    must(places == ledger.book.places, "a played card stays where it was turned", (places, ledger.book.places))
    for theme, card in places:
        if theme is not None and card is not None:
            must(ledger.setting.cards[card].theme == theme, "a themed back keeps its promise", (theme, card))


def hold_steps(table: Table, ledger: GuidedLedger) -> None:
    assert isinstance(table.play, Guided)
    state, book = table.play, ledger.book
    must(list(state.steps) == ledger.walk, "the steps for as many as sat down are walked", (state, ledger.walk))
    must(state.case == book.case, "the case that is talked about", (state.case, book.case))
    if table.stage is Stage.STEP:
        must(state.at == book.walked, "the steps are walked in their order", (state.at, book.walked))


def hold_texts(meeting: Meeting, ledger: Ledger) -> None:
    table, book = meeting.table, ledger.book
    notes = [(note.text, note.card) for note in table.notes]
    examples = [(each.situation, each.action, each.shows, each.card) for each in table.examples]
    agreements = [(each.what, each.when, each.seat, each.name, each.card) for each in table.agreements]
    back = {each for each, _ in notes} & ledger.undone
    must(not back, "a text that was undone never comes back", back)
    must(notes == book.notes, "the notes that stand", (notes, book.notes))
    answers = [(note.step, note.prompt) for note in table.notes]
    must(answers == book.answers, "a text stands under the prompt it answers", (answers, book.answers))
    must(examples == book.examples, "the examples that stand", (examples, book.examples))
    must(agreements == book.agreements, "the agreements that stand", (agreements, book.agreements))
    must(ledger.undone <= forgettable(meeting, team_keeps_table=True), "what was undone is forgotten", ledger.undone)
    for keeps in (False, True):
        forgotten, right = forgettable(meeting, team_keeps_table=keeps), ledger.forgettable(keeps)
        must(forgotten == right, "names are forgotten unless they own an agreement", (forgotten, right))
