"""The chapters of the network: where it is, who was reached, what became of it, who bridges, who is linked."""

from typing import get_args

import streamlit as st

from profit_tt.errors import N_
from profit_tt.services import frames_web
from profit_tt.services.frames_network import By
from profit_tt.services.frames_web import Bridge
from profit_tt.services.network_figures import Network
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import network_pictures as pictures
from profit_tt.ui.parts import region_mark, story
from profit_tt.ui.parts.words import escaped

#: Bridges that are told.
TOLD = 6
_BY = {"region": N_("By region"), "type": N_("By type"), "activity": N_("By activity")}
_BY_KEY = "network-by"


def places(seen: Network, say: Speaker) -> None:
    rule = say(
        "A line begins broad where organisations come from and ends thin where they went: to an activity that was not "
        "for their own region. Each organisation counts once a line."
    )
    with story.chapter("sea", say("Where is the network?"), rule):
        pictures.on_map(seen)


def reached(seen: Network, say: Speaker) -> None:
    rules = [
        say("Full bar: organisations, each counted once. Pale bar: how often they took part."),
        say("Counted from the rows of this app: whoever spoke, coached or hosted was not reached by that."),
    ]
    with story.chapter("reached", say("Who was reached?"), *rules):
        asked = session.query("group")
        by: By = next((one for one in get_args(By) if one == asked), "region")
        session.keep(_BY_KEY, by)
        st.segmented_control(
            say("Grouped"),
            list(_BY),
            format_func=lambda one: say(_BY[one]),
            key=_BY_KEY,
            required=True,
            label_visibility="collapsed",
            on_change=_group,
        )
        pictures.reached(seen, by=by)


def _group() -> None:
    session.set_query("group", str(session.recall(_BY_KEY)))


def funnel(seen: Network, say: Speaker) -> None:
    rules = [
        say("Each step counts those who came through the one before; the share is of that step."),
        say("A dashed bar is a number that somebody stated. It is never added to what is counted."),
    ]
    with story.chapter("funnel", say("From masterclass to innovation plan"), *rules):
        pictures.funnel(seen)


def growth(seen: Network, say: Speaker) -> None:
    if not seen.activities["begins"].notna().any():
        return
    rules = [say("An organisation counts from the month of its first activity on.")]
    if seen.growth.undated:
        rules.append(
            say.many(
                "{n} activity without a day is left out.",
                "{n} activities without a day are left out.",
                seen.growth.undated,
            )
        )
    with story.chapter("network-growth", say("How did the network grow?"), *rules):
        pictures.grown(seen)


def bridging(seen: Network, say: Speaker) -> None:
    """Who bridges, in plain words; nothing where nobody does."""
    found = frames_web.told_bridges(seen, say, limit=TOLD)
    if not found:
        return
    rule = say(
        "How much somebody bridges: the share of all pairs of two others whose shortest way through shared activities "
        "leads through them (betweenness). It says where the network would fall apart, not who is important."
    )
    with story.chapter("bridging", say("Who bridges?"), rule), st.container(key="network-bridges"):
        st.markdown("\n".join(f"1. {_bridge(one, say)}" for one in found))


def _bridge(one: Bridge, say: Speaker) -> str:
    name = escaped(one.name) if one.name else say("An organisation that is not named")
    told = say.many(
        "in {n} activity, where it met {partners} others; {share} of the shortest ways between two others lead "
        "through it.",
        "in {n} activities, where it met {partners} others; {share} of the shortest ways between two others lead "
        "through it.",
        one.activities,
        partners=say.number(one.partners),
        share=say.percent(one.share) if one.share >= 0.005 else say("less than {share}", share=say.percent(0.01)),
    )
    return f"**{name}** {region_mark.mark(one.position)} {escaped(one.region)}: {told}"


def web(seen: Network, say: Speaker) -> None:
    """The node-link picture of what the filters leave."""
    pictures.web(seen)
    told = [
        say(
            "Filled marks are organisations, hollow ones activities, larger with more links. Dark lines cross a border."
        )
    ]
    whole, most = frames_web.nodes_of(seen), frames_web.DRAWN
    if whole > most:
        told.append(say("Drawn: the {n} best connected of {all}.", n=say.number(most), all=say.number(whole)))
    st.caption("  \n".join(told))


def empty(seen: Network, say: Speaker) -> bool:
    """Whether there is nothing yet; then a calm sentence says so."""
    if len(seen.organisations) or len(seen.activities):
        return False
    story.calm(say("Nothing is in the network yet: no organisation, no activity."), key="network")
    return True
