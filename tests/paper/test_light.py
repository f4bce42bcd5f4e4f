"""What writes a page, a calendar, a spreadsheet or a file loads nothing that they do not need."""

from __future__ import annotations

import subprocess
import sys

LIGHT = ("calendar", "html", "markdown", "names", "sheet", "text", "writing")
HEAVY = {"pydantic", "yaml", "sqlite3", "rich", "textual"}


def test_only_minutes_of_a_meeting_need_a_table() -> None:
    script = "import sys\n" + "".join(f"import ledelseskort.paper.{name}\n" for name in LIGHT)
    done = subprocess.run(
        [sys.executable, "-c", f"{script}print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    assert not {name.split(".")[0] for name in done.stdout.split()} & HEAVY
