"""Who took part in an activity: those who are noted, and organisations to add, several at once."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Activity, Part
from profit_tt.models.base import row_id
from profit_tt.services import network
from profit_tt.services.network_names import KINDS, PARTS
from profit_tt.services.network_rows import Rows
from profit_tt.ui import notices, session
from profit_tt.ui.parts import network_choice, region_mark, story
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

PLACE = "network-parts"
_WHO, _ROLE = "network-parts-who", "network-parts-role"


def draw(here: Visit, rows: Rows) -> None:
    """The choice of an activity, its list, and what may be added to it."""
    say = here.say
    if not (rows.activities and rows.organisations):
        story.calm(say("First add an activity and an organisation."), key="network-parts")
        return
    names = {row_id(one.id): f"{one.title} ({say(KINDS[one.kind])})" for one in rows.activities}
    with st.container(key="card-network-form"):
        new = say("Choose an activity")
        chosen = network_choice.choose(PLACE, say("Activity"), names, say, new=new)
        notices.show(PLACE)
        found = next((one for one in rows.activities if one.id == chosen), None)
        if found is not None:
            _add(here, rows, found)
            _list(here, rows, found)


def _add(here: Visit, rows: Rows, activity: Activity) -> None:
    say = here.say
    regions = {one.slug: one.name(say.language) for one in here.room.regions}
    names = {row_id(one.id): f"{one.name} ({regions.get(one.region, one.region)})" for one in rows.organisations}
    st.multiselect(
        say("Organisations to add"),
        list(names),
        format_func=lambda one: names[one],
        key=f"{_WHO}-{activity.id}",
        placeholder=say("Type a name"),
    )
    st.pills(
        say("What they did there"),
        [str(one) for one in PARTS],
        default=str(Part.participant),
        format_func=lambda one: say(next(word for part, word in PARTS.items() if part == one)),
        key=f"{_ROLE}-{activity.id}",
        required=True,
    )
    st.button(say("Add them"), key=f"{PLACE}-add", type="primary", on_click=_added, args=(row_id(activity.id),))


def _list(here: Visit, rows: Rows, activity: Activity) -> None:
    say = here.say
    own = {row_id(one.id): one for one in rows.organisations}
    noted = sorted(
        ((own[one].folded, one, role) for one, held, role in rows.parts if held == activity.id and one in own),
    )
    st.markdown(f"**{say.many('{n} entry', '{n} entries', len(noted))}**")
    for _, one, role in noted:
        with st.container(key=f"network-part-{one}-{role}", horizontal=True, vertical_alignment="center"):
            region = region_mark.named(here.room, own[one].region, say.language)
            st.markdown(f"**{escaped(own[one].name)}**  \n{region} · {say(PARTS[Part(role)])}", width="stretch")
            st.button(
                say("Take off"),
                key=f"network-part-off-{one}-{role}",
                type="tertiary",
                on_click=_taken_off,
                args=(one, row_id(activity.id), role),
            )


def _added(activity_id: int) -> None:
    who: Sequence[int] = session.recall(f"{_WHO}-{activity_id}") or ()
    role = str(session.recall(f"{_ROLE}-{activity_id}") or Part.participant)
    for one in who:
        notices.attempt(
            PLACE, network.take_part, by=session.visit().person, organisation_id=one, activity_id=activity_id, role=role
        )
        if notices.refused(PLACE):
            return
    session.keep(f"{_WHO}-{activity_id}", [])
    if who:
        notices.tell(PLACE, N_("Saved."))


def _taken_off(organisation_id: int, activity_id: int, role: str) -> None:
    by = session.visit().person
    notices.attempt(
        PLACE, network.leave_out, by=by, organisation_id=organisation_id, activity_id=activity_id, role=role
    )
