"""One measure on the page of methods: its name, the rule in words, the formula, and the formula with real numbers."""

import streamlit as st

from profit_tt.text import Speaker


def measure(name: str, rule: str, formula: str = "", *, worked: str = "") -> None:
    """A measure to open. `formula` and `worked` are TeX; `worked` holds numbers only, never people's words."""
    with st.expander(name):
        st.markdown(rule)
        if formula:
            st.latex(formula)
        if worked:
            st.latex(worked)


def number(value: float | None, say: Speaker, *, places: int = 3) -> str:
    """A number in TeX as the language writes it; a dash where there is none."""
    if value is None or value != value:
        return r"\text{–}"
    told = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    return told if say.language == "en" else told.replace(".", "{,}")
