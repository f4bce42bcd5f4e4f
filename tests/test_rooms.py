"""Each lower room is loaded in a process of its own: what it must not know is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "ledelseskort"
SCREENS = {"rich", "textual"}
EVERY_MODULE = "import importlib, json, sys\nfor name in {names!r}: importlib.import_module(name)\n"
TELL = "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def modules(room: str) -> list[str]:
    """The names of every module of a room."""
    found = (path.relative_to(SOURCE.parent).with_suffix("") for path in (SOURCE / room).rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in found)


def loaded(script: str, *arguments: str) -> set[str]:
    """The top names of what a fresh process has loaded after the script."""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("room", ["deck", "table", "journal", "wording", "paper"])
def test_a_lower_room_knows_no_screen(room: str) -> None:
    names = modules(room)
    assert len(names) >= 1
    assert not loaded(EVERY_MODULE.format(names=names) + TELL) & SCREENS


def test_the_table_is_the_standard_library_and_pydantic() -> None:
    ours = {"ledelseskort", "pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
    bare = loaded("import json, sys\n" + TELL)
    found = loaded(EVERY_MODULE.format(names=modules("table")) + TELL) - bare
    # Names with an underscore are pieces of the interpreter, such as what it knows of the machine it was built on.
    assert {name for name in found if name not in sys.stdlib_module_names and not name.startswith("_")} <= ours


@pytest.mark.parametrize("verb", ["draw", "draw --json", "decks", "show", "check {deck}", ""])
def test_the_small_verbs_load_no_screen(verb: str) -> None:
    deck = SOURCE.parents[1] / "deck"
    script = (
        "import json, sys\n"
        "from ledelseskort.cli.main import main\n"
        f"assert main({[each.format(deck=deck) for each in verb.split()]!r}) == 0\n"
        "print()\n" + TELL
    )
    assert not loaded(script) & SCREENS


def test_help_loads_neither_cards_nor_screen() -> None:
    script = "import json, sys\nfrom ledelseskort.cli.main import main\nmain(['--help'])\n" + TELL
    assert not loaded(script) & (SCREENS | {"pydantic", "yaml"})


def test_importing_everything_below_the_screens_touches_nothing(fenced: Path) -> None:
    names = [name for room in ("deck", "table", "journal", "paper", "cli") for name in modules(room)]
    loaded(EVERY_MODULE.format(names=[name for name in names if not name.endswith("__main__")]) + TELL)
    assert list(fenced.iterdir()) == []


def test_nothing_heavy_is_loaded_before_the_first_picture() -> None:
    code = (
        "import sys\nfrom concurrent.futures import ThreadPoolExecutor\n"
        "from ledelseskort.cli.app import services\nfrom ledelseskort.cli.settings import Settings\n"
        "from ledelseskort.tui.app import LedelseskortApp\n"
        "LedelseskortApp(services(Settings(), 'ledelsesgrundlag', ThreadPoolExecutor(1)))\n"
        "print(sorted({'pydantic', 'yaml', 'sqlite3', 'argparse'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
