"""A page as HTML that needs nothing else and does nothing: no script, no address, one style that prints well."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib import resources

from ledelseskort.paper import clean
from ledelseskort.paper.page import Block, Heading, Item, Items, Page, Paragraph, Table


def html(page: Page) -> str:
    """The page as one document in UTF-8. Its policy lets in the style it brings along, known by its hash."""
    style = resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(page.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_line(page.title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{_line(page.title)}</h1>",
            *(_block(block) for block in page.blocks),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"<h{level}>{_line(text)}</h{level}>"
        case Paragraph(text=text, label=label, quiet=quiet):
            kind = ' class="quiet"' if quiet else ""
            named = "" if label is None else f"<strong>{_line(label)}</strong><br>"
            return f"<p{kind}>{named}{_lines(text)}</p>"
        case Items(items=items):
            return "\n".join(("<ul>", *(_item(item) for item in items), "</ul>"))
        case Table(head=head, rows=rows):
            return "\n".join(("<table>", *_head(head), "<tbody>", *(_row(row) for row in rows), "</tbody>", "</table>"))


def _item(item: Item) -> str:
    named = "" if item.label is None else f'<span class="label">{_line(item.label)}</span><br>'
    after = "" if item.quiet is None else f'<br><span class="quiet">{_line(item.quiet)}</span>'
    return f"<li>{named}{_lines(item.text)}{after}</li>"


def _head(names: tuple[str, ...]) -> tuple[str, ...]:
    cells = "".join(f'<th scope="col">{_line(name)}</th>' for name in names)
    return ("<thead>", f"<tr>{cells}</tr>", "</thead>")


def _row(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{_line(cell)}</td>' for cell in cells)}</tr>"


def _line(raw: str) -> str:
    return escape(clean.line(raw))


def _lines(raw: str) -> str:
    return "<br>".join(map(escape, clean.lines(raw)))
