"""The log, page by page: filters, rows, and the files to take away."""

from functools import partial

import streamlit as st

from profit_tt.reports import csv
from profit_tt.reports import log as files
from profit_tt.services import log
from profit_tt.services.log import LogPage, LogRow
from profit_tt.ui import session
from profit_tt.ui.parts import downloads, log_words, way
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_NOUN, _DEED, _WHO, _PAGE, _NAMES = "log-noun", "log-deed", "log-who", "log-page", "log-names"


def draw(here: Visit) -> None:
    """The whole page."""
    say = here.say
    chosen = {
        "noun": str(session.recall(_NOUN) or ""),
        "deed": str(session.recall(_DEED) or ""),
        "facilitator_id": session.recall(_WHO),
    }
    seen = log.entries(by=here.person, **chosen, page=int(session.recall(_PAGE) or 1))
    with st.container(key="mod-head", horizontal=True, vertical_alignment="center"):
        st.markdown(f"# {say('Log')}", anchors=False)
        way.to("moderate", say("Moderate findings"), key="way-moderate")
        way.to("desk", say("To the desk"), key="way-desk")
    st.caption(say("Who did what, when, before and after. Votes are not in it: they are anonymous."))
    _filters(here, seen)
    _take_away(here, chosen)
    with st.container(key="log-rows"):
        for row in seen.rows:
            draw_row(here, row)
        if not seen.rows:
            with st.container(key="calm-log"):
                st.markdown(say("Nothing here."))
    if seen.pages > 1:
        st.pagination(seen.pages, key=_PAGE)


def _filters(here: Visit, seen: LogPage) -> None:
    say = here.say
    nouns = list(dict.fromkeys(noun for noun, _ in seen.deeds))
    wanted = session.recall(_NOUN)
    deeds = sorted({deed for noun, deed in seen.deeds if wanted in (None, noun)})
    named = dict(seen.facilitators)
    every = say("All")
    with st.container(key="log-filters", horizontal=True):
        st.selectbox(
            say("Done to"),
            nouns,
            index=None,
            key=_NOUN,
            placeholder=every,
            format_func=lambda noun: log_words.noun(noun, say),
            on_change=_first_page,
        )
        st.selectbox(
            say("Deed"),
            deeds,
            index=None,
            key=_DEED,
            placeholder=every,
            format_func=lambda deed: log_words.deed(deed, say),
            on_change=_first_page,
        )
        st.selectbox(
            say("Who"),
            list(named),
            index=None,
            key=_WHO,
            placeholder=every,
            format_func=lambda one: named.get(one) or say("Facilitator"),
            on_change=_first_page,
        )


def _take_away(here: Visit, chosen: dict[str, object]) -> None:
    """Files made when they are asked for, of what the filters let through; without names at first."""
    say, code = here.say, here.room.think_tank.code
    with st.container(key="downloads", horizontal=True, vertical_alignment="center"):
        names = st.checkbox(say("Names in the file"), key=_NAMES)
        rows = partial(log.everything, by=here.person, **chosen)  # type: ignore[arg-type]
        st.download_button(
            "CSV",
            lambda: files.as_csv(rows(), say, names=names),
            file_name=downloads.name(f"{code}-log", "csv"),
            mime=csv.MEDIA_TYPE,
            key="download-log-csv",
            on_click="ignore",
        )
        st.download_button(
            "JSON",
            lambda: files.as_json(rows(), names=names),
            file_name=downloads.name(f"{code}-log", "json"),
            mime="application/json",
            key="download-log-json",
            on_click="ignore",
        )


def draw_row(here: Visit, row: LogRow) -> None:
    """Who did what, when, and what it changed."""
    say = here.say
    who = escaped(files.who(row, say, names=True))
    if row.region:
        who = f"{who} ({escaped(here.room.region_name(row.region, say.language))})"
    with st.container(key=f"log-row-{row.id}"):
        st.markdown(f"**{who}** {log_words.done(row, say)}")
        st.caption("  \n".join([say.moment(row.at), *log_words.changes(row, say)]))


def _first_page() -> None:
    session.forget(_PAGE)
