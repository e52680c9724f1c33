"""Lines to type a paper ballot into: number, finding, answer; the number pad is enough, and no key is too fast."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st

from profit_tt.ui import session

_KEY = "paper-rows"

_CSS = """
.rows{display:grid;max-height:62vh;overflow:auto;border:1px solid var(--line);border-radius:12px}
label{display:grid;grid-template-columns:3.2rem 1fr 7rem;gap:2px 12px;align-items:center;padding:6px 12px;
border-bottom:1px solid var(--line);color:var(--ink)}
label:last-child{border-bottom:0}
label:focus-within{background:var(--sea)}
b{color:var(--muted);font-weight:600}
input{font:inherit;height:44px;min-width:0;width:100%;box-sizing:border-box;padding:0 12px;color:var(--ink);
background:var(--surface);border:1px solid var(--muted);border-radius:10px;text-align:center}
input:focus-visible,.enter:focus-visible{outline:3px solid var(--primary);outline-offset:2px}
input[aria-invalid=true]{border:2px solid var(--disagree)}
em{grid-column:2/4;color:var(--disagree);font-style:normal}
em:empty{display:none}
.enter{font:inherit;font-weight:650;margin-top:16px;min-height:48px;padding:0 20px;border:0;border-radius:14px;
background:var(--primary);color:var(--on-primary);cursor:pointer}
@media(max-width:600px){label{grid-template-columns:2.6rem 1fr 5rem;padding:6px 8px}}
"""

_part = st.components.v2.component(
    "profit_paper_rows",
    html='<div class="rows"></div><button type="button" class="enter"></button>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
)


def draw(
    rows: Sequence[tuple[int, str]],
    *,
    turn: str,
    button: str,
    wrong: Mapping[int, str],
    enter: Callable[[list[str]], None],
) -> None:
    """A line for each (number, text); `enter` gets the answers in their order when the button is pressed.

    What was typed stays until `turn` is another one. wrong: sentences under lines, by their place from 0.
    """

    def entered() -> None:
        typed = getattr(session.recall(_KEY), "entered", None)
        if typed is not None and typed["turn"] == turn:  # a press that comes twice enters once
            enter([str(one) for one in typed["answers"]])

    said = {
        "rows": [list(row) for row in rows],
        "turn": turn,
        "button": button,
        "wrong": {str(k): v for k, v in wrong.items()},
    }
    _part(key=_KEY, data=said, on_entered_change=entered)
