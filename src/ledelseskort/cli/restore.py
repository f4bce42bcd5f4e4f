"""`restore`: brings back what `export --all` wrote, beside what is kept already."""

from __future__ import annotations

from pathlib import Path

from ledelseskort.cli.output import Output
from ledelseskort.errors import DONE, NotFound, Unusable
from ledelseskort.journal.store import Store
from ledelseskort.wording.words import Words


def restore(path: Path, store: Store, words: Words, out: Output) -> int:
    """Read the file and write how many meetings came back, and how many were there. Raises `LedelseskortError`."""
    try:
        with path.open(encoding="utf-8") as lines:
            restored = store.restore(lines)
    except FileNotFoundError as problem:
        raise NotFound("file-unknown", path=str(path)) from problem
    except OSError as problem:
        raise Unusable("file-unreadable", path=str(path)) from problem
    except UnicodeDecodeError as problem:
        raise Unusable("archive-unreadable", path=str(path)) from problem
    out.text(words("cli.restore.back", count=restored.meetings))
    if restored.skipped:
        out.text(words("cli.restore.known", count=restored.skipped))
    return DONE
