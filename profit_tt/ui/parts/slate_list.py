"""The slate on a page: a few findings that together speak for everybody, with the regions behind each."""

import streamlit as st

from profit_tt.services import frames_regions
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import cache
from profit_tt.ui.parts import region_mark, story, way
from profit_tt.ui.parts.words import escaped


def show(seen: Picture, say: Speaker) -> None:
    """What the slate comes to in a sentence, then its findings in their order; a calm sentence without any."""
    frame = cache.of(seen, ("slate", say.language), lambda: frames_regions.slate(seen, say))
    if frame.empty:
        story.calm(say("No finding has been heard by all regions yet."), key="no-slate")
        return
    first = frame.iloc[0]
    told = say.many(
        "This {n} finding speaks for {represented} of {voters} people who backed any.",
        "Together these {n} findings speak for {represented} of {voters} people who backed any.",
        int(frame["rank"].max()),
        represented=say.number(int(first["represented"])),
        voters=say.number(int(first["voters"])),
    )
    with st.container(key="picture-title-slate"):
        st.markdown(escaped(told))
    for place, rows in frame.groupby("rank"):
        _finding(int(str(place)), rows.to_dict("records"), say)


def _finding(place: int, rows: list[dict[str, object]], say: Speaker) -> None:
    first = rows[0]
    with st.container(key=f"slate-{place}"):
        way.to_finding(
            int(str(first["number"])), f"**{place}.** {escaped(str(first['text']))}", key=f"slate-way-{place}"
        )
        shares = [
            f"{region_mark.mark(int(str(row['position'])))} {escaped(str(row['region']))} "
            f"{say.percent(float(str(row['share'])))}"
            for row in rows
            if row["share"] == row["share"]
        ]
        people = say.many("Backed by {n} person", "Backed by {n} people", int(str(first["people"])))
        st.caption("  ·  ".join([people, *shares]))
