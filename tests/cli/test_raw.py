"""Nothing from a file, nor its name, reaches a terminal raw: no escape, no hidden mark, no line of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from ledelseskort.cli.main import main
from ledelseskort.deck.gate import hits

from .helpers import CARDS

Hear = pytest.CaptureFixture[str]

STEERS = "\x1b]0;x\x07\x1b[2J\x9b31m\u202e\u2028\u200b\U000e0041"
"""A title, a wiped screen, a colour, and what is not seen."""
COMMAND = "%0A::error::x"
"""What a workflow would take for a command of its own, if it stood on a line of its own."""
HEAD = "format: 1\ntitle: x\nlanguage: da\nthemes: [{id: t, title: T}]\n"
FILES: dict[str, str | bytes] = {
    "text": CARDS.replace("Hvad er et?", f"Hvad {STEERS} {COMMAND}?"),
    "key": CARDS.replace("themes:", f"farve{STEERS}{COMMAND}: x\nthemes:", 1),
    "id": CARDS.replace("cards:", f'select: ["{STEERS}{COMMAND}", "\\e[2J\\n::error::y"]\ncards:', 1),
    "choice": CARDS.replace("themes:", f'play: {{mode: "a\\r\\n::error::x\\e[2J\\u202e{STEERS}"}}\nthemes:', 1),
    "syntax": CARDS.replace("Hvad er et?", f"Hvad: {STEERS}{COMMAND}: ja"),
    "title": CARDS.replace("title: ", "title: \u202e\u200b", 1),
    "path": f'{HEAD}card_files: ["\\e[2J\\n::error::x{STEERS}"]\n',
    "card file": f'{HEAD}card_files: ["a\\u202e\\n::error::x.yaml"]\n',
    "bytes": b"format: 1\ntitle: \x9b\x1b[2J\n",
    "cut short": "format: 1\ntitle: \x1b[2J\U000e0041",
}
"""Files whose faults are told of with what stands in them."""


def raw(text: str) -> list[str]:
    """What in an answer would steer a terminal, or is not seen."""
    return [hit.text for hit in hits(text) if hit.name not in ("mojibake", "lost", "nbsp")]


@pytest.mark.parametrize("form", [("text",), ("json",), ("github",), ("text", "--craft"), ("text", "--fix", "--yes")])
@pytest.mark.parametrize("name", FILES)
def test_nothing_from_a_file_reaches_the_terminal_raw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Hear, name: str, form: tuple[str, ...]
) -> None:
    content = FILES[name]
    (tmp_path / "kort.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.chdir(tmp_path)
    main(["check", "kort.yaml", "--format", *form])
    said = "".join(capsys.readouterr())
    assert said
    assert raw(said) == []
    lines = [line for line in said.split("\n") if line.startswith("::")]
    assert all(line.startswith(("::error file=kort.yaml,", "::warning file=kort.yaml,")) for line in lines)


NAMES = (
    (f"a{STEERS}.yaml", "a\n::error::x,y%0A.yaml", "::stop-commands::x\r.yaml", "a\udcff.yaml")
    if sys.platform != "win32"
    else ("a,b%0A.yaml", "a\u202e\u2028.yaml")
)
"""Names that a file may have where this runs."""


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_reaches_the_terminal_raw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Hear, name: str, form: str
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / name).write_text(CARDS.replace("themes:", "farve: x\nthemes:", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for path in (Path("d", name), Path("d")):
        assert main(["check", str(path), "--format", form]) == 1
        said, aside = capsys.readouterr()
        assert raw(said + aside) == []
        commands = [line for line in said.splitlines() if line.startswith("::")]
        assert len(commands) == (form == "github")
        assert all(line.startswith("::error file=d") and line.count("::") == 2 for line in commands)
        if form == "json":
            (told,) = json.loads(said)["diagnostics"]
            assert told["file"] == str(Path("d", name)).replace("\udcff", "\ufffd")


@pytest.mark.parametrize("verb", ["check", "show", "draw"])
def test_a_name_that_is_not_there_is_told_of_as_text(verb: str, capsys: Hear) -> None:
    assert main([verb, f"x{STEERS}\n::error::y.yaml"]) != 0
    said = "".join(capsys.readouterr())
    assert raw(said) == []
    assert not [line for line in said.splitlines() if line.startswith("::")]
