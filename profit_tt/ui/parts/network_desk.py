"""The network for those who look after it: forms, a table of many rows, near duplicates, files, the samples' switch."""

from collections.abc import Callable

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Role
from profit_tt.services import network, network_rows
from profit_tt.services.network_rows import Rows
from profit_tt.ui import notices, session
from profit_tt.ui.parts import (
    network_activity,
    network_alike,
    network_figure,
    network_findings,
    network_organisation,
    network_parts,
    network_table,
    sheet_import,
)
from profit_tt.ui.session import Visit

_VIEW, _SAMPLES = "network-view", "network-samples"
VIEWS = {
    "organisations": N_("Organisations"),
    "activities": N_("Activities"),
    "parts": N_("Who took part"),
    "findings": N_("Findings"),
    "figures": N_("Stated figures"),
    "table": N_("Many rows"),
    "alike": N_("Same twice?"),
    "file": N_("Files"),
}
_DRAWN: dict[str, Callable[[Visit, Rows], None]] = {
    "organisations": network_organisation.draw,
    "activities": network_activity.draw,
    "parts": network_parts.draw,
    "findings": network_findings.draw,
    "figures": network_figure.draw,
    "table": network_table.draw,
    "alike": network_alike.draw,
    "file": sheet_import.draw,
}


def may(here: Visit) -> bool:
    """Whether this visit looks after the network, or a region's part of it."""
    return bool(here.standing.roles & {Role.facilitator, Role.coordinator})


def is_open(here: Visit) -> bool:
    """Whether the forms are open: the address says so, and the visitor may."""
    return may(here) and session.query("edit") in VIEWS


def offer(here: Visit) -> None:
    """The way in, for those who may; nothing for others."""
    if not may(here):
        return
    say = here.say
    with st.container(key="network-offer", horizontal=True, vertical_alignment="center"):
        st.button(say("Look after the network"), key="network-edit", on_click=_open, args=("organisations",))
        if Role.facilitator in here.standing.roles:
            _samples(here)
    notices.show("network-samples")


def draw(here: Visit) -> None:
    """The forms, one kind at a time."""
    say, chosen = here.say, session.query("edit") or ""
    session.keep(_VIEW, chosen)
    with st.container(key="network-head", horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            say("What do you want to change?"),
            list(VIEWS),
            format_func=lambda one: say(VIEWS[one]),
            key=_VIEW,
            required=True,
            wrap=True,
            label_visibility="collapsed",
            on_change=_picked,
        )
        st.button(say("Back to the network"), key="network-read", on_click=_open, args=(None,))
    rows = network_rows.rows(by=here.person)
    if rows.bound:
        st.caption(say("You look after one region: other rows can be read here, not changed."))
    _DRAWN[chosen](here, rows)


def _samples(here: Visit) -> None:
    hidden = here.room.think_tank.sample_hidden
    label = here.say("Show sample rows") if hidden else here.say("Hide sample rows")
    st.button(label, key=f"{_SAMPLES}-{hidden}", type="tertiary", on_click=_hide, args=(not hidden,))


def _hide(hidden: bool) -> None:
    notices.attempt("network-samples", network.hide_samples, by=session.visit().person, hidden=hidden)


def _open(view: str | None) -> None:
    session.set_query("edit", view)
    session.set_query("row", None)


def _picked() -> None:
    _open(str(session.recall(_VIEW)))
