"""The catalogue: every known cause in the order it is asked, the most certain first."""

from __future__ import annotations

from ledelseskort.deck.causes import layout, quotes, signs
from ledelseskort.deck.causes.scene import Cause, Finding, Scene
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_events import Trouble

CAUSES: tuple[Cause, ...] = (
    layout.tab,
    quotes.escape,
    quotes.unclosed,
    quotes.smart,
    quotes.text_after,
    layout.rule_line,
    signs.bullet,
    layout.missing_space,
    signs.anchor,
    signs.tag,
    signs.block_scalar,
    signs.flow,
    signs.reserved,
    signs.colon,
    layout.indent,
    layout.no_key,
)


def explain(source: Source, trouble: Trouble, start: int = 0, end: int | None = None) -> Finding:
    """Why the piece of the text from `start` to `end` is no YAML: the first cause that knows, else only the place."""
    stop = len(source.text) if end is None else end
    scene = Scene(
        source,
        trouble.problem,
        min(trouble.offset, stop),
        trouble.context,
        trouble.context_offset,
        start,
        stop,
    )
    for cause in CAUSES:
        finding = cause(scene)
        if finding is not None:
            return finding
    return Finding(Code.YAML_SYNTAX, scene.offset)
