"""The list of findings to read: search and order above it, twenty cards a page, or all of them for the printer."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.services.results import Picture
from profit_tt.services.reviewing import SEARCH_LIMIT, Order
from profit_tt.text import Speaker
from profit_tt.ui import cache, session
from profit_tt.ui.parts import filters, finding_card, story, vote_lines

PER_PAGE = 20
ORDERS = {
    Order.number: N_("Number"),
    Order.common_ground: N_("Common ground"),
    Order.newest: N_("Newest"),
}


def wanted() -> tuple[str, Order]:
    """The search words and the order that the address asks for."""
    asked = session.query("order")
    return (session.query("q") or "")[:SEARCH_LIMIT], Order(asked) if asked in set(Order) else Order.number


def controls(seen: Picture, text: str, order: Order, say: Speaker) -> None:
    """The search field and the order; by common ground only where results are shown."""
    offered = [one for one in ORDERS if seen.shown or one is not Order.common_ground]
    _follow("review-search", text)
    _follow("review-order", order if order in offered else Order.number)
    with st.container(key="review-controls", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            say("Search"),
            key="review-search",
            type="search",
            max_chars=SEARCH_LIMIT,
            placeholder=say("Words, tags, number"),
            on_change=_changed,
            args=("q", "review-search"),
        )
        st.segmented_control(
            say("Order"),
            offered,
            format_func=lambda one: say(ORDERS[one]),
            key="review-order",
            required=True,
            wrap=True,
            on_change=_changed,
            args=("order", "review-order"),
        )


def rules(seen: Picture, say: Speaker, *, by_type: bool) -> None:
    """What the figures on the cards are, or that there are none yet."""
    if not seen.shown:
        story.calm(say("The votes stay hidden until the facilitator shows them."), key="hidden")
        return
    told = [say("Agree share: agree out of agree and disagree, with its 95% interval (Wilson).")]
    st.caption("  \n".join([*told, story.small_cells(seen, say)] if by_type else told))


def cards(seen: Picture, say: Speaker, *, everything: bool, by_type: bool) -> None:
    """The findings of the picture in its order: those of one page, or everything. `by_type`: small cells are gone."""
    findings = seen.room.findings
    pages = -(-len(findings) // PER_PAGE)
    page = 1 if everything else _page(pages)
    first = (page - 1) * PER_PAGE
    drawn = findings if everything else findings[first : first + PER_PAGE]
    silent = say("none, or too few to show") if by_type else say("no votes yet")
    with st.container(key="findings"):
        for one in drawn:
            votes = _table(seen, one.id, say, silent)
            finding_card.card(one, seen.room, say, votes=votes, opens=not everything)
    if pages > 1 and not everything:
        _turner(page, pages, say)


def nothing(whole: Picture, say: Speaker) -> None:
    """What stands in place of the list when it is empty."""
    if whole.room.findings:
        story.calm(say("No finding fits. Try other words, or clear the filters."), key="no-hit")
    else:
        story.calm(say("No findings yet. They will appear here as soon as somebody sends one."), key="empty")


def _page(pages: int) -> int:
    asked = session.query(filters.PAGE) or ""
    return min(max(int(asked), 1), max(pages, 1)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1


def _table(seen: Picture, finding_id: int, say: Speaker, silent: str) -> str | None:
    """The votes on a finding by region, written once for all who read them; None while results are hidden."""
    told = seen.tallies
    if told is None:
        return None

    def make() -> str:
        votes = cache.of(told, "votes by finding", lambda: _votes(told.by_region))
        return vote_lines.table(votes.get(finding_id, {}), seen.room, say, silent=silent)

    table: str = cache.of(told, ("table of votes", finding_id, say.language, silent), make)
    return table


def _votes(by_region: pd.DataFrame) -> dict[int, dict[str, dict[str, Any]]]:
    """finding id -> region slug -> its row of the tallies."""
    found: dict[int, dict[str, dict[str, Any]]] = {}
    names: Sequence[str] = [str(name) for name in by_region.columns]
    for values in by_region.itertuples(index=False, name=None):
        row = dict(zip(names, values, strict=True))
        found.setdefault(row["finding_id"], {})[row["region"]] = row
    return found


def _follow(key: str, value: object) -> None:
    """The address decides what a control shows."""
    if session.recall(key) != value:
        session.keep(key, value)


def _changed(name: str, key: str) -> None:
    session.set_query(name, str(session.recall(key) or "") or None)
    session.set_query(filters.PAGE, None)


def _turner(page: int, pages: int, say: Speaker) -> None:
    """Back, where we are, on. Streamlit's own pagination speaks English only."""
    with st.container(key="pages", horizontal=True, horizontal_alignment="center", vertical_alignment="center"):
        st.button(say("Previous"), key="page-back", disabled=page == 1, on_click=_turn, args=(page - 1,))
        st.markdown(say("Page {n} of {m}", n=say.number(page), m=say.number(pages)), width="content")
        st.button(say("Next"), key="page-on", disabled=page == pages, on_click=_turn, args=(page + 1,))


def _turn(page: int) -> None:
    session.set_query(filters.PAGE, str(page) if page > 1 else None)
