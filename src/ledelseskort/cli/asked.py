"""Questions on the command line, where somebody is there to answer them."""

from __future__ import annotations

import shutil
import textwrap
from typing import TextIO

from ledelseskort.wording.words import Words

ROOM = 8
"""Columns that are left for the answer."""


def can_answer(messages: TextIO, heard: TextIO) -> bool:
    """Whether somebody sits there: sees what is asked, and can write an answer."""
    return messages.isatty() and heard.isatty()


def answer(question: str, messages: TextIO, heard: TextIO) -> str | None:
    """What was answered, without spaces around it; `None` where the answers end."""
    width = max(shutil.get_terminal_size().columns - ROOM, ROOM)
    lines = [
        line
        for each in question.splitlines()
        for line in textwrap.wrap(each, width, break_long_words=False, break_on_hyphens=False)
    ]
    messages.write("\n".join(lines) + " ")
    messages.flush()
    line = heard.readline()
    return line.strip() if line else None


def says_yes(question: str, words: Words, messages: TextIO, heard: TextIO) -> bool:
    """Whether the answer is a yes; everything else is a no."""
    return (answer(question, messages, heard) or "").casefold() in words("cli.yes-words").split(", ")
