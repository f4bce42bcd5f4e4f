"""Every export of the meetings in `evening`, by the name of its golden file.

`python -m tests.paper.exports` writes the golden files anew; read what changed before you keep it.
"""

from __future__ import annotations

from pathlib import Path

from ledelseskort.paper.calendar import calendar
from ledelseskort.paper.html import html
from ledelseskort.paper.layout import examples_page, minutes_page
from ledelseskort.paper.markdown import markdown
from ledelseskort.paper.sheet import sheet
from ledelseskort.paper.text import agreements_text

from .evening import BEGUN, STORIES, WORDS, alone, kept, rich

GOLDEN = Path(__file__).parent / "golden"


def exports() -> dict[str, bytes]:
    """The bytes of every export."""
    meeting = minutes_page(rich().minutes(team_name="Ledelsen på 4. sal"), WORDS)
    own = minutes_page(alone().minutes(own=True), WORDS)
    stories = examples_page(STORIES, WORDS)
    return {
        "referat.md": markdown(meeting).encode(),
        "referat.html": html(meeting).encode(),
        "egne-noter.md": markdown(own).encode(),
        "egne-noter.html": html(own).encode(),
        "eksempler.md": markdown(stories).encode(),
        "aftaler.txt": agreements_text(kept(), WORDS).encode(),
        "aftaler.ics": calendar(kept(), WORDS, BEGUN).content,
        "aftaler.csv": sheet(kept(), WORDS),
    }


if __name__ == "__main__":
    for name, content in exports().items():
        (GOLDEN / name).write_bytes(content)
