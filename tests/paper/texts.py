"""What Hypothesis writes: any text at all, and more of what has a meaning somewhere."""

from __future__ import annotations

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from ledelseskort.paper.agreed import AgreementLine, OutcomeLine

from .evening import HOSTILE

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=60)
PIECES = (
    *"=+-@;,:\\\"'`*_#<>&[]()!|~^$%.0123456789\n\r\t \u00a0æøåÆØÅ\ufeff\u202e\u2028\x00\x1b👩\u200d\ufe0f",
    *(
        "http://",
        "www.",
        "mailto:",
        "a@b.dk",
        "---",
        "===",
        "```",
        "\\n",
        "1. ",
        "    ",
        "\r\n",
        "&amp;",
        "<!--",
        "]]>",
    ),
    *("</style>", "</title>", "BEGIN:VEVENT", "END:VCALENDAR", "＝1+1", "−1", "\x1b[31m", "ordordordordord" * 6),
    *HOSTILE,
)
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
maybe = st.none() | texts
days = st.dates()
outcomes = st.builds(
    OutcomeLine, st.sampled_from(("done", "continued", "dropped")), days, st.none() | days, maybe, maybe, maybe
)
agreements = st.builds(
    AgreementLine,
    id=st.from_regex(r"[0-9a-f]{32}\.[0-9]{1,3}-what", fullmatch=True),
    what=texts,
    made=st.dates(min_value=date(1900, 1, 1)),
    when=maybe,
    owner=maybe,
    due=st.none() | days,
    status=st.sampled_from(("open", "open", "done", "dropped")),
    outcomes=st.lists(outcomes, max_size=3).map(tuple),
    question=maybe,
    team=maybe,
    alone=st.booleans(),
)
