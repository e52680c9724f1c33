"""My data: a copy to take away, and everything erased for good, asked twice."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.reports import my_data as reports
from profit_tt.reports.csv import MEDIA_TYPE as CSV
from profit_tt.services import my_data
from profit_tt.ui import notices, session
from profit_tt.ui.parts import downloads, story, way
from profit_tt.ui.session import REENTRY, Visit

_ASKED, _WAY, _GONE = "_erase_asked", "_erase_way", "_erased"
_WAYS = {"keep": N_("Keep them, without me as author"), "erase": N_("Erase them too")}


def gone() -> None:
    """The last page of somebody who has erased everything: before the gate, which would not know them."""
    here = session.visit()
    if not session.recall(_GONE) or here.expert is not None:
        return
    session.forget(_GONE)
    say = here.say
    with st.container(key="card-wait"):
        st.markdown(f"### {say('Everything of yours is erased')}")
        st.markdown(say("Nothing in this think tank leads to you any more. Thank you for having been here."))
        way.to("welcome", say("To the welcome page"), key="way-welcome")
    st.stop()


def draw(here: Visit) -> None:
    """Both, at the end of the page."""
    say = here.say
    with story.chapter("my-data", say("My data")):
        st.markdown(say("Everything that is stored about you in this think tank, in one file."))
        _files(here)
        st.markdown(f"### {say('Erase my data')}", anchors=False)
        notices.show("erase")
        if session.recall(_ASKED):
            _sure(here)
        else:
            _ask_first(here)


def _files(here: Visit) -> None:
    say, by, code = here.say, here.person, here.room.think_tank.code
    with st.container(key="downloads-mine", horizontal=True):
        st.download_button(
            "JSON",
            lambda: reports.as_json(my_data.copy(by=by)),
            file_name=downloads.name(f"{code}-mine", "json"),
            mime=reports.JSON,
            key="mine-json",
            on_click="ignore",
        )
        st.download_button(
            "CSV",
            lambda: reports.as_csv(my_data.copy(by=by), say),
            file_name=downloads.name(f"{code}-mine", "csv"),
            mime=CSV,
            key="mine-csv",
            on_click="ignore",
        )


def _ask_first(here: Visit) -> None:
    say = here.say
    st.markdown(say("Your votes, answers, reactions and comments go, on all your devices. This cannot be undone."))
    st.radio(
        say("And your findings?"),
        list(_WAYS),
        format_func=lambda one: say(_WAYS[one]),
        index=list(_WAYS).index(session.recall(_WAY, "keep")),
        key="erase-findings",
    )
    st.button(say("Erase everything I gave"), key="erase", on_click=_ask, args=(True,))


def _sure(here: Visit) -> None:
    say, keeps = here.say, session.recall(_WAY) == "keep"
    told = say("Your findings stay, without you as author.") if keeps else say("Your findings lose every word.")
    st.warning(f"{say('Are you sure? Nobody can bring it back.')} {told}")
    with st.container(key="pair-erase", horizontal=True):
        st.button(say("Yes, erase it for good"), key="erase-yes", type="primary", on_click=_erase, args=(keeps,))
        st.button(say("No, keep everything"), key="erase-no", on_click=_ask, args=(False,))


def _ask(asked: bool) -> None:
    if asked:
        session.keep(_WAY, str(session.recall("erase-findings") or "keep"))  # the widget forgets while it is not drawn
        session.keep(_ASKED, True)
    else:
        session.forget(_ASKED)


def _erase(keep: bool) -> None:
    session.forget(_ASKED)
    notices.attempt("erase", my_data.erase, by=session.visit().person, keep_findings=keep)
    if not notices.refused("erase"):
        session.forget(REENTRY)
        session.keep(_GONE, True)
