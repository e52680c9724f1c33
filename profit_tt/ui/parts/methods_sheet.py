"""Methods, last chapter: the parameter sheet, every threshold with its value."""

from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.models import Parameters
from profit_tt.reports.wording import THRESHOLDS as NAMES
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story

#: Those of Polis itself, and the kind of interval: they cannot be changed.
FIXED = {"interval", "groups_votes", "groups_people", "groups_base", "groups_most", "representative_z"}


def tell(seen: Picture, say: Speaker) -> None:
    with story.chapter("methods-sheet", say("All thresholds"), say("App version {version}", version=seen.version)):
        st.markdown(_state(seen, say))
        st.table(_table(seen.parameters, say), border="horizontal", hide_index=True)


def _state(seen: Picture, say: Speaker) -> str:
    if seen.parameters_changed:
        return say("Some thresholds were changed after voting had begun. The log says which, when and by whom.")
    if seen.room.think_tank.parameters is None:
        return say("They are fixed when the first voting round opens.")
    return say("They were fixed when the first voting round opened, and have not been changed since.")


def _table(sheet: Parameters, say: Speaker) -> pd.DataFrame:
    usual = Parameters()
    return pd.DataFrame(
        [
            {
                say("Threshold, and its name in exports"): f"{say(name)}  \n`{key}`",
                say("Value"): _said(getattr(sheet, key), say),
                say("Usual value"): _said(getattr(usual, key), say),
            }
            for key, name in NAMES.items()
        ]
    )


def _said(value: Any, say: Speaker) -> str:
    return value if isinstance(value, str) else say.number(value)
