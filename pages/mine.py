"""My page: what I gave, what became of it, what waits for me; my data, to take away or to erase."""

import streamlit as st

from profit_tt.models import Scope
from profit_tt.services import mine
from profit_tt.ui import live, session
from profit_tt.ui.parts import gate, mine_data, mine_findings, mine_others, mine_votes

mine_data.gone()
here = gate.for_experts()
say = here.say


@st.fragment
def body() -> None:
    """Drawn anew by itself when a facilitator has dealt with something of mine, or the agenda moves on."""
    here = session.visit()
    seen = mine.look(by=here.person, at=here.pulse)
    mine_votes.waiting(seen, here)
    mine_findings.draw(seen, here)
    mine_votes.draw(seen, here)
    mine_others.draw(seen, here)
    live.watch(scope=Scope.content, revision=seen.picture.room.content, spread=8000)


st.markdown(f"# {say('My page')}", anchors=False)
with st.container(key="mine"):
    mine_findings.opening(here)
    body()
    mine_data.draw(here)
