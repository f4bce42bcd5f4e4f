"""What goes wrong line by line: refused moves, ends of input, rubbish; never more than a sentence, never harmful."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledelseskort.cli.plain_voice import LONGEST, Voice
from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Refused
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import Entry
from ledelseskort.table.table import Stage, Table

from .talking import After, Talk, Typed, in_order, small_deck

GROUP_MODES = [ModeName.PASS_AROUND, ModeName.MEMORY, ModeName.HAND_OVER]


class MovedOn(Store):
    """Another window was quicker, once."""

    quicker = True

    def append(
        self,
        stream: str,
        expected: int,
        entry: Entry,
        texts: Mapping[str, str],
        table: Table,
        gone: frozenset[str] = frozenset(),
    ) -> None:
        if self.quicker:
            self.quicker = False
            raise Refused("meeting-moved-on", stream=stream)
        super().append(stream, expected, entry, texts, table, gone)


def test_a_refused_move_is_one_sentence_and_the_list_again() -> None:
    said, live = Talk(ModeName.PASS_AROUND, journal=MovedOn(None)).held("", "")
    in_order(
        said,
        "1. Træk et kort",
        "Mødet er gået videre i et andet vindue. Nu er I samme sted.",
        "1. Træk et kort",
        "Anna læser kortet højt og begynder.",
    )
    assert [entry.move.kind for entry in live.meeting.log] == ["draw", "close", "end"]


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("",),
        ("", "note", "Husk det her"),
        ("", "aftale", "Husk det her"),
        ("", "aftale", "Husk det her", "Bo"),
        ("slut", "note", "Husk det her"),
    ],
)
def test_the_end_of_input_closes_and_loses_nothing_typed(lines: tuple[str, ...]) -> None:
    said, live = Talk(ModeName.PASS_AROUND).held(*lines)
    assert live.table.stage is Stage.ENDED
    assert ("Husk det her" in live.texts.values()) is ("Husk det her" in lines)
    assert said.splitlines()[-1].startswith("Intet bliver gemt.")


def test_the_end_of_input_chooses_nothing_for_anybody() -> None:
    _, live = Talk(ModeName.HAND_OVER).held("")
    assert [entry.move.kind for entry in live.meeting.log] == ["close", "end"]


def test_nobody_is_held_at_a_list() -> None:
    """Enter would hand the card to Bo; the letter that takes back lets go of the question instead."""
    said, live = Talk(ModeName.HAND_OVER).held("", "", "", "x", "1", "z", "z")
    assert [entry.move.kind for entry in live.meeting.log] == ["choose", "undo", "close", "end"]
    assert said.count("Skriv z for at lade være.") == 2
    in_order(said, "Hvem får kortet? Enter er Bo.", "Sprunget over.", "1. Giv kortet til en kollega", "Fortrudt.")


RUBBISH = "\x1b[31mrød\x1b]0;titel\x07\x00\u202e\u2028\x9b"


def harmless(said: str) -> bool:
    """Whether nothing in it steers a terminal."""
    return all(unicodedata.category(each) not in ("Cc", "Cs") or each == "\n" for each in said) and "\u202e" not in said


def test_nothing_that_was_typed_can_steer_the_terminal() -> None:
    said = Talk(ModeName.PASS_AROUND, names=()).said(
        RUBBISH,
        "en til",
        f"Eva{RUBBISH}",
        "note",
        RUBBISH,
        "",
        "aftale",
        RUBBISH,
        RUBBISH,
        "",
        "hvem er",
        "",
        "slut",
        "x",
    )
    assert "Eva" in said
    assert harmless(said)


def test_a_card_that_was_tampered_with_cannot_either() -> None:
    deck = small_deck()
    card = deck.cards[0].model_copy(update={"question": f"Hvad? {RUBBISH}", "follow_ups": (RUBBISH,)})
    said = Talk(ModeName.PASS_AROUND, deck=deck.model_copy(update={"cards": (card,)})).said("", "spørg")
    assert "\\x1b[31m" in said
    assert harmless(said)


LINES = st.one_of(
    st.sampled_from(["", "1", "2", "3", "8", "12", "?", *"abdeghiklmnoprsuxz+", "note", "aftale", "en går", "en til"]),
    st.sampled_from(["fortryd", "pause", "slut mødet", "tilbage", "et andet kort", "Bo", "6/12", "ingen", "slå op"]),
    st.text(max_size=12),
    st.builds(After, st.floats(0, 4000), st.sampled_from(["", "?", "hvor lang tid er der?"])),
)


@pytest.mark.parametrize("mode", [*GROUP_MODES, ModeName.ALONE])
@given(lines=st.lists(LINES, max_size=60))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_whatever_is_typed_it_ends_well(mode: ModeName, lines: list[Typed]) -> None:
    said, live = Talk(mode, seats=1 if mode is ModeName.ALONE else 3, names=()).held(*lines)
    assert live.table.stage is Stage.ENDED
    assert harmless(said)
    assert said.splitlines()[-1].startswith("Intet bliver gemt.")
    assert "\n\n\n" not in said


def test_a_line_without_end_is_one_line() -> None:
    voice = Voice(io.StringIO("x" * (3 * LONGEST + 7) + "\nnæste\n"), io.StringIO())
    assert len(voice.hear()) == LONGEST
    assert voice.hear() == "næste"
    assert not voice.over
    assert (voice.hear(), voice.over) == ("", True)


def test_a_last_line_without_a_line_break_counts() -> None:
    voice = Voice(io.StringIO("to"), io.StringIO())
    assert (voice.hear(), voice.over) == ("to", False)


class Gone:
    """A terminal that was closed."""

    def readline(self, limit: int = -1, /) -> str:
        raise OSError(5, "Input/output error")


def test_a_terminal_that_is_gone_is_the_end() -> None:
    voice = Voice(Gone(), io.StringIO())
    assert (voice.hear(), voice.over) == ("", True)


def test_text_is_wrapped_between_words_where_there_is_an_edge() -> None:
    spoken = io.StringIO()
    Voice(io.StringIO(), spoken, 20).say("Én taler ad gangen, og det er altid i orden at melde pas.")
    assert spoken.getvalue() == "Én taler ad gangen,\nog det er altid i\norden at melde pas.\n"
