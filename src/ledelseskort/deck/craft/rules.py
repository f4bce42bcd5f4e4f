"""The rules for one card, in the order of the page that has them: one small function a rule.

Each takes a card and what is known of its language, and yields the faults it finds; a rule that needs a list or a
number that the language does not have finds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from ledelseskort.deck.craft.counting import WORD, sentences, tally, words
from ledelseskort.deck.craft.faults import QUESTIONS, SPOKEN, WRITTEN, Fault, Line, at, lines, question
from ledelseskort.deck.craft.language import Language
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.models import Card

_MARK = re.compile(r"[?？؟]")
_CLOSED = re.compile(r"[?？؟][»«”“\"’)]*\s*\Z")
_LEAD_IN = re.compile(r"[\s»«“”\"„(–-]*")
_SENTENCE = re.compile(r"(?:\A|[.?!:])[\s»«“”\"„(–-]*\Z")
_NEXT = re.compile(r"\s+")


def one_question(card: Card, language: Language) -> Iterator[Fault]:
    """1: exactly one question mark, and no second question tied on with »og hvordan«."""
    for line in lines(card, *QUESTIONS):
        marks = list(_MARK.finditer(line.bare))
        later = line.key == "follow_ups"
        code = Code.CRAFT_FOLLOW_UPS if later else Code.CRAFT_ONE_QUESTION
        if not marks and not _CLOSED.search(line.text):
            yield Fault(code, line, "none")
        elif len(marks) > 1:
            yield Fault(code, line, "several" if later else "", start=marks[1].start(), end=marks[1].end())
        joined = language["joined"].first(line.bare)
        if joined is not None:
            yield at(Code.CRAFT_ONE_QUESTION, line, joined, "joined")


def length(card: Card, language: Language) -> Iterator[Fault]:
    """2: short enough to be remembered, long enough to hold something."""
    if not language.knows("question-most"):
        return
    numbers, asked = language.numbers, question(card)
    count = len(words(card.question))
    if count > numbers["question-most"]:
        yield _counted(Code.CRAFT_LENGTH, asked, "", count, numbers["question-most"])
    elif count < numbers["question-least"]:
        yield _counted(Code.CRAFT_LENGTH, asked, "short", count, numbers["question-least"], serious=False)
    for scene in lines(card, "situation"):
        together = count + len(words(scene.text))
        if together > numbers["together"]:
            yield _counted(Code.CRAFT_LENGTH, scene, "together", together, numbers["together"])
        if sentences(scene.text) > numbers["situation-sentences"]:
            limit = numbers["situation-sentences"]
            yield _counted(Code.CRAFT_LENGTH, scene, "situation", sentences(scene.text), limit)
    for hint in lines(card, "hint"):
        if len(words(hint.text)) > numbers["hint"]:
            yield _counted(Code.CRAFT_LENGTH, hint, "hint", len(words(hint.text)), numbers["hint"])


def opening(card: Card, language: Language) -> Iterator[Fault]:
    """3: opens with a word that asks; a verb first asks for a yes or a no."""
    if not language.knows("opening"):
        return
    for line in lines(card, *QUESTIONS):
        match = _first_word(line.text)
        if match is None:
            continue
        start = match.start()
        if why := language["opening-why"].opens(line.text, start):
            yield at(Code.CRAFT_OPENING, line, why, "why", serious=False)
        elif much := language["opening-how-much"].opens(line.text, start):
            yield at(Code.CRAFT_OPENING, line, much, "how-much", serious=False)
        elif not _opens_well(line.text, start, language):
            closed = language["opening-verb"].opens(line.text, start)
            yield at(Code.CRAFT_OPENING, line, match, "" if closed else "other")


def address(card: Card, language: Language) -> Iterator[Fault]:
    """4: speaks to »du« or to »I«, not to both at once, and never of »man«."""
    if not language.knows("address-one"):
        return
    for line in lines(card, *WRITTEN):
        for nobody in language["address-nobody"].find(line.bare):
            # A capital inside a sentence is a name: the Isle of Man.
            if nobody.group().islower() or _begins_sentence(line.bare, nobody.start()):
                yield at(Code.CRAFT_ADDRESS, line, nobody)
    for line in lines(card, *QUESTIONS):
        one, group = language["address-one"].first(line.bare), _group(line.bare, language)
        if one is not None and group is not None:
            later = max(one, group, key=lambda match: match.start())
            yield at(
                Code.CRAFT_ADDRESS, line, later, "mixed", serious=False, one=one.group().lower(), group=group.group()
            )
        elif one is None and group is None and line.key == "question":
            yield Fault(Code.CRAFT_ADDRESS, line, "nobody")


def negation(card: Card, language: Language) -> Iterator[Fault]:
    """5: one negation is heard twice before it is understood; two are not understood at all."""
    for line in lines(card, *QUESTIONS):
        found = list(language["negation"].find(line.bare))
        hidden = language["negation-hidden"].find(line.bare) if found else ()
        every = sorted((*found, *hidden), key=lambda match: match.start())
        if len(every) > 1:
            yield at(Code.CRAFT_NEGATION, line, every[1], first=every[0].group().lower())
        elif every:
            yield at(Code.CRAFT_NEGATION, line, every[0], "single", serious=False)


def leading(card: Card, language: Language) -> Iterator[Fault]:
    """6: no word that has the answer in it."""
    for line in lines(card, *QUESTIONS):
        for match in language["leading"].find(line.bare):
            yield at(Code.CRAFT_LEADING, line, match)


def blame(card: Card, language: Language) -> Iterator[Fault]:
    """7: looks for nobody's fault, and judges nobody who is not there to answer."""
    for line in lines(card, *SPOKEN):
        for match in language["blame"].find(line.bare):
            yield at(Code.CRAFT_BLAME, line, match)
    for line in lines(card, *QUESTIONS):
        first = _first_word(line.text)
        absent = first and language["absent"].opens(line.text, first.start())
        judged = language["absent-judged"].first(line.bare)
        if absent and judged and not language["blame"].first(line.bare):
            yield at(Code.CRAFT_BLAME, line, judged, "absent")


def anchor(card: Card, language: Language) -> Iterator[Fault]:
    """8: something to hold on to: a time, a meeting, a conversation, a task, a person."""
    if language.knows("anchor") and not any(language["anchor"].first(line.text) for line in lines(card, *SPOKEN[:2])):
        yield Fault(Code.CRAFT_ANCHOR, question(card), serious=False)


def plain_language(card: Card, language: Language) -> Iterator[Fault]:
    """9: words as they are spoken: somebody does something, and few words are long."""
    for line in lines(card, *WRITTEN):
        for match in language["passive"].find(line.bare):
            if match.group().islower() or _begins_sentence(line.bare, match.start()):
                yield at(Code.CRAFT_PLAIN, line, match, serious=line.key in QUESTIONS)
        for match in language["jargon"].find(line.bare):
            yield at(Code.CRAFT_PLAIN, line, match, "jargon", serious=False)
        for match in WORD.finditer(line.text):
            if len(match.group()) > language.numbers.get("longest-word", len(line.text)):
                limit = language.numbers["longest-word"]
                yield at(Code.CRAFT_PLAIN, line, match, "word", serious=False, limit=limit)
    if language.knows("long-share"):
        yield from _heavy(card, language)


def follow_ups(card: Card, language: Language) -> Iterator[Fault]:
    """11: two follow-ups, each short."""
    asked, wanted = tuple(lines(card, "follow_ups")), language.numbers["follow-ups"]
    if len(asked) != wanted:
        place = asked[wanted] if len(asked) > wanted else question(card)
        yield Fault(Code.CRAFT_FOLLOW_UPS, place, parameters={"count": len(asked), "limit": wanted})
    most = language.numbers.get("follow-up")
    for line in asked:
        if most is not None and len(words(line.text)) > most:
            yield _counted(Code.CRAFT_FOLLOW_UPS, line, "long", len(words(line.text)), most)


def reading_ease(card: Card, language: Language) -> Iterator[Fault]:
    """12, for one card: an alarm only, for a single card has few words."""
    if not language.knows("lix-card"):
        return
    most = language.numbers["lix-card"]
    lix = tally((line.text for line in lines(card, *SPOKEN)), language.numbers["long-word"]).lix
    if lix > most:
        yield _counted(Code.CRAFT_LIX, question(card), "card", ceil(lix), most, serious=False)


RULES = (
    one_question,
    length,
    opening,
    address,
    negation,
    leading,
    blame,
    anchor,
    plain_language,
    follow_ups,
    reading_ease,
)
"""Every rule that looks at one card. The tenth looks at two, and the twelfth also at a theme."""


def _heavy(card: Card, language: Language) -> Iterator[Fault]:
    """The question, or else the card as a whole, where too many words are long."""
    most, long_from = language.numbers["long-share"], language.numbers["long-word"]
    for variant, texts in (("heavy", [card.question]), ("heavy-card", [line.text for line in lines(card, *SPOKEN)])):
        share = tally(texts, long_from).long_share
        if share > most:
            yield _counted(Code.CRAFT_PLAIN, question(card), variant, ceil(share), most)
            return


def _counted(code: Code, line: Line, variant: str, count: int, limit: int, *, serious: bool = True) -> Fault:
    return Fault(code, line, variant, serious, parameters={"count": count, "limit": limit})


def _first_word(text: str) -> re.Match[str] | None:
    """The word that a line opens with, behind quotes and dashes."""
    lead_in = _LEAD_IN.match(text)
    return WORD.match(text, lead_in.end() if lead_in else 0)


def _opens_well(text: str, start: int, language: Language) -> bool:
    """»Hvad …«, »På hvilken …« or »Når …, hvad …«."""
    if language["opening"].opens(text, start) and not language["opening-condition"].opens(text, start):
        return True
    if lead := language["opening-lead"].opens(text, start):
        return language["opening"].opens(text, _skip(text, lead.end())) is not None
    if language["opening-condition"].opens(text, start):
        return any(
            language["opening"].opens(text, _skip(text, comma.end())) is not None for comma in re.finditer(",", text)
        )
    return False


def _skip(text: str, at_: int) -> int:
    """Where the next word stands."""
    blank = _NEXT.match(text, at_)
    return blank.end() if blank else at_


def _group(text: str, language: Language) -> re.Match[str] | None:
    """The first word that speaks to the group: »I« is one only by its capital, which a sentence gives to »i« too."""
    for pronoun in language.capital.finditer(text):
        verb = language["address-group-verb"].opens(text, _skip(text, pronoun.end()))
        if verb is not None or not _begins_sentence(text, pronoun.start()):
            return pronoun
    return language["address-group"].first(text)


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE.search(text, 0, start) is not None
