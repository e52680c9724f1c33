"""Where the dots went: every dot drawn as the mark of the region it came from."""

from collections.abc import Hashable
from dataclasses import replace
from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, tracks
from profit_tt.charts.standing import named, one_a_finding
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

PLANS = tracks.PLANS | {"phone": replace(tracks.PLANS["phone"], row=146, track_low=40)}

#: How many marks lie on each other in a column, and how many columns there are.
_HIGH = {"phone": 4, "page": 5, "wall": 4, "half": 4}
_LONG = {"phone": 24, "page": 22, "wall": 22, "half": 16}

#: So many marks a browser draws without a pause.
MARKS = 3000


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    limit: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame with a row for every finding x region, most dots first, regions in their order:

    finding_id, number (int), text, rank (from 1), region (name), position, dots (int, given by this region), people
    (of it who gave any); and the same in all rows of a finding: all_dots, all_people, regions_giving (int). One mark
    is one dot; in a large room it stands for several, which the notes say. Empty while results are hidden.
    """
    plan, rows = PLANS[size], drawn(frame, say, size=size, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=style.config(scheme, size), width=plan.width)
    told = title(frame, say) if titled else ""
    layers = [_line(scheme), _marks(frame, say, size, scheme), *tracks.words(plan, size, scheme)]
    return spec.layered(tracks.whole(layers, rows, plan=plan, size=size, scheme=scheme, title=told))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` names findings by number alone."""
    if frame.empty:
        return say("No findings yet.")
    findings = one_a_finding(frame)
    total = int(findings["all_dots"].sum())
    if not total:
        return say("Nobody has given a dot yet.")
    most = findings["all_dots"].max()
    leading = findings[findings["all_dots"] == most]
    if len(leading) > 1:
        numbers = [f"#{number}" for number in leading["number"]]
        return say.many(
            "{findings} share most dots: {n} each.",
            "{findings} share most dots: {n} each.",
            int(most),
            findings=say.list(numbers),
        )
    first = leading.iloc[0]
    return say.many(
        "{finding} has most: {n} of {total} dot.",
        "{finding} has most: {n} of {total} dots.",
        int(most),
        finding=named(first, say, short=short),
        total=say.number(total),
    )


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it: what it states, then its first lines."""
    parts = [title(frame, say)]
    for _, of in tracks.findings(frame, min(limit or 5, 10)):
        told = [f"{row['region']} {say.number(int(row['dots']))}" for row in of if row["dots"]]
        if told:
            parts.append(say("{finding}: {regions}.", finding=f"#{of[0]['number']}", regions=say.list(told)))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same numbers to read: a row a finding, a column a region."""
    made: list[Row] = []
    for _, of in tracks.findings(frame, limit):
        own = {say("No."): of[0]["number"], say("Finding"): of[0]["text"], say("Dots"): int(of[0]["all_dots"])}
        own |= {say("People"): int(of[0]["all_people"])}
        made.append(own | {row["region"]: int(row["dots"]) for row in of})
    return pd.DataFrame(made)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many findings, which regions."""
    return tracks.outline(frame, limit)


def each(frame: pd.DataFrame, size: str) -> int:
    """How many dots a mark stands for: one, unless the fullest finding would not fit or there are too many."""
    if frame.empty:
        return 1
    fullest, all_marks = int(frame["all_dots"].max()), int(frame["dots"].sum())
    room = _HIGH[size] * _LONG[size] - len(regions.columns(frame)[0])
    return max(1, ceil(fullest / room), ceil(all_marks / MARKS))


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row a mark (one at least for each finding): the columns of tracks.placed,
    first, figure (dots), votes (people); mark_x (pixels from the left, NaN for none), mark_y, region, area, tip_dots.
    """
    plan, step, stands_for = PLANS[size], style.SIZES[size].step, each(frame, size)
    made: list[Row] = []
    for place, of in tracks.findings(frame, limit):
        words = tracks.placed(of[0], place, note=_note(of[0], stands_for, say), plan=plan, size=size)
        words |= _figures(of[0], say)
        marks = [row for row in of for _ in range(ceil(row["dots"] / stands_for))]
        for number, row in enumerate(marks or of[:1]):
            column, down = divmod(number, _HIGH[size])
            own: Row = {"first": number == 0, "region": row["region"], "area": regions.area(row["position"], size)}
            own["mark_x"] = plan.track_left + (column + 0.5) * step if marks else None
            own["mark_y"] = words["y"] + (down - (_HIGH[size] - 1) / 2) * step
            own["tip_dots"] = str(row["dots"])
            made.append((words if own["first"] else tracks.quiet(words)) | own)
    return pd.DataFrame(made)


def _figures(row: Row, say: Speaker) -> Row:
    people = say.many("{n} person", "{n} people", int(row["all_people"])) if row["all_people"] else ""
    return {"figure": say.number(int(row["all_dots"])), "votes": people}


def _note(row: Row, stands_for: int, say: Speaker) -> str:
    if not row["all_dots"]:
        return say("No dots yet")
    told = say.many("From {n} region", "From {n} regions", int(row["regions_giving"]))
    if stands_for == 1:
        return told
    return say.many("{regions}; a mark is {n} dot", "{regions}; a mark is {n} dots", stands_for, regions=told)


def _line(scheme: str) -> Any:
    """The line above each row."""
    first = alt.Chart().transform_filter("datum.first")
    return first.mark_rule(color=style.palette(scheme).line).encode(
        x=alt.value(0), x2=alt.value("width"), y=spec.pixels_down("top")
    )


def _marks(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> Any:
    tips = {"region": say("Region"), "tip_dots": say("Dots")}
    points = alt.Chart().transform_filter("isValid(datum.mark_x)").mark_point(filled=True, opacity=1)
    return points.encode(
        x=spec.pixels_right("mark_x"),
        y=spec.pixels_down("mark_y"),
        tooltip=[alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()],
        **regions.channels(frame, scheme=scheme, legend=regions.key(size, PLANS[size].legend)),
    )
