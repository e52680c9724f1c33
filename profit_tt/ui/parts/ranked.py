"""The ranking on a page: the first findings, all of them on demand, and the rule in plain words."""

import streamlit as st

from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import finding_page, pictures, story

FIRST = 15


def findings(seen: Picture, say: Speaker, *, by_type: bool) -> None:
    """The findings by common ground, or a calm sentence while results are hidden. `by_type`: small cells are gone."""
    if not seen.shown:
        story.calm(
            say("The votes stay hidden until the facilitator shows them. They will appear here by themselves."),
            key="hidden",
        )
        return
    before = len(seen.room.findings)
    seen = results.voted_only(seen) if by_type else seen
    number = len(seen.room.findings)
    every = session.query("all") == "1"
    pictures.ranking(seen, limit=None if every else FIRST, table=True, reading=True)
    if number > FIRST:
        label = (
            say("Only the first {n}", n=say.number(FIRST)) if every else say("All {n} findings", n=say.number(number))
        )
        st.button(label, key="ranking-all", on_click=session.set_query, args=("all", None if every else "1"))
    finding_page.ways(_first(seen, None if every else FIRST), say)
    if gone := before - number:
        st.caption(
            say.many(
                "{n} finding has too few of these votes to show.",
                "{n} findings have too few of these votes to show.",
                gone,
            )
        )


def _first(seen: Picture, limit: int | None) -> list[RoomFinding]:
    """The findings that the chart draws, in its order."""
    if seen.tallies is None:
        return list(seen.findings)[:limit]
    ranks = dict(zip(seen.tallies.overall["finding_id"], seen.tallies.overall["rank"], strict=True))
    return sorted((one for one in seen.findings if one.id in ranks), key=lambda one: ranks[one.id])[:limit]


def rules(seen: Picture, say: Speaker, *, by_type: bool) -> list[str]:
    """How the ranking came about, a sentence each."""
    if not seen.shown:
        return []
    told = [
        say(
            "Ranked by common ground: how strongly every region backs a finding, so that one region cannot outvote the "
            "others."
        ),
        say("A line shows how sure a share is with so few people (95% Wilson interval)."),
        say(
            "A region counts from {n} votes on a finding; until all regions are heard, a finding is provisional.",
            n=say.number(seen.parameters.covered_from),
        ),
    ]
    return [*told, story.small_cells(seen, say)] if by_type else told
