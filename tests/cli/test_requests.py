"""The meeting asked for, as checked values."""

from __future__ import annotations

from ledelseskort.cli.arguments import parser
from ledelseskort.cli.requests import PlayRequest, play_request
from ledelseskort.deck.kinds import ModeName
from ledelseskort.wording.words import load


def asked(*arguments: str) -> PlayRequest:
    return play_request(parser(load()).read(["play", *arguments]))


def test_nothing_settled() -> None:
    assert asked() == PlayRequest()


def test_everything_settled() -> None:
    request = asked(
        *("proeve", "--mode", "hand-over", "--seats", "4", "--with", " Anna,Bo ", "--team", " Os ", "--minutes", "45"),
        *("--depth", "3", "--tag", "let", "--tag", "svaer", "--deal-seed", "7", "--keep-nothing", "--plain"),
    )
    assert request == PlayRequest(
        deck="proeve",
        mode=ModeName.HAND_OVER,
        seats=4,
        names=("Anna", "Bo"),
        team="Os",
        minutes=45,
        depth=3,
        tags=("let", "svaer"),
        deal_seed=7,
        keep_nothing=True,
        plain=True,
    )


def test_names_settle_the_seats() -> None:
    assert asked("--with", "Anna,Bo,Carla").seats == 3


def test_the_same_letters_are_the_same_name_however_they_are_made() -> None:
    assert asked("--with", "Aase\u0301n,Bo").names == ("Aas\u00e9n", "Bo")


def test_twelve_may_sit_and_one() -> None:
    assert (asked("--seats", "12").seats, asked("--seats", "1").seats) == (12, 1)
