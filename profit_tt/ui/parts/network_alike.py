"""Organisations whose names read alike: merged by a press, and taken apart again."""

from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Organisation
from profit_tt.models.base import row_id
from profit_tt.services import network_merging
from profit_tt.services.network_merging import Alike, Merged
from profit_tt.services.network_names import TYPES
from profit_tt.services.network_rows import Rows
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark, story
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

PLACE = "network-alike"
#: Pairs on the page at once: when some are done the next ones come.
FEW = 12


def draw(here: Visit, rows: Rows) -> None:
    """The pairs, then the merges that can be taken back."""
    say = here.say
    pairs = network_merging.near_duplicates(by=here.person)
    with st.container(key="card-network-alike"):
        st.caption(
            say(
                "A merged organisation counts as the other one from then on: one business reached, not two. Taking a "
                "merge back leaves everything as it was."
            )
        )
        notices.show(PLACE)
        for pair in pairs[:FEW]:
            _pair(here, rows, pair)
        if not pairs:
            story.calm(say("No two names read alike."), key="network-alike")
        for one in network_merging.merged(by=here.person):
            _merged(here, one)


def _pair(here: Visit, rows: Rows, pair: Alike) -> None:
    say = here.say
    with st.container(key=f"network-pair-{pair.one.id}-{pair.other.id}"):
        for keep, go in ((pair.one, pair.other), (pair.other, pair.one)):
            with st.container(key=f"network-keep-{keep.id}-{go.id}", horizontal=True, vertical_alignment="center"):
                st.markdown(_told(here, rows, keep), width="stretch")
                st.button(
                    say("Keep this one, merge the other"),
                    key=f"network-merge-{go.id}-{keep.id}",
                    on_click=_merge,
                    args=(row_id(go.id), row_id(keep.id), go.version),
                )


def _told(here: Visit, rows: Rows, one: Organisation) -> str:
    say = here.say
    parts = [region_mark.named(here.room, one.region, say.language), say(TYPES[one.stakeholder])]
    held = len({activity for organisation, activity, _ in rows.parts if organisation == one.id})
    parts.append(say.many("{n} activity", "{n} activities", held))
    return f"**{escaped(one.name)}**  \n{' · '.join(parts)}"


def _merged(here: Visit, one: Merged) -> None:
    say = here.say
    with st.container(key=f"network-merged-{one.id}", horizontal=True, vertical_alignment="center"):
        st.markdown(say("{one} counts as {other}.", one=escaped(one.name), other=escaped(one.into)), width="stretch")
        st.button(
            say("Take the merge back"),
            key=f"network-part-{one.id}",
            type="tertiary",
            on_click=_parted,
            args=(one.id, one.version),
        )


def _merge(organisation_id: int, into: int, seen: int) -> None:
    act = partial(network_merging.merge, organisation_id=organisation_id, into=into, seen=seen)
    if notices.attempt(PLACE, act, by=session.visit().person) is not None:
        notices.tell(PLACE, N_("Merged."))


def _parted(organisation_id: int, seen: int) -> None:
    act = partial(network_merging.part_again, organisation_id=organisation_id, seen=seen)
    if notices.attempt(PLACE, act, by=session.visit().person) is not None:
        notices.tell(PLACE, N_("Each counts for itself again."))
