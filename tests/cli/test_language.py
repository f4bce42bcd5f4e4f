"""The language of the program: flag, then environment, then settings, then the system's own, else Danish."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from ledelseskort.cli.arguments import VERBS, parser
from ledelseskort.cli.language import spoken
from ledelseskort.wording.words import LANGUAGES, Words, load

from .helpers import Run

STRANGE = str.maketrans({letter: "ж" for letter in "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéÉ"})
OPTION = re.compile(r"--?[a-z-]+|ledelseskort")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text('language = "sv"\n', encoding="utf-8")
    return path


NOWHERE = Path("findes-ikke")
SWEDEN = {"LANG": "sv_SE.UTF-8"}


def test_what_goes_before_what(file: Path) -> None:
    everything = {"LEDELSESKORT_SPROG": "en", "LANG": "da_DK.UTF-8"}
    assert spoken(["--sprog", "da", "decks"], everything, file) == "da"
    assert spoken(["decks", "--language=da"], everything, file) == "da"
    assert spoken(["decks"], everything, file) == "en"
    assert spoken(["decks"], {"LANG": "da_DK.UTF-8"}, file) == "sv"
    assert spoken(["decks"], SWEDEN, NOWHERE) == "sv"
    assert spoken([], {}, NOWHERE) == "da"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "sv", "LANG": "en_GB.UTF-8"}, "sv"),
        ({"LC_MESSAGES": "da_DK", "LANG": "en_GB.UTF-8"}, "da"),
        ({"LC_ALL": "C.UTF-8", "LANG": "sv_SE"}, "da"),
        ({"LANG": "nb_NO.UTF-8"}, "da"),
        ({"LANG": "POSIX"}, "da"),
        ({"LANG": "sv-SE"}, "sv"),
        ({"LEDELSESKORT_SPROG": " EN "}, "en"),
        ({"LEDELSESKORT_SPROG": "xx", "LANG": "sv_SE"}, "sv"),
    ],
)
def test_the_environment(environment: Mapping[str, str], language: str) -> None:
    assert spoken([], environment, NOWHERE) == language


@pytest.mark.parametrize("argv", [["--sprog"], ["--sprog", "xx"], ["--", "--sprog", "en"], ["--sprog="]])
def test_a_flag_that_says_nothing_is_passed_over(argv: list[str]) -> None:
    assert spoken(argv, SWEDEN, NOWHERE) == "sv"


def test_settings_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "settings.toml"
    for content in (b"language = ", b"\xff\xff", b"language = 3\n", b'language = "xx"\n'):
        broken.write_bytes(content)
        assert spoken([], SWEDEN, broken) == "sv"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_speaks_it(run: Run, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = load(language)("cli.usage")
    assert run("--help", "--sprog", language).stdout.startswith(said)
    monkeypatch.setenv("LEDELSESKORT_SPROG", language)
    assert run("draw", "--help").stdout.startswith(said)


def test_the_danish_names_of_the_verbs_are_told_in_danish_and_work_everywhere(run: Run) -> None:
    assert "draw (traek)" in run("--help", "--sprog", "da").stdout
    for language in ("en", "sv"):
        said = run("--help", "--sprog", language).stdout
        assert "draw" in said and "traek" not in said
        assert run("traek", "--help", "--sprog", language).stdout == run("draw", "--help", "--sprog", language).stdout


def test_a_language_that_is_not_spoken_is_told(run: Run) -> None:
    done = run("decks", "--language", "fr")
    assert (done.returncode, done.stdout) == (2, "")
    assert "»fr«" in done.stderr and "sv" in done.stderr


@pytest.mark.parametrize("verb", [None, *(verb.name for verb in VERBS)])
def test_no_word_of_help_comes_from_anywhere_but_the_tables(
    verb: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = Words("da", {key: _strange(text) for key, text in load().texts.items()})
    with pytest.raises(SystemExit):
        parser(strange).read([*([verb] if verb else []), "--help"])
    known = {name for each in VERBS for name in (each.name, each.alias)} | {"deck", "cards", *LANGUAGES}
    left = set(re.findall(r"[a-zæøå]{2,}", OPTION.sub("", capsys.readouterr().out.lower())))
    assert left <= known | {part for each in known for part in each.split("-")} | _values()


def _strange(text: str) -> str:
    """The text in letters that nothing else is written in; its places stay."""
    return "".join(part if part.startswith("{") else part.translate(STRANGE) for part in re.split(r"(\{\w+\})", text))


def _values() -> set[str]:
    """What options take, which is the same in every language."""
    from ledelseskort.cli.check_requests import FORMATS
    from ledelseskort.cli.requests import EXPORTS, MODES

    return {part for each in (*FORMATS, *EXPORTS, *MODES) for part in each.split("-")}
