"""My findings: each with its state; changed or withdrawn while collecting is open."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Finding, FindingState
from profit_tt.services import collecting
from profit_tt.services.room import Room
from profit_tt.ui import notices, session
from profit_tt.ui.parts import unsent, words
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.session import Visit

STATES = {
    FindingState.listed: N_("On the list"),
    FindingState.rejected: N_("Taken off the list"),
    FindingState.withdrawn: N_("Withdrawn by you"),
}
_ASKED = "_withdraw_asked"


def show(here: Visit, now: Room, mine: list[Finding], *, is_open: bool) -> None:
    """All my findings, newest first."""
    if not mine:
        return
    say = here.say
    st.markdown(f"## {say.many('Your finding', 'Your {n} findings', len(mine))}")
    notices.show("mine")
    for finding in reversed(mine):
        with st.container(key=f"card-mine-{finding.id}"):
            _finding(here, now, finding)
            if is_open and finding.state is FindingState.listed:
                _buttons(here, finding)


def _finding(here: Visit, now: Room, finding: Finding) -> None:
    say = here.say
    listed = now.finding(finding.id)
    head = [f"**\\#{finding.number}**", say(KINDS[finding.kind]), say(STATES[finding.state])]
    if listed and listed.supporters:
        head.append(say.many("supported by {n}", "supported by {n}", listed.supporters))
    st.caption(" · ".join(head))
    words.plain(finding.text)
    if finding.state is FindingState.rejected and finding.reason:
        st.markdown(say("The facilitator's reason: {reason}", reason=words.escaped(finding.reason)))


def _buttons(here: Visit, finding: Finding) -> None:
    say = here.say
    with st.container(key=f"pair-mine-{finding.id}", horizontal=True):
        if session.recall(_ASKED) == finding.id:
            st.button(say("Yes, withdraw it"), key=f"withdraw-yes-{finding.id}", on_click=_withdraw, args=(finding.id,))
            st.button(say("No, keep it"), key=f"withdraw-no-{finding.id}", on_click=_ask, args=(None,))
        else:
            st.button(say("Change"), key=f"edit-{finding.id}", on_click=_change, args=(finding,))
            st.button(say("Withdraw"), key=f"withdraw-{finding.id}", on_click=_ask, args=(finding.id,))


def _change(finding: Finding) -> None:
    unsent.change(finding, session.visit().room)


def _ask(finding_id: int | None) -> None:
    session.keep(_ASKED, finding_id)


def _withdraw(finding_id: int) -> None:
    session.forget(_ASKED)
    by = session.visit().person
    notices.attempt("mine", collecting.withdraw, by=by, finding_id=finding_id)
