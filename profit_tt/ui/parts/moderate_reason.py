"""Asking to reword, or rejecting: a reason that the author reads."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.services import moderating
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session
from profit_tt.ui.parts import moderate_choice, moderate_seen
from profit_tt.ui.parts.moderate_choice import Form
from profit_tt.ui.session import Visit

_PLACE = "mod-reason"


def draw(here: Visit, row: QueueRow, form: Form) -> None:
    """The reason stands in the form until it has gone; it belongs to this finding and this form."""
    say, one = here.say, row.finding
    asks = form is Form.reword
    key = f"mod-why-{form}-{one.id}"
    seen = moderate_seen.versions([row])[one.id]
    with st.form(f"mod-{form}-form-{one.id}", border=False):
        st.text_input(
            say("What should be said differently? Its author reads this and writes it anew.")
            if asks
            else say("Why does it leave the list? Its author reads this."),
            key=key,
            placeholder=say("One idea a finding: please send the second one by itself.")
            if asks
            else say("It says the same as number 12."),
        )
        notices.show(_PLACE)
        with st.container(horizontal=True, key="mod-form-deeds"):
            label = say("Send it back") if asks else say("Reject it")
            st.form_submit_button(
                label, type="primary", key="mod-form-do", on_click=_send, args=(form, one.id, seen, one.number)
            )
            st.form_submit_button(say("Leave it as it is"), key="mod-form-leave", on_click=moderate_choice.close)


def _send(form: Form, finding_id: int, seen: int, number: int) -> None:
    act = moderating.ask_to_reword if form is Form.reword else moderating.reject
    reason = str(session.recall(f"mod-why-{form}-{finding_id}") or "")
    by = session.visit().person
    if moderate_seen.attempt(_PLACE, act, by=by, finding_id=finding_id, reason=reason, seen=seen) is None:
        return
    moderate_choice.close()
    told = N_("#{number} is with its author now.") if form is Form.reword else N_("#{number} is off the list.")
    notices.tell("moderate", told, number=number)
