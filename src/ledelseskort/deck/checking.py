"""From what pydantic finds wrong with a file's data to our own codes, at the place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.guess import near, slug
from ledelseskort.deck.models import Value
from ledelseskort.deck.yaml_events import Node, Plain

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Step = int | str
Model = TypeVar("Model", bound=Value)

_TYPES = {
    "string_type": Code.TYPE_STR,
    "int_type": Code.TYPE_INT,
    "int_from_float": Code.TYPE_INT,
    "tuple_type": Code.TYPE_LIST,
    "list_type": Code.TYPE_LIST,
    "dict_type": Code.TYPE_MAP,
    "model_type": Code.TYPE_MAP,
    "model_attributes_type": Code.TYPE_MAP,
}
_LIMITS = {
    "string_too_long": ("long", "max_length"),
    "too_long": ("many", "max_length"),
    "greater_than_equal": ("least", "ge"),
    "less_than_equal": ("most", "le"),
}
_PATTERNS = frozenset({"seats", "language", "url", "review_days"})
_TIGHT_KEY = re.compile(r"[a-z_]+:[^\s/]")
_BULLET = re.compile(r"[*•·‣▪●○◦–—] ")


def check(model: type[Model], raw: Plain, node: Node, findings: Findings) -> Model | None:
    """`raw` as a `model`; where it is none, every reason is put among the findings."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _tell(model, detail, node, findings)
        return None


def _tell(model: type[BaseModel], detail: ErrorDetails, root: Node, findings: Findings) -> None:
    """One error of pydantic's as a finding of ours."""
    kind, value = detail["type"], detail["input"]
    loc = tuple(step for step in detail["loc"] if step != "[key]")
    path = tuple(_walk(root, loc))
    if any(node.refused for node in path):
        return
    node = path[-1]
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        guess = near(name, _keys(model, loc[:-1])) if findings.room else ""
        findings.add(Code.KEY_UNKNOWN, node.at, variant="near" if guess else "", name=name, near=guess)
    elif kind == "missing":
        findings.add(Code.KEY_MISSING, node.at, variant=name if name == "format" else "", name=name)
    elif value is None or kind == "string_too_short":
        findings.add(Code.VALUE_EMPTY, node.at if value is None else node.start, name=name)
    elif kind in _TYPES:
        _tell_type(_TYPES[kind], value, name, node, findings)
    elif loc != detail["loc"]:
        findings.add(Code.VALUE_PATTERN, node.at, variant="id", name=name, value=name, near=slug(name) or "…")
    else:
        _tell_value(kind, value, detail.get("ctx", {}), name, node, findings)


def _tell_value(kind: str, value: Any, context: Mapping[str, Any], name: str, node: Node, findings: Findings) -> None:
    """A value of the right sort that may not stand there."""
    if kind in _LIMITS:
        variant, limit = _LIMITS[kind]
        actual = _written(value if isinstance(value, int | float) else len(value))
        findings.add(Code.VALUE_RANGE, node.start, variant=variant, name=name, limit=context[limit], actual=actual)
    elif kind in ("enum", "literal_error", "bool_type"):
        expected = str(context.get("expected", "true, false")).replace(" or ", ", ").replace("'", "")
        findings.add(Code.VALUE_ENUM, node.start, name=name, value=_written(value), expected=expected)
    elif kind.startswith("date"):
        findings.add(Code.VALUE_PATTERN, node.start, variant="date", name=name, value=_written(value))
    else:
        variant = name if name in _PATTERNS else "id"
        written = _written(value)
        findings.add(
            Code.VALUE_PATTERN, node.start, variant=variant, name=name, value=written, near=slug(written) or "…"
        )


def _tell_type(code: Code, value: Plain, name: str, node: Node, findings: Findings) -> None:
    """A value of the wrong sort; often it is a sign that was misread, and then that is what is said."""
    if isinstance(value, str) and code is Code.TYPE_MAP and _TIGHT_KEY.match(value):
        findings.add(Code.YAML_MISSING_SPACE, node.start + value.index(":") + 1, char=":")
    elif isinstance(value, str) and code is Code.TYPE_LIST and _BULLET.match(value):
        mended = f"- {value.splitlines()[0][2:].strip()}"
        findings.add(Code.YAML_WRONG_BULLET, node.start, char=value[0], mended=mended)
    elif isinstance(value, str) and code is Code.TYPE_LIST and re.match(r"-[^\s-]", value):
        findings.add(Code.YAML_MISSING_SPACE, node.start + 1, char="-")
    elif isinstance(value, dict) and code is Code.TYPE_STR and _is_text_with_colon(value, node, findings):
        colon = findings.source.text.index(":", node.start)
        findings.add(Code.YAML_COLON_IN_TEXT, colon)
    elif code is Code.TYPE_STR and isinstance(value, int | float):
        findings.add(code, node.start, variant="number", name=name, value=_written(value))
    else:
        findings.add(code, node.start, name=name, value=_written(value))


def _is_text_with_colon(value: dict[str, Plain], node: Node, findings: Findings) -> bool:
    """Whether a map stands where a text should, all on one line: »- Husk: vi er gæster her«."""
    line = findings.source.text[node.start : node.end].rstrip()
    return len(value) == 1 and "\n" not in line and "\r" not in line and not line.startswith("{") and ": " in line


def _walk(node: Node, loc: tuple[Step, ...]) -> Iterator[Node]:
    """The nodes along `loc`, as far as the file goes."""
    yield node
    for step in loc:
        inner = node.child(step)
        if inner is None:
            return
        node = inner
        yield node


def _keys(model: type[BaseModel], loc: tuple[Step, ...]) -> list[str]:
    """The keys that the map at `loc` may have."""
    for step in loc:
        field = next(
            (field for name, field in model.model_fields.items() if step in (name, field.alias)),
            None,
        )
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Card, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _written(value: object) -> str:
    """A value as its author wrote it, near enough."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""
