"""The form for one stated figure: new, or one that is there. It is kept with its source, apart from what is counted."""

from functools import partial
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import ORGANISATIONS, UNITS, StatedDraft, StatedFigure
from profit_tt.models.base import row_id
from profit_tt.models.network import FIGURE_LIMIT
from profit_tt.services import stated
from profit_tt.services.network_counted import stated_figure
from profit_tt.services.network_names import FIGURES, TYPES
from profit_tt.services.network_rows import Rows
from profit_tt.ui import notices, session
from profit_tt.ui.parts import network_choice, network_deeds, network_told
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.network_deeds import Removal
from profit_tt.ui.session import Visit

PLACE = "network-figure"
_FIELDS: dict[str, Any] = {"key": None, "value": None, "at_least": False, "region": None, "stakeholder": None} | {
    "begins": None,
    "ends": None,
    "source": "",
    "link": "",
}
_KEYS = {str(one): word for one, word in FIGURES.items()}
_TYPES = {str(one): TYPES[one] for one in ORGANISATIONS}


def draw(here: Visit, rows: Rows) -> None:
    """The choice of a figure and its form."""
    say = here.say
    there = stated.figures(by=here.person)
    with st.container(key="card-network-form"):
        st.caption(
            say("A number that somebody else gave. It is shown with its source, and never added to counted ones.")
        )
        names = {row_id(one.id): _called(one, here) for one in there}
        chosen = network_choice.choose(PLACE, say("Stated figure"), names, say, new=say("A new figure"))
        found = next((one for one in there if one.id == chosen), None)
        can = found is None or rows.may_change(found)
        sheet = _sheet(found, rows)
        sheet.lay_out()
        _what(sheet, here, disabled=not can)
        _about(sheet, here, disabled=not can)
        _source(sheet, here, disabled=not can)
        if can:
            _deeds(sheet, found, here)


def _called(one: StatedFigure, here: Visit) -> str:
    """ "businesses in masterclasses: over 70 (Kent)"."""
    say, told = here.say, stated_figure(one)
    regions = {region.slug: region.name(say.language) for region in here.room.regions}
    about = [
        regions.get(one.region or "", ""),
        say(_TYPES[told.stakeholder]) if told.stakeholder in _TYPES else "",
        network_told.period(told, say),
    ]
    part = ", ".join(filter(None, about))
    name = f"{say(FIGURES[one.key])}: {network_told.value(told, say)}"
    return f"{name} ({part})" if part else name


def _sheet(found: StatedFigure | None, rows: Rows) -> Sheet:
    if found is None:
        return Sheet(f"{PLACE}-new", 0, _FIELDS | {"region": rows.bound})
    stored = {field: getattr(found, field) for field in _FIELDS}
    stored |= {field: str(stored[field]) if stored[field] else None for field in ("key", "stakeholder")}
    return Sheet(f"{PLACE}-{found.id}", found.version, stored)


def _what(sheet: Sheet, here: Visit, *, disabled: bool) -> None:
    say = here.say
    with st.container(key="network-two", horizontal=True):
        st.selectbox(
            say("What it counts"),
            list(_KEYS),
            index=None,
            format_func=lambda one: say(_KEYS[one]),
            key=sheet.key("key"),
            placeholder=say("Choose what it counts"),
            disabled=disabled,
        )
        st.number_input(
            say("The number"),
            min_value=0,
            max_value=FIGURE_LIMIT,
            value=None,
            step=1,
            key=sheet.key("value"),
            disabled=disabled,
        )
    for field in ("key", "value"):
        notices.show(PLACE, field=field)
    st.checkbox(say("It was at least this many (“over”)"), key=sheet.key("at_least"), disabled=disabled)


def _about(sheet: Sheet, here: Visit, *, disabled: bool) -> None:
    say = here.say
    regions = {one.slug: one.name(say.language) for one in here.room.regions}
    with st.container(key="network-two-more", horizontal=True):
        st.selectbox(
            say("Region"),
            list(regions),
            index=None,
            format_func=lambda one: regions[one],
            key=sheet.key("region"),
            placeholder=say("All regions"),
            disabled=disabled,
        )
        st.selectbox(
            say("Type of organisation"),
            list(_TYPES),
            index=None,
            format_func=lambda one: say(_TYPES[one]),
            key=sheet.key("stakeholder"),
            placeholder=say("All types"),
            disabled=disabled,
        )
    for field in ("region", "stakeholder"):
        notices.show(PLACE, field=field)
    with st.container(key="network-two-days", horizontal=True):
        for field, label in (("begins", say("First day (optional)")), ("ends", say("Last day (optional)"))):
            st.date_input(label, value=None, key=sheet.key(field), format="YYYY-MM-DD", disabled=disabled)
    for field in ("begins", "ends"):
        notices.show(PLACE, field=field)


def _source(sheet: Sheet, here: Visit, *, disabled: bool) -> None:
    say = here.say
    st.text_input(
        say("Source"),
        key=sheet.key("source"),
        placeholder=say("Who gave the number, where and when"),
        disabled=disabled,
    )
    notices.show(PLACE, field="source")
    st.text_input(
        say("Link to the source (optional)"), key=sheet.key("link"), placeholder="https://", disabled=disabled
    )
    notices.show(PLACE, field="link")


def _deeds(sheet: Sheet, found: StatedFigure | None, here: Visit) -> None:
    say = here.say
    network_deeds.draw(
        PLACE,
        sheet,
        say,
        label=say("Save") if found else say("Add the figure"),
        save=partial(_save, sheet, found.id if found else None),
        removal=Removal(
            say("It goes from every page. The log keeps the number and its source."),
            partial(_remove, row_id(found.id), found.version),
        )
        if found
        else None,
    )


def _save(sheet: Sheet, figure_id: int | None) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        unit = next((unit for key, unit in UNITS.items() if key == typed["key"]), None)
        by, draft = session.visit().person, StatedDraft.of(**typed, unit=unit)
        if figure_id is None:
            return stated.add(by=by, draft=draft)
        return stated.edit(by=by, figure_id=figure_id, draft=draft, seen=seen)

    if sheet.save(PLACE, deed):
        notices.tell(PLACE, N_("Saved."))


def _remove(figure_id: int, seen: int) -> None:
    stated.remove(by=session.visit().person, figure_id=figure_id, seen=seen)
