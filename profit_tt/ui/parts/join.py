"""Joining: region, kind of organisation, perhaps a name; then the re-entry code, shown once."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import ExpertDraft, Stakeholder
from profit_tt.services import entering
from profit_tt.services.entering import Welcome
from profit_tt.services.room import Room
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark, top
from profit_tt.ui.session import Visit

STAKEHOLDERS = {
    Stakeholder.enterprise: N_("Enterprise"),
    Stakeholder.public: N_("Public body"),
    Stakeholder.research: N_("Research"),
}
_CODE = session.REENTRY


def form(here: Visit, now: Room) -> None:
    """Three questions and one button. The language is that of the switch above."""
    say = here.say
    with st.container(key="card-join"):
        st.pills(
            say("Your region"),
            [region.slug for region in now.regions],
            format_func=lambda slug: region_mark.named(now, slug, say.language),
            key="join-region",
            on_change="ignore",  # the answer comes with the button: half the work when a full room joins
            width="stretch",
        )
        notices.show("join", field="region")
        st.pills(
            say("You come from"),
            list(STAKEHOLDERS),
            format_func=lambda kind: say(STAKEHOLDERS[kind]),
            key="join-stakeholder",
            on_change="ignore",
            width="stretch",
        )
        notices.show("join", field="stakeholder")
        st.text_input(
            say("Your name, if you like"),
            key="join-name",
            autocomplete="name",
            placeholder=say("Optional"),
        )
        st.caption(say("It is never shown beside what you write or vote."))
        notices.show("join", field="name")
        st.button(say("Join"), key="join", type="primary", width="stretch", on_click=_join)
        notices.show("join")


def reentry_code(here: Visit) -> bool:
    """The code of somebody who has just joined, in large words, until they say that they have it. Shown or not."""
    code = session.recall(_CODE)
    if not code:
        return False
    say = here.say
    top.show("reentry")
    with st.container(key="card-reentry"):
        st.markdown(f"## {say('You are in. Write down these eight words.')}")
        st.markdown(say("With them you can go on as the same person on another phone. They are shown only now."))
        with st.container(key="reentry-code"):
            st.markdown("\n".join(f"1. {word}" for word in code.split()))
        with st.expander(say("Copy the words")):
            st.code(code, language=None, wrap_lines=True)
        st.button(say("I have them"), key="reentry-done", type="primary", width="stretch", on_click=_written_down)
    return True


def _join() -> None:
    joined = notices.attempt("join", _joined)
    if joined is not None and joined.reentry_code:
        session.keep(_CODE, joined.reentry_code)


def _joined() -> Welcome:
    here = session.visit()
    draft = ExpertDraft.of(
        region=session.recall("join-region"),
        stakeholder=session.recall("join-stakeholder"),
        language=here.say.language,
        name=str(session.recall("join-name") or ""),
    )
    return entering.join(by=here.person, draft=draft)


def _written_down() -> None:
    session.forget(_CODE)
