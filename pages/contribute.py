"""Contribute: one finding at a time, and below it what I have sent."""

import streamlit as st

from profit_tt.models import StepKind, StepState
from profit_tt.services import collecting
from profit_tt.ui.parts import finding_form, gate, my_findings, top, unsent
from profit_tt.ui.parts.words import escaped

here = gate.for_experts()
say = here.say
now = here.room
is_open = now.is_open(StepKind.collect)
step = now.step(StepKind.collect)
mine = collecting.mine(by=here.person)

if is_open:
    unsent.put_back(now)
    top.show(f"finding {unsent.edited()}")
    st.markdown(f"# {say('Add a finding') if unsent.edited() is None else say('Change your finding')}")
    st.markdown(escaped(now.think_tank.question))
    finding_form.show()
else:
    st.markdown(f"# {say('Findings')}")
    with st.container(key="card-wait"):
        if step is not None and step.state is StepState.view_only:
            thanks = say("Collecting is closed. Thank you: what you sent is below.")
            st.markdown(thanks if mine else say("Collecting is closed."))
        else:
            st.markdown(say("The facilitator has not opened collecting yet. This page will change by itself."))
if unsent.edited() is None or not is_open:
    my_findings.show(here, now, mine, is_open=is_open)
