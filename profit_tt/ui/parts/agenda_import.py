"""The agenda as a file: take it along as TOML, bring one in by file or by pasting it."""

from functools import partial
from typing import Any

import streamlit as st

from profit_tt.errors import N_, BadData
from profit_tt.services import agenda_files, agenda_plans
from profit_tt.services.room import Room
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_list, agenda_plan, file_taking
from profit_tt.ui.session import Visit

#: Bytes; a full agenda with long texts in three languages is smaller.
SIZE_LIMIT = 1_000_000


def draw(here: Visit, room: Room, *, can_change: bool) -> None:
    """Export is always there; import while the think tank is open."""
    say = here.say
    with st.expander(say("Agenda as a file"), key="agenda-file", expanded=notices.refused("import")):
        st.download_button(
            say("Download the agenda (TOML)"),
            partial(agenda_files.to_toml, by=here.person),
            file_name=f"agenda-{room.think_tank.code}.toml",
            mime="application/toml",
            key="agenda-download",
            on_click="ignore",
        )
        if not can_change:
            return
        st.markdown(f"**{say('Bring in a file')}**")
        given = file_taking.ask(say, forms="TOML", limit=1, key="agenda-upload", endings=["toml"])
        st.text_area(say("Or paste it here"), key="agenda-pasted", height=140)
        notices.show("import")
        text = _text(given) or str(session.recall("agenda-pasted") or "")
        if text.strip():
            _look(text, here, room)


def _look(text: str, here: Visit, room: Room) -> None:
    """A preview, or the place in the file where something is wrong."""
    try:
        plan = agenda_plans.read(text)
    except BadData as wrong:
        st.error(wrong.spoken(here.say))
        return
    agenda_plan.preview(plan, here.say)
    take, add = partial(_use, text, True), partial(_use, text, False)
    agenda_plan.take(plan, room, here.say, key="import", replace=take, append=add)


def _text(given: Any) -> str:
    """The file's words; what is not UTF-8 cannot be TOML, and the reader says so."""
    if given is None or given.size > SIZE_LIMIT:
        return ""
    return str(given.getvalue().decode("utf-8", "replace"))


def _use(text: str, replace: bool) -> None:
    deed = partial(agenda_files.from_toml, by=session.visit().person, text=text, replace=replace)
    if notices.attempt("import", deed) is not None:
        session.keep("agenda-pasted", "")
        agenda_list.choose(None)
        notices.tell("agenda", N_("The agenda was replaced.") if replace else N_("The steps were added."))
