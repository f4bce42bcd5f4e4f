"""What all screens share: the line of keys at the bottom, the way back, the help and the colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ledelseskort.tui import keys
from ledelseskort.tui.design import PALETTES
from ledelseskort.tui.keybar import KeyBar
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.ontop import OnTop
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.kinds import ModeName
    from ledelseskort.tui.app import LedelseskortApp


PASTED = 20_000
"""Characters that can be pasted at once; no field of a table keeps as many."""


def cleaned(text: str) -> str:
    """Pasted text as any field may show it."""
    from ledelseskort.deck.gate import clean_typed

    return clean_typed(text, PASTED, lines=True)


class Page(OnTop[None]):
    """A whole screen."""

    DEFAULT_CSS = """
    Page { background: $table; color: $ink; layout: vertical; padding: 0 2; }
    Page.-airy { padding: 1 4; }
    Page KeyBar { dock: bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys.HELP.names, "help", show=False),
        Binding(keys.COLOURS.names, "colours", show=False),
        Binding(keys.BACK.names, "back", show=False),
    ]
    AUTO_FOCUS = ""
    BLANK = True
    """A page is its colour and what stands on it: said to Textual, it keeps no lines for the page itself."""

    @property
    def home(self) -> LedelseskortApp:
        """The app, as what it is."""
        return cast("LedelseskortApp", self.app)

    @property
    def words(self) -> Words:
        """The words of this run."""
        return self.home.services.words

    @property
    def way(self) -> ModeName | None:
        """The way that is played here, which the help opens with."""
        return None

    def compose(self) -> ComposeResult:
        """The page's own content above the keys."""
        yield from self.content()
        yield KeyBar()

    def content(self) -> Iterable[Widget]:
        """What the page shows."""
        return ()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work now."""
        return ()

    def on_mount(self) -> None:
        """Shows the keys for the first time."""
        self.show_hints()

    def on_resize(self) -> None:
        """A large window gets more air."""
        self.set_class(self.app.size.height >= 34 and self.app.size.width >= 100, "-airy")

    def show_hints(self) -> None:
        """Shows the keys that work now."""
        self.query_one(KeyBar).hints = self.hints()

    def show_keeping(self) -> None:
        """Shows what is kept of the meeting by now, and what is not; a page that tells nothing of it need not."""

    def hint(self, key: keys.Key, label: str, action: str) -> Hint:
        """A hint with its words looked up."""
        return Hint(key.caption(self.words), self.words(f"tui.key.{label}"), action)

    def clean(self, text: str) -> str:
        """Pasted text as it may be shown here."""
        return cleaned(text)

    @property
    def unsaved(self) -> bool:
        """Whether something here would be lost if the app closed."""
        return False

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Asks what is to become of it; `then` is done unless one stays."""
        then()

    def action_back(self) -> None:
        """To where one came from; the first screen has nowhere to go back to."""
        self.dismiss()

    def action_help(self) -> None:
        """The help, on top of whatever is shown."""
        from ledelseskort.tui.help import HelpScreen

        self.app.push_screen(HelpScreen(self.way))

    def action_colours(self) -> None:
        """The next of the themes."""
        names = tuple(PALETTES)
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]
