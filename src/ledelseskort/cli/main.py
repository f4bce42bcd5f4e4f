"""The command: read the arguments, do the one thing, and say in one Danish sentence what could not be done."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ledelseskort.cli.settings import Flags, Remark, Settings
from ledelseskort.errors import DONE, FAILED, INTERRUPTED, LedelseskortError
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    import argparse

    from ledelseskort.deck.library import Library


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask, and return the exit code. `argv` is without the program's name."""
    from ledelseskort.cli.language import spoken
    from ledelseskort.cli.output import forgive, hush
    from ledelseskort.cli.settings import settings_file
    from ledelseskort.wording.words import load as load_words

    given = sys.argv[1:] if argv is None else argv
    words = load_words(spoken(given, os.environ, settings_file()))
    forgive(sys.stdout, sys.stderr)
    _hasten()
    try:
        code = _run(given, words)
        sys.stdout.flush()
        return code
    except LedelseskortError as problem:
        _tell(sentence(problem, words))
        return problem.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        hush(sys.stdout)
        return DONE
    except SystemExit as done:  # --help has printed itself
        return done.code if isinstance(done.code, int) else DONE
    except Exception as fault:
        if sys.flags.dev_mode:
            raise
        _tell(words("error.unexpected", what=f"{type(fault).__name__}: {fault}"))
        return FAILED
    finally:
        gc.enable()


def _hasten() -> None:
    """Leave out what costs a small verb more than its own work.

    Collecting, since nothing is garbage while modules load, and at the very end everything is. And pydantic's search of
    every installed package for plugins, which would be somebody else's code in our process anyway.
    """
    gc.disable()
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _settle() -> None:
    """For what stays a while: collecting again, but never among what was loaded once and for all."""
    gc.freeze()
    gc.enable()


def sentence(problem: LedelseskortError, words: Words) -> str:
    """What a person should be told, safe to print: parameters from files and arguments are data."""
    from ledelseskort.deck.gate import shown

    places = {name: shown(value) if isinstance(value, str) else value for name, value in problem.parameters.items()}
    if f"error.{problem.code}" not in words:
        return words("error.unexpected", what=problem.code)
    return words(f"error.{problem.code}", **places)


def _run(argv: Sequence[str], words: Words) -> int:
    """Dispatch; each verb's room is loaded only when it is asked for."""
    if not argv:  # the way that most come in: there is nothing to read, so nothing that reads it is loaded
        return _alone(_settings(Flags(language=words.language), words), words)
    from ledelseskort.cli.arguments import canonical, parser

    given = parser(words, argv).read(argv)
    if given.version:
        sys.stdout.write(f"ledelseskort {release()}\n")
        return DONE
    return _do(canonical(given.verb), given, _settings(_flags(given, words), words), words)


def _do(verb: str | None, given: argparse.Namespace, settings: Settings, words: Words) -> int:
    """The one thing that was asked for."""
    from ledelseskort.cli.output import output

    out = output(sys.stdout, os.environ)
    match verb:
        case "play":
            from ledelseskort.cli.requests import play_request

            meeting = play_request(given)
            from ledelseskort.cli.play import play

            _settle()
            return play(meeting, settings)
        case "draw":
            from ledelseskort.cli.requests import draw_request

            cards = draw_request(given)
            from ledelseskort.cli.draw import draw

            return draw(cards, _library(settings, words), words, out)
        case "decks":
            from ledelseskort.cli.decks import decks

            return decks(_library(settings, words), words, out)
        case "show":
            from ledelseskort.cli.requests import show_request
            from ledelseskort.cli.show import show

            return show(show_request(given), _library(settings, words), words, out)
        case "check":
            from ledelseskort.cli.check_requests import check_request

            files = check_request(given)
            from ledelseskort.cli.check import check

            if files.watch:
                _settle()
            return check(files, words, out, sys.stderr, sys.stdin)
        case "edit":
            from ledelseskort.cli.editing import edit
            from ledelseskort.cli.requests import EditRequest

            _settle()
            return edit(EditRequest(given.file), settings)
        case "resume":
            from ledelseskort.cli.kept_requests import resume_request
            from ledelseskort.cli.resume import resume

            _settle()
            return resume(resume_request(given), settings, words)
        case "new" | "import" | "bundle" | "sheet" | "schema":
            from ledelseskort.cli import workshop

            return workshop.do(verb, given, lambda: _library(settings, words), words, out)
        case str():
            from ledelseskort.cli import kept

            return kept.do(verb, given, words, out)
        case _:
            return _alone(settings, words)


def _alone(settings: Settings, words: Words) -> int:
    """No verb: the app where there is a terminal, else one card and how to start."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from ledelseskort.cli.app import open_app

        _settle()
        return open_app(settings)
    from ledelseskort.cli.draw import draw
    from ledelseskort.cli.output import output
    from ledelseskort.cli.requests import DrawRequest

    code = draw(DrawRequest(), _library(settings, words), words, output(sys.stdout, os.environ))
    _tell(words("cli.how-to-start"))
    return code


def _library(settings: Settings, words: Words) -> Library:
    """Where decks are found in this run."""
    from ledelseskort.cli.shelf import shelf

    library, skipped = shelf(settings)
    for remark in skipped:
        _tell(_remark(remark, words))
    return library


def _flags(given: argparse.Namespace, words: Words) -> Flags:
    """Flags before and after the verb count alike. Raises `Misused` for a language that is not spoken."""
    from ledelseskort.cli.parser import one_of
    from ledelseskort.wording.words import LANGUAGES

    for language in (given.language, getattr(given, "language_here", None)):
        one_of("language-unknown", language and language.strip().lower(), LANGUAGES)
    libraries = [*given.library, *getattr(given, "library_here", ())]
    calm = given.calm or getattr(given, "calm_here", False)
    return Flags(tuple(Path(each).expanduser() for each in libraries), calm or None, words.language)


def _settings(flags: Flags, words: Words) -> Settings:
    """What holds for this run; what was skipped is told beside it."""
    from ledelseskort.cli.settings import load, settings_file

    settings = load(flags, os.environ, settings_file())
    for remark in settings.remarks:
        _tell(_remark(remark, words))
    return settings


def _remark(remark: Remark, words: Words) -> str:
    """One sentence about a setting that was skipped."""
    from ledelseskort.deck.gate import shown

    places = {name: shown(value) for name, value in remark.parameters.items()}
    return words(f"cli.settings.{remark.code}", **places)


def _tell(text: str) -> None:
    """A message, beside the data."""
    sys.stderr.write(f"{text}\n")


def release() -> str:
    """Which release this is."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("ledelseskort")
    except PackageNotFoundError:
        return "–"
