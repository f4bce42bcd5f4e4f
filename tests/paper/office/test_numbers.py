"""Numbers of a spreadsheet as a Danish Excel shows them."""

from __future__ import annotations

import pytest

from ledelseskort.paper.office.numbers import BUILT_IN, shown


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "General", "10"),
        (12.5, "General", "12,5"),
        (0.1 + 0.2, "General", "0,3"),
        (-3, "General", "-3"),
        (1e20, "General", "1E+20"),
        (0.5, "0%", "50%"),
        (0.125, "0.00%", "12,50%"),
        (1234567.891, "#,##0.00", "1.234.567,89"),
        (1234.5, "0", "1234"),
        (2, "0.00", "2,00"),
        (2.5, "0.0##", "2,5"),
        (2, "0.##", "2"),
        (1500, '#,##0" kr."', "1.500 kr."),
        (1500, "#,##0\\ \\k\\r", "1.500 kr"),
        (-1500, '#,##0;(#,##0);"nul"', "(1.500)"),
        (0, '#,##0;(#,##0);"nul"', "nul"),
        (7, '"Kort "0', "Kort 7"),
        (5, "[Red]0_);[Blue]0", "5"),
        (46348, "dd-mm-yyyy", "22-11-2026"),
        (46348, BUILT_IN[14], "22-11-2026"),
        (46348, "[$-406]d. mmmm yyyy;@", "22-11-2026"),
        (46348.604166666664, "dd-mm-yyyy hh:mm", "22-11-2026 14:30"),
        (0.6041666666666666, "h:mm", "14:30"),
        (0.99999999, "h:mm:ss", "00:00:00"),
        (-1, "dd-mm-yyyy", "-1"),
        (1e12, "dd-mm-yyyy", "1000000000000"),
        (3, "@", "3"),
        (3, ";;;", ""),
    ],
)
def test_a_number_in_its_format(number: float, form: str, text: str) -> None:
    assert shown(number, form) == text


def test_the_years_of_an_old_macintosh() -> None:
    assert shown(46348 - 1462, "dd-mm-yyyy", since_1904=True) == "22-11-2026"
