"""A page as Markdown that every reader of it takes the same way: CommonMark, and as easy to read as it stands.

What people wrote is text in it and nothing else: no markup, no link, no HTML, no line that becomes a heading or a list.
"""

from __future__ import annotations

import re

from ledelseskort.paper import clean
from ledelseskort.paper.page import Block, Heading, Item, Items, Page, Paragraph, Table

_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$@]")
"""What may begin markup anywhere."""
_LINK = re.compile(r"(?<=\S)(\.(?=[^\W\d_])|:(?=/))")
"""What makes an address of its neighbours, for readers that find links by themselves."""
_BEGINNING = re.compile(r"([0-9]*)([-+=:.)])")
"""What may make a list, a heading or a rule of the line that it begins."""
_BREAK = "\\\n"
"""A new line that is shown as one."""


def markdown(page: Page) -> str:
    """The page as one document, its lines parted by line feeds."""
    blocks = (f"# {_line(page.title)}", *(_block(block) for block in page.blocks))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * level} {_line(text)}"
        case Paragraph(text=text, label=None):
            return _lines(text)
        case Paragraph(text=text, label=label):
            return f"{_strong(f'{label}:')}{_BREAK}{_lines(text)}"
        case Items(items=items):
            return "\n".join(_item(item) for item in items)
        case Table(head=head, rows=rows):
            return "\n".join(_row(head, row) for row in rows)


def _item(item: Item) -> str:
    text = _lines(item.text, "  ")
    if item.label is not None:
        text = f"{_strong(f'{item.label}:')} {text}"
    return f"- {text}" if item.quiet is None else f"- {text}{_BREAK}  *{_line(item.quiet)}*"


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A row as an item: CommonMark has no tables. The first cell needs no name, and an empty one is left out."""
    first, *rest = row
    named = [f"{_line(name)}: {_line(cell)}" for name, cell in zip(head[1:], rest, strict=True) if clean.line(cell)]
    return f"- {_strong(first)}{_BREAK}  {' · '.join(named)}" if named else f"- {_strong(first)}"


def _line(raw: str) -> str:
    """A text that stays on one line, after something else on it."""
    return _inline(clean.line(raw))


def _strong(raw: str) -> str:
    return f"**{_line(raw)}**"


def _lines(raw: str, indent: str = "") -> str:
    """A text with its lines as they were written, all after the first indented."""
    return f"{_BREAK}{indent}".join(map(_escaped, clean.lines(raw)))


def _escaped(line: str) -> str:
    """A line of its own as Markdown that reads as just that."""
    begins = _BEGINNING.match(line)
    if begins is None:
        return _inline(line)
    return f"{begins[1]}\\{begins[2]}{_inline(line[begins.end() :])}"


def _inline(text: str) -> str:
    return _LINK.sub(r"\\\1", _MARKUP.sub(r"\\\g<0>", text))
