"""How values are spelled in a file that somebody wrote: as what stood there before, in quotes, brackets or a block."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping

from ledelseskort.deck.yaml_text import WIDTH, scalar
from ledelseskort.paper.office.values import Value

_FLOW = re.compile(r"[,\[\]{}]")


def respelled(old: str, value: Value, *, newline: str, column: int, flow: bool, alone: bool) -> str:
    """`value` where `old` stood, spelled as that was.

    `column` is where its key or its dash stands; `flow` says that it stands in brackets, `alone` that nothing follows
    it on its line.
    """
    if not isinstance(value, str):
        return str(value).lower()
    if old[:1] in ("|", ">") and len(old.splitlines()) > 1:
        return newline.join(_block(old, value, column))
    if old[:1] == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    if old[:1] == '"':
        return _quoted(value)
    if flow:
        return in_flow(value)
    if "\n" in value and alone:
        return newline.join(_literal(value, " " * (column + 2)))
    return scalar(value)


def _block(old: str, value: str, column: int) -> list[str]:
    """A text as a block with the head and the indentation of the old one."""
    head, *body = old.splitlines()
    first = next((line for line in body if line.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    sign, _, remark = head.partition(" ")
    if re.search(r"\d", sign):
        sign, indent = re.sub(r"\d", "", sign), column + 2
    lines = value.split("\n") if sign[0] == "|" else _folded(value)
    return [f"{sign} {remark}".rstrip(), *((" " * indent + line).rstrip() for line in lines)]


def flow_card(values: Mapping[str, Value]) -> str:
    """A card as a map in braces."""
    return "{" + ", ".join(f"{name}: {flowing(value)}" for name, value in values.items()) + "}"


def field_lines(name: str, value: Value, pad: str) -> list[str]:
    """A key and its value as lines of their own, set in by `pad`."""
    if isinstance(value, tuple) and name != "tags":
        return [f"{pad}{name}:", *(f"{pad}  - {scalar(each)}" for each in value)]
    if isinstance(value, str) and "\n" in value:
        head, *lines = _literal(value, f"{pad}  ")
        return [f"{pad}{name}: {head}", *lines]
    if isinstance(value, str):
        return [f"{pad}{name}: {scalar(value)}"]
    return [f"{pad}{name}: {flowing(value)}"]


def flowing(value: Value) -> str:
    """A value as it stands inside brackets."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(in_flow, value))}]"
    return in_flow(value) if isinstance(value, str) else str(value).lower()


def in_flow(text: str) -> str:
    """A text inside brackets, where commas and brackets mean something."""
    plain = scalar(text)
    return _quoted(text) if _FLOW.search(plain) and plain == text else plain


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _literal(text: str, pad: str) -> list[str]:
    """A text of several lines as a block, its sign first."""
    return ["|-", *((pad + line).rstrip() for line in text.split("\n"))]


def _folded(text: str) -> list[str]:
    """The lines of a folded block: each break in the text is an empty line."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        lines += [""] if number else []
        lines += textwrap.wrap(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)
    return lines
