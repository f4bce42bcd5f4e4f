"""The verbs of the command line, their Danish aliases and what each takes; only what is asked for is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ledelseskort.cli.language import FLAGS
from ledelseskort.cli.parser import Parser
from ledelseskort.deck.kinds import FILE_KINDS
from ledelseskort.wording.words import LANGUAGES, Words

DANISH = "da"
"""The language of the verbs' other names."""


@dataclass(frozen=True)
class Verb:
    """Something the command line does."""

    name: str
    alias: str
    """What it is called in Danish, in letters that every keyboard has."""
    takes: Callable[[Parser, Words], None]
    """Adds what the verb takes."""


def parser(words: Words, given: Sequence[str] | None = None) -> Parser:
    """The parser of the whole command line, speaking `words`.

    With `given`, a verb that does not stand there is known by its name alone: to tell argparse what every verb takes
    is dearer than many a verb's own work.
    """
    top = Parser(words, prog="ledelseskort", description=words("cli.program"), epilog=words("cli.alone"))
    top.options.add_argument("--version", action="store_true", help=words("cli.help.version"))
    _everywhere(top, words, "")
    verbs = top.add_subparsers(title=words("cli.verbs"), metavar=words("cli.verb"), dest="verb")
    for verb in VERBS:
        text = words(f"cli.help.{verb.name}")
        told = [verb.alias] if words.language == DANISH else []
        sub = verbs.add_parser(verb.name, aliases=told, words=words, help=text, description=text)
        verbs.choices[verb.alias] = sub  # it works in every language, and is told of in its own
        if given is None or verb.name in given or verb.alias in given:
            verb.takes(sub, words)
            _everywhere(sub, words, "_here")
    return top


def canonical(given: str | None) -> str | None:
    """The verb's own name, whichever of its two was written."""
    return next((verb.name for verb in VERBS if given in (verb.name, verb.alias)), None)


def _everywhere(to: Parser, words: Words, suffix: str) -> None:
    """What may stand before the verb and after it; argparse lets the later overwrite, so each has its own place."""
    to.options.add_argument(
        "--library",
        dest=f"library{suffix}",
        metavar=words("cli.metavar.library"),
        action="append",
        default=[],
        help=words("cli.help.library"),
    )
    to.options.add_argument("--calm", dest=f"calm{suffix}", action="store_true", help=words("cli.help.calm"))
    to.options.add_argument(
        *FLAGS,
        dest=f"language{suffix}",
        metavar=words("cli.metavar.language"),
        help=words("cli.help.language", known=", ".join(LANGUAGES)),
    )


def _deck(to: Parser, words: Words) -> None:
    to.arguments.add_argument(
        "deck",
        nargs="?",
        metavar=words("cli.metavar.deck"),
        help=words("cli.help.deck"),
    )


def _option(to: Parser, words: Words, name: str, metavar: str, **places: object) -> None:
    """An option with one value, checked in `requests`."""
    key = name.removeprefix("--")
    to.options.add_argument(
        name, metavar=words(f"cli.metavar.{metavar}"), help=words(f"cli.help.{key}", **places).replace("%", "%%")
    )


def _repeated(to: Parser, words: Words, name: str, dest: str) -> None:
    """An option that may be given several times."""
    key = name.removeprefix("--")
    to.options.add_argument(
        name,
        dest=dest,
        metavar=words(f"cli.metavar.{key}"),
        action="append",
        default=[],
        help=words(f"cli.help.{key}"),
    )


def _flag(to: Parser, words: Words, name: str) -> None:
    to.options.add_argument(name, action="store_true", help=words(f"cli.help.{name.removeprefix('--')}"))


def _play(to: Parser, words: Words) -> None:
    from ledelseskort.cli.requests import MODES

    _deck(to, words)
    _option(to, words, "--mode", "mode", known=", ".join(MODES))
    _option(to, words, "--seats", "number")
    to.options.add_argument("--with", dest="names", metavar=words("cli.metavar.with"), help=words("cli.help.with"))
    _option(to, words, "--team", "team")
    _option(to, words, "--minutes", "number")
    _option(to, words, "--depth", "number")
    _repeated(to, words, "--tag", "tags")
    _option(to, words, "--deal-seed", "number")
    _flag(to, words, "--keep-nothing")
    _flag(to, words, "--plain")


def _draw(to: Parser, words: Words) -> None:
    _deck(to, words)
    _repeated(to, words, "--theme", "themes")
    _repeated(to, words, "--tag", "tags")
    _option(to, words, "--depth", "number")
    _option(to, words, "--count", "number")
    _option(to, words, "--seed", "number")
    _flag(to, words, "--json")


def _decks(to: Parser, words: Words) -> None:
    """Takes nothing of its own."""


def _show(to: Parser, words: Words) -> None:
    _deck(to, words)
    _option(to, words, "--search", "search")
    _repeated(to, words, "--tag", "tags")


def _check(to: Parser, words: Words) -> None:
    from ledelseskort.cli.check_requests import FORMATS

    to.arguments.add_argument("paths", nargs="+", metavar=words("cli.metavar.path"), help=words("cli.help.path"))
    _option(to, words, "--format", "format", known=", ".join(FORMATS))
    for flag in ("--craft", "--strict", "--watch", "--fix", "--yes"):
        _flag(to, words, flag)


def _schema(to: Parser, words: Words) -> None:
    kinds = "|".join(FILE_KINDS)
    to.arguments.add_argument("kind", nargs="?", metavar=kinds, help=words("cli.help.file-kind"))


def _new(to: Parser, words: Words) -> None:
    to.arguments.add_argument("file", metavar=words("cli.metavar.file"), help=words("cli.help.new-file"))


def _edit(to: Parser, words: Words) -> None:
    to.arguments.add_argument("file", metavar=words("cli.metavar.file"), help=words("cli.help.edit-file"))


def _bundle(to: Parser, words: Words) -> None:
    _deck(to, words)
    _output(to, words)


def _sheet(to: Parser, words: Words) -> None:
    _deck(to, words)
    to.options.add_argument("-o", "--output", metavar=words("cli.metavar.file"), help=words("cli.help.sheet-output"))
    _force(to, words)


def _import(to: Parser, words: Words) -> None:
    to.arguments.add_argument("files", nargs="+", metavar=words("cli.metavar.file"), help=words("cli.help.import-file"))
    metavar = words("cli.metavar.file")
    to.options.add_argument("-o", "--output", metavar=metavar, help=words("cli.help.import-output"))
    for name, alias, key in (
        ("--columns", "--kolonner", "columns"),
        ("--title", "--titel", "title"),
        ("--sheet", "--ark", "sheet-name"),
    ):
        to.options.add_argument(name, alias, metavar=words(f"cli.metavar.{key}"), help=words(f"cli.help.{key}"))
    _flag(to, words, "--yes")
    to.options.add_argument("--force", "--overskriv", action="store_true", help=words("cli.help.force"))


def _output(to: Parser, words: Words) -> None:
    """The file that is written."""
    to.options.add_argument("-o", "--output", metavar=words("cli.metavar.file"), help=words("cli.help.output"))
    _force(to, words)


def _force(to: Parser, words: Words) -> None:
    to.options.add_argument("--force", "--overskriv", action="store_true", help=words("cli.help.force"))


def _meetings(to: Parser, words: Words) -> None:
    _option(to, words, "--team", "team")
    _flag(to, words, "--json")


def _meeting(to: Parser, words: Words) -> None:
    to.arguments.add_argument(
        "meeting", nargs="?", metavar=words("cli.metavar.meeting"), help=words("cli.help.meeting")
    )


def _resume(to: Parser, words: Words) -> None:
    _meeting(to, words)
    _flag(to, words, "--plain")


def _export(to: Parser, words: Words) -> None:
    from ledelseskort.cli.requests import EXPORTS

    _meeting(to, words)
    _flag(to, words, "--all")
    _option(to, words, "--team", "team")
    to.options.add_argument(
        "--format", metavar=words("cli.metavar.format"), help=words("cli.help.export-format", known=", ".join(EXPORTS))
    )
    _output(to, words)
    _flag(to, words, "--own")


def _restore(to: Parser, words: Words) -> None:
    to.arguments.add_argument("file", metavar=words("cli.metavar.file"), help=words("cli.help.restore-file"))


def _agreements(to: Parser, words: Words) -> None:
    _option(to, words, "--team", "team")
    to.options.add_argument("--all", action="store_true", help=words("cli.help.all-agreements"))
    for flag in ("--alone", "--copy", "--json"):
        _flag(to, words, flag)
    _option(to, words, "--done", "agreement")
    metavar = (words("cli.metavar.agreement"), words("cli.metavar.day"))
    to.options.add_argument("--continue", dest="go_on", nargs="+", metavar=metavar, help=words("cli.help.continue"))
    _option(to, words, "--drop", "agreement")
    _option(to, words, "--word", "text")


def _overview(to: Parser, words: Words) -> None:
    _option(to, words, "--team", "team")
    _flag(to, words, "--alone")
    _option(to, words, "--since", "day")
    _option(to, words, "--until", "day")
    _flag(to, words, "--json")


def _forget(to: Parser, words: Words) -> None:
    _meeting(to, words)
    _option(to, words, "--team", "team")
    _flag(to, words, "--all")
    _option(to, words, "--older-than", "months")
    _flag(to, words, "--notes")
    _option(to, words, "--note", "number")
    _flag(to, words, "--own")
    _flag(to, words, "--yes")


VERBS = (
    Verb("play", "spil", _play),
    Verb("draw", "traek", _draw),
    Verb("decks", "kortsaet", _decks),
    Verb("show", "vis", _show),
    Verb("check", "tjek", _check),
    Verb("new", "ny", _new),
    Verb("edit", "rediger", _edit),
    Verb("import", "hent", _import),
    Verb("bundle", "saml", _bundle),
    Verb("sheet", "ark", _sheet),
    Verb("schema", "skema", _schema),
    Verb("meetings", "moeder", _meetings),
    Verb("resume", "fortsaet", _resume),
    Verb("agreements", "aftaler", _agreements),
    Verb("overview", "overblik", _overview),
    Verb("export", "eksport", _export),
    Verb("restore", "gendan", _restore),
    Verb("forget", "glem", _forget),
)
"""What there is, in the order that `--help` shows."""
