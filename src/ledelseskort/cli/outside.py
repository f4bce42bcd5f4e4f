"""The person's own text editor, for one who would rather write there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ledelseskort.errors import Unusable


def outside_editor(environ: Mapping[str, str]) -> Callable[[Path], None] | None:
    """Opens a file in the editor that the environment names, and waits for it; `None` where it names none.

    What it returns raises `Unusable` where the editor cannot be started.
    """
    named = next((named for each in ("VISUAL", "EDITOR") if (named := environ.get(each, "").strip())), "")
    if not named:
        return None

    def run(path: Path) -> None:
        import shlex
        import subprocess

        try:
            command = shlex.split(named)
        except ValueError:  # a quote that is not closed
            command = [named]
        try:
            subprocess.run([*command, str(path)], check=False)
        except (OSError, ValueError) as problem:
            raise Unusable("editor-not-started", name=command[0]) from problem

    return run
