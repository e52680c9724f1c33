"""The first room: what this is, the way in; for those who are in, where they stand and what is open."""

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import results
from profit_tt.services.room import Room
from profit_tt.ui import session
from profit_tt.ui.parts import around, entry, hero, join, way, where_i_stand
from profit_tt.ui.parts.words import escaped

here = session.visit()
say = here.say


def about_the_house() -> None:
    """For people without a think tank."""
    hero.draw(
        say,
        say("PROFIT Think Tank"),
        [
            say("Experts from five regions around the Channel and the southern North Sea put their findings together."),
            say(
                "They vote on them with their phones, and a shared picture of what helps small firms grows on the wall."
            ),
        ],
    )
    entry.by_code(here)
    entry.by_reentry(here)
    with st.container(key="aside"):
        way.to("desk", say("Create a think tank"))


def about(now: Room) -> None:
    """The question of the day, place and date, and who is here already."""
    meeting = now.think_tank
    lines = [escaped(meeting.question)]
    when = [escaped(meeting.place)] if meeting.place else []
    when += [say.date(meeting.held_on)] if meeting.held_on else []
    joined = sum(results.picture(by=here.person, audience=Audience.phones, at=here.pulse).joined.values())
    when += [say.many("{n} person here", "{n} people here", joined)] if joined else []
    hero.draw(say, meeting.title, [*lines, " · ".join(when)], now.regions)


entry.refused_at_the_door(here)
if not here.has_room:
    about_the_house()
else:
    now = here.room
    if not join.reentry_code(here):
        about(now)
    if here.expert is None:
        join.form(here, now)
        entry.by_reentry(here)
    else:
        where_i_stand.show(here, now)
    if here.is_facilitator:
        way.to("desk", say("To the desk"), key="way-desk")
    around.row(here)
