"""The language that the program speaks: flag, then environment, then settings, then the system's own, else Danish.

It is found before anything is said, so before the command line is read for good. The language of a deck is its own.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ledelseskort.wording.words import LANGUAGES

FLAGS = ("--language", "--sprog")
VARIABLE = "LEDELSESKORT_SPROG"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says which language its programs speak, the first that says anything."""
_ENGLISH, _SWEDISH = 0x09, 0x1D
"""How Windows numbers languages, in the lowest ten bits."""


def spoken(argv: Sequence[str], environment: Mapping[str, str], file: Path) -> str:
    """The language to speak; what is no language of ours is passed over here, and told of where it was written."""
    for wish in (_flag(argv), environment.get(VARIABLE), _setting(file)):
        if wish and wish.strip().lower() in LANGUAGES:
            return wish.strip().lower()
    system = _system(environment)
    return system if system in LANGUAGES else LANGUAGES[0]


def _flag(argv: Sequence[str]) -> str | None:
    """What stands after the flag; the last one counts, as for every flag."""
    found = None
    for at, each in enumerate(argv):
        name, equals, value = each.partition("=")
        if each == "--":
            break
        if name in FLAGS:
            found = value if equals else argv[at + 1] if at + 1 < len(argv) else None
    return found


def _setting(file: Path) -> str | None:
    """What the settings say; a file that cannot be read is told of elsewhere."""
    if not file.is_file():
        return None
    import tomllib

    try:
        found = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("language")
    except (OSError, ValueError):
        return None
    return found if isinstance(found, str) else None


def _system(environment: Mapping[str, str]) -> str:
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    if not locale and sys.platform == "win32":
        import ctypes

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return {_ENGLISH: "en", _SWEDISH: "sv"}.get(number, "")
    return locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
