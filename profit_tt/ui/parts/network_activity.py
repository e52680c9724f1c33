"""The form for one activity: new, or one that is there."""

from functools import partial
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Activity, ActivityDraft
from profit_tt.models.base import row_id
from profit_tt.models.network import REACHED_LIMIT
from profit_tt.services import network
from profit_tt.services.network_names import KINDS
from profit_tt.services.network_rows import Rows
from profit_tt.ui import notices, session
from profit_tt.ui.parts import network_choice, network_deeds
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.network_deeds import Removal
from profit_tt.ui.session import Visit

PLACE = "network-activity"
_FIELDS: dict[str, Any] = {"title": "", "kind": None, "regions": [], "host_region": None, "themes": []} | {
    "begins": None,
    "ends": None,
    "host": "",
    "description": "",
    "reached": None,
}


def draw(here: Visit, rows: Rows) -> None:
    """The choice of a row and its form."""
    say = here.say
    names = {row_id(one.id): _called(one, here) for one in rows.activities}
    with st.container(key="card-network-form"):
        chosen = network_choice.choose(PLACE, say("Activity"), names, say, new=say("A new activity"))
        found = next((one for one in rows.activities if one.id == chosen), None)
        can = found is None or rows.may_change(found)
        sheet = _sheet(found, rows)
        sheet.lay_out()
        _what(sheet, here, disabled=not can)
        _where(sheet, here, disabled=not can)
        _more(sheet, here, disabled=not can)
        if can:
            _deeds(sheet, found, here)


def _called(one: Activity, here: Visit) -> str:
    day = f", {here.say.date(one.begins)}" if one.begins else ""
    return f"{one.title} ({here.say(KINDS[one.kind])}{day})"


def _sheet(found: Activity | None, rows: Rows) -> Sheet:
    if found is None:
        return Sheet(f"{PLACE}-new", 0, _FIELDS | {"host_region": rows.bound})
    stored = {field: getattr(found, field) for field in _FIELDS if field not in ("regions", "themes")}
    stored |= {"kind": str(found.kind), "regions": list(rows.regions_of.get(row_id(found.id), ()))}
    stored["themes"] = list(rows.themes_of.get(row_id(found.id), ()))
    return Sheet(f"{PLACE}-{found.id}", found.version, {field: stored[field] for field in _FIELDS})


def _what(sheet: Sheet, here: Visit, *, disabled: bool) -> None:
    say = here.say
    st.text_input(say("Title of the activity"), key=sheet.key("title"), disabled=disabled)
    notices.show(PLACE, field="title")
    st.pills(
        say("Kind of activity"),
        [str(one) for one in KINDS],
        format_func=lambda one: say(next(word for kind, word in KINDS.items() if kind == one)),
        key=sheet.key("kind"),
        disabled=disabled,
    )
    notices.show(PLACE, field="kind")
    with st.container(key="network-two", horizontal=True):
        for field, label in (("begins", say("First day")), ("ends", say("Last day"))):
            st.date_input(label, value=None, key=sheet.key(field), format="YYYY-MM-DD", disabled=disabled)
    for field in ("begins", "ends"):
        notices.show(PLACE, field=field)


def _where(sheet: Sheet, here: Visit, *, disabled: bool) -> None:
    say = here.say
    regions = {one.slug: one.name(say.language) for one in here.room.regions}
    with st.container(key="network-two-more", horizontal=True):
        st.selectbox(
            say("Held in"),
            list(regions),
            index=None,
            format_func=lambda one: regions[one],
            key=sheet.key("host_region"),
            placeholder=say("No single region"),
            disabled=disabled,
        )
        st.text_input(say("Held by"), key=sheet.key("host"), disabled=disabled)
    notices.show(PLACE, field="host")
    st.pills(
        say("For organisations from"),
        list(regions),
        selection_mode="multi",
        format_func=lambda one: regions[one],
        key=sheet.key("regions"),
        disabled=disabled,
    )
    st.caption(say("Whoever comes from another region than these has crossed a border."))
    notices.show(PLACE, field="regions")


def _more(sheet: Sheet, here: Visit, *, disabled: bool) -> None:
    say = here.say
    themes = {one.slug: one.name(say.language) for one in here.room.themes}
    with st.expander(say("Themes, description, businesses reached (optional)"), key=f"{PLACE}-more"):
        st.pills(
            say("Themes"),
            list(themes),
            selection_mode="multi",
            format_func=lambda one: themes[one],
            key=sheet.key("themes"),
            disabled=disabled,
        )
        notices.show(PLACE, field="themes")
        st.text_area(say("Description"), key=sheet.key("description"), height=96, disabled=disabled)
        notices.show(PLACE, field="description")
        st.number_input(
            say("Businesses reached, when only the number is known"),
            min_value=0,
            max_value=REACHED_LIMIT,
            value=None,
            step=1,
            key=sheet.key("reached"),
            disabled=disabled,
        )
        notices.show(PLACE, field="reached")


def _deeds(sheet: Sheet, found: Activity | None, here: Visit) -> None:
    say = here.say
    network_deeds.draw(
        PLACE,
        sheet,
        say,
        label=say("Save") if found else say("Add the activity"),
        save=partial(_save, sheet, found),
        removal=Removal(
            say("It goes with the list of who took part. The log keeps what it was."),
            partial(_remove, row_id(found.id), found.version),
        )
        if found
        else None,
    )


def _save(sheet: Sheet, found: Activity | None) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        by = session.visit().person
        draft = ActivityDraft.of(**typed, host_id=found.host_id if found else None)
        if found is None:
            return network.add_activity(by=by, draft=draft)
        return network.edit_activity(by=by, activity_id=row_id(found.id), draft=draft, seen=seen)

    if sheet.save(PLACE, deed):
        notices.tell(PLACE, N_("Saved."))


def _remove(activity_id: int, seen: int) -> None:
    network.remove_activity(by=session.visit().person, activity_id=activity_id, seen=seen)
