"""What experts propose in a sorting step, finding by finding, and a button that takes it on."""

import streamlit as st

from profit_tt.services import sorting
from profit_tt.services.room import RoomFinding
from profit_tt.services.sorting import Sorted
from profit_tt.ui import notices, session
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

#: More would make a wall of it; what is taken on leaves the list, and others come up.
AT_ONCE = 12


def draw(here: Visit) -> None:
    """Findings whose proposed themes are others than theirs, most proposals first; nothing before anybody sorted."""
    say, told = here.say, sorting.counts(by=here.person)
    if not told.people:
        return
    waiting = [one for one in here.room.findings if set(told.leading(one.id)) not in (set(), set(one.themes))]
    waiting.sort(key=lambda one: (-max(told.by_finding[one.id].values()), one.number))
    with st.container(key="card-sorted"):
        st.header(say("Sorted by experts"), anchor=False)
        st.markdown(
            say.many("{n} person has sorted.", "{n} people have sorted.", told.people)
            if waiting
            else say("Every finding stands where most people put it.")
        )
        for one in waiting[:AT_ONCE]:
            _row(here, one, told)
        notices.show("sorted")


def _row(here: Visit, one: RoomFinding, told: Sorted) -> None:
    say, now = here.say, here.room
    proposed = say.list(
        [
            say("{theme} ({n})", theme=now.theme_name(slug, say.language), n=say.number(told.by_finding[one.id][slug]))
            for slug in told.leading(one.id)
        ]
    )
    today = say.list([now.theme_name(slug, say.language) for slug in one.themes])
    with st.container(key=f"row-sorted-{one.id}", horizontal=True, vertical_alignment="center"):
        words = say("Now: {themes}. Proposed: {proposed}.", themes=today, proposed=proposed)
        st.markdown(f"\\#{one.number} {escaped(one.read_in(say.language))}  \n{escaped(words)}", width="stretch")
        st.button(
            say("Take it on"),
            key=f"sorted-{one.id}",
            help=say("Put #{number} under the proposed themes", number=one.number),
            on_click=_adopt,
            args=(one.id, one.version),
        )


def _adopt(finding_id: int, seen: int) -> None:
    notices.attempt("sorted", sorting.adopt, by=session.visit().person, finding_id=finding_id, seen=seen)
