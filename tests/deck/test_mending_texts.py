"""Mending changes no text: whatever a card said to its author, it says after it was mended."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from ledelseskort.deck.diagnostics import Diagnostic
from ledelseskort.deck.mending import mend
from ledelseskort.deck.models import CardFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.source import Source, decode

SIGNS = "abæøÅ?!.,;:-–@%*`&|>[]{}()'\"\\/=+~ \u00a0😀é1"
"""What texts are made of; » #« is left out, since only its author knows whether it is a remark."""
ONE_LINE = (
    st.text(alphabet=SIGNS, min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split(" ")).strip())
    .filter(lambda text: any(char.isalpha() for char in text))
    .filter(lambda text: text[0] not in "'\"" and "  " not in text and text.strip() == text)
)
"""A text as its author thinks of it: not begun with a quote, since that may be meant for the file."""
PLAIN = (
    st.text(alphabet="abæøÅ?,–' é", min_size=1, max_size=20)
    .map(str.strip)
    .filter(
        lambda text: (
            text[:1].isalpha() and text[-1] != ","
        )  # which would leave a doubt whether it stands between braces
    )
)
"""A text with nothing in it to go wrong."""


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and how somebody may have put it down."""
    text = draw(ONE_LINE)
    way = draw(st.sampled_from(["bare", "colon", "curly", "low", "half", "unclosed", "nested", "begins", "lines"]))
    plain = draw(PLAIN)
    match way:
        case "colon":
            return f"{plain}: {text}", f"{plain}: {text}"
        case "curly":
            return f"{plain}: {plain}", f"“{plain}: {plain}”"
        case "low":
            return f"{plain}: {plain}", f"„{plain}: {plain}“"
        case "half":
            return plain, f'"{plain}”'
        case "unclosed":
            return plain, f'"{plain}'
        case "nested":
            return f'Hvem sagde "{plain}" til det?', f'"Hvem sagde "{plain}" til det?"'
        case "begins":
            return f'"{plain}" er hvad?', f'"{plain}" er hvad?'
        case "lines":
            return f"{plain}: {plain} {text}", f"{plain}: {plain}\n          {text}"
    return text, text


def sloppy(cards: list[tuple[list[tuple[str, str]], str, str, str]]) -> str:
    lines = ["format: 1", "theme: t", "cards:"]
    for number, (texts, bullet, key, gap) in enumerate(cards):
        lines += [f"{gap}  - id: k{number}", f"    {key}: {texts[0][1]}"]
        if len(texts) > 1:
            lines += ["    follow_ups:", *(f"      {bullet} {text}" for _, text in texts[1:])]
    return "\n".join(lines) + "\n"


def said(data: bytes) -> list[str] | None:
    """Every text of the cards, where the whole file can be read."""
    source = decode(data, "x")
    assert isinstance(source, Source)
    part = part_of(source, CardFile)
    if part.checked is None:
        return None
    read: Any = part.data
    return [text for card in read["cards"] for text in (card["question"], *card.get("follow_ups", ()))]


CARDS = st.lists(
    st.tuples(
        st.lists(written(), min_size=1, max_size=3),
        st.sampled_from(["-", "-", "•", "*", "–"]),
        st.sampled_from(["question", "question", "spørgsmål", "Question", "qestion"]),
        st.sampled_from(["", "", "-----\n"]),
    ),
    min_size=1,
    max_size=3,
)


@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    deadline=None,
    derandomize=True,
)
@example([([("Husk: a", "Husk: a"), ("a: b", "a: b")], "•", "spørgsmål", "")], "\r\n", "\ufeff", "utf-8")
@given(
    CARDS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]), st.sampled_from(["utf-8", "cp1252"])
)
def test_what_a_card_says_is_what_its_author_wrote(
    cards: list[tuple[list[tuple[str, str]], str, str, str]], newline: str, mark: str, encoding: str
) -> None:
    text = sloppy(cards).replace("\n", newline)
    data = (mark + text).encode() if encoding == "utf-8" else text.encode("cp1252", "ignore")
    if encoding != "utf-8":
        assume(data.decode("cp1252") == text and isinstance(decode(data, "x"), Diagnostic))
    raws = [raw for texts, *_ in cards for _, raw in texts]
    # A quote that is never closed, and another further down: to YAML that is one long text, and nothing is wrong.
    assume(sum('"' in raw for raw in raws) < 2 or not any(raw[0] == '"' and raw.count('"') == 1 for raw in raws))
    mended = mend(data)
    if encoding == "utf-8":
        assert mended.data.startswith(mark.encode())
    assume(isinstance(decode(mended.data, "x"), Source))  # cp1252 with signs in it that leave a doubt stays as it is
    meant = [meant for texts, *_ in cards for meant, _ in texts]
    read = said(mended.data)
    if read is not None:
        assert [" ".join(each.split(" ")) for each in read] == meant


@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    deadline=None,
    derandomize=True,
)
@given(
    st.lists(
        st.tuples(PLAIN, PLAIN, st.sampled_from(["{}: {}", "@{}: {}", "“{}: {}”", "%{} {}", "`{}` {}", "*{}* {}"])),
        min_size=2,
        max_size=6,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_people_do_most_is_mended_to_the_end(texts: list[tuple[str, str, str]], newline: str) -> None:
    # A quote by itself may be meant as one: what is doubtful is left alone.
    assume(not any(sign in word for first, second, _ in texts for word in (first, second) for sign in "'\""))
    lines = ["format: 1", "tema: t", "kort:"]
    for number, (first, second, way) in enumerate(texts):
        lines += [f"  - id: k{number}", f"    spørgsmål: {way.format(first, second)}", "    opfølgning:"]
        lines += [f"      • {way.format(second, first)}"]
    mended = mend((newline.join(lines) + newline).encode())
    meant = [way.strip("“”").format(*pair) for a, b, way in texts for pair in ((a, b), (b, a))]
    assert said(mended.data) == meant


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_are_mended_or_left_alone(data: bytes) -> None:
    mended = mend(data)
    assert bool(mended.edits) == (mended.data != data)
    assert mend(mended.data).data == mended.data
