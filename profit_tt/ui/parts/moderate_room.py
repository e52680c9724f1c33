"""Moderation: the list on one side, the finding in front on the other; a fragment that wakes with every change."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from profit_tt.models import Role, Scope
from profit_tt.services import entering, moderating, running
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import live, notices, session
from profit_tt.ui.parts import (
    desk_keys,
    moderate_choice,
    moderate_focus,
    moderate_list,
    moderate_sheet,
    moderate_sorted,
    way,
)
from profit_tt.ui.parts.moderate_choice import FILTERS, SEARCH, STATE, Filter
from profit_tt.ui.session import Visit


def open_moderation() -> None:
    """The whole page, kept up to date by push."""

    @st.fragment
    def awake() -> None:
        here = session.visit()
        if Role.facilitator not in entering.who(by=here.person).roles:
            st.rerun()  # removed meanwhile: the page begins anew, with its gate
        rows = moderating.queue(by=here.person)
        live.watch(scope=Scope.content, revision=here.room.content)
        _head(here)
        _filters(here, rows)
        shown = moderate_choice.shown(rows)
        front = moderate_choice.in_front(shown)
        with st.container(key="mod-columns"):
            moderate_list.draw(here, rows, shown, front)
            if front is not None:
                moderate_sheet.draw(here, rows, front)
        moderate_sorted.draw(here)
        _keys(here)
        if front is not None:
            opened = moderate_choice.form()
            moderate_focus.follow(at=front.finding.id, form=f"{opened}-{front.finding.id}" if opened else "")

    awake()


def _head(here: Visit) -> None:
    say = here.say
    with st.container(key="mod-head", horizontal=True, vertical_alignment="center"):
        st.markdown(f"# {say('Moderate findings')}", anchors=False)
        way.to("log", say("Log"), key="way-log")
        way.to("desk", say("To the desk"), key="way-desk")
    first = here.room.think_tank.approve_first
    with st.container(key="mod-mode", horizontal=True, vertical_alignment="center"):
        st.markdown(
            say("New findings wait here until you approve them.") if first else say("New findings are listed at once.")
        )
        st.button(
            say("List them at once") if first else say("Approve first"),
            key="mod-approve-first",
            type="tertiary",
            on_click=_approve_first,
            args=(not first, here.room.think_tank.version),
        )
    notices.show("mod-mode")


def _filters(here: Visit, rows: Sequence[QueueRow]) -> None:
    say = here.say
    moderate_choice.wanted(rows)
    counts = Counter(one for row in rows for one in Filter if moderate_choice.fits(row, one))
    with st.container(key="mod-filters"):
        st.pills(
            say("Which findings"),
            list(Filter),
            format_func=lambda one: f"{say(FILTERS[one])} {say.number(counts[one])}",
            key=STATE,
            required=True,
            label_visibility="collapsed",
        )
        st.text_input(
            say("Search findings"), key=SEARCH, placeholder=say("Words or number"), label_visibility="collapsed"
        )


def _keys(here: Visit) -> None:
    say = here.say
    key = desk_keys.one
    desk_keys.hear(
        [
            key("j", say("Next finding"), "mod-next"),
            key("arrowdown", say("Next finding"), "mod-next", shown="↓"),
            key("k", say("Finding before"), "mod-previous"),
            key("arrowup", say("Finding before"), "mod-previous", shown="↑"),
            key("a", say("Approve"), "mod-approve"),
            key("w", say("Ask to reword"), "mod-reword"),
            key("x", say("Reject"), "mod-reject"),
            key("s", say("Star, or take the star away"), "mod-star"),
            key("d", say("Discussed, or not yet"), "mod-discuss"),
            key("e", say("Archive"), "mod-archive"),
            key("r", say("Restore"), "mod-restore"),
            key("v", say("Mark, or take the mark away"), "mod-mark"),
            key("m", say("Merge with those marked"), "mod-merge"),
            key("p", say("Split"), "mod-split"),
            key("o", say("Kind, themes, tags"), "mod-sort"),
            key("t", say("Translate"), "mod-translate"),
        ],
        say,
    )


def _approve_first(wanted: bool, seen: int) -> None:
    by = session.visit().person
    notices.attempt("mod-mode", running.set_collecting, by=by, approve_first=wanted, seen=seen)
