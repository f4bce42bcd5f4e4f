"""Who sits down: the names in a typed line, and what is wrong with one that cannot be used."""

from __future__ import annotations

import pytest

from ledelseskort.errors import Misused
from ledelseskort.table.seating import names_in
from ledelseskort.wording.words import load


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Anna, Bo, Cecilie", ("Anna", "Bo", "Cecilie")),
        ("Anna, Bo og Cecilie", ("Anna", "Bo", "Cecilie")),
        (" Anna OG  Bo ", ("Anna", "Bo")),
        ("Ogla,Borog,Anna Maria", ("Ogla", "Borog", "Anna Maria")),
        ("Anna", ("Anna",)),
        ("", ()),
        ("   ", ()),
    ],
)
def test_names_are_parted_by_commas_and_by_the_word_for_and(typed: str, names: tuple[str, ...]) -> None:
    assert names_in(typed, load()) == names


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Anna,,Bo", "name-empty"),
        ("Anna og , Bo", "name-empty"),
        ("Anna og anna", "name-twice"),
        (",".join("abcdefghijklm"), "seats-out-of-range"),
        ("Anna\x1b[31m og Bo", "name-unreadable"),
    ],
)
def test_what_cannot_be_used_is_told(typed: str, code: str) -> None:
    with pytest.raises(Misused) as refused:
        names_in(typed, load())
    assert refused.value.code == code
