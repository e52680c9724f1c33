"""Reactions: how the day was, in a point, in words, in a video; what others say, region by region."""

import streamlit as st

from profit_tt.services import reactions
from profit_tt.ui.parts import gate, reaction_form, reaction_gallery, reaction_mine, reaction_queue, way

here = gate.for_anybody()
say = here.say
seen = reactions.look(by=here.person)

st.markdown(f"# {say('Reactions')}", anchors=False)
if here.is_facilitator:
    reaction_queue.show()
if here.expert is not None:
    with st.container(key="react"):
        if seen.is_open:
            reaction_form.rating(here, seen.my_rating)
            reaction_form.form(here)
        else:
            with st.container(key="card-wait"):
                st.markdown(say("Reactions are closed. Thank you for coming: what people said is below."))
        reaction_mine.show(here, seen.mine, is_open=seen.is_open)
elif not here.is_facilitator:
    with st.container(key="react"):
        st.markdown(say("Were you there? Join, and say how the day was."))
        way.to("welcome", say("To the welcome page"), key="way-welcome")
reaction_gallery.show(here.room, seen.gallery, say)
reaction_gallery.ratings(here.room, seen.ratings, say)
