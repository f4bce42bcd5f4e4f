"""What can be wrong in a file, and where: codes and parameters, never words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Every fault that is told; its words stand under `diagnostic.<code>` in the wording tables."""

    FILE_EMPTY = "file-empty"
    FILE_NOT_TEXT = "file-not-text"
    FILE_NOT_YAML = "file-not-yaml"
    FILE_ENCODING = "file-encoding"
    FILE_TOO_LARGE = "file-too-large"
    FILE_MERGE_CONFLICT = "file-merge-conflict"

    YAML_COLON_IN_TEXT = "yaml-colon-in-text"
    YAML_SMART_QUOTES = "yaml-smart-quotes"
    YAML_COMMENT_ATE_TEXT = "yaml-comment-ate-text"
    YAML_RESERVED_CHAR = "yaml-reserved-char"
    YAML_ANCHOR = "yaml-anchor"
    YAML_TAG = "yaml-tag"
    YAML_QUOTES = "yaml-quotes"
    YAML_QUOTES_UNCLOSED = "yaml-quotes-unclosed"
    YAML_ESCAPE = "yaml-escape"
    YAML_BLOCK_SCALAR = "yaml-block-scalar"
    YAML_BLOCK_INDENT = "yaml-block-indent"
    YAML_INDENT = "yaml-indent"
    YAML_TAB = "yaml-tab"
    YAML_MISSING_SPACE = "yaml-missing-space"
    YAML_WRONG_BULLET = "yaml-wrong-bullet"
    YAML_FLOW_UNCLOSED = "yaml-flow-unclosed"
    YAML_MULTI_DOCUMENT = "yaml-multi-document"
    YAML_RULE_LINE = "yaml-rule-line"
    YAML_COMPLEX_KEY = "yaml-complex-key"
    YAML_TOO_DEEP = "yaml-too-deep"
    YAML_SYNTAX = "yaml-syntax"

    TEXT_CONTROL_CHAR = "text-control-char"
    TEXT_BIDI = "text-bidi"
    TEXT_NBSP = "text-nbsp"
    TEXT_MOJIBAKE = "text-mojibake"

    KEY_UNKNOWN = "key-unknown"
    KEY_MISSING = "key-missing"
    KEY_DUPLICATE = "key-duplicate"
    TYPE_INT = "type-int"
    TYPE_STR = "type-str"
    TYPE_LIST = "type-list"
    TYPE_MAP = "type-map"
    VALUE_EMPTY = "value-empty"
    VALUE_ENUM = "value-enum"
    VALUE_PATTERN = "value-pattern"
    VALUE_RANGE = "value-range"

    ID_DUPLICATE = "id-duplicate"
    REF_MISSING_FILE = "ref-missing-file"
    REF_OUTSIDE_FOLDER = "ref-outside-folder"
    REF_BACKSLASH = "ref-backslash"
    REF_UNKNOWN_CARD = "ref-unknown-card"
    REF_DUPLICATE_CARD = "ref-duplicate-card"

    TRANSLATION_CHANGED = "translation-changed"
    TRANSLATION_MISSING = "translation-missing"
    TRANSLATION_UNKNOWN = "translation-unknown"

    CRAFT_ONE_QUESTION = "craft-one-question"
    CRAFT_LENGTH = "craft-length"
    CRAFT_OPENING = "craft-opening"
    CRAFT_ADDRESS = "craft-address"
    CRAFT_NEGATION = "craft-negation"
    CRAFT_LEADING = "craft-leading"
    CRAFT_BLAME = "craft-blame"
    CRAFT_ANCHOR = "craft-anchor"
    CRAFT_PLAIN = "craft-plain"
    CRAFT_SHARED_RUN = "craft-shared-run"
    CRAFT_FOLLOW_UPS = "craft-follow-ups"
    CRAFT_LIX = "craft-lix"
    CRAFT_NEAR_DUPLICATE = "craft-near-duplicate"


class Severity(StrEnum):
    """How much it matters: an error keeps the deck from being played, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


WARNINGS = frozenset(
    {
        *(Code.TEXT_BIDI, Code.TEXT_NBSP, Code.TEXT_MOJIBAKE, Code.YAML_COMMENT_ATE_TEXT),
        *(Code.TRANSLATION_CHANGED, Code.TRANSLATION_MISSING, Code.TRANSLATION_UNKNOWN),
    }
)
"""The codes that do not keep a deck from being played."""
_ERRORS = frozenset(
    {(Code.TEXT_NBSP, "indent"), (Code.YAML_COMMENT_ATE_TEXT, "whole"), (Code.YAML_COMMENT_ATE_TEXT, "bracket")}
)
"""The variants of those that do."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a file."""

    file: str
    """The file as it is shown to whoever asked."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in code points."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong: `place` is what its author must change, not where a parser gave up."""

    code: Code
    severity: Severity
    place: Place
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    """What fills the places in its words. Text from the file: data, and not yet fit for a terminal."""
    related: tuple[Place, ...] = ()
    """Other places that take part, e.g. where the same id stood first."""
    variant: str = ""
    """A more particular case of the code, with words of its own where `diagnostic.<code>.<variant>` has some."""


def severity_of(code: Code, variant: str = "") -> Severity:
    """How much `code` matters in that variant."""
    return Severity.WARNING if code in WARNINGS and (code, variant) not in _ERRORS else Severity.ERROR


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether any of them keeps the deck from being played."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
