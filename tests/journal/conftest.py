"""A journal in a folder of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledelseskort.journal.store import Store

collect_ignore = [] if sys.platform == "linux" else ["test_torture.py"]
"""The scripts divide themselves into processes, and trace one call by call, as Linux does it."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledelseskort" / "logbog.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path)
    yield store
    store.close()
