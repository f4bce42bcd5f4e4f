"""The one text gate: which characters never belong in a card, and how typed or pasted text is freed of them.

Files are told about and never changed; what people type or paste is cleaned of the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ledelseskort.deck.diagnostics import Code

BREAKS = "\x85\u2028\u2029"
"""Characters that some programs take for a new line and others do not: refused in files, a new line when pasted."""
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of the text around them, and are not seen."""
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like a space and are not."""
INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\uffa0"
"""Characters that take part in no word and are not seen."""
JOINERS = "\u200c\u200d"
"""Characters that join or part their neighbours: at home inside emoji and in several scripts, out of place in ours."""
CONTROL = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e0fff"
)
"""Controls, the escapes that steer a terminal, and code points that are no characters."""

MOST = 20_000
"""How much that does not belong makes a file no text."""
NAMES = {
    "\u00a0": "nbsp",
    "\u202f": "nbsp",
    "\u2007": "nbsp",
    "\u00ad": "soft-hyphen",
}
"""The more particular names of the unseen; the words of the others are »space« and »invisible«."""

_SUSPECT = f"[{CONTROL}{BIDI}{SPACES}{INVISIBLE}{JOINERS}]"
"""What is not at home in a card.

This and what follows are kept as text: `re` compiles a pattern when it is first met and remembers it, and together
they take longer to compile than a good file takes to read, which needs hardly any of them.
"""
_PRINTED = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0\ufffc"
"""The suspects that Python takes for printed; those beyond U+C0000 begin with the byte F3 in UTF-8."""
_PILE = r"(?<![^\w\s\x00-\x7f])([^\w\s\x00-\x7f]{31,})"
"""More marks on one letter than any script has (Unicode's stream-safe format allows 30), or other signs in a row."""
_HEAP = "[\u0300-\U0010ffff]{31}"
"""Where there is no heap there is no pile, and this is sooner told."""
_LATIN = bytes({*range(0x20, 0x7F), *range(0xA1, 0x100), *b"\t\n\r"} - {0xAD})
"""What of Latin-1 is not suspect."""
_FLAG_TAGS = "(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
_MOJIBAKE = "Ã[\u0080-\u00ff†˜…‚„‡‰Š‹ŒŽ‘’“”•–—™š›œžŸ]|â€[\u0080-\u00ff™œ“”˜¢¦]|Â[\u00a0-\u00bf]|\ufffd"
_MOJIBAKE_SIGNS = ("Ã", "â€", "Â", "\ufffd")
"""What all of it begins with: looked for first, for that is quick and they are seldom there."""
_IS_CONTROL = f"[{CONTROL}]"
_IS_BIDI = f"[{BIDI}]"
_IS_SPACE = f"[{SPACES}]"
_TERMINAL = (
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # a control sequence: colours, moves, modes
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\\\|\x9c)"  # a title, a link
    "|\x1b[ -/]*[0-~]?"  # the short ones
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that does not belong."""

    code: Code
    start: int
    text: str
    name: str
    """What it is: `control`, `bidi`, `nbsp`, `space`, `soft-hyphen`, `invisible`, `mojibake` or `lost`."""
    meant: str = ""
    """What most likely stood there, for text that was read in the wrong encoding."""


def hits(text: str) -> Iterator[Hit]:
    """What does not belong in `text`, each character by itself; nothing at all in nearly every file."""
    flags: set[int] | None = None
    for match in () if _all_printed(text) else re.finditer(_SUSPECT, text):
        char, start = match.group(), match.start()
        if char in JOINERS and _joins(text, start):
            continue
        if "\U000e0020" <= char <= "\U000e007f":
            if flags is None:
                flags = {at for flag in re.finditer(_FLAG_TAGS, text) for at in range(*flag.span())}
            if start in flags:
                continue
        yield Hit(*_kind(char, start))
    for match in re.finditer(_MOJIBAKE, text) if any(sign in text for sign in _MOJIBAKE_SIGNS) else ():
        meant = _reread(match.group())
        yield Hit(Code.TEXT_MOJIBAKE, match.start(), match.group(), "mojibake" if meant else "lost", meant)


def _all_printed(text: str) -> bool:
    """Whether there is nothing to suspect, told quickly: nothing left of a text in Latin-1, as most are.

    Of any other, by what Python takes for printed, save where we do not.
    """
    try:
        return not text.encode("latin-1").translate(None, _LATIN)
    except UnicodeEncodeError:
        pass
    signs = text.replace("\n", "").replace("\r", "").replace("\t", "")
    return signs.isprintable() and not any(sign in signs for sign in _PRINTED) and b"\xf3" not in signs.encode()


def _kind(char: str, start: int) -> tuple[Code, int, str, str]:
    if re.match(_IS_CONTROL, char):
        return Code.TEXT_CONTROL_CHAR, start, char, "control"
    if re.match(_IS_BIDI, char):
        return Code.TEXT_BIDI, start, char, "bidi"
    default = "space" if re.match(_IS_SPACE, char) else "invisible"
    return Code.TEXT_NBSP, start, char, NAMES.get(char, default)


def _joins(text: str, at: int) -> bool:
    """Whether the joiner at `at` stands after an emoji or inside a script that needs it."""
    return at > 0 and text[at - 1] >= "\u0590" and not re.match(_SUSPECT, text[at - 1])


def _reread(text: str) -> str:
    """The text as it was before somebody read UTF-8 as Windows-1252; empty where that is not what happened."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def composed(text: str) -> str:
    """`text` in NFC, save for marks that are piled up: to put them in order takes the square of their number."""
    if not re.search(_HEAP, text):
        return unicodedata.normalize("NFC", text)
    pieces = re.split(_PILE, text)
    pieces[::2] = [unicodedata.normalize("NFC", piece) for piece in pieces[::2]]
    return "".join(pieces)


def is_composed(text: str) -> bool:
    """Whether `text` is as `composed` makes it, as everything in Latin-1 is, which is told sooner."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        pieces = re.split(_PILE, text)[::2] if re.search(_HEAP, text) else (text,)
        return all(unicodedata.is_normalized("NFC", piece) for piece in pieces)
    return True


def parsable(text: str) -> str:
    """`text` with one sign that YAML has room for in place of each control character: no offset changes."""
    return re.sub(_IS_CONTROL, "\ufffd", text)


def shown(text: str) -> str:
    """`text` fit for one line of a terminal: what is not seen or would steer is written as an escape."""
    text = text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return re.sub(_SUSPECT, lambda hit: hit.group() if _fine(text, hit.start()) else escaped(hit.group()), text)


def _fine(text: str, at: int) -> bool:
    return text[at] == "\u00a0" or (text[at] in JOINERS and _joins(text, at))


def escaped(char: str) -> str:
    """One character as an escape."""
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def named(char: str) -> str:
    """One character by its number in Unicode: »U+200B«."""
    return f"U+{ord(char):04X}"


def clean_typed(text: str, limit: int = 4000, *, lines: bool = False) -> str:
    """`text` as it may be kept, from what somebody typed or pasted: what the gate refuses is taken out.

    NFC, no terminal escapes, ordinary spaces, at most `limit` code points. Line breaks stay only with `lines`, each as
    one line feed.
    """
    text = re.sub(_TERMINAL, "", text)
    text = re.sub(f"\r\n?|[{BREAKS}\x0b\x0c]", "\n", text).replace("\t", " ")
    text = re.sub(f"[{SPACES}]", " ", text)
    wrong = {hit.start for hit in hits(text) if hit.code is not Code.TEXT_MOJIBAKE}
    if wrong:
        text = "".join(char for at, char in enumerate(text) if at not in wrong)
    text = composed(text)
    if not lines:
        text = " ".join(text.split("\n"))
    return _cut(text.strip(), limit)


def _cut(text: str, limit: int) -> str:
    """The first `limit` code points, never parting a letter from its marks or an emoji in its middle."""
    if len(text) <= limit:
        return text
    end = limit
    while end and (unicodedata.combining(text[end]) or text[end] in "\u200d\ufe0f" or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end].rstrip()
