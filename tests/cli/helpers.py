"""What the tests of the command share: its type, and a small deck."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

Run = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs the command with these arguments and returns what came of it."""

CARDS = """\
format: 1
title: Prøve
language: da
themes:
  - {id: hverdag, title: Hverdag}
  - {id: fest, title: Fest}
tags:
  slags: {title: Slags, terms: {let: Let, svaer: Svær}}
cards:
  - {id: et, theme: hverdag, question: Hvad er et?, tags: [let]}
  - {id: to, theme: hverdag, question: Hvad er to?, tags: [svaer], depth: 3}
  - {id: tre, theme: fest, question: Hvad er tre?, tags: [let], follow_ups: [Hvorfor tre?]}
  - {id: fire, theme: fest, question: Hvad var fire?, retired: true}
"""
