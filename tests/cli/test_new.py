"""`new`: a deck to begin from that can be played as it is, whatever was answered."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledelseskort.cli.main import main
from ledelseskort.cli.new import new
from ledelseskort.cli.requests import NewRequest
from ledelseskort.deck.diagnostics import has_errors
from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.models import DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.reader import read_deck
from ledelseskort.deck.schema import schema_text
from ledelseskort.deck.source import Source
from ledelseskort.deck.starter import MOST_THEMES, starter
from ledelseskort.errors import DONE, FAILED, MISUSED, Misused
from ledelseskort.wording.words import LANGUAGES, load

TODAY = date(2026, 11, 22)
WORDS = load()


class Terminal(io.StringIO):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        return True


def asked(path: Path, *answers: str) -> str:
    """What was said while these were the answers."""
    messages = Terminal()
    assert new(NewRequest(str(path)), WORDS, messages, Terminal("".join(answers)), TODAY) == DONE
    return messages.getvalue()


def test_three_answers_make_a_deck_that_can_be_played(tmp_path: Path) -> None:
    path = tmp_path / "vores.yaml"
    said = asked(path, "Ledelse: i »praksis« #1\n", "- Vi: taler om no\n", "Mål og møder; æøå, no, Mål og møder\n")
    reading = read_deck(path)
    assert reading.diagnostics == ()
    deck = reading.deck
    assert deck is not None
    assert (deck.title, deck.purpose) == ("Ledelse: i »praksis« #1", "- Vi: taler om no")
    assert [theme.title for theme in deck.themes] == ["Mål og møder", "æøå", "no", "Mål og møder"]
    assert [card.theme for card in deck.playable] == [theme.id for theme in deck.themes]
    for question in ("title", "purpose", "themes"):
        assert WORDS(f"cli.new.{question}") in said
    assert f"ledelseskort check {path}" in said


def test_answers_may_be_left_out_and_may_end(tmp_path: Path) -> None:
    asked(tmp_path / "a.yaml", "\n", "\n", "\n")
    asked(tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_text() == (tmp_path / "b.yaml").read_text().replace("b.yaml", "a.yaml")


def test_where_nobody_can_be_asked_the_starter_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(("ny", "vores kort")) == DONE
    text = (tmp_path / "vores kort.yaml").read_text(encoding="utf-8")
    assert WORDS("cli.new.title") not in capsys.readouterr().err
    assert main(("check", "--craft", "vores kort.yaml")) == DONE
    out, err = capsys.readouterr()
    assert "[craft-" not in out and "Ingen fejl" in err
    first = text.splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema/deck.json"
    assert (tmp_path / "schema" / "deck.json").read_text(encoding="utf-8") == schema_text("deck", WORDS)


def test_the_schema_of_a_library_lies_at_its_root_and_one_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "deck.json").write_text("mit eget")
    asked(tmp_path / "deck" / "vores.yaml")
    assert (
        (tmp_path / "deck" / "vores.yaml")
        .read_text()
        .startswith("# yaml-language-server: $schema=../schema/deck.json\n")
    )
    assert (tmp_path / "schema" / "deck.json").read_text() == "mit eget"


def test_what_is_there_already_is_not_touched_and_nothing_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "vores.yaml"
    path.write_text("mit")
    messages = Terminal()
    with pytest.raises(Misused, match="file-there"):
        new(NewRequest(str(path)), WORDS, messages, Terminal("A\nB\nC\n"), TODAY)
    assert messages.getvalue() == ""
    assert path.read_text() == "mit"
    assert not (tmp_path / "schema").exists()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("new", str(tmp_path / "ingen" / "vores.yaml"))) == FAILED
    assert "kan ikke skrives" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("new",)) == MISUSED
    assert "mangler" in capsys.readouterr().err


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=20), max_size=MOST_THEMES + 2))
def test_whatever_is_answered_the_starter_checks_clean(title: str, purpose: str, themes: list[str]) -> None:
    named = [each for each in (clean_typed(theme, 200) for theme in themes) if each]
    text = starter(
        clean_typed(title, 200), clean_typed(purpose), named, WORDS, file="x.yaml", today=TODAY, schema="a b.json"
    )
    part = part_of(Source("x.yaml", text), DeckFile)
    assert not has_errors(part.findings.shown)
    assert isinstance(part.checked, DeckFile)
    assert [theme.title for theme in part.checked.themes] == (named[:MOST_THEMES] or [WORDS("starter.theme")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_starter_that_checks_clean(language: str) -> None:
    text = starter("", "", ("A", "B"), load(language), file="x.yaml", today=TODAY, schema=None)
    part = part_of(Source("x.yaml", text), DeckFile)
    assert part.findings.shown == ()
    assert isinstance(part.checked, DeckFile) and part.checked.language == language
