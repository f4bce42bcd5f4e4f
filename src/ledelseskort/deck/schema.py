"""The JSON Schema of deck and card files, draft-07, made from the models: what an editor shows while somebody writes.

The models say what may stand where; the words of what it is for come from the wording. What must hold between several
values, `rules` says, and no schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ledelseskort.deck.kinds import FileKind
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.wording.words import Words

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]
"""A part of a JSON Schema: JSON has no better type."""

_FILES: Mapping[FileKind, type[DeckFile] | type[CardFile]] = {"deck": DeckFile, "cards": CardFile}
_MONTH_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_SAID_BY_RULES = {"updated": rf"^[0-9]{{4}}-{_MONTH_DAY}$", "review_days": f"^{_MONTH_DAY}$"}
"""The patterns of what `rules` asks of a value by itself, beyond its type, by key."""
_NOT_BLANK = r"\S"
"""The models take away spaces around a text before they count it.

A schema cannot: of a text that only spaces make too long, it says what no reader would.
"""
_KEPT = ("const", "enum", "format", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern")


def schema(kind: FileKind, words: Words) -> Schema:
    """The schema of a kind of file, described in the language of `words`."""
    made = _FILES[kind].model_json_schema(ref_template="#/definitions/{model}")
    inside = made.pop("$defs")
    return {
        "$schema": DRAFT,
        **_definition(made, words),
        "definitions": {name: _definition(inside[name], words) for name in sorted(inside)},
    }


def schema_text(kind: FileKind, words: Words) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(kind, words), ensure_ascii=False, indent=2) + "\n"


def schema_line(where: str) -> str:
    """The line that tells an editor where the schema of the file is: a path relative to the file, or an address."""
    return f"# yaml-language-server: $schema={quote(where, safe='/:.~%#?=&-_')}"


def _definition(raw: Schema, words: Words) -> Schema:
    """A model or an enum of the models', with its own name and description."""
    name = _spelled(raw["title"])
    told = _told(words, "model", name)
    if "enum" in raw:
        return told | _values(raw, name, words)
    return (
        told
        | {"type": "object", "additionalProperties": False}
        | ({"required": raw["required"]} if "required" in raw else {})
        | {"properties": {key: _property(name, key, inner, words) for key, inner in raw["properties"].items()}}
    )


def _property(model: str, key: str, raw: Schema, words: Words) -> Schema:
    """What may stand under a key. A bare reference says what it is where it leads: nothing may stand beside it."""
    if "$ref" in raw:
        return {"$ref": raw["$ref"]}
    found = _told(words, model, key) | _values(raw, key, words)
    if raw.get("default"):
        found["default"] = raw["default"]
    return found


def _told(words: Words, group: str, name: str) -> Schema:
    """The title and the description of something, as near to it as there are words for it."""
    return {
        kind: words.first(f"schema.{group}.{name}.{said}", f"schema.key.{name}.{said}")
        for kind, said in (("title", "title"), ("description", "text"))
    }


def _values(raw: Schema, key: str, words: Words) -> Schema:
    """Which values may stand there; nothing is left out but pydantic's own names and descriptions."""
    if "$ref" in raw:
        return {"$ref": raw["$ref"]}
    if "anyOf" in raw:
        return _or_nothing(_values(raw["anyOf"][0], key, words))
    found: Schema = {"type": raw["type"]} | {name: raw[name] for name in _KEPT if name in raw}
    if raw["type"] == "string" and "enum" not in raw:
        found |= {"pattern": _SAID_BY_RULES.get(key, raw.get("pattern", _NOT_BLANK))}
    if "enum" in raw:
        found["enumDescriptions"] = [words(f"schema.choice.{key}.{value}") for value in raw["enum"]]
    if "items" in raw:
        found["items"] = _values(raw["items"], key, words)
    if "patternProperties" in raw:
        found |= {"additionalProperties": False, "propertyNames": raw["propertyNames"]}
        found["patternProperties"] = {
            pattern: _values(inner, key, words) for pattern, inner in raw["patternProperties"].items()
        }
    return found


def _or_nothing(values: Schema) -> Schema:
    """The same values, or none: a key may be left empty where its value may be left out."""
    if "$ref" in values:
        return {"anyOf": [values, {"type": "null"}]}
    return values | {"type": [values["type"], "null"]}


def _spelled(name: str) -> str:
    """A model's name as a key of the wording: `TagGroup` is `tag-group`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
