"""Names for files that people get: plain letters, digits and hyphens, good in every folder of every system."""

from __future__ import annotations

import re
import unicodedata

MOST = 100
"""Characters of a whole name: room for a long folder in front of it on Windows."""
_SPELT = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ð": "d", "þ": "th"}
)
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows takes for a device, whatever its ending."""
_FALLBACK = "ledelseskort"


def slug(text: str) -> str:
    """`text` as a–z, digits and single hyphens; empty where nothing of it can be spelt so."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_SPELT)
    bare = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


def file_name(*parts: str, ending: str) -> str:
    """»referat-2026-11-22-sammen-om-ledelse.md« of such parts and the ending `md`; never a path."""
    suffix = f".{slug(ending)}"
    stem = "-".join(filter(None, map(slug, parts))) or _FALLBACK
    if _RESERVED.fullmatch(stem):
        stem = f"{_FALLBACK}-{stem}"
    return stem[: MOST - len(suffix)].rstrip("-") + suffix
