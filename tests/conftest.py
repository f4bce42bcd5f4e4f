"""Fences: no test sees the developer's own home, settings, locale or terminal, and none reaches the network."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

collect_ignore_glob = ["**/*_pty.py"] if sys.platform == "win32" else []
"""Tests that drive a pseudo-terminal, which Windows has none of."""
KEPT = (
    "PATH",
    "PYTHONPATH",
    "SYSTEMROOT",
    "TMPDIR",
    "TEMP",
    "TMP",
    "VIRTUAL_ENV",
    "PYENV_VERSION",
    "COVERAGE_PROCESS_START",
)
"""What a test may see of the environment it was started in."""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet. Made by pytest itself, each would cost a link that is renewed to the last."""
    root = tmp_path_factory.mktemp("homes")
    return (root / f"{number}" for number in count())


@pytest.fixture(autouse=True)
def fenced(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of its own for each test, and an environment in which nothing is settled."""
    home = next(homes)
    home.mkdir()
    for name in set(os.environ) - set(KEPT) - {"PYTEST_CURRENT_TEST", "PYTEST_VERSION"}:
        monkeypatch.delenv(name)
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "LOCALAPPDATA": home / "local",
        "APPDATA": home / "roaming",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_DOCUMENTS_DIR": home / "documents",
        "XDG_RUNTIME_DIR": home / "run",
    }
    settled = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC", "PYTHONUTF8": "1"}
    for name, value in {**{name: str(place) for name, place in places.items()}, **settled}.items():
        monkeypatch.setenv(name, value)
    return home


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Sockets reach this machine only; names of other machines are not even looked up."""
    real_connect, real_connect_ex, real_lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        _refuse_outside(self.family, address)
        real_connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_outside(self.family, address)
        return real_connect_ex(self, address)

    def lookup(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse_outside(socket.AF_INET, (host,))
        return real_lookup(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", lookup)
        yield


class ReachedOutside(AssertionError):
    """A test tried to leave this machine."""


def _refuse_outside(family: int, address: Any) -> None:
    if family == getattr(socket, "AF_UNIX", None):
        return
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host not in (None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::"):
        raise ReachedOutside(f"a test tried to reach {host}")
