"""How the picture grew: findings and votes of each region, from the first one to the last, or to a frame on the way."""

from collections.abc import Hashable

import altair as alt
import pandas as pd

from profit_tt.charts import panels, regions, spec, style
from profit_tt.charts.panels import Plan
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

PLANS = {
    "phone": Plan(358, 150, 34, right=134),
    "page": Plan(1120, 190, 40, right=200),
    "wall": Plan(1420, 250, 66, right=330),
    "half": Plan(940, 214, 58, right=270),
}
PANELS = ("findings", "votes")


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    upto: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame with a row for every moment x region: frame (from 1), revision, region (name), position,
    findings, votes (int, so far). `upto` draws the frames up to this one, on the scales of the whole: scrubbing moves
    the lines and nothing else.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme, upto=upto)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    height = 2 * (plan.panel + plan.head)
    marks = panels.layers(frame, plan, size, scheme, order="frame", interpolate="monotone")
    made = alt.layer(*marks, data=rows, config=config)
    made = made.properties(width=plan.width, height=height)
    told = title(frame, say, upto=upto)
    return spec.titled(made, told, size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False, upto: int | None = None) -> str:
    """What had come together by the frame `upto`, or altogether."""
    if frame.empty:
        return say("Nothing has happened yet.")
    now = _at(frame, upto)
    findings, votes = (int(now[panel].sum()) for panel in PANELS)
    told = say.many("{n} finding", "{n} findings", findings)
    if not votes:
        return say("{findings} so far.", findings=told)
    return say("{findings} and {votes}.", findings=told, votes=say.many("{n} vote", "{n} votes", votes))


def _at(frame: pd.DataFrame, upto: int | None) -> pd.DataFrame:
    """The rows of one frame: the last one, or the last up to `upto`."""
    first, last = frame["frame"].min(), frame["frame"].max()
    made: pd.DataFrame = frame[frame["frame"] == (last if upto is None else min(max(upto, first), last))]
    return made


def alt_text(frame: pd.DataFrame, say: Speaker, *, upto: int | None = None) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say, upto=upto)]
    for row in (_at(frame, upto) if len(frame) else frame).to_dict("records"):
        told = {name: say.number(int(row[name])) for name in PANELS}
        parts.append(say("{region}: {findings} findings, {votes} votes.", region=row["region"], **told))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker, *, upto: int | None = None) -> pd.DataFrame:
    """The same numbers to read: a row for every moment x region."""
    names = {"revision": say("Revision"), "region": say("Region"), "findings": say("Findings"), "votes": say("Votes")}
    kept = frame if upto is None or frame.empty else frame[frame["frame"] <= upto]
    return kept.reindex(columns=list(names)).rename(columns=names).reset_index(drop=True)


def outline(frame: pd.DataFrame, *, upto: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    return regions.columns(frame) if len(frame) else None


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", upto: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row for every moment x region x panel: panel, region, frame, x (0..1 of the
    way), y (pixels from the top); head (the panel's words, in one row of it) and head_y, base (its lower edge); last
    (bool: the line ends here), label (name and number), label_y, area.
    """
    if frame.empty:
        return pd.DataFrame()
    plan, letters, ends = PLANS[size], style.SIZES[size], _at(frame, upto)
    shown = frame[frame["frame"] <= ends["frame"].iloc[0]]
    first, most = int(frame["frame"].min()), int(frame["frame"].max())
    made: list[Row] = []
    for place, panel in enumerate(PANELS):
        base = float((place + 1) * (plan.head + plan.panel)) - letters.mark**0.5 / 2
        full = max(int(frame[panel].max()), 1)
        tall = plan.panel - letters.mark**0.5
        ys = {row["position"]: base - tall * row[panel] / full for row in ends.to_dict("records")}
        labels = panels.spread(ys, base, plan, size)
        head = _head(panel, int(ends[panel].sum()), say)
        for number, row in enumerate(shown.to_dict("records")):
            last = row["frame"] == ends["frame"].iloc[0]
            made.append(
                {
                    "panel": panel,
                    "region": row["region"],
                    "frame": row["frame"],
                    "x": (row["frame"] - first) / max(most - first, 1),
                    "y": base - tall * row[panel] / full,
                    "head": "" if number else head,
                    "head_y": base - plan.panel - plan.head * 0.42,
                    "base": base,
                    "last": last,
                    "label": f"{row['region']} {say.number(int(row[panel]))}" if last else "",
                    "label_y": labels[row["position"]],
                    "area": regions.area(row["position"], size),
                }
            )
    return pd.DataFrame(made)


def _head(panel: str, number: int, say: Speaker) -> str:
    if panel == "findings":
        return say.many("{n} finding", "{n} findings", number)
    return say.many("{n} vote", "{n} votes", number)
