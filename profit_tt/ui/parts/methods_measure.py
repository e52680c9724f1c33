"""One measure on the page of methods: its name, the rule in words, the formula, and the formula with real numbers."""

import re

import streamlit as st

from profit_tt.text import Speaker

#: Between two formulas in one string: a comma or colon, if any, and the space behind it.
_BETWEEN = re.compile(r"[,:]?\s*\\qquad\s*")
_BELOW = r" \\[0.6em] "


def measure(name: str, rule: str, formula: str = "", *, worked: str = "") -> None:
    """A measure to open. `formula` and `worked` are TeX; `worked` holds numbers only, never people's words.

    What a `\\qquad` sets apart stands line by line, so that it fits a phone.
    """
    with st.expander(name):
        st.markdown(rule)
        for tex in filter(None, (formula, worked)):
            st.latex(stacked(tex))


def stacked(tex: str) -> str:
    """Several formulas in one string, one below the other."""
    lines = _BETWEEN.split(tex)
    below = _BELOW.join(lines)
    return tex if len(lines) == 1 else rf"\begin{{gathered}} {below} \end{{gathered}}"


def number(value: float | None, say: Speaker, *, places: int = 3) -> str:
    """A number in TeX as the language writes it; a dash where there is none."""
    if value is None or value != value:
        return r"\text{–}"
    told = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    return told if say.language == "en" else told.replace(".", "{,}")
