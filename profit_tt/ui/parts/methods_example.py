"""The finding on which the formulas are worked through: a real one of the open think tank, chosen in the address."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import story
from profit_tt.ui.parts.words import plain

_KEY = "methods-finding"


@dataclass(frozen=True, slots=True)
class Example:
    """finding; regions: its rows of `Tallies.by_region` that take part, with `name`; overall: its row over all."""

    finding: RoomFinding
    regions: list[dict[str, Any]]
    overall: dict[str, Any]


def choose(seen: Picture, say: Speaker) -> Example | None:
    """Offer the findings that have votes, the best first; None, and a sentence, where there is nothing to reckon on."""
    with story.chapter("example", say("The example")):
        if seen.tallies is None or not (findings := _voted(seen)):
            story.calm(
                say("The formulas are worked through on a real finding as soon as votes on agreement are shown."),
                key="no-example",
            )
            return None
        asked = session.query("finding") or ""
        now = next((one for one in findings if str(one.number) == asked), findings[0])
        names = {one.number: f"{one.number} · {one.read_in(say.language)}" for one in findings}
        session.keep(_KEY, now.number)
        st.selectbox(
            say("Work the formulas through on"),
            list(names),
            format_func=lambda number: names[number],
            key=_KEY,
            on_change=_pick,
        )
        plain(now.read_in(say.language), key="methods-text")
        example = _example(seen, now, say)
        st.dataframe(_table(example, say), hide_index=True, width="stretch")
        return example


def _voted(seen: Picture) -> list[RoomFinding]:
    overall = seen.tallies.overall if seen.tallies else pd.DataFrame()
    ranks = dict(zip(overall["finding_id"], overall["rank"], strict=True))
    some = set(overall.loc[overall["seen"] > 0, "finding_id"])
    return sorted((one for one in seen.findings if one.id in some), key=lambda one: ranks[one.id])


def _example(seen: Picture, finding: RoomFinding, say: Speaker) -> Example:
    told = seen.tallies
    if told is None:
        raise LookupError("no votes on agreement are shown")
    names = {one.slug: one.name(say.language) for one in seen.room.regions}
    rows = told.by_region[
        (told.by_region["finding_id"] == finding.id) & told.by_region["region"].isin(seen.taking_part)
    ]
    regions: list[dict[str, Any]] = [
        {str(key): value for key, value in row.items()} | {"name": names[row["region"]]}
        for row in rows.to_dict("records")
    ]
    overall = told.overall[told.overall["finding_id"] == finding.id].to_dict("records")[0]
    return Example(finding, regions, {str(key): value for key, value in overall.items()})


def _table(example: Example, say: Speaker) -> pd.DataFrame:
    rows = [
        {
            say("Region"): row["name"],
            say("Agree"): row["agree"],
            say("Disagree"): row["disagree"],
            say("Pass"): row["passed"],
            say("Votes"): row["seen"],
        }
        for row in example.regions
    ]
    return pd.DataFrame(rows)


def _pick() -> None:
    session.set_query("finding", str(session.recall(_KEY)))
