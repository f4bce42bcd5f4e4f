"""Files that somebody or something has spoilt: no traceback, nothing raw in the answer, and none that takes long."""

from __future__ import annotations

from pathlib import Path

import pytest

from .fuzz import SEEDS, on_a_small_stack


def wrong(failed: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those that failed for another reason than a busy machine's clock."""
    return [(seed, why) for seed, why in failed if not why.endswith(" s")]


def test_what_failed_once_does_not_fail_again(tmp_path: Path) -> None:
    seeds = [int(line) for line in SEEDS.read_text(encoding="utf-8").split()]
    failed, longest = on_a_small_stack(seeds, tmp_path)
    assert wrong(failed) == []
    assert longest[0] < 2


@pytest.mark.parametrize("first", range(0, 800, 200))
def test_a_spoilt_file_is_told_of(first: int, tmp_path: Path) -> None:
    failed, _ = on_a_small_stack(list(range(first, first + 200)), tmp_path)
    assert wrong(failed) == []
