"""Settings: flag, then environment, then file, then default; what cannot be used is skipped with a remark."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ledelseskort.cli.settings import Flags, Settings, load

from .helpers import Run


@pytest.fixture
def file(fenced: Path) -> Path:
    """Where the command looks for its settings."""
    path = fenced / "config" / "ledelseskort" / "settings.toml"
    path.parent.mkdir(parents=True)
    return path


def test_nothing_settled() -> None:
    assert load(Flags(), {}, Path("findes-ikke")) == Settings()


def test_the_file(file: Path) -> None:
    file.write_text('theme = "papir"\ncalm = true\nbell = true\nlibraries = ["kort"]\n', encoding="utf-8")
    settings = load(Flags(), {}, file)
    assert (settings.theme, settings.calm, settings.bell) == ("papir", True, True)
    assert settings.libraries == (file.parent / "kort",)
    assert settings.remarks == ()


def test_the_environment_goes_before_the_file(file: Path) -> None:
    file.write_text('theme = "papir"\ncalm = true\nlibraries = ["a"]\n', encoding="utf-8")
    environment = {
        "LEDELSESKORT_THEME": "kontrast",
        "LEDELSESKORT_CALM": "nej",
        "LEDELSESKORT_LIBRARY": os.pathsep.join(["b", "c"]),
    }
    settings = load(Flags(), environment, file)
    assert (settings.theme, settings.calm) == ("kontrast", False)
    assert settings.libraries == (Path("b"), Path("c"))


def test_a_flag_goes_before_the_environment(file: Path) -> None:
    settings = load(Flags(calm=True), {"LEDELSESKORT_CALM": "0"}, file)
    assert settings.calm is True


def test_a_wish_for_no_animations_is_calm(file: Path) -> None:
    assert load(Flags(), {"TEXTUAL_ANIMATIONS": "none"}, file).calm is True
    assert load(Flags(), {"TEXTUAL_ANIMATIONS": "none", "LEDELSESKORT_CALM": "0"}, file).calm is False


def test_a_byte_order_mark_is_no_fault(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfcalm = true\n")
    assert load(Flags(), {}, file).calm is True


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("calm = 3\nbell = true", ["wrong-flag"]),
        ('theme = "lyserød"\nbell = true', ["wrong-look"]),
        ('libraries = "kort"\nbell = true', ["wrong-folders"]),
        ("libraries = [3]\nbell = true", ["wrong-folders"]),
        ("noget = 1\nbell = true", ["unknown"]),
        ("calm = 1\nandet = 2\nbell = true", ["wrong-flag", "unknown"]),
    ],
)
def test_what_cannot_be_used_is_skipped_and_the_rest_counts(file: Path, text: str, codes: list[str]) -> None:
    file.write_text(text, encoding="utf-8")
    settings = load(Flags(), {}, file)
    assert settings == Settings(bell=True, remarks=settings.remarks)
    assert [remark.code for remark in settings.remarks] == codes


@pytest.mark.parametrize("content", [b"calm = ", b"\xff\xff", b"[[["])
def test_a_file_that_cannot_be_read_is_skipped(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    settings = load(Flags(), {}, file)
    assert [remark.code for remark in settings.remarks] == ["unreadable"]


WORN = [
    "calm = 3",
    'theme = "x"',
    'libraries = "x"',
    "noget = 1",
    "calm =",
    'libraries = ["vaek"]',
    '"\\u001b[31m" = 1',
]


@pytest.mark.parametrize("text", WORN)
def test_a_remark_is_one_sentence_and_the_card_comes(process: Run, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    done = process("draw")
    assert done.returncode == 0 and "?" in done.stdout
    assert done.stderr.count("\n") == 1 and done.stderr.endswith("sprunget over.\n")
    assert "\x1b" not in done.stderr


def test_an_environment_that_cannot_be_used_is_told_of(process: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDELSESKORT_CALM", "måske")
    assert "LEDELSESKORT_CALM" in process("draw").stderr


def test_a_library_of_the_settings_is_searched_after_the_flags(process: Run, library: Path, file: Path) -> None:
    file.write_text(f"libraries = ['{library}']\n", encoding="utf-8")
    assert "Hvad er et?" in process("show", "proeve").stdout


def test_a_library_may_be_named_before_and_after_the_verb(process: Run, library: Path) -> None:
    other = library.parent / "andet"
    (other / "deck").mkdir(parents=True)
    done = process("--library", other, "show", "proeve", "--library", library)
    assert "Hvad er et?" in done.stdout


def test_reading_makes_no_file_and_no_folder(process: Run, fenced: Path) -> None:
    process("draw")
    assert list(fenced.iterdir()) == []
