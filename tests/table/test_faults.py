"""Faults put into the rules: they still fit the source, the kept table names them, and the random games find them."""

from __future__ import annotations

import ast
import re

import pytest

from .faults import FAULTS, PACKAGE, TABLE, Fault, try_out

QUICK = ("a latecomer has this card", "the clock runs in a pause")
"""Really put in whenever the tests are run; all the others when `faults.py` is."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_still_applies_to_the_source(fault: Fault) -> None:
    for change in fault.changes:
        source = (PACKAGE / change.file).read_text(encoding="utf-8")
        wrong = change.applied(source)
        assert ast.dump(ast.parse(wrong)) != ast.dump(ast.parse(source))


def test_the_kept_table_names_the_same_faults_and_all_were_found() -> None:
    rows = re.findall(r"^\| (.+?) \| `(.+?)` \| (.+?) \| ([\d.]+) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(name, where) for name, where, _, _ in rows] == [(fault.name, fault.where) for fault in FAULTS]
    assert not [name for name, _, rule, _ in rows if rule == "NOT FOUND"]


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.name in QUICK], ids=lambda fault: fault.name)
def test_the_random_games_find_it(fault: Fault) -> None:
    assert try_out(fault).rule
