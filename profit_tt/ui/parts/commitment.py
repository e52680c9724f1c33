"""A promise to try a finding, changed by those who look after the network: by when, how far, what came of it."""

from datetime import date
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import CommitmentDraft, Progress, Role
from profit_tt.models.network import NOTE_LIMIT
from profit_tt.services import network_links
from profit_tt.services import network_rules as rules
from profit_tt.services.network_links import Tries
from profit_tt.services.network_names import STATES
from profit_tt.ui import notices, session
from profit_tt.ui.session import Visit


def may_add(here: Visit) -> bool:
    """Whether this visit looks after the network, or a region's part of it."""
    return bool(here.standing.roles & {Role.facilitator, Role.coordinator})


def may_change(one: Tries, here: Visit) -> bool:
    """Whether this visit looks after whoever tries it; the service asks again."""
    return may_add(here) and rules.region_of(here.standing) in (None, one.region)


def change(one: Tries, here: Visit) -> None:
    """The form, folded up; open again where it was refused. Nothing for those who may not."""
    if not may_change(one, here):
        return
    say, place, name = here.say, _place(one.commitment_id), _name(one)
    with st.expander(say("Change this line"), key=f"commitment-{one.commitment_id}", expanded=notices.refused(place)):
        with st.container(key=f"commitment-two-{one.commitment_id}", horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("How far"),
                [str(state) for state in STATES],
                index=[str(state) for state in STATES].index(one.state),
                format_func=lambda state: say(STATES[Progress(state)]),
                key=f"commitment-state-{name}",
            )
            st.date_input(say("By when"), value=one.by_when, key=f"commitment-by-{name}", format="YYYY-MM-DD")
        st.text_area(
            say("What came of it (optional)"),
            value=one.outcome,
            key=f"commitment-outcome-{name}",
            max_chars=NOTE_LIMIT,
            height=96,
        )
        notices.show(place)
        with st.container(key=f"pair-commitment-{one.commitment_id}", horizontal=True):
            st.button(say("Save"), key=f"commitment-save-{name}", type="primary", on_click=_save, args=(one,))
            words = say("Take off")
            st.button(words, key=f"commitment-off-{name}", type="tertiary", on_click=_take_off, args=(one,))


def _save(one: Tries) -> None:
    place, name = _place(one.commitment_id), _name(one)

    def do() -> object:
        who: dict[str, Any] = {"organisation_id": one.id} if one.id else {"region": one.region}
        by_when: date | None = session.recall(f"commitment-by-{name}")
        draft = CommitmentDraft.of(
            **who,
            by_when=by_when,
            state=str(session.recall(f"commitment-state-{name}") or ""),
            outcome=str(session.recall(f"commitment-outcome-{name}") or ""),
        )
        by = session.visit().person
        return network_links.edit_commitment(by=by, commitment_id=one.commitment_id, draft=draft, seen=one.version)

    if notices.attempt(place, do) is not None:
        notices.tell(place, N_("Saved."))


def _take_off(one: Tries) -> None:
    by, here = session.visit().person, _place(one.commitment_id)
    notices.attempt(here, network_links.remove_commitment, by=by, commitment_id=one.commitment_id, seen=one.version)


def _place(commitment_id: int) -> str:
    return f"commitment-{commitment_id}"


def _name(one: Tries) -> str:
    """What somebody else has changed meanwhile begins a new form."""
    return f"{one.commitment_id}-{one.version}"
