"""`new`: a deck to begin from, made of three answers, or of none where nobody can be asked."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TextIO

from ledelseskort.cli.asked import answer, can_answer
from ledelseskort.cli.requests import NewRequest
from ledelseskort.deck.gate import clean_typed, shown
from ledelseskort.deck.kinds import ENDINGS
from ledelseskort.deck.reader import root_of
from ledelseskort.deck.schema import schema_text
from ledelseskort.deck.starter import starter
from ledelseskort.errors import DONE, Misused, Unkept
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words

LONGEST = 200
"""Characters of an answer that are kept, as in the models."""
SCHEMA = Path("schema", "deck.json")
"""Where a deck's schema lies for editors, under its root."""


def new(request: NewRequest, words: Words, messages: TextIO, heard: TextIO, today: date) -> int:
    """Write the deck, and say what to do with it. Raises `Misused` where the file is there already, and `Unkept`."""
    path = Path(request.file).expanduser()
    if path.suffix not in ENDINGS:
        path = path.with_name(f"{path.name}{ENDINGS[0]}")
    if os.path.lexists(path):  # told before anybody is asked anything
        raise Misused("file-there", path=str(path))
    title, purpose, themes = _answers(words, messages, heard) if can_answer(messages, heard) else ("", "", "")
    named = tuple(filter(None, (clean_typed(each, LONGEST) for each in themes.replace(";", ",").split(","))))
    text = starter(title, purpose, named, words, file=shown(path.name), today=today, schema=_schema(path, words))
    write(path, text.encode())
    for line in ("written", "then-check", "then-play"):
        messages.write(f"{words(f'cli.new.{line}', path=shown(str(path)))}\n")
    return DONE


def _answers(words: Words, messages: TextIO, heard: TextIO) -> tuple[str, str, str]:
    """The title, the purpose and the themes; an answer may be left out."""
    messages.write(f"{words('cli.new.hello')}\n")
    answers = [answer(words(f"cli.new.{about}"), messages, heard) or "" for about in ("title", "purpose", "themes")]
    title, purpose, themes = (clean_typed(each) for each in answers)
    return title[:LONGEST].strip(), purpose, themes


def _schema(path: Path, words: Words) -> str | None:
    """Puts the schema beside the deck, where there is none; its path from the deck, or `None` where it cannot be."""
    target = root_of(path) / SCHEMA
    try:
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            write(target, schema_text("deck", words).encode())
    except (OSError, Unkept, Misused):
        return None  # an editor helps a little less; the deck is as good
    return Path(os.path.relpath(target, Path(os.path.abspath(path)).parent)).as_posix()
