"""README.md says what is true: its commands are the ones that are run, and the ones that exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from ledelseskort.cli.arguments import parser
from ledelseskort.cli.settings import Flags, load
from ledelseskort.wording.words import load as load_words

REPOSITORY = Path(__file__).resolve().parents[1]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
CHECK = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def block_under(marker: str) -> str:
    found = re.search(rf"^<!-- {marker} -->\n```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None, f"README.md has no block under <!-- {marker} -->"
    return found.group(1).strip()


def commands() -> list[str]:
    return [line.split("#")[0].strip() for line in block_under("commands").splitlines()]


def windows() -> list[str]:
    return [line.strip() for line in re.findall(r"^```powershell\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]


@pytest.mark.parametrize("marker", ["play", "test"])
def test_each_setup_is_one_line(marker: str) -> None:
    assert len(block_under(marker).splitlines()) == 1


def test_the_check_runs_the_very_test_command() -> None:
    """The lines of .ci/run that fetch the command, run by themselves, fetch the line that stands in README.md."""
    fetching = next(line for line in CHECK.splitlines() if line.startswith("test_command="))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f'{fetching}\nprintf %s "$test_command"'],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == block_under("test")
    assert CHECK.rstrip().splitlines()[-1] == 'bash -euo pipefail -c "$test_command"'


def test_the_check_runs_every_tool() -> None:
    for tool in ('ruff" check', 'ruff" format --check', 'mypy"', 'lint-imports"'):
        assert re.search(rf'^"\$bin/{re.escape(tool)}', CHECK, re.MULTILINE), tool


def test_the_check_can_be_started() -> None:
    assert os.access(REPOSITORY / ".ci" / "run", os.X_OK)


def test_windows_does_the_same() -> None:
    def steps(text: str) -> list[str]:
        plain = text.replace(".venv\\Scripts\\", ".venv/bin/").replace("py -m", "python3 -m")
        return re.split(r"; | && ", plain)

    assert [steps(line) for line in windows()] == [steps(block_under("play")), steps(block_under("test"))]


def test_there_are_commands_to_look_at() -> None:
    assert len(commands()) >= 6


@pytest.mark.parametrize("command", commands())
def test_each_command_shown_exists(command: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "ledelseskort"
    assert parser(load_words()).read(arguments).verb == arguments[0]


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    found = re.search(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    file = tmp_path / "settings.toml"
    file.write_text(found.group(1), encoding="utf-8")
    settings = load(Flags(), {}, file)
    given = tomllib.loads(found.group(1))
    assert settings.remarks == ()
    assert (settings.theme, settings.calm, settings.bell) == (given["theme"], given["calm"], given["bell"])
    assert len(settings.libraries) == len(given["libraries"])


def test_the_deck_shown_can_be_played(tmp_path: Path) -> None:
    from ledelseskort.deck.reader import read_deck

    found = re.search(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    file = tmp_path / "vores.yaml"
    file.write_text(found.group(1), encoding="utf-8")
    reading = read_deck(file)
    assert reading.diagnostics == ()
    assert reading.deck is not None and len(reading.deck.playable) == 1


def test_no_file_named_in_the_readme_is_missing() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (REPOSITORY / name).exists(), name
