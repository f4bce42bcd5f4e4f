"""What a deck's files become by a merge: pure over their bytes, and read back before anybody may write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ledelseskort.deck.models import Card
from ledelseskort.deck.recoding import unmarked
from ledelseskort.deck.yaml_text import card_text
from ledelseskort.errors import Unusable
from ledelseskort.paper.office.merging import Added, Merge
from ledelseskort.paper.office.spelling import flow_card
from ledelseskort.paper.office.splicing import Page, Splice, applied
from ledelseskort.paper.office.standing import Standing, standing


def merged(merge: Merge, retire: frozenset[str] = frozenset()) -> Mapping[Path, bytes]:
    """The files that change, each with its whole new content; `retire` are those missing cards to take out of play.

    Raises `Broken` where what would be written is no good deck, and `Unusable` where it is not what was meant: then
    nothing may be written.
    """
    stands = standing(merge.files)
    retire &= {card.id for card in merge.missing}
    written: dict[Path, bytes] = {}
    for file, data in merge.files.items():
        text = stands.parts[file].findings.source.text
        new = applied(text, _splices(stands, merge, retire, file))
        if new != text:
            mark, encoding = unmarked(data)
            written[file] = mark + new.encode(encoding)
    if written:
        _read_back(stands, merge, retire, {**merge.files, **written})
    return written


def _splices(stands: Standing, merge: Merge, retire: frozenset[str], file: Path) -> Iterator[Splice]:
    """Every change in one file."""
    page = Page(stands.parts[file].findings.source)
    for changed in merge.changed:
        if changed.file == file:
            fields = {each.name: getattr(changed.card, each.name) for each in changed.fields}
            yield from page.change(stands.cards[changed.card.id].raw, fields)
    for name in stands.cards:
        if name in retire and stands.cards[name].file == file:
            yield from page.change(stands.cards[name].raw, {"retired": True})
    anchors: dict[str, str] = {}
    firsts: list[Card] = []
    for added in merge.added:
        if added.file == file:
            anchor = anchors[added.card.id] = anchors.get(added.after, added.after)
            card = _as_written(stands, added)
            if anchor:
                yield _after(stands, page, card, anchor)
            else:
                firsts.append(card)
    if firsts:
        yield _first(stands, page, file, firsts)
    if file == stands.path and stands.head.select and merge.added:
        node = stands.parts[file].node.child("select")
        if node is not None:
            yield from page.change_list(node, stands.head.select, _chosen(stands, merge))


def _chosen(stands: Standing, merge: Merge) -> tuple[str, ...]:
    """The ids that a deck chooses, the new ones after those above them in the sheet."""
    chosen = list(stands.chosen)
    for added in merge.added:
        after = added.chosen_after
        chosen.insert(chosen.index(after) + 1 if after in chosen else len(chosen), added.card.id)
    return tuple(chosen)


def _as_written(stands: Standing, added: Added) -> Card:
    """A new card as its file has it: without the theme that the file gives it."""
    plain = added.card.theme == stands.default(added.file)
    return added.card.model_copy(update={"theme": None}) if plain else added.card


def _after(stands: Standing, page: Page, card: Card, anchor: str) -> Splice:
    """A new card after the one called `anchor`, which the file had."""
    held = stands.cards[anchor]
    cards = stands.parts[held.file].node.child("cards") or held.raw.node
    if page.flows(cards):
        end = held.raw.node.end
        return Splice(end, end, f",{page.gap(held.raw.node)}{_flow_card(card)}")
    lines = card_text(card, page.column(cards.start)).splitlines()
    return page.lines_at(page.after_card(cards, held.raw.node), ["", *lines] if page.spaced(cards) else lines)


def _first(stands: Standing, page: Page, file: Path, new: Sequence[Card]) -> Splice:
    """The cards of a file that had none."""
    root = stands.parts[file].node
    cards = root.child("cards")
    if page.flows(root) and cards is not None:
        return Splice(cards.start, cards.end, f"[{', '.join(map(_flow_card, new))}]")
    lines = "\n".join(map(card_text, new)).splitlines()
    if cards is None:
        return page.lines_at(len(page.text), ["cards:", *lines])
    start = len(page.text[: cards.start].rstrip(" "))
    return Splice(start, page.end(cards), page.newline + page.newline.join(lines))


def _flow_card(card: Card) -> str:
    return flow_card(card.model_dump(exclude_defaults=True, exclude_none=True))


def _read_back(stands: Standing, merge: Merge, retire: frozenset[str], files: Mapping[Path, bytes]) -> None:
    """See that the files say what was meant, card by card and in order, and that the deck's own text is untouched."""
    found = standing(files)
    cards = {name: held.card for name, held in stands.cards.items()}
    cards |= {changed.card.id: changed.card for changed in merge.changed}
    cards |= {name: cards[name].model_copy(update={"retired": True}) for name in retire}
    cards |= {added.card.id: added.card for added in merge.added}
    unsaid = {"cards", "select"}
    good = (
        {name: held.card for name, held in found.cards.items()} == cards
        and [name for name in found.cards if name in stands.cards] == list(stands.cards)
        and found.head.model_copy(update=dict.fromkeys(unsaid, ()))
        == stands.head.model_copy(update=dict.fromkeys(unsaid, ()))
        and found.head.select == (_chosen(stands, merge) if stands.head.select else ())
    )
    if not good:
        raise Unusable("merge-unsure", path=str(merge.path))
