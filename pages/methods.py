"""How the figures of the picture come about: every threshold, every formula, worked through on one real finding."""

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import results
from profit_tt.ui.parts import (
    gate,
    methods_change,
    methods_example,
    methods_groups,
    methods_points,
    methods_regions,
    methods_shares,
    methods_sheet,
    methods_themes,
    way,
    which_round,
)

here = gate.for_anybody()
say = here.say
round_id = which_round.chosen(here.room)
seen = results.picture(by=here.person, audience=Audience.phones, round_id=round_id, at=here.pulse)

st.markdown(f"# {say('How we measure')}", anchors=False)
st.markdown(
    say(
        "Every figure of the picture follows a rule that stood before anybody voted. Here are all of them, in words "
        "and in mathematics."
    )
)
way.to("picture", say("Back to the picture"), key="way-picture")
which_round.choose(here.room, say)
example = methods_example.choose(seen, say)
methods_shares.tell(seen, example, say)
methods_regions.tell(seen, example, say)
methods_points.tell(seen, say)
methods_groups.tell(seen, example, say)
methods_themes.tell(seen, example, say)
methods_sheet.tell(seen, say)
methods_change.offer(seen, say)
