"""argparse in the words of our own tables: nothing it says by itself reaches the screen, and no global is touched."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from ledelseskort.errors import Misused
from ledelseskort.wording.words import Words


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose first line begins in the reader's language."""

    def __init__(self, prog: str, usage_prefix: str) -> None:
        super().__init__(prog)
        self.usage_prefix = usage_prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Puts our own word before the usage."""
        super().add_usage(usage, actions, groups, self.usage_prefix if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that raises `Misused` with a code and parameters where argparse would print English and exit."""

    def __init__(self, words: Words, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=lambda prog: Formatter(prog, words("cli.usage")),
            **settings,
        )
        self.arguments = self.add_argument_group(words("cli.arguments"))
        self.options = self.add_argument_group(words("cli.options"))
        self.options.add_argument("-h", "--help", action="help", help=words("cli.help.help"))

    def read(self, given: Sequence[str]) -> argparse.Namespace:
        """What the arguments say. Raises `Misused`; `--help` and `--version` print and raise `SystemExit`."""
        try:
            found, rest = self.parse_known_args(given)
        except argparse.ArgumentError as problem:
            raise _misused(problem, self.prog) from problem
        if rest:
            program = " ".join(filter(None, (self.prog, getattr(found, "verb", None))))
            raise Misused("option-unknown", given=rest[0], program=program)
        return found

    def error(self, message: str) -> NoReturn:
        """Only a missing argument still comes this way; `read` catches the rest as `ArgumentError`."""
        raise Misused("argument-missing", program=self.prog)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Argparse's own hook for a value outside `choices`, which only the verb has."""
        if action.choices is None or value in action.choices:
            return
        from difflib import get_close_matches

        near = get_close_matches(str(value), [str(choice) for choice in action.choices], n=1)
        if near:
            raise Misused("command-near", given=value, near=near[0])
        raise Misused("command-unknown", given=value)


def _misused(problem: argparse.ArgumentError, program: str) -> Misused:
    """Argparse's complaint about one argument as a code of ours."""
    if problem.argument_name is None:
        return Misused("argument-missing", program=program)
    option = problem.argument_name.split("/")[-1]
    if problem.message.startswith("expected"):
        return Misused("option-value-missing", option=option)
    if problem.message.startswith("ignored explicit"):
        return Misused("option-value-extra", option=option)
    return Misused("option-misread", option=option, program=program)


def one_of(refusal: str, given: str | None, known: Sequence[str]) -> str | None:
    """One of the known words. Raises `Misused`."""
    if given is not None and given not in known:
        raise Misused(refusal, given=given, known=", ".join(known))
    return given
