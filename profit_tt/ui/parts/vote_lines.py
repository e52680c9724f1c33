"""Votes on one finding by region: a line each, with counts, and the share with its interval once a region is heard."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.models import POINTS, Region
from profit_tt.services.results import Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui.parts import ballot_points, region_mark

#: Region slug -> its row of the tallies.
Votes = Mapping[str, Mapping[str, Any]]
ANSWERS = ("agree", "passed", "disagree")


def draw(table: str) -> None:
    """A table that was made here."""
    st.html(table)


def table(votes: Votes, here: Room, say: Speaker, *, silent: str) -> str:
    """A small table as HTML; `silent` stands where a region has no votes.

    Only numbers and the names of regions stand in this HTML, no word of a participant.
    """
    answers = dict(zip(ANSWERS, (say("Agree"), say("Pass"), say("Disagree")), strict=True))
    heads = "".join(f'<th scope="col">{_icon(answer, word)}</th>' for answer, word in answers.items())
    rows = "".join(_row(region, votes[region.slug], say, silent) for region in here.regions if region.slug in votes)
    head = f'<td></td>{heads}<th scope="col">{escape(say("Agree share"))}</th>'
    return f'<table class="votes"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _icon(answer: str, word: str) -> str:
    """A sign for the eye, the word for screen readers and for a pointer that rests on it."""
    return f'<i class="{answer}" title="{escape(word, quote=True)}"></i><b>{escape(word)}</b>'


def _row(region: Region, row: Mapping[str, Any], say: Speaker, silent: str) -> str:
    head = _head(region, say)
    if not row["seen"]:
        return f'<tr>{head}<td></td><td></td><td></td><td class="none">{escape(silent)}</td></tr>'
    counts = "".join(f'<td class="{answer}">{say.number(int(row[answer]))}</td>' for answer in ANSWERS)
    return f'<tr>{head}{counts}<td class="share">{_bar(row)}<span class="told">{_share(row, say)}</span></td></tr>'


def _bar(row: Mapping[str, Any]) -> str:
    parts = "".join(
        f'<i class="{answer}" style="width:{row[answer] / row["seen"]:.1%}"></i>' for answer in ANSWERS if row[answer]
    )
    return f'<span class="bar" aria-hidden="true">{parts}</span>'


def _share(row: Mapping[str, Any], say: Speaker) -> str:
    """ "80 % (38–96)" as HTML; too few votes say so instead of a number that would look like knowledge."""
    if not row["covered"]:
        return escape(say("too few votes"))
    if row["share"] != row["share"]:  # everybody passed
        return escape(say("all passed"))
    low, high = (say.number(round(100 * row[end])) for end in ("low", "high"))
    return f"<b>{escape(say.percent(row['share']))}</b> {escape(say('({low} to {high})', low=low, high=high))}"


def silence(say: Speaker, *, kept_back: bool) -> str:
    """What stands where nothing is told of a region. `kept_back`: small cells are left out, so there may be votes."""
    return say("none, or too few to show") if kept_back else say("no votes yet")


def of_picture(seen: Picture, finding_id: int, say: Speaker, *, kept_back: bool = False) -> None:
    """The same of one finding in a picture that shows it, whatever its ballot: shares, five points, or dots."""
    here, silent = seen.room, silence(say, kept_back=kept_back)
    if seen.tallies is not None:
        draw(table(_rows(seen.tallies.by_region, finding_id), here, say, silent=silent))
    for axis, ratings in enumerate(seen.axes):
        title = say(ballot_points.AXES[axis]) if len(seen.axes) > 1 else ""
        _points(_rows(ratings.by_region, finding_id), here, say, title=title, silent=silent)
    if seen.dots is not None:
        _dots(_rows(seen.dots.by_region, finding_id), here, say, silent=silent if kept_back else "")


def _rows(frame: pd.DataFrame, finding_id: int) -> Votes:
    """Region slug -> its row of a frame with finding_id and region."""
    rows = frame[frame["finding_id"] == finding_id].to_dict("records")
    return {row["region"]: {str(name): value for name, value in row.items()} for row in rows}


def _points(votes: Votes, here: Room, say: Speaker, *, title: str, silent: str) -> None:
    rows = "".join(
        _points_row(region, votes[region.slug], say, silent) for region in here.regions if region.slug in votes
    )
    head = f'<tr><th scope="col">{escape(title)}</th><th scope="col">{escape(say("Median of five points"))}</th></tr>'
    st.html(f'<table class="votes points"><thead>{head}</thead><tbody>{rows}</tbody></table>')


def _points_row(region: Region, row: Mapping[str, Any], say: Speaker, silent: str) -> str:
    if not row["n"]:
        return f'<tr>{_head(region, say)}<td class="none">{escape(silent)}</td></tr>'
    parts = "".join(
        f'<i class="p{point}" style="width:{row[f"n{point}"] / row["n"]:.1%}"></i>'
        for point in POINTS
        if row[f"n{point}"]
    )
    told = say.number(float(row["median"])) if row["covered"] else say("too few votes")
    bar = f'<span class="bar" aria-hidden="true">{parts}</span>'
    return f'<tr>{_head(region, say)}<td class="share">{bar}<span class="told"><b>{escape(told)}</b></span></td></tr>'


def _dots(votes: Votes, here: Room, say: Speaker, *, silent: str) -> None:
    """`silent` instead of no dots, where there is such a word."""
    most = max([int(row["dots"]) for row in votes.values()], default=0) or 1
    rows = "".join(
        f'<tr>{_head(region, say)}<td class="none">{escape(silent)}</td></tr>'
        if silent and not votes[region.slug]["dots"]
        else _dots_row(region, votes[region.slug], most, say)
        for region in here.regions
        if region.slug in votes
    )
    st.html(f'<table class="votes points"><tbody>{rows}</tbody></table>')


def _dots_row(region: Region, row: Mapping[str, Any], most: int, say: Speaker) -> str:
    told = say.many("{n} dot", "{n} dots", int(row["dots"]))
    bar = f'<span class="bar" aria-hidden="true"><i class="p5" style="width:{row["dots"] / most:.1%}"></i></span>'
    return f'<tr>{_head(region, say)}<td class="share">{bar}<span class="told"><b>{escape(told)}</b></span></td></tr>'


def _head(region: Region, say: Speaker) -> str:
    mark = f'<img class="mark" src="{region_mark.address(region.position)}" alt="">'
    return f'<th scope="row">{mark}{escape(region.name(say.language))}</th>'
