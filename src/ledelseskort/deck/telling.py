"""What a diagnostic says in words: what is wrong, what to do about it, and why it goes wrong."""

from __future__ import annotations

from ledelseskort.deck.diagnostics import Diagnostic
from ledelseskort.deck.gate import shown
from ledelseskort.wording.words import Words


def message(diagnostic: Diagnostic, words: Words) -> str:
    """What is wrong, in one clause."""
    return _said(diagnostic, words, "message")


def advice(diagnostic: Diagnostic, words: Words) -> str:
    """What to do about it, in one sentence."""
    return _said(diagnostic, words, "help")


def cause(diagnostic: Diagnostic, words: Words) -> str:
    """Why it went wrong, in one sentence: for whoever wants to understand, and the same for all of its kind."""
    return _said(diagnostic, words, "cause")


def _said(diagnostic: Diagnostic, words: Words, kind: str) -> str:
    parameters = {
        name: shown(value) if isinstance(value, str) else value for name, value in diagnostic.parameters.items()
    }
    code = f"diagnostic.{diagnostic.code.value}"
    return words.first(f"{code}.{diagnostic.variant}.{kind}", f"{code}.{kind}", **parameters)
