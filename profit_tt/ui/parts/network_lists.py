"""Activities and organisations to read, a page at a time; organisations by name only where they agreed to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import ActivityKind, Provenance, Region, Stakeholder
from profit_tt.models.words import folded
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import KINDS, TYPES
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import filters, region_mark, story
from profit_tt.ui.parts.words import escaped

PER_PAGE = 12
_LISTS = {"activities": N_("Activities"), "organisations": N_("Organisations")}
_LIST, _SEARCH = "network-list", "network-search"


def show(seen: Network, say: Speaker, *, private: bool) -> None:
    """The list that was chosen, narrowed by the words typed. `private`: more names are in it than others see."""
    chosen = "organisations" if session.query("list") == "organisations" else "activities"
    text = (session.query("q") or "")[:80]
    _controls(chosen, text, say)
    rows = _activities(seen, say) if chosen == "activities" else _organisations(seen, say)
    wanted = [row for row in rows if folded(text) in folded(row[0])] if text else rows
    if not wanted:
        story.calm(say("Nothing fits. Try other words, or clear the filters."), key="no-hit")
    page, pages = _page(len(wanted))
    with st.container(key="network-rows"):
        for _, told in wanted[(page - 1) * PER_PAGE : page * PER_PAGE]:
            st.markdown(told)
    if chosen == "organisations":
        _only_counted(seen, say)
        if private:
            st.caption(say("You look after the network: you also see names that others do not see."))
    if pages > 1:
        _turner(page, pages, say)


def _controls(chosen: str, text: str, say: Speaker) -> None:
    for key, value in ((_LIST, chosen), (_SEARCH, text)):
        if session.recall(key) != value:
            session.keep(key, value)
    with st.container(key="network-controls", horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            say("List"),
            list(_LISTS),
            format_func=lambda one: say(_LISTS[one]),
            key=_LIST,
            required=True,
            label_visibility="collapsed",
            on_change=_changed,
            args=("list", _LIST),
        )
        st.text_input(
            say("Search"),
            key=_SEARCH,
            type="search",
            max_chars=80,
            placeholder=say("Search by name"),
            label_visibility="collapsed",
            on_change=_changed,
            args=("q", _SEARCH),
        )


def _changed(name: str, key: str) -> None:
    session.set_query(name, str(session.recall(key) or "") or None)
    session.set_query(filters.PAGE, None)


def _activities(seen: Network, say: Speaker) -> list[tuple[str, str]]:
    """(title, the row in Markdown), newest first, those without a day last."""
    came = seen.participations.drop_duplicates(["organisation", "activity"]).groupby("activity").size()
    rows = sorted(
        seen.activities.to_dict("records"), key=lambda row: (row["begins"] or date.min, row["id"]), reverse=True
    )
    return [(row["title"], _activity(row, int(came.get(row["id"], 0)), seen.regions, say)) for row in rows]


def _activity(row: Mapping[Any, Any], came: int, regions: Sequence[Region], say: Speaker) -> str:
    parts = [say(KINDS[ActivityKind(row["type"])]), _regions(row["regions"], regions, say)]
    if row["begins"] is not None:
        parts.append(say.date(row["begins"]).replace(" ", "\N{NO-BREAK SPACE}"))
    if came:
        parts.append(say.many("{n} organisation", "{n} organisations", came))
    if row["reached"] is not None and row["reached"] == row["reached"]:
        parts.append(say.many("{n} business, as stated", "{n} businesses, as stated", int(row["reached"])))
    return _row(row["title"], parts, row["provenance"], say)


def _organisations(seen: Network, say: Speaker) -> list[tuple[str, str]]:
    """(name, the row in Markdown) of those that may be named, by name."""
    held = seen.participations.drop_duplicates(["organisation", "activity"]).groupby("organisation").size()
    named = seen.organisations[seen.organisations["name"] != ""]
    rows = sorted(named.to_dict("records"), key=lambda row: (folded(row["name"]), row["id"]))
    return [(row["name"], _organisation(row, int(held.get(row["id"], 0)), seen.regions, say)) for row in rows]


def _organisation(row: Mapping[Any, Any], held: int, regions: Sequence[Region], say: Speaker) -> str:
    parts = [_regions([row["region"]], regions, say), say(TYPES[Stakeholder(row["type"])])]
    if row["sector"]:
        parts.append(escaped(row["sector"]))
    if held:
        parts.append(say.many("{n} activity", "{n} activities", held))
    return _row(row["name"], parts, row["provenance"], say)


def _row(name: str, parts: Sequence[str], provenance: str, say: Speaker) -> str:
    sample = f" :gray-badge[{say('Sample')}]" if provenance == Provenance.illustrative else ""
    return f"**{escaped(name)}**{sample}  \n{' · '.join(parts)}"


def _regions(slugs: Sequence[str], regions: Sequence[Region], say: Speaker) -> str:
    named = [one for one in regions if one.slug in slugs]
    if len(named) > 2 and len(named) == sum(one.shown for one in regions):
        return say("all regions")
    return ", ".join(f"{region_mark.mark(one.position)} {escaped(one.name(say.language))}" for one in named)


def _only_counted(seen: Network, say: Speaker) -> None:
    silent = int((seen.organisations["name"] == "").sum())
    if silent:
        told = say.many(
            "{n} more organisation is counted, but has not agreed to be named.",
            "{n} more organisations are counted, but have not agreed to be named.",
            silent,
        )
        st.caption(told)


def _page(number: int) -> tuple[int, int]:
    """The page of the address, and how many there are."""
    pages, asked = max(-(-number // PER_PAGE), 1), session.query(filters.PAGE) or ""
    return (min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1), pages


def _turner(page: int, pages: int, say: Speaker) -> None:
    """Back, where we are, on."""
    with st.container(key="pages", horizontal=True, horizontal_alignment="center", vertical_alignment="center"):
        st.button(say("Previous"), key="page-back", disabled=page == 1, on_click=_turn, args=(page - 1,))
        st.markdown(say("Page {n} of {m}", n=say.number(page), m=say.number(pages)), width="content")
        st.button(say("Next"), key="page-on", disabled=page == pages, on_click=_turn, args=(page + 1,))


def _turn(page: int) -> None:
    session.set_query(filters.PAGE, str(page) if page > 1 else None)
