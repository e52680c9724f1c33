"""Seats of people without a phone: who sits where, how far their sheets have come, and new ones."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Language, Stakeholder
from profit_tt.reports.wording import STAKEHOLDERS
from profit_tt.services import seats
from profit_tt.services.room import Room
from profit_tt.services.seats import SEATS_AT_MOST, Seat
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark
from profit_tt.ui.parts.desk_new import AUTONYMS
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(here: Visit, now: Room, present: Sequence[Seat]) -> None:
    """The seats by region, each with a way out while nothing was entered for it; and a line to add more."""
    say = here.say
    with st.container(key="card-seats"):
        st.header(say("Seats"), anchor=False)
        if not present:
            st.markdown(say("Nobody yet. A seat stands for one person: its code is printed on their sheets."))
        for one in present:
            _row(one, now, say)
        notices.show("seats")
        with st.expander(say("Add seats"), expanded=not present, key="add-seats"), st.form("seats", border=False):
            _new(here, now)


def who(one: Seat, now: Room, say: Speaker) -> str:
    """Who sits there, as sheets and lists say it: region, kind of organisation and name."""
    parts = [now.region_name(one.region, say.language), say(STAKEHOLDERS[Stakeholder(one.stakeholder)]), one.name or ""]
    return " · ".join(part for part in parts if part)


def _row(one: Seat, now: Room, say: Speaker) -> None:
    told = [say.many("{n} finding", "{n} findings", one.findings)]
    if one.asked:
        told.append(say("voted on {voted} of {asked}", voted=one.voted, asked=one.asked))
    if one.surveys:
        told.append(say.many("{n} survey", "{n} surveys", one.surveys))
    with st.container(key=f"row-seat-{one.expert_id}", horizontal=True, vertical_alignment="center"):
        of_whom = [region_mark.named(now, one.region, say.language), escaped(one.name or "")]
        st.markdown(f"**{one.code}** " + " · ".join(part for part in of_whom if part), width="stretch")
        st.markdown(escaped(" · ".join(told)), width="content")
        if not (one.voted or one.findings or one.surveys):
            st.button(
                say("Remove"),
                key=f"seat-away-{one.expert_id}",
                help=say("Remove seat {seat}", seat=one.code),
                on_click=_remove,
                args=(one.code,),
            )


def _new(here: Visit, now: Room) -> None:
    say = here.say
    left, middle, right = st.columns(3)
    left.selectbox(
        say("Region"),
        [region.slug for region in now.regions],
        index=None,
        placeholder=say("Choose"),
        format_func=lambda slug: now.region_name(slug, say.language),
        key="seats-region",
    )
    middle.selectbox(
        say("Kind of organisation"),
        list(STAKEHOLDERS),
        format_func=lambda one: say(STAKEHOLDERS[one]),
        key="seats-stakeholder",
    )
    right.selectbox(say("Language"), list(Language), format_func=AUTONYMS.__getitem__, key="seats-language")
    for field in ("region", "stakeholder", "language"):
        notices.show("seats-new", field=field)
    st.number_input(say("How many"), 1, SEATS_AT_MOST, 1, key="seats-number")
    notices.show("seats-new", field="number")
    st.text_area(
        say("Or their names, one on a line"), key="seats-names", height=84, placeholder=say("Names may be left out.")
    )
    notices.show("seats-new", field="name")
    notices.show("seats-new")
    st.form_submit_button(say("Add"), type="primary", on_click=_add)


def _add() -> None:
    names = [line.strip() for line in str(session.recall("seats-names") or "").splitlines() if line.strip()]
    made = notices.attempt(
        "seats-new",
        seats.add_seats,
        by=session.visit().person,
        region=str(session.recall("seats-region") or ""),
        stakeholder=str(session.recall("seats-stakeholder") or ""),
        language=str(session.recall("seats-language") or ""),
        number=int(session.recall("seats-number") or 0),
        names=names,
    )
    if made:
        session.keep("seats-names", "")
        notices.tell("seats-new", N_("Added: {seats}."), seats=", ".join(made))


def _remove(seat: str) -> None:
    notices.attempt("seats", seats.remove_seat, by=session.visit().person, seat=seat)
