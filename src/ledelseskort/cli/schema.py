"""`schema`: what may stand in a deck or a card file, for editors that help while it is written."""

from __future__ import annotations

from ledelseskort.cli.output import Output
from ledelseskort.cli.requests import SchemaRequest
from ledelseskort.deck.schema import schema_text
from ledelseskort.errors import DONE
from ledelseskort.wording.words import Words


def schema(request: SchemaRequest, words: Words, out: Output) -> int:
    """Write the JSON Schema of the kind of file that was asked for."""
    out.document(schema_text(request.kind, words))
    return DONE
