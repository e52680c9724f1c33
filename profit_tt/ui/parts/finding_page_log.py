"""What was done to a finding, on its own page: for facilitators alone."""

import streamlit as st

from profit_tt.services import log
from profit_tt.services.room import RoomFinding
from profit_tt.ui.parts import log_room, story
from profit_tt.ui.session import Visit


def draw(one: RoomFinding, here: Visit) -> None:
    """Folded, newest first; nothing for others, and before anything was done."""
    if not here.is_facilitator:
        return
    rows = log.of_finding(by=here.person, finding_id=one.id)
    if not rows:
        return
    say = here.say
    told = say.many("{n} entry", "{n} entries", len(rows))
    chapter = story.chapter("log", say("Log"), say("Only facilitators see this."))
    with chapter, st.expander(told, key=f"finding-log-{one.id}"):
        for row in rows:
            log_room.draw_row(here, row)
