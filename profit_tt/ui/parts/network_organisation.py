"""The form for one organisation: new, or one that is there."""

from functools import partial
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import ORGANISATIONS, Organisation, OrganisationDraft
from profit_tt.models.base import row_id
from profit_tt.services import network
from profit_tt.services.network_names import SIZES, TYPES
from profit_tt.services.network_rows import Rows
from profit_tt.ui import notices, session
from profit_tt.ui.parts import network_choice, network_deeds
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.network_deeds import Removal
from profit_tt.ui.session import Visit

PLACE = "network-organisation"
_FIELDS = {"name": "", "region": None, "stakeholder": None, "sector": "", "size": None, "website": "", "consent": False}


def draw(here: Visit, rows: Rows) -> None:
    """The choice of a row and its form."""
    say = here.say
    regions = {one.slug: one.name(say.language) for one in here.room.regions}
    names = {row_id(one.id): f"{one.name} ({regions.get(one.region, one.region)})" for one in rows.organisations}
    with st.container(key="card-network-form"):
        chosen = network_choice.choose(PLACE, say("Organisation"), names, say, new=say("A new organisation"))
        found = next((one for one in rows.organisations if one.id == chosen), None)
        can = found is None or rows.may_change(found)
        sheet = _sheet(found, rows)
        sheet.lay_out()
        _fields(sheet, regions, here, disabled=not can)
        if can:
            _deeds(sheet, found, here)


def _sheet(found: Organisation | None, rows: Rows) -> Sheet:
    if found is None:
        return Sheet(f"{PLACE}-new", 0, _FIELDS | {"region": rows.bound})
    stored = {field: getattr(found, field) for field in _FIELDS}
    stored |= {field: str(stored[field]) if stored[field] else None for field in ("stakeholder", "size")}
    return Sheet(f"{PLACE}-{found.id}", found.version, stored)


def _fields(sheet: Sheet, regions: dict[str, str], here: Visit, *, disabled: bool) -> None:
    say = here.say
    st.text_input(say("Name of the organisation"), key=sheet.key("name"), disabled=disabled)
    notices.show(PLACE, field="name")
    with st.container(key="network-two", horizontal=True):
        st.selectbox(
            say("Region"),
            list(regions),
            index=None,
            format_func=lambda one: regions[one],
            key=sheet.key("region"),
            placeholder=say("Choose a region"),
            disabled=disabled,
        )
        st.selectbox(
            say("Type of organisation"),
            [str(one) for one in ORGANISATIONS],
            index=None,
            format_func=lambda one: say(_type(one)),
            key=sheet.key("stakeholder"),
            placeholder=say("Choose a type"),
            disabled=disabled,
        )
    for field in ("region", "stakeholder"):
        notices.show(PLACE, field=field)
    with st.container(key="network-two-more", horizontal=True):
        st.text_input(say("Sector"), key=sheet.key("sector"), disabled=disabled)
        st.selectbox(
            say("Size"),
            [str(one) for one in SIZES],
            index=None,
            format_func=lambda one: say(_size(one)),
            key=sheet.key("size"),
            placeholder=say("Not known"),
            disabled=disabled,
        )
    for field in ("sector", "size"):
        notices.show(PLACE, field=field)
    st.text_input(say("Website"), key=sheet.key("website"), placeholder="https://", disabled=disabled)
    notices.show(PLACE, field="website")
    st.checkbox(say("It agreed to be named in public"), key=sheet.key("consent"), disabled=disabled)
    st.caption(say("Without this it is counted, and its name is seen only by those who look after the network."))


def _deeds(sheet: Sheet, found: Organisation | None, here: Visit) -> None:
    say = here.say
    network_deeds.draw(
        PLACE,
        sheet,
        say,
        label=say("Save") if found else say("Add the organisation"),
        save=partial(_save, sheet, found.id if found else None),
        removal=Removal(
            say("It goes with its participations, evidence and commitments. The log keeps its name."),
            partial(_remove, row_id(found.id), found.version),
        )
        if found
        else None,
    )


def _save(sheet: Sheet, organisation_id: int | None) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        by, draft = session.visit().person, OrganisationDraft.of(**typed)
        if organisation_id is None:
            return network.add_organisation(by=by, draft=draft)
        return network.edit_organisation(by=by, organisation_id=organisation_id, draft=draft, seen=seen)

    if sheet.save(PLACE, deed):
        notices.tell(PLACE, N_("Saved."))


def _remove(organisation_id: int, seen: int) -> None:
    network.remove_organisation(by=session.visit().person, organisation_id=organisation_id, seen=seen)


def _type(one: str) -> str:
    return next(word for kind, word in TYPES.items() if kind == one)


def _size(one: str) -> str:
    return next(word for band, word in SIZES.items() if band == one)
