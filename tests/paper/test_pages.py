"""Markdown and HTML read back: any text is shown as it is, and never becomes anything but text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ledelseskort.paper import clean
from ledelseskort.paper.html import html
from ledelseskort.paper.markdown import markdown
from ledelseskort.paper.page import Block, Heading, Item, Items, Page, Paragraph, Table

from .exports import exports
from .texts import STEADY, texts

said = texts.filter(lambda text: bool(clean.line(text)))
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, said, st.sampled_from((2, 3))),
    st.builds(Paragraph, said, st.none() | said, st.booleans()),
    st.builds(
        Items,
        st.lists(st.builds(Item, said, st.none() | said, st.none() | said), min_size=1, max_size=3).map(tuple),
    ),
    st.lists(st.tuples(said, texts, texts), min_size=2, max_size=4).map(
        lambda rows: Table(tuple(cell or "x" for cell in rows[0]), tuple(rows[1:]))
    ),
)
pages = st.builds(Page, said, st.just("da"), st.lists(blocks, max_size=5).map(tuple))
READERS = {name: MarkdownIt(name) for name in ("commonmark", "gfm-like")}
"""As the standard says, and with tables, strikethrough and links that are found without being marked."""
MARKUP = (
    *(
        "_a_",
        "*a*",
        "__a__",
        "**a**",
        "~~a~~",
        "`a`",
        "``` a",
        "~~~",
        "[a](b)",
        "![a](b)",
        "[a]: b",
        "<b>a</b>",
        "<a@b.dk>",
    ),
    *(
        "&amp;",
        "&#65;",
        "a\\",
        "\\*a*",
        "# a",
        "a #",
        "- a",
        "+ a",
        "* a",
        "1. a",
        "1) a",
        "> a",
        "---",
        "***",
        "===",
        "a | b",
    ),
    *("|-|-|", "http://a.dk", "https://a.dk/b", "www.a.dk", "a.dk", "a@b.dk", "mailto:a@b.dk", "- [ ] a", "<!-- a -->"),
)
OURS = {"heading", "paragraph", "bullet_list", "list_item"}


def lines(raw: str) -> str:
    return "\n".join(clean.lines(raw))


def in_markdown(page: Page) -> Iterator[str]:
    """What is to be read, one text for each block of text."""
    yield clean.line(page.title)
    for block in page.blocks:
        match block:
            case Heading(text=text):
                yield clean.line(text)
            case Paragraph(text=text, label=label):
                yield lines(text) if label is None else f"{clean.line(f'{label}:')}\n{lines(text)}"
            case Items(items=items):
                for item in items:
                    label = "" if item.label is None else f"{clean.line(f'{item.label}:')} "
                    yield label + lines(item.text) + ("" if item.quiet is None else f"\n{clean.line(item.quiet)}")
            case Table(head=head, rows=rows):
                for first, *rest in rows:
                    pairs = zip(head[1:], rest, strict=True)
                    named = [f"{clean.line(name)}: {clean.line(cell)}" for name, cell in pairs if clean.line(cell)]
                    yield "\n".join(filter(None, (clean.line(first), " · ".join(named))))


def shown(inline: Token) -> str:
    """The text of a block; anything in it but text, breaks and our own two weights is a fault."""
    text = ""
    for child in inline.children or ():
        assert child.type in {"text", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"}, child
        text += "\n" if child.type == "hardbreak" else child.content
    return text


@pytest.mark.parametrize("reader", READERS)
@STEADY
@given(page=pages)
def test_markdown_reads_back(reader: str, page: Page) -> None:
    tokens = READERS[reader].parse(markdown(page))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {*OURS, "inline"}
    found = [shown(token) for token in tokens if token.type == "inline"]
    assert found == list(in_markdown(page))
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels == ["h1", *(f"h{block.level}" for block in page.blocks if isinstance(block, Heading))]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text_wherever_it_stands(reader: str, text: str) -> None:
    page = Page(text, "da", (Heading(text), Paragraph(f"x\n{text}\nx", label=text), Items((Item(text, text, text),))))
    found = [shown(token) for token in READERS[reader].parse(markdown(page)) if token.type == "inline"]
    assert found == list(in_markdown(page))


def test_markdown_stays_readable_as_it_stands() -> None:
    page = Page("Møde nr. 3", "da", (Paragraph("Vi siger »ja«, men gør vi det? Kl. 9.30: (måske) – 2 + 2."),))
    assert "\\" not in markdown(page)


class Reading(HTMLParser):
    """Reads a document as a browser would: the texts of its leaves, and every tag and attribute."""

    LEAVES = ("h1", "h2", "h3", "p", "li", "th", "td")

    def __init__(self, document: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.within = ""
        self.style = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "meta":
            self.attributes |= set(attrs)
        if tag == "br":
            self.found[-1] += "\n"
        elif tag in (*self.LEAVES, "style", "title"):
            self.within = tag
            self.found += [""] if tag in self.LEAVES else []

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within in self.LEAVES:
            self.found[-1] += data
        elif self.within == "style":
            self.style += data
        elif self.within != "title":
            assert not data.strip()

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def in_html(page: Page) -> Iterator[str]:
    yield clean.line(page.title)
    for block in page.blocks:
        match block:
            case Heading(text=text):
                yield clean.line(text)
            case Paragraph(text=text, label=label):
                yield lines(text) if label is None else f"{clean.line(label)}\n{lines(text)}"
            case Items(items=items):
                for item in items:
                    parts = [
                        item.label and clean.line(item.label),
                        lines(item.text),
                        item.quiet and clean.line(item.quiet),
                    ]
                    yield "\n".join(part for part in parts if part is not None)
            case Table(head=head, rows=rows):
                yield from (clean.line(cell) for row in (head, *rows) for cell in row)


@STEADY
@given(page=pages)
def test_html_reads_back(page: Page) -> None:
    reading = Reading(html(page))
    assert reading.found == list(in_html(page))
    assert reading.tags <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "br", "strong", "span"),
        *("ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    }
    assert reading.attributes <= {("lang", "da"), ("class", "quiet"), ("class", "label"), ("scope", "col")}


def test_html_brings_all_it_needs_and_lets_nothing_else_in() -> None:
    document = exports()["referat.html"].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', document)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    style = hashlib.sha256(Reading(document).style.encode()).digest()
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{base64.b64encode(style).decode()}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert document.index("Content-Security-Policy") < document.index("<style>")
    assert not re.findall(
        r"url\(|@import|<link|<script|<iframe|\ssrc=(?!x )|\shref=|\son\w+=(?!alert)|\sstyle=", document
    )


def test_agreements_are_a_table_with_a_row_of_headings() -> None:
    document = exports()["referat.html"].decode()
    head = re.search(r"<thead>\n<tr>(.*)</tr>\n</thead>", document)
    assert head is not None
    assert re.findall(r'<th scope="col">([^<]+)</th>', head[1]) == ["Hvad gør vi?", "Hvem", "Senest"]
