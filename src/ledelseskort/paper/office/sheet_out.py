"""A deck as a workbook for whoever edits its cards in a spreadsheet: a row each, known by an id that is locked.

Everything in it is text or a number and never a formula, and the same deck gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from ledelseskort.deck.models import Deck
from ledelseskort.errors import Unusable
from ledelseskort.paper import clean
from ledelseskort.paper.office.sheet_columns import Column, Value, columns, values
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

SPARE = 300
"""Rows for new cards below the last one."""
_EPOCH = datetime(2000, 1, 1)
_ENTRY_TIME = (2000, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_INK, _PAPER, _QUIET, _LOCKED, _RULE = "FFFFFF", "1F3B57", "8A8F98", "F1F1EE", "D5D9DE"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would take for the number of a character."""
_LINE = 15
"""Points that a line takes."""
_FITTED = re.compile(rb' customHeight="1"')
_SANS = 2
"""The kind of face that stands in for one that is missing."""
_A3 = "8"
_GUIDE_WIDTH = 84
_MOST_PROMPT = 250
_MOST_TITLE = 32
"""Characters that Excel shows beside a cell, and above them."""


def workbook(deck: Deck, words: Words) -> bytes:
    """The deck as an xlsx file. Raises `Unusable` where what writes one is not installed."""
    try:
        from openpyxl import Workbook
    except ImportError as missing:
        raise Unusable("sheet-not-installed") from missing
    book = Workbook()
    cards: Worksheet = book.worksheets[0]
    cards.title = words("office.sheet.cards")
    headed = tuple(columns(deck, words))
    _write_cards(cards, deck, headed, words)
    _look(cards, headed, len(deck.cards) + 1)
    _restrict(cards, headed, len(deck.cards) + 1 + SPARE, words)
    _write_guide(book.create_sheet(words("office.sheet.guide")), deck, words)
    _write_lists(book.create_sheet(words("office.sheet.lists")), headed)
    _tell_about(book, deck)
    return _settled(book)


def _write_cards(sheet: Worksheet, deck: Deck, headed: Sequence[Column], words: Words) -> None:
    """The headings, and a row for each card."""
    for number, column in enumerate(headed, 1):
        _put(sheet, 1, number, column.title)
    for row, card in enumerate(deck.cards, 2):
        found = values(card, deck, words)
        for number, column in enumerate(headed, 1):
            _put(sheet, row, number, found[column.field])
        sheet.row_dimensions[row].height = _LINE * max(_lines(found[each.field], each.width) for each in headed)


def _put(sheet: Worksheet, row: int, number: int, value: Value) -> None:
    """Text is text, whatever it begins with; nothing is put where nothing stands."""
    cell = cast("Cell", sheet.cell(row, number))
    if isinstance(value, str) and value:
        cell.value = _ESCAPE.sub("_x005F_", value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@"
    elif isinstance(value, int):
        cell.value = value


def _lines(value: Value, width: int) -> int:
    """About how many lines a cell takes."""
    return sum(-(-max(len(line), 1) // width) for line in str(value or "").split("\n"))


def _look(sheet: Worksheet, headed: Sequence[Column], last: int) -> None:
    """How it looks, the rows for new cards too; every cell is open but the ids."""
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    rule = Side("thin", _RULE)
    for number, column in enumerate(headed, 1):
        head, whole = sheet.cell(1, number), sheet.column_dimensions[get_column_letter(number)]
        whole.width = column.width
        for each in (whole, *(sheet.cell(row, number) for row in range(2, last + 1))):
            each.alignment = Alignment("center" if column.field == "minutes" else None, "top", wrap_text=True)
            each.protection = Protection(locked=column.field == "id")
            each.border = Border(bottom=rule, right=rule)
            if column.field == "id":
                each.fill, each.font = PatternFill("solid", _LOCKED), _font(color=_QUIET)
        head.fill, head.font = PatternFill("solid", _PAPER), _font(bold=True, color=_INK)
        head.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 2 * _LINE
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headed))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
    sheet.sheet_properties.pageSetUpPr, sheet.page_setup.fitToHeight = PageSetupProperties(fitToPage=True), 0


def _font(size: float = 11, *, bold: bool = False, color: str | None = None) -> Font:
    from openpyxl.styles import Font

    return Font("Calibri", size, bold=bold, color=color, family=_SANS, scheme="minor")


def _restrict(sheet: Worksheet, headed: Sequence[Column], last: int, words: Words) -> None:
    """What may be chosen and how long a text may be; the ids locked, without a password."""
    from openpyxl.utils import get_column_letter

    listed = [column for column in headed if column.choices]
    for number, column in enumerate(headed, 1):
        at = listed.index(column) + 1 if column in listed else 0
        rule = _rule(column, f"{words('office.sheet.lists')}!", get_column_letter(at) if at else "", words)
        if rule is None:
            continue
        rule.errorTitle, rule.showErrorMessage = column.title[:_MOST_TITLE], column.strict
        if column.prompt:
            rule.promptTitle, rule.showInputMessage = column.title[:_MOST_TITLE], True
            rule.prompt = column.prompt[:_MOST_PROMPT]
        rule.add(f"{get_column_letter(number)}2:{get_column_letter(number)}{last}")
        sheet.add_data_validation(rule)
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # the attribute says what is locked


def _rule(column: Column, lists: str, letter: str, words: Words) -> DataValidation | None:
    """What may be written in a column; its choices stand under `letter` on the sheet of lists."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if letter:
        source = f"{lists}${letter}$2:${letter}${len(column.choices) + 1}"
        return DataValidation("list", source, allow_blank=True, error=words("office.sheet.wrong.choice"))
    if column.field == "minutes":
        error = words("office.sheet.wrong.minutes")
        return DataValidation("whole", "1", "120", operator="between", allow_blank=True, error=error)
    if column.most:
        error = words("office.sheet.wrong.length", most=column.most)
        return DataValidation("textLength", str(column.most), operator="lessThanOrEqual", allow_blank=True, error=error)
    return DataValidation() if column.prompt else None


def _write_guide(sheet: Worksheet, deck: Deck, words: Words) -> None:
    """How the sheet is used, in plain words."""
    from openpyxl.styles import Alignment

    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    sheet.sheet_view.showGridLines = False
    text = words("office.sheet.guide-text", title=clean.line(deck.title))
    for number, line in enumerate(text.split("\n"), 1):
        cell, heading = sheet.cell(number, 1), line.startswith("# ")
        _put(sheet, number, 1, line.removeprefix("# "))
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.font = _font(16 if number == 1 else 12, bold=True, color=_PAPER) if heading else _font()
        sheet.row_dimensions[number].height = _LINE * (_lines(line, _GUIDE_WIDTH) + heading / 2)


def _write_lists(sheet: Worksheet, headed: Sequence[Column]) -> None:
    """What can be chosen in the drop-downs, a column each; out of the way."""
    for number, column in enumerate((each for each in headed if each.choices), 1):
        for row, text in enumerate((column.title, *column.choices), 1):
            _put(sheet, row, number, text)
    sheet.sheet_state = "hidden"


def _tell_about(book: Workbook, deck: Deck) -> None:
    about = book.properties
    about.title, about.creator = clean.line(deck.title), clean.line(deck.publisher or "ledelseskort")
    about.created = datetime.combine(deck.updated, time()) if deck.updated else _EPOCH


def _settled(book: Workbook) -> bytes:
    """The workbook's bytes, without the time at which they were written."""
    raw, settled = io.BytesIO(), io.BytesIO()
    created = book.properties.created or _EPOCH
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                stamp = f"{created:%Y-%m-%dT%H:%M:%SZ}".encode()
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            if entry.filename.startswith("xl/worksheets/"):
                content = _FITTED.sub(
                    b"", content
                )  # the heights are only a beginning: rows still grow with their texts
            info = zipfile.ZipInfo(entry.filename, _ENTRY_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return settled.getvalue()
