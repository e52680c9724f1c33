"""The infographic on the wall: the slide, with the findings whose results the wall may show."""

import streamlit as st

from profit_tt.models import Audience
from profit_tt.reports.infographic import infographic
from profit_tt.services import summary
from profit_tt.services.latest import Latest
from profit_tt.ui.parts.wall_shown import Shown

#: Drawing it takes a tenth of a second: in a storm of votes not at each of them.
SECONDS = 5.0

#: By think tank and language.
_slides: Latest[tuple[int, str], bytes] = Latest()


def slide(shown: Shown) -> None:
    """As large as there is room."""
    by, say = shown.here.person, shown.say

    def made() -> tuple[int, bytes]:
        told = summary.summary(by=by, audience=Audience.wall)
        return shown.seen.revision, infographic(told, say, form="png", size="slide")

    key = (by.think_tank_id or 0, say.language)
    picture = _slides.at(key, shown.seen.revision, made, fresh_for=SECONDS)
    with st.container(key="wall-slide"):
        said = say("Infographic of {title}", title=shown.room.think_tank.title)
        st.image(picture, width="stretch", alt=said)
