"""Keeping while playing: in order, never waited for, tried again, and never over what another window kept."""

from __future__ import annotations
