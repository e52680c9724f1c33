"""Views of the review page: the list, two regions beside each other, two rounds, or two think tanks.

Which one stands in the address.
"""

from collections.abc import Sequence
from enum import StrEnum
from html import escape

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Audience, Person, ThinkTank
from profit_tt.services import comparing, results
from profit_tt.services.comparing import Compared, Pair
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import filters, pictures, story

#: The two regions in the address.
ENDS = ("this", "that")


class View(StrEnum):
    list = "list"
    regions = "regions"
    rounds = "rounds"
    think_tanks = "think-tanks"


VIEWS = {
    View.list: N_("List"),
    View.regions: N_("Two regions"),
    View.rounds: N_("Two rounds"),
    View.think_tanks: N_("Two think tanks"),
}


def offered(whole: Picture, others: Sequence[ThinkTank] = ()) -> list[View]:
    """The views there are: comparing needs results that are shown, and regions or rounds to compare; or others, the
    person's other think tanks."""
    regions = whole.tallies is not None and len(whole.room.regions) > 1
    rounds = whole.shown and any(one.again_of is not None for one in whole.room.rounds)
    there = {View.list: True, View.regions: regions, View.rounds: rounds, View.think_tanks: bool(others)}
    return [view for view, is_there in there.items() if is_there]


def wanted(whole: Picture, others: Sequence[ThinkTank] = ()) -> View:
    """The view that the address asks for, if it is offered."""
    asked = session.query("view")
    return next((one for one in offered(whole, others) if one == asked), View.list)


def switch(whole: Picture, view: View, say: Speaker, others: Sequence[ThinkTank] = ()) -> None:
    """The views to choose from; nothing where there is only the list."""
    views = offered(whole, others)
    if len(views) == 1:
        return
    _follow("review-view", view)
    st.segmented_control(
        say("View"),
        views,
        format_func=lambda one: say(VIEWS[one]),
        key="review-view",
        required=True,
        wrap=True,
        on_change=_changed,
        args=("view", "review-view"),
    )


def ends(whole: Picture) -> tuple[str, str]:
    """The two regions that the address asks for; the first two where it does not say."""
    slugs = [one.slug for one in whole.room.regions]
    first = session.query(ENDS[0])
    one = first if first in slugs else slugs[0]
    second = session.query(ENDS[1])
    return one, second if second in slugs and second != one else next(slug for slug in slugs if slug != one)


def regions(whole: Picture, seen: Picture, say: Speaker) -> Compared:
    """Two lists of regions to choose from; the findings as those two see them."""
    chosen = ends(whole)
    with st.container(key="review-ends", horizontal=True, vertical_alignment="bottom"):
        for name, label, slug, other in zip(
            ENDS, (say("One region"), say("The other region")), chosen, chosen[::-1], strict=True
        ):
            names = {one.slug: one.name(say.language) for one in whole.room.regions if one.slug != other}
            _follow(f"review-{name}", slug)
            st.selectbox(
                label,
                list(names),
                format_func=names.__getitem__,
                key=f"review-{name}",
                on_change=_ended,
                args=(name, f"review-{name}", chosen),
            )
    told = [
        say("Agree shares of two regions beside each other, the furthest apart first."),
        say("Where one of them has fewer than {n} votes they are not compared.", n=say.number(_least(whole))),
    ]
    st.caption("  \n".join(told))
    return comparing.two_regions(seen, *chosen)


def distance(pair: Pair | None, say: Speaker) -> str:
    """How far two regions lie apart on a finding, as HTML to stand above its votes."""
    apart = None if pair is None else pair.distance
    if apart is None:
        return f'<p class="apart">{escape(say("Too few votes to compare."))}</p>'
    points = round(100 * apart)
    return f'<p class="apart"><b>{escape(say.many("{n} point apart", "{n} points apart", points))}</b></p>'


def rounds(by: Person, say: Speaker) -> None:
    """How answers moved between two rounds, as on the page of the picture."""
    moves = results.movement(by=by, audience=Audience.phones)
    if moves is None:
        story.calm(say("The two rounds can be compared once the results of both are shown."), key="rounds")
        return
    pictures.movement(moves, key="review-movement", reading=True)


def sentences(whole: Picture, view: View, told: Sequence[str], say: Speaker) -> list[str]:
    """What is chosen, and what is compared, for paper."""
    if view is not View.regions:
        return list(told)
    names = [whole.room.region_name(slug, say.language) for slug in ends(whole)]
    return [*told, say("Compared: {regions}", regions=say.list(names))]


def _least(whole: Picture) -> int:
    return whole.parameters.covered_from


def _follow(key: str, value: object) -> None:
    """The address decides what a control shows."""
    if session.recall(key) != value:
        session.keep(key, value)


def _changed(name: str, key: str) -> None:
    chosen = session.recall(key)
    session.set_query(name, None if chosen in (None, View.list) else str(chosen))
    session.set_query(filters.PAGE, None)


def _ended(name: str, key: str, chosen: tuple[str, str]) -> None:
    for each, slug in zip(ENDS, chosen, strict=True):
        session.set_query(each, str(session.recall(key)) if each == name else slug)
    session.set_query(filters.PAGE, None)
