"""A new think tank in one form; then its facilitator's link, shown this once."""

from html import escape

import streamlit as st

from profit_tt.models import ThinkTankDraft
from profit_tt.services import hosting
from profit_tt.services.hosting import Invitation
from profit_tt.text import LANGUAGES, Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import desk_link
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

#: Languages by their own names: these are the same in every language.
AUTONYMS = {"en": "English", "fr": "Français", "nl": "Nederlands"}
_MADE = "_think_tank_made"


def form(here: Visit) -> None:
    """Title, question, place, date, languages, name; a refusal stands under its field, and nothing typed is lost."""
    say = here.say
    with st.form("new", border=False):
        st.text_input(say("Title"), key="new-title", placeholder=say("Canterbury think tank"))
        notices.show("new", field="title")
        st.text_area(
            say("The question for the experts"),
            key="new-question",
            height=96,
            placeholder=say("What helps small tourism firms to innovate?"),
        )
        notices.show("new", field="question")
        left, right = st.columns(2)
        left.text_input(say("Place"), key="new-place")
        right.date_input(say("Date"), value=None, key="new-date", format="DD/MM/YYYY")
        notices.show("new", field="place")
        st.pills(
            say("Languages of the room"),
            list(LANGUAGES),
            default=list(LANGUAGES),
            selection_mode="multi",
            format_func=AUTONYMS.__getitem__,
            key="new-languages",
        )
        notices.show("new", field="languages")
        st.text_input(say("Your name"), key="new-facilitator", autocomplete="name")
        notices.show("new", field="facilitator")
        st.form_submit_button(say("Create the think tank"), type="primary", on_click=_create)
        notices.show("new")


def made(say: Speaker) -> bool:
    """The think tank that was just created: its link and what to do next. Whether there is one."""
    invitation: Invitation | None = session.recall(_MADE)
    if invitation is None:
        return False
    with st.container(key="card-made"):
        st.header(say("{title} is ready", title=escaped(invitation.think_tank.title)), anchor=False)
        st.markdown(say("This is your facilitator's link. It is shown only now: keep it where you will find it again."))
        desk_link.secret(invitation.token, say, key="made")
        st.markdown(
            "\n".join(
                f"1. {line}"
                for line in (
                    say("Copy the link and keep it. Whoever has it can run the think tank."),
                    say("Open the desk: on this device now, on others with the link."),
                    say("On the desk you open the wall for the projector; people join from there."),
                )
            )
        )
        way_in = escape(desk_link.path(invitation.token), quote=True)
        with st.container(key="made-deeds", horizontal=True, vertical_alignment="center"):
            st.html(
                f'<a class="enter" href="{way_in}" target="_self">{escape(say("Open the desk"))}</a>', width="content"
            )
            st.button(say("I have kept the link"), key="made-done", on_click=_kept)
    return True


def _create() -> None:
    invitation = notices.attempt("new", _created)
    if invitation is not None:
        session.keep(_MADE, invitation)


def _kept() -> None:
    session.forget(_MADE)


def _created() -> Invitation:
    draft = ThinkTankDraft.of(
        title=str(session.recall("new-title") or ""),
        question=str(session.recall("new-question") or ""),
        place=str(session.recall("new-place") or ""),
        held_on=session.recall("new-date"),
        languages=list(session.recall("new-languages") or ()),
        facilitator=str(session.recall("new-facilitator") or ""),
    )
    return hosting.create_think_tank(by=session.visit().person, draft=draft)
