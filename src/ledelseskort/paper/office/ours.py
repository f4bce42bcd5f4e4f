"""What our own workbooks call things, in every language that the program speaks: what it wrote, it brings in again."""

from __future__ import annotations

import re
from functools import cache

from ledelseskort.wording.words import LANGUAGES, load


@cache
def names(key: str) -> frozenset[str]:
    """What something under `office.sheet` is called, in small letters."""
    return frozenset(load(language)(f"office.sheet.{key}").casefold() for language in LANGUAGES)


@cache
def tag_group() -> re.Pattern[str]:
    """A heading that names a group of tags, such as »Mærke: Værdi«, also in the letters that every keyboard has."""
    spellings = "|".join(re.escape(each.partition("{title}")[0].strip()) for each in sorted(names("column.tag-group")))
    return re.compile(rf"(?:{spellings}|maerke:) *(?P<group>.*\S)", re.IGNORECASE)
