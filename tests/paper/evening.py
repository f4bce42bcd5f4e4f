"""Meetings with everything in them that may reach paper, good and hostile: what every export is made from in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from ledelseskort.deck.models import Card, Deck, TagGroup, Theme
from ledelseskort.paper.agreed import AgreementLine, OutcomeLine
from ledelseskort.paper.examples import Story
from ledelseskort.paper.minutes import Minutes, agreed, minutes_of
from ledelseskort.table import meeting as meetings
from ledelseskort.table.meeting import Meeting
from ledelseskort.table.option import Text
from ledelseskort.table.records import Opening
from ledelseskort.wording.words import Words, load

WORDS: Words = load()
BEGUN = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
ROOM = timezone(timedelta(hours=1))
NAMES = {1: "Annelise Ørsted", 2: "Bo <b>Hansen</b>", 3: "Xenia", 4: "Yrsa", 5: "Zenobia"}
"""The seats at the table. Those from the third on own nothing."""
UNNAMED = ("Xenia", "Yrsa", "Zenobia")
HOSTILE = (
    '=HYPERLINK("http://ond.example";"Klik her")',
    "<script>alert('æøå')</script> & <img src=x onerror=alert(1)>",
    "# Ikke en overskrift\n- ikke et punkt\n1. heller ikke\n===\n    ikke kode\n> eller citat",
    "[klik](javascript:alert(1)) ![billede](http://ond.example/x.png) <http://ond.example> www.ond.example",
    "\x1b[31mrød\x1b[0m og \x1b]8;;http://ond.example\x07et link\x1b]8;;\x07",
    "skjult \u202eretning\u202c og \u200fmærker\u200e",
    '👩‍👩‍👧 og 🏳️‍🌈 talte om æbler, øl; å\\som og »citater« med "anførsel"',
    "ord" * 60 + " " + "lang tekst om æøå og 🎉 " * 12,
)


def local(moment: datetime) -> datetime:
    """The wall of a room an hour ahead of UTC."""
    return moment.astimezone(ROOM)


def deck(**more: Any) -> Deck:
    """Two themes, four cards, a few values."""
    themes = (Theme(id="et", title="Forstå & oversætte"), Theme(id="to", title="*Dilemmaer*"))
    cards = (
        Card(id="kort-1", theme="et", question="Hvornår skiftede du sidst mening?"),
        Card(id="kort-2", theme="to", question="Hvad gør du, når »alle« er enige – og du ikke er?"),
        Card(id="kort-3", theme="et", question="Hvem lytter du til, <i>før</i> du beslutter?"),
        Card(id="kort-4", theme="to", question="Hvad lader du ligge?"),
    )
    values = TagGroup(title="Værdi", terms={"dialog": "Dialog", "dristighed": "Dristighed"})
    settled: dict[str, Any] = {
        "id": "sammen",
        "title": "Sammen om ledelse",
        "language": "da",
        "edition": "1",
        "updated": date(2026, 11, 22),
        "publisher": "Region <Midt>",
        "purpose": "I dag tager vi os tid til at høre, hvordan vi leder.",
        "themes": themes,
        "tags": {"vaerdi": values},
        "cards": cards,
    }
    return Deck(**{**settled, **more})


class Evening:
    """A meeting that a test plays; what is written lies beside it, as it does in the program."""

    def __init__(self, mode: str = "pass-around", seats: int = 5, task: str | None = None, **deck_more: Any) -> None:
        self.deck = deck(**deck_more)
        self.texts = {f"0-seat-{seat}": NAMES[seat] for seat in range(1, seats + 1)}
        if task is not None:
            self.texts["0-task"] = task
        opening = Opening.model_validate(
            {
                "mode": mode,
                "seats": [{"number": seat, "name": f"0-seat-{seat}"} for seat in range(1, seats + 1)],
                "deck": self.deck.id,
                "deck_sha256": self.deck.sha256,
                "order": [card.id for card in self.deck.cards],
                "begun": BEGUN,
                "task": None if task is None else "0-task",
            }
        )
        self.now = BEGUN
        self.meeting: Meeting = meetings.begin(self.deck, opening)

    def do(self, kind: str, **answers: Any) -> None:
        """A minute later, this move; answers to text fields are the texts."""
        self.now += timedelta(minutes=1)
        option = next(each for each in self.meeting.options(self.now) if each.kind == kind)
        number = len(self.meeting.log) + 1
        for field in option.fields:
            if isinstance(field, Text) and field.name in answers:
                self.texts[f"{number}-{field.name}"] = answers[field.name]
                answers[field.name] = f"{number}-{field.name}"
        self.meeting = meetings.apply(self.meeting, option.move(answers), self.now)

    def end(self) -> None:
        """The meeting is over, and what is to be forgotten is."""
        self.do("close")
        self.do("end")
        gone = meetings.forgettable(self.meeting)
        self.texts = {key: text for key, text in self.texts.items() if key not in gone}

    def minutes(self, **asked: Any) -> Minutes:
        return minutes_of(self.meeting, self.texts, WORDS, local, **asked)

    def agreed(self) -> tuple[AgreementLine, ...]:
        return agreed(self.meeting, self.texts, WORDS, local, stream="7f3a", team="Ledelsen på 4. sal")


def rich() -> Evening:
    """A meeting with everything in it, still at its table."""
    evening = Evening(task="Ny vagtplan: =SUM(A1:A9) og <b>ro</b>")
    evening.do("note", text="En note før det første kort.")
    evening.do("draw")
    for text in HOSTILE:
        evening.do("note", text=text)
    evening.do("pass-on")
    evening.do("note", text="HEMMELIGT: skrevet ved en fejl")
    evening.do("undo")
    evening.do("agree", what="Vi holder en stille runde, før vi beslutter.", seat=1, due=date(2026, 12, 6))
    evening.do("agree", what=HOSTILE[0], seat=2, due=date(2027, 1, 4))
    evening.do("agree", what="siger vi det højt.", when="nogen tier …", name="Mødeleder Åse; Ø, 3")
    evening.do("agree", what=HOSTILE[7], due=date(2026, 12, 24))
    evening.do("agree", what="HEMMELIG aftale", seat=3)
    evening.do("undo")
    evening.do("example", situation=HOSTILE[6], action="Hun spurgte <b>alle</b>.", shows="dialog")
    while evening.meeting.table.card == "kort-1":
        evening.do(
            "pass-on" if any(each.kind == "pass-on" for each in evening.meeting.options(evening.now)) else "draw"
        )
    evening.do("example", situation="Vi var uenige.", action="Ingen sagde noget.\n# Til sidst gjorde en.")
    evening.do("note", text="Til det andet kort.")
    return evening


def alone() -> Evening:
    """What one person wrote."""
    evening = Evening("alone", seats=1)
    evening.do("draw")
    evening.do("note", text="Det var dengang, jeg tav.")
    evening.do("prompt")
    evening.do("note", text="Jeg sad for bordenden.\nIngen så på mig.")
    evening.do("agree", what="spørge én mere.", when="alle nikker,", due=date(2026, 12, 7))
    return evening


STORIES = (
    Story("En vagt manglede.", "Hun ringede selv rundt.", "Dristighed", "Hvad lader du ligge?"),
    Story("Mødet gik i stå.", "Han spurgte, hvem vi ikke havde hørt.", "Dialog"),
    Story(HOSTILE[2], HOSTILE[1]),
    Story("Et svært brev.", "Vi læste det højt sammen.", "Dialog", "Hvem lytter du til?"),
)


def kept() -> tuple[AgreementLine, ...]:
    """Agreements as they come back from what was kept: open, continued, done and dropped."""
    first, second, third, fourth = rich().agreed()
    day = date(2026, 12, 6)
    return (
        replace(
            first,
            outcomes=(OutcomeLine("continued", day, date(2026, 12, 20), "Det gik; næsten.", "En time", "Uge\n=mødet"),),
        ),
        replace(second, status="done", outcomes=(OutcomeLine("done", day),)),
        replace(third, status="dropped", outcomes=(OutcomeLine("dropped", day, word="Vi glemte det."),)),
        fourth,
    )
