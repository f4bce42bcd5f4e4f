"""Colour: on a terminal that knows it, and nowhere else."""

from __future__ import annotations

import sys

import pexpect
import pytest


def on_a_terminal(*arguments: str) -> str:
    """What the command writes on a terminal of eighty columns."""
    text: str = pexpect.run(" ".join([sys.executable, "-m", "ledelseskort", *arguments]), encoding="utf-8", timeout=60)
    return text


@pytest.mark.parametrize("verb", ["draw", "show", "decks"])
def test_a_terminal_sees_colour(verb: str) -> None:
    assert "\x1b[" in on_a_terminal(verb)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_asks_for_none_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in on_a_terminal("draw")


def test_an_empty_no_color_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b[" in on_a_terminal("draw")


def test_json_has_no_colour_on_a_terminal_either() -> None:
    assert "\x1b" not in on_a_terminal("draw", "--json")


def test_help_has_no_colour() -> None:
    assert on_a_terminal("draw", "--help").startswith("brug: ")
