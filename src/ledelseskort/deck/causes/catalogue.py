"""The catalogue: every known cause in the order it is asked, the most certain first."""

from __future__ import annotations

from ledelseskort.deck.causes import flow, layout, quotes, signs
from ledelseskort.deck.causes.scene import Cause, Finding, Scene
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_events import Trouble

CAUSES: tuple[Cause, ...] = (
    layout.tab,
    quotes.escape,
    quotes.unclosed,
    flow.inside,
    quotes.smart,
    quotes.text_after,
    layout.rule_line,
    signs.bullet,
    layout.missing_space,
    signs.anchor,
    signs.tag,
    signs.block_scalar,
    signs.reserved,
    signs.colon,
    layout.block_indent,
    layout.begins_in,
    layout.missing_dash,
    layout.indent,
    layout.no_key,
)


def explain(source: Source, trouble: Trouble, base: int = 0) -> Finding:
    """Why `source` is no YAML: the first cause that knows, else only the place.

    `source` may be a piece of a file; `base` is where it begins, as the trouble's offsets have it.
    """
    stop = len(source.text)
    context = None if trouble.context_offset is None else min(max(trouble.context_offset - base, 0), stop)
    offset = min(max(trouble.offset - base, 0), stop)
    scene = Scene(source, trouble.problem, offset, trouble.context, context, 0, stop)
    for cause in CAUSES:
        finding = cause(scene)
        if finding is not None:
            return finding
    return Finding(Code.YAML_SYNTAX, scene.offset)
