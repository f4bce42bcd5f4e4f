"""What was asked for of `check`, as a checked value: apart from the rest, which it would wait for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from ledelseskort.cli.parser import one_of
from ledelseskort.errors import Misused

FORMATS = ("text", "json", "github")
"""How `check` can say what it found."""


@dataclass(frozen=True)
class CheckRequest:
    """Files and folders to look for faults in."""

    paths: tuple[str, ...]
    format: str = FORMATS[0]
    craft: bool = False
    """Whether to look at the language of the cards too."""
    strict: bool = False
    """Whether that can make errors."""
    watch: bool = False
    """Whether to look again on every saving; only in text, and not while mending."""
    fix: bool = False
    """Whether to mend what can be mended."""
    yes: bool = False
    """Whether it is mended without being asked about."""


def check_request(given: argparse.Namespace) -> CheckRequest:
    """The files asked for. Raises `Misused` with what does not fit."""
    form = one_of("format-unknown", given.format, FORMATS) or FORMATS[0]
    if given.watch and (given.fix or form != FORMATS[0]):
        raise Misused("watch-alone")
    return CheckRequest(
        tuple(given.paths),
        form,
        craft=given.craft or given.strict,
        strict=given.strict,
        watch=given.watch,
        fix=given.fix,
        yes=given.yes,
    )
