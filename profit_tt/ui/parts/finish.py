""" "I am finished": said of an open step, taken back as easily. The desk and the wall see how many, never who."""

import streamlit as st

from profit_tt.services import finishing
from profit_tt.ui import notices, session


@st.fragment
def show(step_id: int | None) -> None:
    """The button under a step that takes contributions. A fragment: nothing else on the page is drawn for it."""
    here = session.visit()
    say = here.say
    if step_id is None:
        return
    with st.container(key="finish"):
        if finishing.is_finished(by=here.person, step_id=step_id):
            st.markdown(say("You are finished with this step. While it is open you can still change what you gave."))
            st.button(say("Go on after all"), key="go-on", type="tertiary", on_click=_say, args=(step_id, False))
        else:
            st.button(say("I am finished"), key="finished", on_click=_say, args=(step_id, True))
        notices.show("finish")


def _say(step_id: int, finished: bool) -> None:
    by = session.visit().person
    notices.attempt("finish", finishing.finish, by=by, step_id=step_id, finished=finished)
