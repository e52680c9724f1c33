"""Contribute: one finding at a time, and below it what I have sent, and others where the think tank shows it."""

import streamlit as st

from profit_tt.models import CollectMode, FindingState, StepKind, StepState
from profit_tt.services import collecting
from profit_tt.ui import notices
from profit_tt.ui.parts import finding_form, finish, gate, my_findings, others_findings, top, unsent
from profit_tt.ui.parts.words import escaped

here = gate.for_experts()
say = here.say
now = here.room
step = next((one for one in now.steps if one.kind is StepKind.collect and one.state is StepState.open), None)
is_open = step is not None
mine = collecting.mine(by=here.person)
if is_open or any(one.state is FindingState.reword for one in mine):
    unsent.put_back(now)
edited = unsent.edited()
# Sent back for other words: they may come after collecting has closed.
writes = is_open or any(one.id == edited and one.state is FindingState.reword for one in mine)

if writes:
    top.show(f"finding {edited}")
    st.markdown(f"# {say('Add a finding') if edited is None else say('Change your finding')}")
    st.markdown(escaped(now.think_tank.question))
    finding_form.show()
else:
    st.markdown(f"# {say('Findings')}")
    notices.show("received")
    with st.container(key="card-wait"):
        if any(one.kind is StepKind.collect and one.state is StepState.view_only for one in now.steps):
            thanks = say("Collecting is closed. Thank you: what you sent is below.")
            st.markdown(thanks if mine else say("Collecting is closed."))
        else:
            st.markdown(say("The facilitator has not opened collecting yet. This page will change by itself."))
if edited is None or not writes:
    my_findings.show(here, now, mine, is_open=is_open)
    if is_open:
        finish.show(step.id if step else None)
        if now.think_tank.collect_mode is CollectMode.everything:
            others_findings.show(frozenset(one.number for one in mine))
