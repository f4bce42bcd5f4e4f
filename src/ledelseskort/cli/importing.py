"""`import`: a deck out of office files; shown first, asked about, read back, and then written whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ledelseskort.cli.asked import can_answer, says_yes
from ledelseskort.cli.import_requests import ImportRequest
from ledelseskort.cli.output import BOLD, Output
from ledelseskort.cli.shelf import own_folder
from ledelseskort.deck.gate import clean_typed, shown
from ledelseskort.deck.kinds import ENDINGS
from ledelseskort.deck.models import DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.rules import check_deck
from ledelseskort.deck.source import MAX_BYTES, Source
from ledelseskort.deck.yaml_text import deck_text
from ledelseskort.errors import DONE, Misused, Unkept, Unusable
from ledelseskort.paper.names import file_name
from ledelseskort.paper.office.bringing import bring
from ledelseskort.paper.office.decking import Decked, Naming, decked, together
from ledelseskort.paper.office.draft import Brought, Left
from ledelseskort.paper.office.telling import told
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words

MOST_TOLD = 200
"""So many things that were not taken are told one by one; the rest are counted."""
_SHOWN_CARDS = 3
_LONGEST_TITLE = 200


def import_(request: ImportRequest, words: Words, out: Output, messages: TextIO, heard: TextIO) -> int:
    """Show what is in the files, and write a deck of it once somebody says yes.

    Cards with ids are brought into the deck that is there already. Raises `NotFound`, `Unusable` and `Misused` for what
    cannot be read or done, and `Unkept` where it cannot be written.
    """
    paths = [Path(each).expanduser() for each in request.files]
    target = _own(paths[0]) if request.output is None else Path(request.output).expanduser()
    brought = together([(path.name, bring(path, request.columns, sheet=request.sheet)) for path in paths])
    if target.exists() and not request.force:
        if not any("id" in draft.fields for draft in brought.drafts):
            raise Misused("import-exists", path=str(target))
        from ledelseskort.cli.import_merging import merge

        return merge(request, target, brought, words, out, messages, heard)
    return _anew(request, target, brought, words, out, messages, heard)


def _own(first: Path) -> Path:
    """Where the library finds it: among the person's own decks, named as the first of the files is."""
    return own_folder() / "deck" / file_name(first.stem, ending=ENDINGS[0])


def _anew(
    request: ImportRequest, target: Path, brought: Brought, words: Words, out: Output, messages: TextIO, heard: TextIO
) -> int:
    """A deck of its own."""
    naming = Naming(words("cli.import.untitled"), words("cli.import.tags"), words("cli.import.tags-id"))
    made = decked(brought, _title(request, brought, target), naming)
    if not made.deck.cards:
        tell_left(made.left, words, out)
        raise Unusable("office-no-cards", path=request.files[0])
    text = deck_text(made.deck)
    _show(made, words, out)
    _read_back(made.deck, text, target)
    count, path = len(made.deck.cards), shown(str(target))
    name = target.stem if request.output is None else f'"{path}"' if " " in path else path
    if not agreed(request, words("cli.import.ask", count=count, path=path), words, messages, heard):
        return DONE
    if request.output is None:
        _make_room(target.parent)
    write(target, text.encode(), force=request.force)
    messages.write(f"{words('cli.import.written', count=count, path=path, name=name)}\n")
    return DONE


def _make_room(folder: Path) -> None:
    """The person's own folder, which may not be there yet. Raises `Unkept`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Unkept("file-unwritable", path=str(folder)) from problem


def _title(request: ImportRequest, brought: Brought, target: Path) -> str:
    """What the deck is called: as was said, else as the file calls itself, else as the deck file is, or the first."""
    stem = target.stem if request.output is not None else Path(request.files[0]).stem
    named = stem.replace("-", " ").replace("_", " ")
    candidates = (request.title or "", brought.title, named[:1].upper() + named[1:], stem, "Kort")
    return next(title for each in candidates if (title := clean_typed(each, _LONGEST_TITLE)))


def _show(made: Decked, words: Words, out: Output) -> None:
    """How many cards there are under which themes, the first of them, and everything that was not taken."""
    deck = made.deck
    out.line(words("cli.import.found", title=shown(deck.title), count=len(deck.cards)), BOLD)
    for theme in deck.themes:
        cards = [card for card in deck.cards if card.theme == theme.id]
        out.line()
        out.text(words("cli.import.theme", theme=shown(theme.title), count=len(cards)), BOLD, indent="  ")
        for card in cards[:_SHOWN_CARDS]:
            out.text(shown(card.question), indent="    ")
            if card.follow_ups:
                out.text(words("cli.import.follow-ups", count=len(card.follow_ups)), indent="      ")
        if len(cards) > _SHOWN_CARDS:
            out.text(words("cli.import.more-cards", count=len(cards) - _SHOWN_CARDS), indent="    ")
    out.line()
    tell_left(made.left, words, out)


def tell_left(left: Sequence[Left], words: Words, out: Output) -> None:
    """What was not taken, each with its place and why."""
    if not left:
        return
    out.text(words("cli.import.left", count=len(left)), BOLD)
    for each in left[:MOST_TOLD]:
        out.text(shown(told(each, words)), indent="  ", bullet="– ")
    if len(left) > MOST_TOLD:
        out.text(words("cli.import.left-more", count=len(left) - MOST_TOLD), indent="  ")
    out.line()
    out.stream.flush()


def _read_back(deck: DeckFile, text: str, target: Path) -> None:
    """See to it that the file would be read as the deck it was made of, and without a fault. Raises `Unusable`."""
    if len(text.encode()) > MAX_BYTES:
        raise Unusable("import-too-much", count=len(deck.cards), limit=MAX_BYTES // 1024 // 1024)
    part = part_of(Source(str(target), text), DeckFile)
    check_deck(part, ())
    if part.findings.shown or part.checked != deck:
        code = next((str(each.code) for each in part.findings.shown), "")
        if code == "file-too-large":
            raise Unusable("import-too-much", count=len(deck.cards), limit=MAX_BYTES // 1024 // 1024)
        raise Unusable("import-not-whole", path=str(target))


def agreed(request: ImportRequest, question: str, words: Words, messages: TextIO, heard: TextIO) -> bool:
    """Whether it is to be written. Raises `Misused` where nobody can be asked and nobody has said yes."""
    if request.yes:
        return True
    if not can_answer(messages, heard):
        raise Misused("import-unasked")
    yes = says_yes(question, words, messages, heard)
    if not yes:
        messages.write(f"{words('cli.import.no')}\n")
    return yes
