"""What the app does with whole decks: it opens one to be played, prepares a meeting, begins a new one, mails one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ledelseskort.errors import LedelseskortError, Moved
from ledelseskort.wording.dates import long_day

if TYPE_CHECKING:
    from ledelseskort.deck.models import Deck
    from ledelseskort.deck.written import Written
    from ledelseskort.tui.app import LedelseskortApp
    from ledelseskort.tui.preparation import Preparation

DECKS = frozenset({".yaml", ".yml"})
"""How the names of files end that hold decks."""
OFFICE = frozenset({".xlsx", ".csv", ".tsv", ".docx", ".pptx", ".md"})
"""How the names of files end that decks can be brought in from."""


class Preparing:
    """Joins the library, the files of decks, and the screens they are chosen and prepared on."""

    def __init__(self, app: LedelseskortApp) -> None:
        self._app = app

    # ── decks that there are ──

    def play(self, name: str) -> None:
        """Sets the table with the deck of that id or path; one prepared for a meeting begins with its purpose."""
        deck = self._app.deck_or_tell(name)
        if deck is not None:
            self.begin(deck)

    def new_meeting(self) -> None:
        """The same with the deck that is chosen already."""
        deck = self._app.current()
        if deck is not None:
            self.begin(deck)

    def begin(self, deck: Deck) -> None:
        """The purpose of a prepared meeting; else the table."""
        if not deck.prepared:
            self._app.set_table()
            return
        from ledelseskort.tui.purpose import PurposeScreen

        self._app.push_screen(PurposeScreen(deck))

    def dropped(self, text: str) -> bool:
        """Opens the file whose path was pasted or dropped, if it is one that is there. Whether it was."""
        from ledelseskort.deck.library import Broken

        app, files = self._app, self._app.services.files()
        path = files.named(text)
        ending = path.suffix.lower()
        try:
            if ending not in DECKS | OFFICE or not files.stamp(path):
                return False
            if ending in OFFICE:
                app.say("tui.decks.office", path=str(path))
                return True
            app.library().load(str(path))
        except Broken:
            app.workshop.edit(path)
        except LedelseskortError as problem:
            app.tell(problem)
        else:
            self.play(str(path))
        return True

    def mail(self, name: str) -> None:
        """Writes the deck as one file that can be sent, and says where it is."""
        from ledelseskort.deck.bundling import bundled
        from ledelseskort.deck.yaml_text import deck_text

        app = self._app
        deck = app.read_deck(name)
        if deck is None:
            return
        words = app.services.words
        text = deck_text(bundled(deck), words("cli.bundle.remark").splitlines())
        try:
            path = app.services.files().put(deck.title, text, within=words("tui.decks.mail-folder"))
        except LedelseskortError as problem:
            app.tell(problem)
        else:
            app.say("tui.decks.mailed", path=str(path))

    # ── a new deck ──

    def new_deck(self) -> None:
        """Asks what it is to be called, writes one to begin from, and opens it to be written in."""
        from ledelseskort.tui.newdeck import TitleModal

        def answered(title: str | None) -> None:
            if title is not None:
                self._put(title)

        self._app.push_screen(TitleModal(self._app.services.words), answered)

    def _put(self, title: str) -> None:
        from ledelseskort.deck.starter import starter
        from ledelseskort.paper.names import file_name

        app = self._app
        named = file_name(title, ending="yaml")
        text = starter(title, "", (), app.services.words, file=named, today=app.today(), schema=None)
        try:
            path = app.services.files().put(title, text)
        except LedelseskortError as problem:
            app.tell(problem)
        else:
            asks = next((at for at, line in enumerate(text.splitlines(), 1) if "question:" in line), 1)
            app.workshop.edit(path, line=asks)  # what it is all about, with the card as it looks

    # ── a meeting ──

    def prepare(self, name: str | None = None) -> None:
        """Prepares a meeting: from the cards of that deck, the prepared one of that id again, or from any."""
        from ledelseskort.tui.preparation import Preparation, choosable, of, usual_play
        from ledelseskort.tui.prepare import PrepareScreen

        app = self._app
        library = app.library()
        deck = app.read_deck(name or app.services.deck)
        if deck is None:
            return
        decks = [app.read_deck(each.id) for each in library.decks() if not each.broken]
        pool = choosable([deck, *(each for each in decks if each is not None and each.id != deck.id)])
        if name is not None and deck.prepared:
            app.push_screen(PrepareScreen(pool, of(deck, self._file(deck))))
        else:
            app.push_screen(PrepareScreen(pool, Preparation(usual_play(deck)), deck.id if name else ""))

    def _file(self, deck: Deck) -> Written | None:
        """The file that the prepared deck is saved in again: one of the person's own that holds its cards itself."""
        files = self._app.services.files()
        path = next((each.path for each in self._app.library().decks() if each.id == deck.id), None)
        if path is None or files.own not in path.parents:
            return None
        try:
            written = files.read(path)
        except LedelseskortError:
            return None
        return None if "card_files:" in written.text else written

    def title(self) -> str:
        """What a meeting is called that was given no name."""
        return self._app.services.words(
            "tui.prepare.untitled", day=long_day(self._app.today(), self._app.services.words)
        )

    def save(self, preparation: Preparation, saved: Callable[[], None], *, over: bool = False) -> None:
        """Saves the prepared meeting as a deck file, says where, and calls `saved`."""
        from ledelseskort.deck.yaml_text import deck_text

        app, files = self._app, self._app.services.files()
        try:
            file = preparation.file(self.title(), app.today())
            text = deck_text(file, app.services.words("tui.prepare.remark").splitlines())
            if preparation.written is None:
                path = files.put(file.title, text)
            else:
                path = files.save(preparation.written, text, over=over).path
        except Moved as problem:
            self._ask_over(app.sentence(problem), lambda: self.save(preparation, saved, over=True))
        except LedelseskortError as problem:
            app.tell(problem)
        else:
            self._saved(path)
            saved()

    def _saved(self, path: Path) -> None:
        """It is there at once, and the next table is set with it."""
        self._app.look_again()
        self._app.deck_or_tell(str(path))
        self._app.say("tui.prepare.saved", path=str(path))

    def _ask_over(self, line: str, save: Callable[[], None]) -> None:
        from ledelseskort.tui.modals import PickModal

        words = self._app.services.words

        def answered(at: int | None) -> None:
            if at == 1:
                save()

        choices = (words("tui.prepare.leave-theirs"), words("tui.prepare.save-over"))
        self._app.push_screen(PickModal(words, words("tui.prepare.moved"), choices, line), answered)

    def rehearse(self, preparation: Preparation) -> None:
        """Plays it as it stands, keeping nothing; afterwards one is back."""
        try:
            deck = preparation.deck(self.title(), self._app.today())
        except LedelseskortError as problem:
            self._app.tell(problem)
        else:
            self._app.workshop.play_now(deck)
