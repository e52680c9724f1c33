"""What the world may take away: the report, the findings as tables, open data, and the address to pass on."""

from functools import partial

import streamlit as st

from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.ui import session
from profit_tt.ui.parts import copy, downloads, report_files, story
from profit_tt.ui.session import Visit


def draw(here: Visit, seen: Picture) -> None:
    """A card for each: small cells are left out of all of them."""
    say, code = here.say, seen.room.think_tank.code
    whole = partial(results.picture, by=here.person, audience=here.audience)
    told = story.small_cells(seen, say)
    with st.container(key="open-files"):
        with st.container(key="card-open-report"):
            st.markdown(f"## {say('The report')}", anchors=False)
            st.markdown(say("Who took part, the picture chapter by chapter, and all findings, to print or to send."))
            report_files.row(here, seen, named=False)
        with st.container(key="card-open-tables"):
            st.markdown(f"## {say('The findings as tables')}", anchors=False)
            st.markdown(say("Every finding with its votes by region. The Excel file says what each column means."))
            downloads.row(whole, code, say, chosen=[told], with_json=True)
        with st.container(key="card-open-data"):
            st.markdown(f"## {say('Open data')}", anchors=False)
            st.markdown(say("The same numbers at an address of their own, as JSON: for notebooks and other sites."))
            _address(data_address(code), say("Copy the address"), here, key="data")
        with st.container(key="card-open-address"):
            st.markdown(f"## {say('Pass it on')}", anchors=False)
            st.markdown(say("Anybody who has this address can read this page."))
            _address(short_address(code), say("Copy the address"), here, key="page")
    st.caption(told)


def short_address(code: str) -> str:
    """The address that people pass on, and that the QR code holds."""
    return f"{session.site()}/open/{code}"


def data_address(code: str) -> str:
    """Where the open data of a think tank begins."""
    return f"{session.site()}/data/v1/think-tanks/{code}"


def _address(address: str, label: str, here: Visit, *, key: str) -> None:
    with st.container(key=f"address-{key}"):
        st.code(address, language=None, wrap_lines=True)
        copy.button(address, label, here.say, key=f"copy-{key}")
