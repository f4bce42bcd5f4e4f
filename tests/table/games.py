"""The tables that random games are played at: decks, seats and wishes of every kind, dealt by the real deal."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta

from hypothesis import strategies as st

from ledelseskort.deck.dealing import deal
from ledelseskort.deck.models import Card, Case, Deck, Step, TagGroup, Theme
from ledelseskort.table.records import Opening

from .book import Fact, Setting, Way, must
from .holding import BEGUN

THEMES = ("et", "to", "tre")
TAGS = ("dialog", "dygtighed")

facts = st.builds(
    Fact,
    st.sampled_from(THEMES),
    st.sampled_from((1, 1, 2, 3)),
    st.sampled_from((False, False, False, True)),
)


ways = st.builds(
    Way,
    st.sampled_from((1, 1, 1, 2, 3)),
    st.sampled_from((12, 12, 12, 8, 2)),
    st.sampled_from((None, 1, 5)),
    st.sampled_from((0, 0, 1, 3)),
)


@st.composite
def guided_settings(draw: st.DrawFn) -> Setting:
    """The same for a deck of steps; sometimes a version before has left its texts."""
    seats = draw(st.sampled_from((3, 4, 1, 2, 5, 1, 8, 12)))
    steps = (*draw(st.lists(ways, max_size=5)), draw(st.sampled_from((Way(), Way(minutes=5, prompts=2)))))
    places = [(at, prompt) for at, way in enumerate(steps) for prompt in range(1, way.prompts + 1)]
    walked = [(at, prompt) for at, prompt in places if steps[at].least <= seats <= steps[at].most]
    kept = walked if draw(st.booleans()) else []
    return Setting(
        mode="guided",
        seats=seats,
        cards={},
        order=(),
        ceiling=3,
        length=draw(st.sampled_from((None, 30))),
        tags=frozenset(TAGS),
        texts=frozenset(f"name-{seat}" for seat in draw(st.sets(st.integers(1, seats)))),
        steps=steps,
        cases=draw(st.sampled_from(((), ("sag-1",), ("sag-1", "sag-2")))),
        written=tuple((at, prompt, f"sidst-{at}-{prompt}") for at, prompt in kept[::2]),
    )


@st.composite
def settings_of(draw: st.DrawFn, mode: str) -> Setting:
    """What is settled when the table is set, the cards dealt."""
    if mode == "guided":
        return draw(guided_settings())
    ceiling = draw(st.sampled_from((1, 2, 3)))
    least, most = draw(st.sampled_from(((4, 8), (1, 3), (9, 30))))
    cards = draw(st.lists(facts, min_size=least, max_size=most))
    if not any(fact.depth <= ceiling and not fact.retired for fact in cards):
        cards[0] = Fact(cards[0].theme, ceiling)
    prepared = draw(st.booleans())
    if prepared and draw(st.booleans()):
        cards.sort(key=lambda fact: -fact.depth)
    known = {f"kort-{at}": fact for at, fact in enumerate(cards, start=1)}
    seats = 1 if mode == "alone" else draw(st.sampled_from((3, 4, 2, 5, 3, 4, 1, 8, 12)))
    named = draw(st.sets(st.integers(1, seats))) if draw(st.booleans()) else set[int]()
    return Setting(
        mode=mode,
        seats=seats,
        cards=known,
        order=dealt(known, ceiling, draw(st.integers(0, 999)), prepared=prepared),
        ceiling=ceiling,
        prepared=prepared,
        card_minutes=draw(st.sampled_from((1, 4, 8, 10))),
        groups=mode != "alone" and draw(st.booleans()),
        theme_backs=draw(st.sampled_from((True, True, False))),
        places=draw(st.sampled_from((1, 4, 12, 24))),
        length=draw(st.sampled_from((None, 30))),
        tags=frozenset(TAGS),
        texts=frozenset(f"name-{seat}" for seat in named),
    )


def opening_of(setting: Setting, deck: Deck) -> Opening:
    """The opening of that table."""
    names = {seat: f"name-{seat}" for seat in range(1, setting.seats + 1) if f"name-{seat}" in setting.texts}
    return Opening.model_validate(
        {
            "mode": setting.mode,
            "seats": [{"number": seat, "name": names.get(seat)} for seat in range(1, setting.seats + 1)],
            "deck": deck.id,
            "deck_sha256": deck.sha256,
            "order": setting.order,
            "begun": BEGUN,
            "ends": None if setting.length is None else BEGUN + timedelta(minutes=setting.length),
            "depth": setting.ceiling,
            "times": {
                "card": setting.card_minutes,
                "reflect": setting.reflect_minutes,
                "talk": setting.talk_minutes,
            },
            "places": setting.places,
            "theme_backs": setting.theme_backs,
            "groups": setting.groups,
            "written": tuple(
                {"step": step, "prompt": prompt, "text": text, "card": None} for step, prompt, text in setting.written
            ),
        }
    )


def deck_for(setting: Setting) -> Deck:
    """The deck that is played at that table."""
    deck = deck_of(setting.cards, prepared=setting.prepared)
    steps = tuple(
        Step(
            title=f"Trin {at}",
            text="Gør det.",
            seats=f"{way.least}-{way.most}",
            minutes=way.minutes,
            write=tuple(f"Hvad {prompt}?" for prompt in range(1, way.prompts + 1)),
        )
        for at, way in enumerate(setting.steps, start=1)
    )
    cases = tuple(Case(id=case, title=case, text="Det skete.") for case in setting.cases)
    return deck.model_copy(update={"steps": steps, "cases": cases})


def deck_of(known: Mapping[str, Fact], *, prepared: bool = False) -> Deck:
    cards = tuple(
        Card.model_validate({"id": at, "question": f"{at}?", "theme": f.theme, "depth": f.depth, "retired": f.retired})
        for at, f in known.items()
    )
    themes = tuple(Theme(id=theme, title=theme) for theme in THEMES)
    tags = {"vaerdi": TagGroup(title="Værdi", terms={tag: tag for tag in TAGS})}
    return Deck(id="prove", title="Prøve", language="da", themes=themes, cards=cards, tags=tags, prepared=prepared)


def dealt(known: Mapping[str, Fact], ceiling: int, seed: int, *, prepared: bool = False) -> tuple[str, ...]:
    """The order as it is dealt, held against what the cards say about themselves."""
    order = deal(deck_of(known, prepared=prepared), random.Random(seed), depth=ceiling)
    must(not any(known[card].retired for card in order), "a retired card is never dealt", order)
    must(all(known[card].depth <= ceiling for card in order), "never deeper than was settled", order)
    fit = [card for card, fact in known.items() if fact.depth <= ceiling and not fact.retired]
    must(sorted(order) == sorted(fit), "every card that fits is dealt once", order)
    must(not prepared or list(order) == fit, "a prepared deck keeps its order", order)
    return order
