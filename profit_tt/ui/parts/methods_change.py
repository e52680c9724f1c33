"""A facilitator changes a threshold: said to be on the record, before it is done."""

import streamlit as st

from profit_tt.models import Parameters
from profit_tt.reports.wording import THRESHOLDS as NAMES
from profit_tt.services import thresholds
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts.methods_sheet import FIXED

_NAME, _PLACE = "threshold-name", "threshold"


def offer(seen: Picture, say: Speaker) -> None:
    """Only for facilitators; the service refuses all others in any case."""
    if not session.visit().is_facilitator:
        return
    with st.popover(say("Change a threshold"), key="threshold-change"):
        st.markdown(say("The log tells of it; after voting has begun, the picture says that thresholds were changed."))
        words = {key: say(name) for key, name in NAMES.items() if key not in FIXED}
        name = st.selectbox(say("Threshold"), list(words), format_func=words.__getitem__, key=_NAME)
        now = getattr(seen.parameters, name)
        key = f"threshold-{name}-{now}"
        if isinstance(getattr(Parameters(), name), int):
            st.number_input(say("New value"), value=int(now), step=1, key=key)
        else:
            st.number_input(say("New value"), value=float(now), step=0.01, format="%.3f", key=key)
        at = (name, key, seen.room.think_tank.version)
        st.button(say("Change"), key="threshold-put", type="primary", on_click=_put, args=at)
        notices.show(_PLACE)


def _put(name: str, key: str, version: int) -> None:
    by, value = session.visit().person, session.recall(key)
    if notices.attempt(_PLACE, thresholds.change, by=by, changes={name: value}, seen=version) is not None:
        session.forget(key)
