"""The fences hold: what the other tests rely on."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import platformdirs
import pytest


def test_every_place_of_the_user_lies_in_an_empty_home(fenced: Path) -> None:
    places = [
        platformdirs.user_config_path("ledelseskort"),
        platformdirs.user_data_path("ledelseskort"),
        platformdirs.user_documents_path(),
        Path.home(),
    ]
    assert all(place.is_relative_to(fenced) for place in places)
    assert list(fenced.iterdir()) == []


def test_nothing_of_the_developers_own_settings_is_seen() -> None:
    assert not [name for name in os.environ if name.startswith(("LEDELSESKORT", "TEXTUAL", "NO_COLOR", "COLUMNS"))]


def test_other_machines_cannot_be_reached() -> None:
    with socket.socket() as plug, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        plug.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 80)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as plug:
        caller, _ = server.accept()
        with caller:
            plug.sendall(b"x")
            assert caller.recv(1) == b"x"
