"""Lists and maps between brackets: what is not closed in them, and what in them keeps them from being read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ledelseskort.deck.causes.lines import EATS, KEYS, SMART, Entry
from ledelseskort.deck.causes.scene import Finding, Scene, closing, swallows
from ledelseskort.deck.diagnostics import Code

_CLOSES = {"[": "]", "{": "}"}
_SIGN = re.compile(r"[\r\n\[\]{},:#]")
"""What may end a text, or begin something else."""
_MOST = 20_000
"""How many signs are walked over: nobody writes as many between two brackets."""
_LAST_WORD = re.compile(r"(?<=\s)[\w-]+\Z")
_KEY = re.compile(r"(?P<key>[\w-]+) *:(?:\s|\Z)")


def inside(scene: Scene) -> Finding | None:
    """The first fault in the brackets that were opened before the parser gave up."""
    past = scene.start
    for entry in scene.opening("[{\"'"):
        if entry.start < past:
            continue
        if entry.value[0] in _CLOSES:
            walked = _Walk(scene, entry).walk()
            if isinstance(walked, Finding):
                torn = scene.source.index(walked.offset) != entry.index or not _balanced(entry.value)
                return replace(walked, torn=torn)
            past = walked
        else:
            past = closing(scene, entry.value_at) or scene.end
    return None


@dataclass(slots=True)
class _Walk:
    """A walk from an opening bracket to the one that closes it."""

    scene: Scene
    entry: Entry
    """The line that opens the first bracket."""
    open: list[tuple[int, int]] = field(default_factory=list)
    """The offsets of the brackets that are open, each with the colons met before it."""
    begun: int | None = None
    """Where the text at hand begins; `None` before one."""
    colons: int = 0
    """The colons met since the last comma."""
    last: str = ""
    """The last sign that is no space."""
    eaten: int | None = None
    """The offset of the first »#« that may have made a remark of a text; `None` before one."""

    def walk(self) -> Finding | int:
        """The first fault, or the offset after the closing bracket."""
        text, at = self.scene.text, self.entry.value_at
        steps = 0
        while at < self.scene.end:
            steps += 1
            if steps > _MOST:
                if "flow" not in self.scene.context:
                    return self.scene.end
                break
            char = text[at]
            if char in "\r\n":
                at = self._next_line(at)
                if self._breaks_off(at):
                    break
                continue
            step: Finding | int = at + 1
            if char == "#" and text[at - 1] in " \t\r\n":
                if self.eaten is None and EATS.match(text, at):
                    self.eaten = at
                step = self._line_end(at)
            elif not char.isspace():
                if self._goes_on(char):
                    break
                step = self._sign(char, at)
                self.last = text[at] if isinstance(step, Finding) else text[step - 1]
            if isinstance(step, Finding) or not self.open:
                return step
            at = step
        place = self.open[-1][0]
        if self.eaten is not None:
            return Finding(Code.YAML_COMMENT_ATE_TEXT, self.eaten, {"char": text[place]}, "bracket")
        return Finding(Code.YAML_FLOW_UNCLOSED, place, {"char": text[place], "closing": _CLOSES[text[place]]})

    def _goes_on(self, char: str) -> bool:
        """Whether `char` goes on with a text that a remark has already ended."""
        return self.eaten is not None and self.begun is not None and self.begun < self.eaten and char not in ",]}:"

    def _sign(self, char: str, at: int) -> Finding | int:
        """One sign: where to go on, or a fault."""
        text = self.scene.text
        if self.begun is None and char in "\"'":
            return self._quoted(at)
        if char in _CLOSES:
            self.open.append((at, self.colons))
            self.begun, self.colons = None, 0
        elif char in "]}":
            place, self.colons = self.open.pop()
            if _CLOSES[text[place]] != char:
                return Finding(Code.YAML_FLOW_UNCLOSED, place, {"char": text[place], "closing": _CLOSES[text[place]]})
            self.begun = None
        elif char == ",":
            self.begun, self.colons = None, 0
        elif char == ":" and (at + 1 >= self.scene.end or text[at + 1] in " \t\r\n,]}"):
            self.colons += 1
            if self.colons > 1:
                return self._colon(at)
            self.begun = None
        elif self.begun is None:
            self.begun = at
        if self.begun is None:
            return at + 1
        next_sign = _SIGN.search(text, at + 1, self.scene.end)
        return next_sign.start() if next_sign else self.scene.end

    def _quoted(self, at: int) -> Finding | int:
        """A text in quotes: after it there can be no more than a sign."""
        scene, text = self.scene, self.scene.text
        end = closing(scene, at)
        if end is None or swallows(scene, scene.source.index(at), end):
            return Finding(Code.YAML_QUOTES_UNCLOSED, at, {"char": text[at]})
        after = end + 1
        while after < scene.end and text[after] in " \t":
            after += 1
        if after < scene.end and text[after] not in ",]}:#\r\n":
            key = _KEY.match(text, after, min(after + 40, scene.end))
            return _comma(after) if key and key["key"] in KEYS else Finding(Code.YAML_QUOTES, after, {}, "plain")
        return end + 1

    def _colon(self, at: int) -> Finding:
        """A second colon: a comma is missing before the last word, or the text needs quotes."""
        begun = at if self.begun is None else self.begun
        char = self.scene.text[begun]
        if char in SMART:
            return Finding(Code.YAML_SMART_QUOTES, begun, {"char": char})
        word = _LAST_WORD.search(self.scene.text, begun, at)
        if word and word[0] in KEYS:
            return _comma(word.start())
        return Finding(Code.YAML_COLON_IN_TEXT, at)

    def _line_end(self, at: int) -> int:
        """The offset of the break that ends a line."""
        index = self.scene.source.index(at)
        return self.scene.source.starts[index] + len(self.scene.source.line(index))

    def _next_line(self, at: int) -> int:
        """The offset of the next line."""
        starts = self.scene.source.starts
        index = self.scene.source.index(at) + 1
        return min(starts[index], self.scene.end) if index < len(starts) else self.scene.end

    def _breaks_off(self, at: int) -> bool:
        """Whether the line at `at` is plainly something else."""
        if at >= self.scene.end:
            return True
        line = self.scene.entry(self.scene.source.index(at))
        if not line.key or line.dashes:
            return bool(line.dashes)
        return self.last not in ",[{" or (line.key in KEYS and line.column <= self.entry.column)


def _balanced(text: str) -> bool:
    """Whether as many brackets are closed as opened: then what they hold is all on the line."""
    return sum(map(text.count, _CLOSES)) == sum(map(text.count, _CLOSES.values()))


def _comma(place: int) -> Finding:
    return Finding(Code.YAML_SYNTAX, place, {}, "comma")
