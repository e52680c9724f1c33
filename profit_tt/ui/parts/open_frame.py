"""What stands around public reading: what this is, its three parts, what is not part of it."""

from enum import StrEnum

import streamlit as st

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import filters, hero, printing, story, way
from profit_tt.ui.parts.words import escaped

#: The name of a part in the address.
PART = "part"
_KEY = "open-part"


class Part(StrEnum):
    """The parts of the page: one at a time, so that a phone reads one thing."""

    picture = "picture"
    findings = "findings"
    files = "files"


def head(seen: Picture, say: Speaker) -> None:
    """Title, question, place and day, how many took part; on paper the same without the sea."""
    meeting = seen.room.think_tank
    when = [escaped(meeting.place)] if meeting.place else []
    when += [say.date(meeting.held_on)] if meeting.held_on else []
    hero.draw(
        say,
        meeting.title,
        [escaped(meeting.question), " · ".join(when), " · ".join(_numbers(seen, say))],
        seen.room.regions,
    )
    printing.head(meeting, say, chosen=())
    story.samples(seen, say)


def _numbers(seen: Picture, say: Speaker) -> list[str]:
    people, regions = sum(seen.joined.values()), len(seen.taking_part)
    told = [say.many("{n} person took part", "{n} people took part", people)] if people else []
    told += [say.many("{n} region", "{n} regions", regions)] if regions else []
    return [*told, say.many("{n} finding", "{n} findings", len(seen.room.findings))]


def part(say: Speaker) -> Part:
    """The part that is read, kept in the address, and the switch between them."""
    names = {
        Part.picture: say("The picture"),
        Part.findings: say("All findings"),
        Part.files: say("Take away"),
    }
    now = next((one for one in Part if one == session.query(PART)), Part.picture)
    session.keep(_KEY, now)
    with st.container(key="open-parts"):
        st.segmented_control(
            say("Part of the page"),
            list(names),
            format_func=names.__getitem__,
            key=_KEY,
            required=True,
            on_change=_turn,
            label_visibility="collapsed",
            width="stretch",
        )
    return now


def _turn() -> None:
    chosen = str(session.recall(_KEY))
    session.set_query(PART, None if chosen == Part.picture else chosen)
    session.set_query(filters.PAGE, None)


def foot(seen: Picture, say: Speaker) -> None:
    """Since when anybody may read, what nobody may, and a quiet way in while people may take part."""
    since = seen.room.think_tank.published_at
    with st.container(key="open-foot"):
        told = say(
            "Votes that still run, votes of small groups, names, comments, reactions and surveys are not part of this "
            "page."
        )
        opened = say("Open to everybody since {day}.", day=say.date(since.date())) if since else ""
        st.caption(f"{opened} {told}".strip())
        if not seen.room.is_ended:
            way.to("welcome", say("Take part in this think tank"), key="open-way")
