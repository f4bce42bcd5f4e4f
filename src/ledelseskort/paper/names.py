"""Names for files that people get: plain letters, digits and hyphens, good in every folder of every system."""

from __future__ import annotations

import re

from ledelseskort.deck.guess import plain

MOST = 100
"""Characters of a whole name: room for a long folder in front of it on Windows."""
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows takes for a device, whatever its ending."""
_FALLBACK = "ledelseskort"


def file_name(*parts: str, ending: str) -> str:
    """»referat-2026-11-22-sammen-om-ledelse.md« of such parts and the ending `md`; never a path."""
    suffix = f".{plain(ending)}"
    stem = "-".join(filter(None, map(plain, parts))) or _FALLBACK
    if _RESERVED.fullmatch(stem):
        stem = f"{_FALLBACK}-{stem}"
    return stem[: MOST - len(suffix)].rstrip("-") + suffix
