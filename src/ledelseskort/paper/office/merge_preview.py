"""What a merge would do, in words, so that a person can say yes to it."""

from __future__ import annotations

from collections.abc import Iterator

from ledelseskort.paper import clean
from ledelseskort.paper.office.merging import Added, Changed, FieldChange, Merge
from ledelseskort.paper.office.telling import placed, told
from ledelseskort.wording.words import Words

LONGEST = 100
"""Characters of a text that are shown: enough to know it by."""


def preview(merge: Merge, words: Words) -> tuple[str, ...]:
    """The lines to show: what changes, what is new, what stays as it is, and what is not taken."""
    return tuple(_lines(merge, words))


def _lines(merge: Merge, words: Words) -> Iterator[str]:
    if merge.changed:
        yield words("office.merge.changed", count=len(merge.changed))
        for changed in merge.changed:
            yield from _changed(changed, words)
    if merge.added:
        yield words("office.merge.added", count=len(merge.added))
        for added in merge.added:
            yield f"  {_added(added, merge, words)}"
    if merge.moved:
        yield words("office.merge.moved")
    if merge.left:
        yield words("office.merge.left", count=len(merge.left))
        for left in merge.left:
            yield f"  {told(left, words)}"
    if merge.nothing:
        yield words("office.merge.nothing")


def _changed(changed: Changed, words: Words) -> Iterator[str]:
    yield f"  {words('office.merge.card', where=placed(changed.where, words), id=changed.card.id)}"
    for field in changed.fields:
        yield f"    {_field(field, words)}"


def _field(field: FieldChange, words: Words) -> str:
    """One field: of a list only the lines that differ, of a long text as much as shows where it does."""
    old, new = (clean.lines(_said(field.name, text, words)) for text in (field.before, field.after))
    gone, come = [line for line in old if line not in new], [line for line in new if line not in old]
    before, after = (" / ".join(lines) for lines in ((gone, come) if gone or come else (old, new)))
    key = "field" if before and after else "field-new" if after else "field-gone"
    title = words(f"office.sheet.column.{field.name}")
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    return words(f"office.merge.{key}", field=title, before=_cut(before, same), after=_cut(after, same))


def _said(name: str, text: str, words: Words) -> str:
    """A value in the words of the sheet."""
    if name == "retired":
        return words("office.sheet.yes") if text else ""
    return words(f"office.sheet.depth.{text}") if name == "depth" else text


def _cut(text: str, at: int) -> str:
    """As much of a text as is shown, with the place `at` in it."""
    start = max(0, min(at - LONGEST // 3, len(text) - LONGEST))
    shown = text[start : start + LONGEST]
    return ("…" if start else "") + shown + ("…" if start + LONGEST < len(text) else "")


def _added(added: Added, merge: Merge, words: Words) -> str:
    return words(
        "office.merge.new-card",
        where=placed(added.where, words),
        question=_cut(clean.line(added.card.question), 0),
        theme=merge.themes.get(added.card.theme or "", ""),
        id=added.card.id,
    )
