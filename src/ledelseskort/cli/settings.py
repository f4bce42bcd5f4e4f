"""What a person has settled once: flag, then environment, then `settings.toml`, then the default.

Nothing is written or created. What cannot be read is skipped with a kind remark, and the rest counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ledelseskort.wording.words import LANGUAGES

LOOKS = ("nat", "papir", "kontrast")
"""The colours of the screen, by name; the first is the default."""
PREFIX = "LEDELSESKORT_"
"""What our names in the environment begin with."""
YES = ("1", "true", "yes", "ja")
NO = ("0", "false", "no", "nej", "")


@dataclass(frozen=True)
class Flags:
    """What the command line said for every verb."""

    libraries: tuple[Path, ...] = ()
    """`--library`, first come first searched."""
    calm: bool | None = None
    language: str = LANGUAGES[0]
    """The language that is spoken, wherever it was settled."""


@dataclass(frozen=True)
class Remark:
    """Something in the settings that was skipped: a key under `cli.settings` and its parameters."""

    code: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """What holds for this run."""

    theme: str = LOOKS[0]
    """The colours of the screen."""
    libraries: tuple[Path, ...] = ()
    """Libraries beside `--library`: from the environment, else from the file."""
    calm: bool = False
    """Nothing moves on the screen."""
    bell: bool = False
    """A bell when the time is up."""
    language: str = LANGUAGES[0]
    """The language that the program speaks."""
    asked_libraries: tuple[Path, ...] = ()
    """`--library`: these must be there."""
    remarks: tuple[Remark, ...] = ()


def settings_file() -> Path:
    """Where the settings are kept on this machine, whether or not there are any."""
    from platformdirs import user_config_path

    return user_config_path("ledelseskort", appauthor=False) / "settings.toml"


def load(flags: Flags, environment: Mapping[str, str], file: Path) -> Settings:
    """What holds for this run. Never fails: what cannot be used becomes a remark."""
    remarks: list[Remark] = []
    values = _from_file(file, remarks) | _from_environment(environment, remarks)
    if flags.calm is not None:
        values["calm"] = flags.calm
    return Settings(
        theme=str(values.get("theme", LOOKS[0])),
        libraries=tuple(_paths(values.get("libraries", ()))),
        calm=bool(values.get("calm", False)),
        bell=bool(values.get("bell", False)),
        language=flags.language,
        asked_libraries=flags.libraries,
        remarks=tuple(remarks),
    )


def _from_file(file: Path, remarks: list[Remark]) -> dict[str, object]:
    """The usable values of the file; a file that is not there has none."""
    import tomllib

    try:
        given = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        remarks.append(Remark("unreadable", {"path": str(file)}))
        return {}
    values: dict[str, object] = {}
    for key, value in given.items():
        if key not in _WANTED:
            remarks.append(Remark("unknown", {"path": str(file), "key": key}))
        elif not _fits(key, value):
            remarks.append(Remark(f"wrong-{_WANTED[key]}", {"setting": f"{key} ({file})"}))
        elif isinstance(value, list):
            values[key] = tuple(file.parent / Path(each).expanduser() for each in value)
        else:
            values[key] = value
    return values


def _from_environment(environment: Mapping[str, str], remarks: list[Remark]) -> dict[str, object]:
    """The usable values of the environment; Textual's own wish for no animations counts as calm."""
    import os

    values: dict[str, object] = {}
    if environment.get("TEXTUAL_ANIMATIONS", "").lower() == "none":
        values["calm"] = True
    for key, wanted in _WANTED.items():
        name = PREFIX + _NAMES.get(key, key.upper())
        if name not in environment:
            continue
        text = environment[name]
        value: object = text
        if key == "libraries":
            value = [each for each in text.split(os.pathsep) if each]
        elif wanted == "flag":
            value = _flag(text)
        if not _fits(key, value):
            remarks.append(Remark(f"wrong-{wanted}", {"setting": name}))
        else:
            values[key] = value
    return values


_WANTED = {"language": "language", "theme": "look", "libraries": "folders", "calm": "flag", "bell": "flag"}
"""Each setting, and the key of the words for what it wants."""


_NAMES = {"libraries": "LIBRARY", "language": "SPROG"}
"""What a setting is called in the environment, where it is not just its name."""


def _fits(key: str, value: object) -> bool:
    """Whether the value is of the kind that the setting wants."""
    match _WANTED[key]:
        case "look":
            return value in LOOKS
        case "language":
            return isinstance(value, str) and value.strip().lower() in LANGUAGES
        case "folders":
            return isinstance(value, list) and all(isinstance(each, str) and each for each in value)
        case _:
            return isinstance(value, bool)


def _flag(text: str) -> bool | None:
    """A yes or a no, or neither."""
    lowered = text.strip().lower()
    return True if lowered in YES else False if lowered in NO else None


def _paths(values: object) -> Iterator[Path]:
    """The folders of a checked list."""
    if isinstance(values, list | tuple):
        for each in values:
            yield Path(each).expanduser()
