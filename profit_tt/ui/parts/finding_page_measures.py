"""The measures of one finding, each with its rule in a sentence."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.reports.wording import STATUSES
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui.parts import story, way

#: What a finding's status means, a sentence each.
RULES = {
    "common_ground": N_("Every region that takes part was heard, even the most doubtful one backs it, and most agree."),
    "shared_rejection": N_("Every region that takes part was heard, and even the mildest one turns it down."),
    "mixed": N_("Every region that takes part was heard, and they neither all back it nor all turn it down."),
    "provisional": N_("A region that takes part has too few votes on it yet."),
    "no_votes": N_("Nobody has voted on it yet."),
}
_SIGNALS = {
    "too_few": N_("Too few votes to tell whether the regions differ."),
    "weak": N_("The regions differ no more than chance would make them."),
    "moderate": N_("The regions differ, probably not by chance."),
    "strong": N_("The regions clearly differ."),
}


def told(one: RoomFinding, seen: Picture, say: Speaker, *, leads_on: bool = True) -> None:
    """Nothing while results are hidden, or where the round is not about it. `leads_on`: to the page of methods."""
    if not seen.shown or all(other.id != one.id for other in seen.findings):
        return
    lines = [*_ground(one, seen, say), *_differs(one, seen, say), *_unsure(one, seen, say)]
    if lines:
        with story.chapter("measures", say("What this means")):
            for name, sentence in lines:
                st.markdown(f"**{name}**  \n{sentence}")
            if leads_on:
                way.to("methods", say("How we measure"), key="way-methods")


def _ground(one: RoomFinding, seen: Picture, say: Speaker) -> Iterator[tuple[str, str]]:
    if seen.tallies is None:
        return
    row = _row(seen.tallies.overall, one.id)
    if row is None or (seen.narrowed and row["status"] == "no_votes"):  # there may well be some
        return
    yield say(STATUSES[row["status"]]), say(RULES[row["status"]])
    ends = _row(seen.ground_interval(), one.id)
    if ends is not None and not pd.isna(row["common_ground"]):
        yield (
            say("Common ground {score}", score=say.percent(float(row["common_ground"]))),
            say(
                "How strongly all regions heard so far back it together; with these few people, between {low} and "
                "{high}.",
                low=say.percent(float(ends["low"])),
                high=say.percent(float(ends["high"])),
            ),
        )
    if isinstance(row["weakest_region"], str):
        region = seen.room.region_name(row["weakest_region"], say.language)
        yield say("Least behind it: {region}", region=region), say("The region with the lowest share that agrees.")


def _differs(one: RoomFinding, seen: Picture, say: Speaker) -> Iterator[tuple[str, str]]:
    row = _row(seen.differences(), one.id)
    if row is None:
        return
    if row["signal"] in ("moderate", "strong") and isinstance(row["furthest"], str):
        region = seen.room.region_name(row["furthest"], say.language)
        yield say("Furthest from the others: {region}", region=region), say(_SIGNALS[row["signal"]])
    else:
        yield say("Between the regions"), say(_SIGNALS[row["signal"]])


def _unsure(one: RoomFinding, seen: Picture, say: Speaker) -> Iterator[tuple[str, str]]:
    row = _row(seen.uncertain(), one.id)
    if row is not None and row["uncertain"]:
        yield (
            say("Not known yet"),
            say("More than {share} passed on it.", share=say.percent(seen.parameters.uncertain_above)),
        )


def _row(frame: pd.DataFrame | None, finding_id: int) -> dict[Any, Any] | None:
    if frame is None:
        return None
    rows = frame[frame["finding_id"] == finding_id].to_dict("records")
    return rows[0] if rows else None
