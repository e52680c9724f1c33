"""Votes on one finding by region: a line each, with counts, and the share with its interval once a region is heard."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from profit_tt.models import Region
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui.parts import region_mark

#: Region slug -> its row of the tallies.
Votes = Mapping[str, Mapping[str, Any]]
ANSWERS = ("agree", "passed", "disagree")


def draw(votes: Votes, here: Room, say: Speaker, *, silent: str) -> None:
    """A small table; `silent` stands where a region has no votes.

    Only numbers and the names of regions stand in this HTML, no word of a participant.
    """
    answers = dict(zip(ANSWERS, (say("Agree"), say("Pass"), say("Disagree")), strict=True))
    heads = "".join(f'<th scope="col">{_icon(answer, word)}</th>' for answer, word in answers.items())
    rows = "".join(_row(region, votes[region.slug], say, silent) for region in here.regions if region.slug in votes)
    head = f'<td></td>{heads}<th scope="col">{escape(say("Agree share"))}</th>'
    st.html(f'<table class="votes"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def _icon(answer: str, word: str) -> str:
    """A sign for the eye, the word for screen readers and for a pointer that rests on it."""
    return f'<i class="{answer}" title="{escape(word, quote=True)}"></i><b>{escape(word)}</b>'


def _row(region: Region, row: Mapping[str, Any], say: Speaker, silent: str) -> str:
    mark = f'<img class="mark" src="{region_mark.address(region.position)}" alt="">'
    head = f'<th scope="row">{mark}{escape(region.name(say.language))}</th>'
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
