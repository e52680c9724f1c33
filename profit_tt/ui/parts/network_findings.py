"""A finding in the network: what it rests on, and who tries it by when."""

from datetime import date
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import CommitmentDraft, Progress
from profit_tt.models.base import row_id
from profit_tt.services import network_links
from profit_tt.services.network_links import Rests, Tries
from profit_tt.services.network_names import KINDS, STATES
from profit_tt.services.network_rows import Rows
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import commitment, network_choice, region_mark, story
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

EVIDENCE, TRYING = "network-evidence", "network-trying"
_WHAT, _NOTE = "network-evidence-what", "network-evidence-note"
_WHO, _BY_WHEN = "network-trying-who", "network-trying-by"


def draw(here: Visit, rows: Rows) -> None:
    """The choice of a finding, then its two lists with a form each."""
    say = here.say
    findings = {one.id: f"#{one.number} {one.text}" for one in here.room.findings}
    if not findings:
        story.calm(say("No findings yet."), key="network-findings")
        return
    with st.container(key="card-network-form"):
        new = say("Choose a finding")
        chosen = network_choice.choose("network-finding", say("Finding"), findings, say, new=new)
        if chosen is None:
            return
        links = network_links.of_finding(by=here.person, finding_id=chosen)
        _evidence(here, rows, chosen, links.rests)
        _trying(here, rows, chosen, links.tries)


def _evidence(here: Visit, rows: Rows, finding_id: int, rests: tuple[Rests, ...]) -> None:
    say = here.say
    st.markdown(f"### {say('What it rests on')}", anchors=False)
    for one in rests:
        with st.container(key=f"network-rests-{one.evidence_id}", horizontal=True, vertical_alignment="center"):
            name = escaped(one.name) or say("An organisation that is not named")
            st.markdown(f"**{name}**" + (f"  \n{escaped(one.note)}" if one.note else ""), width="stretch")
            st.button(
                say("Take off"),
                key=f"network-unlink-{one.evidence_id}",
                type="tertiary",
                on_click=_unlink,
                args=(one.evidence_id,),
            )
    names = _organisations(here, rows, "o") | {
        f"a{one.id}": f"{one.title} ({say(KINDS[one.kind])})" for one in rows.activities
    }
    _who(names, f"{_WHAT}-{finding_id}", say("Organisation or activity"), say)
    st.text_input(say("What it shows (optional)"), key=f"{_NOTE}-{finding_id}")
    for field in ("evidence", "note"):
        notices.show(EVIDENCE, field=field)
    notices.show(EVIDENCE)
    st.button(say("Add as evidence"), key="network-link", type="primary", on_click=_link, args=(finding_id,))


def _trying(here: Visit, rows: Rows, finding_id: int, tries: tuple[Tries, ...]) -> None:
    say = here.say
    st.markdown(f"### {say('Who tries it')}", anchors=False)
    for one in tries:
        _commitment(here, one)
    names = _organisations(here, rows, "o") | {
        f"r{one.slug}": say("{region} as a whole", region=one.name(say.language)) for one in here.room.regions
    }
    with st.container(key="network-two", horizontal=True, vertical_alignment="bottom"):
        _who(names, f"{_WHO}-{finding_id}", say("Organisation or region"), say)
        st.date_input(say("By when"), value=None, key=f"{_BY_WHEN}-{finding_id}", format="YYYY-MM-DD")
    for field in ("organisation", "region"):
        notices.show(TRYING, field=field)
    notices.show(TRYING)
    st.button(say("They try it"), key="network-commit", type="primary", on_click=_commit, args=(finding_id,))


def _commitment(here: Visit, one: Tries) -> None:
    say = here.say
    with st.container(key=f"network-tries-{one.commitment_id}"):
        region = region_mark.named(here.room, one.region, say.language)
        name = f"**{escaped(one.name)}** {region}" if one.id else f"**{region}**"
        by_when = say("by {day}", day=say.date(one.by_when)) if one.by_when else ""
        told = " · ".join(filter(None, [say(STATES[Progress(one.state)]), by_when, escaped(one.outcome)]))
        st.markdown(f"{name}  \n{told}")
        commitment.change(one, here)


def _organisations(here: Visit, rows: Rows, sign: str) -> dict[str, str]:
    """Those the viewer may speak for, under a sign and their id."""
    regions = {one.slug: one.name(here.say.language) for one in here.room.regions}
    own = [one for one in rows.organisations if rows.may_change(one)]
    return {f"{sign}{row_id(one.id)}": f"{one.name} ({regions.get(one.region, one.region)})" for one in own}


def _who(names: dict[str, str], key: str, label: str, say: Speaker) -> None:
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda one: names[one],
        key=key,
        placeholder=say("Type a name"),
    )


def _link(finding_id: int) -> None:
    chosen, note = (
        str(session.recall(f"{_WHAT}-{finding_id}") or ""),
        str(session.recall(f"{_NOTE}-{finding_id}") or ""),
    )
    one = int(chosen[1:]) if chosen else None
    target: dict[str, Any] = {"activity_id" if chosen.startswith("a") else "organisation_id": one}
    by = session.visit().person
    if notices.attempt(EVIDENCE, network_links.link, by=by, finding_id=finding_id, note=note, **target) is not None:
        session.keep(f"{_WHAT}-{finding_id}", None)
        session.keep(f"{_NOTE}-{finding_id}", "")
        notices.tell(EVIDENCE, N_("Saved."))


def _unlink(evidence_id: int) -> None:
    notices.attempt(EVIDENCE, network_links.unlink, by=session.visit().person, evidence_id=evidence_id)


def _commit(finding_id: int) -> None:
    chosen = str(session.recall(f"{_WHO}-{finding_id}") or "")
    by_when: date | None = session.recall(f"{_BY_WHEN}-{finding_id}")
    who: dict[str, Any] = {"region": chosen[1:] or None} if chosen[:1] == "r" else {}
    if chosen[:1] == "o":
        who = {"organisation_id": int(chosen[1:])}

    def do() -> object:
        draft = CommitmentDraft.of(**who, by_when=by_when)
        return network_links.commit(by=session.visit().person, finding_id=finding_id, draft=draft)

    if notices.attempt(TRYING, do) is not None:
        session.keep(f"{_WHO}-{finding_id}", None)
        notices.tell(TRYING, N_("Saved."))
