"""`draw`: cards on standard output."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .helpers import Run

DRAWN = {"Hvad er et?": "Hverdag", "Hvad er to?": "Hverdag", "Hvad er tre?": "Fest"}


def questions(text: str) -> list[str]:
    return re.findall(r"Hvad (?:er|var) \w+\?", text)


def test_a_card_of_the_bundled_deck(run: Run) -> None:
    done = run("draw")
    assert (done.returncode, done.stderr) == (0, "")
    assert "?" in done.stdout


def test_the_card_stands_under_its_theme(run: Run, library: Path) -> None:
    done = run("draw", "proeve", "--library", library)
    (question,) = questions(done.stdout)
    assert done.stdout.splitlines()[0].endswith(DRAWN[question])


def test_the_follow_ups_come_along(run: Run, library: Path) -> None:
    done = run("draw", "proeve", "--library", library, "--theme", "fest")
    assert questions(done.stdout) == ["Hvad er tre?"]
    assert "– Hvorfor tre?" in done.stdout


def test_a_seed_draws_the_same_again(run: Run) -> None:
    first, again, other = (run("draw", "--count", "5", "--seed", seed).stdout for seed in ("7", "7", "8"))
    assert first == again != other


def test_a_count_draws_each_card_once_and_no_retired_one(run: Run, library: Path) -> None:
    done = run("draw", "proeve", "--library", library, "--count", "99")
    assert sorted(questions(done.stdout)) == sorted(DRAWN)


def test_chance_reaches_every_card(run: Run, library: Path) -> None:
    drawn = {questions(run("draw", "proeve", "--library", library, "--seed", str(seed)).stdout)[0] for seed in range(9)}
    assert drawn == set(DRAWN)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (["--tag", "let"], {"Hvad er et?", "Hvad er tre?"}),
        (["--tag", "SVÆR"], {"Hvad er to?"}),
        (["--theme", "hverdag"], {"Hvad er et?", "Hvad er to?"}),
        (["--theme", "Hverdag", "--tag", "let"], {"Hvad er et?"}),
        (["--depth", "2"], {"Hvad er et?", "Hvad er tre?"}),
    ],
)
def test_only_what_fits_is_drawn(run: Run, library: Path, choice: list[str], expected: set[str]) -> None:
    done = run("draw", "proeve", "--library", library, "--count", "9", *choice)
    assert set(questions(done.stdout)) == expected


def test_nothing_fits(run: Run, library: Path) -> None:
    done = run("draw", "proeve", "--library", library, "--theme", "fest", "--tag", "svaer")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Prøve" in done.stderr


def test_json(run: Run, library: Path) -> None:
    done = run("draw", "proeve", "--library", library, "--theme", "fest", "--json")
    document = json.loads(done.stdout)
    assert document["version"] == 1
    assert document["deck"]["id"] == "proeve"
    assert re.fullmatch(r"[0-9a-f]{64}", document["deck"]["sha256"])
    (card,) = document["cards"]
    assert card["question"] == "Hvad er tre?"
    assert card["theme"] == {"id": "fest", "title": "Fest"}
    assert card["tags"] == [{"id": "let", "title": "Let"}]


def test_json_is_utf_8_where_the_terminal_is_not(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert json.loads(run("draw", "proeve", "--library", library, "--json").stdout)["deck"]["title"] == "Prøve"


def test_text_survives_a_terminal_without_danish(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run("draw", "--count", "24")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("columns", ["20", "40", "80", "300"])
def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    widest = max(len(line) for line in run("draw", "--count", "24").stdout.splitlines())
    assert widest <= min(int(columns), 76)
