"""Ways to another room."""

import streamlit as st

from profit_tt.models import Audience
from profit_tt.ui import rooms, session

#: The name in the address of a finding's page; its value is the finding's number, as people see it.
FINDING = "finding"


def to(room: str, label: str, *, key: str | None = None, **more: str) -> None:
    """A link to a room (a name in ui/rooms.py) that takes the think tank along, and `more` in its address.

    With a `key` the style sheet may dress it: keys that begin with `way-` look like buttons, `way-main-` like the
    main one.
    """
    page = rooms.page(room, session.visit().say.language)
    if key is None:
        st.page_link(page, label=label, query_params=session.links(**more))
        return
    with st.container(key=key):
        st.page_link(page, label=label, query_params=session.links(**more), width="stretch")


def to_finding(number: int, label: str, *, key: str | None = None, tt: str = "") -> None:
    """A link to a finding's own page, which goes on being about the same round; `tt`: in another think tank."""
    more = {FINDING: str(number), "tt": tt} if tt else about_finding(number)
    to(of_findings(), label, key=key, **more)


def of_findings() -> str:
    """The room in which a finding stands by itself: the world reads everything in one."""
    return "open" if session.visit().audience is Audience.world else "finding"


def about_finding(number: int) -> dict[str, str]:
    """What the address of a finding's page says besides the think tank."""
    asked = session.query("round")
    return {FINDING: str(number)} | ({"round": asked} if asked else {})
