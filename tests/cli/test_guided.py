"""A guided deck line by line: walked to the end alone and in a group, taken up again, and its next version."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from ledelseskort.cli.plain_ask import Ask
from ledelseskort.cli.plain_setting import Arranging, introduced
from ledelseskort.cli.plain_voice import Voice
from ledelseskort.cli.wishes import Wishes, likely
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Case, Deck, Step
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table.modes.guided import Guided
from ledelseskort.table.table import Stage

from .helpers import Run
from .talking import BEGUN, WORDS, After, Heard, Talk, Typed, Wall, in_order, small_deck

STEPS = (
    Step(title="Se", who="Alle", minutes=5, text="Se på sagen."),
    Step(title="Skriv", minutes=10, text="Skriv det ned.", write=("Det så vi", "Det gør vi")),
    Step(title="Til slut", text="Sig tak.", write=("Tak til",), seats="1-4"),
    Step(title="Kun to", text="Sig noget.", seats="2"),
)
CASE = Case(id="sag", title="En svær mandag", text="Vagtplanen var væk.")
YAML = """\
format: 1
title: Siden
language: da
purpose: Trinnene er vores egne.
steps:
  - title: Skriv
    minutes: 10
    text: Skriv det ned.
    write: [Forvent af mig, Jeg øver mig på]
  - title: Læs
    text: Læs det højt.
"""


def walked(**changes: object) -> Deck:
    return small_deck().model_copy(update={"steps": STEPS, "cards": (), "themes": (), **changes})


def held(*lines: Typed, seats: int = 3, **changes: object) -> tuple[str, LiveMeeting]:
    names = ("Anna", "Bo", "Carla")[: seats if seats > 1 else 0]
    return Talk(ModeName.GUIDED, seats, names, walked(**changes)).held(*lines)


def test_a_group_walks_to_the_end_with_enter_alone() -> None:
    said, live = held("", "", "", "", "2")
    in_order(
        said,
        "Det skal vi.",
        "Der er 3 trin.",
        "Det tager omkring 15 minutter.",
        "1. Begynd",
        "Trin 1 af 3: Se.",
        "Hvem: Alle.",
        "Det tager omkring 5 minutter.",
        "Se på sagen.",
        "Trin 2 af 3: Skriv.",
        "Her kan skrives: Det så vi",
        "Trin 3 af 3: Til slut.",
        "x. Slut mødet",
    )
    assert live.table.stage is Stage.ENDED


def test_the_number_read_out_writes_and_what_stands_there_is_read_again() -> None:
    said, live = held("", "", "2", "1", "En linje", "en til", "", "k", "2", "2", "Noget andet", "", "tilbage", "")
    assert [live.texts[note.text] for note in live.table.notes][:1] == ["En linje\nen til"]
    in_order(said, "Skriv til »Det så vi«. En tom linje slutter.", "Det er skrevet ned.", "Skriv det ned.")
    assert "Det så vi: En linje" in said


def test_a_new_text_takes_the_place_of_the_former_and_undo_brings_it_back() -> None:
    said, live = held("", "", "", "1", "Først", "", "1", "Så", "", "z", "x")
    assert [live.texts[note.text] for note in live.table.notes] == ["Først"]
    assert "Under »Tak til« står der: Først Skriv det, der skal stå i stedet. En tom linje slutter." in said


def test_nothing_typed_leaves_what_stands_there() -> None:
    _, live = held("", "", "", "1", "Først", "", "1", "", "x")
    assert [live.texts[note.text] for note in live.table.notes] == ["Først"]


def test_one_alone_is_asked_to_write_first_and_enter_is_enough() -> None:
    said, live = held("", "", "", "", "Det første", "", "", "", "Det andet", "", "", "", "Alle", "", "", "", seats=1)
    assert [live.texts[note.text] for note in live.table.notes] == ["Det første", "Det andet", "Alle"]
    assert live.table.stage is Stage.ENDED
    in_order(said, "Det skal du.", "Skriv:", "Det så vi: Det første", "Det gør vi: Det andet", "Tak til: Alle")


def test_a_missing_link_is_told_and_what_lies_ahead_is_not_missing() -> None:
    said, _ = held("", "", "2", "2", "Handling", "", "x", "x", "x")
    in_order(said, "Skriv:", "Det så vi: her mangler noget", "Det gør vi: Handling")
    assert "Tak til: her mangler noget" not in said


def test_a_written_case_is_read_and_looked_up_and_ones_own_is_enter() -> None:
    said, live = held("", "2", "", "o", "1", "", cases=(CASE,))
    in_order(said, "1. Jeres egen sag", "2. En svær mandag", "Sagen: En svær mandag", "Vagtplanen var væk.")
    assert said.count("Vagtplanen var væk.") == 2
    _, live = held("", "", cases=(CASE,))
    assert isinstance(live.table.play, Guided) and live.table.play.case is None


def test_when_the_time_is_up_one_line_says_so() -> None:
    said, _ = held("", After(301, "u"), "")
    assert said.count("Tiden til trinnet er gået. Gå videre, når I er klar.") == 1


def test_who_comes_late_is_with_us_at_once() -> None:
    said, _ = held("", "d", "1", "Dorte", "")
    assert "Velkommen til Dorte." in said


# ── setting the table ──


def arranged(*lines: str, deck: Deck | None = None) -> tuple[Wishes, str]:
    spoken = io.StringIO()
    ask = Ask(Voice(Heard(lines, Wall()), spoken), WORDS)
    deck = deck or walked()
    wishes = Arranging(ask, deck, BEGUN).arranged(Wishes())
    introduced(ask, deck, wishes)
    return wishes, spoken.getvalue()


@pytest.mark.parametrize("seats", ["1", "3", "8"])
def test_a_deck_of_steps_asks_how_many_and_nothing_about_the_way(seats: str) -> None:
    wishes, said = arranged(seats, "", "")
    assert (wishes.mode, wishes.seats, wishes.groups) == (ModeName.GUIDED, int(seats), False)
    assert WORDS("mode.memory") not in said
    assert "Vi taler sammen." in said
    assert (WORDS("tui.form.note-alone-title") in said) == (seats == "1")


def test_where_nothing_is_asked_it_is_walked_too() -> None:
    assert likely(Wishes(), walked()).mode is ModeName.GUIDED


# ── the whole program ──


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "siden.yaml"
    path.write_text(YAML, encoding="utf-8")
    return path


FIRST = ("1", "", "", "", "Jeg siger det, jeg ved.", "", "", "", "At tie.", "", "", "x", "x")


def played(run: Run, *words: str, lines: tuple[str, ...]) -> str:
    done = run(*words, "--plain", stdin="".join(f"{line}\n" for line in lines))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_new_version_opens_with_the_last_and_tells_what_changed(run: Run, page: Path) -> None:
    first = played(run, "play", str(page), lines=FIRST)
    assert "Trinnene er vores egne." in first
    assert "Det, du skrev sidst" not in first
    said = played(run, "play", str(page), lines=("1", "", "2", "1", "Jeg siger alt.", "", "v", "", "x", "x"))
    in_order(said, "Det, du skrev sidst, står der allerede. Ret det, der har ændret sig.")
    assert "Forvent af mig: Jeg siger det, jeg ved." in said
    in_order(said, "3. Et trin tilbage", "Forvent af mig:", "Før: Jeg siger det, jeg ved.", "Nu: Jeg siger alt.")
    assert "Jeg øver mig på:\n" not in said


def test_it_goes_on_another_day_at_the_same_step(run: Run, page: Path) -> None:
    played(run, "play", str(page), lines=("1", "", "", "", "Halvt", ""))
    said = played(run, "resume", lines=("",))
    in_order(said, "Trin 1 af 2: Skriv.", "Forvent af mig: Halvt", "Her kan skrives: Jeg øver mig på")


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_page_is_exported_with_the_prompts_as_headings(run: Run, page: Path, form: str) -> None:
    played(run, "play", str(page), lines=FIRST)
    done = run("meetings", "--json")
    stream = json.loads(done.stdout)["meetings"][0]["id"]
    done = run("export", stream, "--format", form, "--own")
    text = done.stdout
    assert [text.find(word) >= 0 for word in ("Siden", "Forvent af mig", "Jeg siger det", "At tie")] == [True] * 4
    assert "kort" not in text.split("<main>")[-1]


def test_a_deck_without_steps_cannot_be_walked(run: Run) -> None:
    done = run("play", "ledelsesgrundlag", "--mode", "guided", "--seats", "3", "--plain")
    assert done.returncode == 2
    assert "har ingen trin og kan derfor ikke spilles som et forløb." in done.stderr
