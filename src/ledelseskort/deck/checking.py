"""From what pydantic finds wrong with a file's data to our own codes, at the place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.guess import english, near, slug
from ledelseskort.deck.models import Value
from ledelseskort.deck.places import Node, Plain

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Step = int | str
Model = TypeVar("Model", bound=Value)

MOST = 1000
"""How many errors of a file are looked at; those past that are counted, as far more would be than are shown."""

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
_TIGHT_KEY = re.compile(r"([a-z_]+):[^\s/]")


def check(model: type[Model], raw: Plain, node: Node, findings: Findings) -> Model | None:
    """`raw` as a `model`; where it is none, every reason is put among the findings.

    A key that was plainly meant to be another is told of, and from then on stands in `raw` and `node` under the name
    that was meant: so it is one fault and not two, and what it holds is checked as well.
    """
    try:
        return model.model_validate(raw, by_alias=True, by_name=False)
    except ValidationError as error:
        details = error.errors(include_url=False)
    while _rename(model, details, raw, node, findings):
        try:
            model.model_validate(raw, by_alias=True, by_name=False)
            return None
        except ValidationError as error:
            details = error.errors(include_url=False)
    looked = 0
    for detail in details[:MOST]:
        if not findings.room:
            break
        _tell(model, detail, node, findings)
        looked += 1
    findings.count(len(details) - looked)
    return None


def _rename(
    model: type[BaseModel], details: list[ErrorDetails], raw: Plain, root: Node, findings: Findings
) -> list[str]:
    """Give the keys that were meant to be others their right names; those that were not there before come back."""
    renamed: list[str] = []
    for detail in details[:MOST]:
        if detail["type"] != "extra_forbidden" or not findings.room:
            continue
        name, loc = str(detail["loc"][-1]), detail["loc"][:-1]
        data, node = _follow(raw, loc), list(_walk(root, loc))[-1]
        inner = node.child(name)
        if not isinstance(data, dict) or not isinstance(node.inside, dict) or inner is None:
            continue
        keys = _keys(model, loc)
        tight = _TIGHT_KEY.match(name)
        meant = tight[1] if tight else _guess(name, keys, findings)
        if meant in data or meant not in keys:
            continue
        del node.inside[name]
        value = data.pop(name)
        if tight:
            findings.add(Code.YAML_MISSING_SPACE, inner.at + tight.end(1) + 1, char=":")
            value, inner.refused = name[tight.end(1) + 1 :], True
        else:
            variant = "danish" if english(name, keys) else "near"
            findings.add(Code.KEY_UNKNOWN, inner.at, variant=variant, name=name, near=meant, expected=", ".join(keys))
        data[meant], node.inside[meant] = value, inner
        renamed.append(meant)
    return renamed


def _follow(value: Plain, loc: tuple[Step, ...]) -> Plain:
    """What stands at `loc` in `value`."""
    for step in loc:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
    return value


def _tell(model: type[BaseModel], detail: ErrorDetails, root: Node, findings: Findings) -> None:
    """One error of pydantic's as a finding of ours."""
    from ledelseskort.deck.causes.misread import misread  # only a mistake pays for loading it

    kind, value = detail["type"], detail["input"]
    loc = tuple(step for step in detail["loc"] if step != "[key]")
    path = tuple(_walk(root, loc))
    if any(node.refused for node in path):
        return
    node = path[-1]
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        _tell_unknown(model, name, loc, node, findings)
    elif kind == "missing":
        findings.add(Code.KEY_MISSING, node.at, variant=name if name == "format" else "", name=name)
    elif value is None or kind == "string_too_short":
        findings.add(Code.VALUE_EMPTY, node.at if value is None else node.start, name=name)
    elif misread(kind, value, node, findings):
        return
    elif kind in _TYPES:
        _tell_type(_TYPES[kind], value, name, node, findings)
    elif loc != detail["loc"]:
        findings.add(Code.VALUE_PATTERN, node.at, variant="id", name=name, value=name, near=slug(name) or "…")
    else:
        _tell_value(kind, value, detail.get("ctx", {}), name, node, findings)


def _tell_unknown(model: type[BaseModel], name: str, loc: tuple[Step, ...], node: Node, findings: Findings) -> None:
    """A key that is not known here; between braces it may be the rest of a text with a comma in it."""
    from ledelseskort.deck.causes.misread import smart_before  # only a mistake pays for loading it

    keys = _keys(model, loc[:-1])
    guess = _guess(name, keys, findings)
    text = findings.source.text
    after = text[node.at + len(name) :].lstrip()[:1] if node.start <= node.at + len(name) else ":"
    if after in ("", ",", "}") and smart_before(node, findings):
        return
    variant = "comma" if not guess and after in ("", ",", "}") else "near" if guess else ""
    findings.add(Code.KEY_UNKNOWN, node.at, variant=variant, name=name, near=guess, expected=", ".join(keys))


def _tell_value(kind: str, value: Any, context: Mapping[str, Any], name: str, node: Node, findings: Findings) -> None:
    """A value of the right sort that may not stand there."""
    if kind in _LIMITS:
        variant, limit = _LIMITS[kind]
        actual = _written(value if isinstance(value, int | float) else len(value))
        findings.add(Code.VALUE_RANGE, node.start, variant=variant, name=name, limit=context[limit], actual=actual)
    elif kind in ("enum", "literal_error", "bool_type"):
        expected = str(context.get("expected", "true, false")).replace(" or ", ", ").replace("'", "")
        written = _written(value)
        guess = _guess(written, expected.split(", "), findings)
        variant = "only" if ", " not in expected else "near" if guess else ""
        findings.add(
            Code.VALUE_ENUM, node.start, variant=variant, name=name, value=written, near=guess, expected=expected
        )
    elif kind.startswith("date"):
        findings.add(Code.VALUE_PATTERN, node.start, variant="date", name=name, value=_written(value))
    else:
        variant = name if name in _PATTERNS else "id"
        written = _written(value)
        findings.add(
            Code.VALUE_PATTERN, node.start, variant=variant, name=name, value=written, near=slug(written) or "…"
        )


def _guess(word: str, known: list[str], findings: Findings) -> str:
    """What was meant: Danish words cost nothing to know, and are known however much was guessed at before."""
    return english(word, known) or (near(word, known) if findings.may_guess() else "")


def _tell_type(code: Code, value: Plain, name: str, node: Node, findings: Findings) -> None:
    """A value of the wrong sort."""
    variant = "number" if code is Code.TYPE_STR and isinstance(value, int | float) else ""
    written = findings.source.text[node.start : node.end].strip() if variant else _written(value)
    findings.add(code, node.start, variant="" if isinstance(value, bool) else variant, name=name, value=written)


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
