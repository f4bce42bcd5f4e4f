"""The ledger for the guided way: which steps are walked, and what stands under their prompts."""

from __future__ import annotations

from collections.abc import Mapping

from .book import Setting, Way, must
from .ledger import Ledger, Offers, number


class GuidedLedger(Ledger):
    first_stage = "welcome"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.walk: list[int] = [at for at, way in enumerate(setting.steps) if way.least <= setting.seats <= way.most]
        """The steps for as many as sat down."""
        self.once: set[str] = {text for _, _, text in setting.written}
        """Texts that stood under a prompt, now or before."""
        self.book.notes = [(text, None) for _, _, text in setting.written]
        self.book.answers = [(step, prompt) for step, prompt, _ in setting.written]

    def people(self) -> Offers:
        return [] if self.setting.alone else super().people()

    def here(self) -> tuple[int, Way]:
        """The step the table is at."""
        at = self.walk[self.book.walked]
        return at, self.setting.steps[at]

    def playing(self) -> Offers:
        book = self.book
        if book.stage == "welcome":
            cases = frozenset[object](self.setting.cases)
            return [("take-case", {"case": cases})] if cases else [("next", {})]
        _, way = self.here()
        onwards: Offers = [] if book.walked == len(self.walk) - 1 else [("next", {})]
        prompts = frozenset[object](range(1, way.prompts + 1))
        return [*onwards, ("back", {}), *([("write", {"prompt": prompts})] if prompts else [])]

    def played(self, kind: str, move: Mapping[str, object]) -> None:
        book = self.book
        match kind:
            case "take-case":
                book.case = None if move["case"] is None else str(move["case"])
                self.come_to(0)
            case "next":
                self.come_to(0 if book.stage == "welcome" else book.walked + 1)
            case "back" if book.walked == 0:
                book.stage, book.watch = "welcome", None
            case "back":
                self.come_to(book.walked - 1)
            case "write":
                self.write(number(move, "prompt"), None if move["text"] is None else str(move["text"]))

    def come_to(self, walked: int) -> None:
        must(0 <= walked < len(self.walk), "the steps are walked in their order", walked)
        book = self.book
        book.stage, book.walked, book.watch = "step", walked, None
        _, way = self.here()
        if way.minutes is not None:
            self.start(way.minutes, soft=True)

    def write(self, prompt: int, text: str | None) -> None:
        """What stood there makes room; what is new stands in its place, else last."""
        book, (step, _) = self.book, self.here()
        place = (step, prompt)
        at = book.answers.index(place) if place in book.answers else len(book.answers)
        new = [] if text is None else [text]
        book.notes[at : at + 1] = [(each, None) for each in new]
        book.answers[at : at + 1] = [place for _ in new]
        self.once |= set(new)

    def answering(self) -> tuple[int | None, int | None]:
        return (self.here()[0] if self.book.stage == "step" else None), None

    def overwritten(self) -> set[str]:
        return self.once - {text for text, _ in self.book.notes}
