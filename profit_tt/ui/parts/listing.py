"""The list of findings to read: search and order above it, twenty cards a page, or all of them for the printer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.errors import N_, NotAllowed
from profit_tt.services import searching
from profit_tt.services.comparing import Compared
from profit_tt.services.following_up import Became
from profit_tt.services.results import Picture
from profit_tt.services.reviewing import SEARCH_LIMIT, TOLD_BY_VOTES, Order
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui import cache, session
from profit_tt.ui.parts import filters, finding_card, side_by_side, story, talk_words, vote_lines
from profit_tt.ui.parts.words import escaped

PER_PAGE = 20
ORDERS = {
    Order.best: N_("Best match"),
    Order.number: N_("Number"),
    Order.newest: N_("Newest"),
    Order.common_ground: N_("Common ground"),
    Order.difference: N_("Difference"),
    Order.votes: N_("Votes"),
}
#: What each ballot has to order by.
_NEEDS = {
    Order.common_ground: lambda seen: seen.tallies is not None,
    Order.difference: lambda seen: seen.tallies is not None or bool(seen.axes),
    Order.votes: lambda seen: seen.tallies is not None or bool(seen.axes),
}


def wanted(whole: Picture) -> tuple[str, Order]:
    """The search words and the order that the address asks for: the best match first where words are looked for."""
    text = (session.query("q") or "")[:SEARCH_LIMIT]
    there = _offered(whole, text)
    asked = session.query("order")
    return text, next((one for one in there if one == asked), there[0])


def _offered(whole: Picture, text: str) -> list[Order]:
    """Best match only for a search; by votes only where results are shown."""
    told = [one for one in ORDERS if one not in TOLD_BY_VOTES or (whole.shown and _NEEDS[one](whole))]
    return told if searching.is_asked(text) else told[1:]


def at_hand(listed: Callable[..., Picture], **more: Any) -> Picture:
    """What is listed; by number where results have been hidden since the order was chosen."""
    try:
        return listed(**more)
    except NotAllowed:
        return listed(**more, order=Order.number)


def controls(whole: Picture, text: str, order: Order, say: Speaker, *, ordered: bool = True) -> None:
    """The search field, and the order where it is not given by what is compared."""
    _follow("review-search", text)
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
        if ordered:
            _order(_offered(whole, text), order, say)


def _order(offered: Sequence[Order], order: Order, say: Speaker) -> None:
    _follow("review-order", order)
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


def cards(
    seen: Picture,
    say: Speaker,
    *,
    everything: bool,
    by_type: bool,
    became: Mapping[int, Became],
    compared: Compared | None = None,
) -> None:
    """The findings of the picture in its order: those of one page, or everything. `by_type`: small cells are gone.

    `became`: what facilitators said of findings. `compared`: two regions, whose votes alone are told then, the
    findings furthest apart first.
    """
    findings = _furthest_first(seen, compared) if compared else seen.room.findings
    pages = -(-len(findings) // PER_PAGE)
    page = 1 if everything else _page(pages)
    first = (page - 1) * PER_PAGE
    drawn = findings if everything else findings[first : first + PER_PAGE]
    silent = vote_lines.silence(say, kept_back=by_type)
    with st.container(key="findings"):
        for one in drawn:
            votes = _table(seen, one.id, say, silent, compared)
            badge = talk_words.badge(became[one.id].status, say) if one.id in became else ""
            finding_card.card(one, seen.room, say, votes=votes, opens=not everything, badge=badge)
    if pages > 1 and not everything:
        _turner(page, pages, say)


def nothing(whole: Picture, say: Speaker, *, instead: str = "") -> None:
    """What stands in place of the list when it is empty. `instead`: words that would find something."""
    if not whole.room.findings:
        story.calm(say("No findings yet. They will appear here as soon as somebody sends one."), key="empty")
        return
    story.calm(say("No finding fits. Try other words, or clear the filters."), key="no-hit")
    if instead:
        with st.container(key="did-you-mean", horizontal=True, horizontal_alignment="center"):
            asked = say("Did you mean “{words}”?", words=instead)
            st.button(escaped(asked), key="review-instead", on_click=_look_for, args=(instead,))


def _look_for(words: str) -> None:
    session.set_query("q", words)
    session.set_query(filters.PAGE, None)


def _page(pages: int) -> int:
    asked = session.query(filters.PAGE) or ""
    return min(max(int(asked), 1), max(pages, 1)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1


def _furthest_first(seen: Picture, compared: Compared) -> tuple[RoomFinding, ...]:
    known = {one.id: one for one in seen.room.findings}
    return tuple(known[one] for one in compared.pairs)


def _table(seen: Picture, finding_id: int, say: Speaker, silent: str, compared: Compared | None = None) -> str | None:
    """The votes on a finding by region, written once for all who read them; None while results are hidden."""
    told = seen.tallies
    if told is None:
        return None
    only = compared.regions if compared else None

    def make() -> str:
        votes = cache.of(told, "votes by finding", lambda: _votes(told.by_region)).get(finding_id, {})
        if compared is None:
            return vote_lines.table(votes, seen.room, say, silent=silent)
        ends = {slug: row for slug, row in votes.items() if slug in compared.regions}
        head = side_by_side.distance(compared.pairs.get(finding_id), say)
        return head + vote_lines.table(ends, seen.room, say, silent=silent)

    table: str = cache.of(told, ("table of votes", finding_id, say.language, silent, only), make)
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
