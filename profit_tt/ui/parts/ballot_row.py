"""The answers to one finding in a list, a row for each axis. The one chosen is my vote; pressed again it goes."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from profit_tt.models import CHOICES as CHOICE_OF
from profit_tt.models import PASSED, POINTS, VALUES, BallotKind, Choice
from profit_tt.services import voting
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import ballot_points
from profit_tt.ui.parts.kinds import CHOICES

#: The parts of an answer: axis -> the argument of the deed that it is. Agreement and scale have one.
AXES = {BallotKind.impact_feasibility: {0: "impact", 1: "feasibility"}}

#: finding id, axis, key of the row: what a callback is told.
Changed = Callable[[int, int, str], None]


def draw(
    kind: BallotKind,
    finding: tuple[int, int],
    mine: dict[int, int],
    say: Speaker,
    *,
    on_change: Changed,
    is_open: bool = True,
    prefix: str = "vote",
) -> None:
    """The rows of a finding (its id and number); `mine`: axis -> value. Keys begin with `prefix`, as the style sheet
    knows them."""
    for axis in AXES.get(kind, {0: ""}):
        _row(kind, finding, axis, mine.get(axis), say, on_change, is_open, prefix)


def _row(
    kind: BallotKind,
    finding: tuple[int, int],
    axis: int,
    value: int | None,
    say: Speaker,
    on_change: Changed,
    is_open: bool,
    prefix: str,
) -> None:
    finding_id, number = finding
    key = f"{prefix}-{finding_id}-{axis}" if axis else f"{prefix}-{finding_id}"
    mine = value if value is None or kind is not BallotKind.agreement else CHOICE_OF[value]
    if session.recall(key) != mine:  # the vote may have been cast elsewhere, or been refused
        session.keep(key, mine)
    options: list[Any] = list(CHOICES) if kind is BallotKind.agreement else [*POINTS, PASSED]
    two = kind in AXES
    st.segmented_control(
        say(ballot_points.AXES[axis]) if two else say("My vote on {number}", number=f"#{number}"),
        options,
        format_func=lambda one: _option(one, say),
        key=key,
        on_change=on_change,
        args=(finding_id, axis, key),
        disabled=not is_open,
        label_visibility="visible" if two else "collapsed",
        width="stretch",
    )


def _option(one: Choice | int, say: Speaker) -> str:
    if isinstance(one, Choice):
        return say(CHOICES[one])
    return say("Pass") if one == PASSED else say.number(one)


def deed(
    kind: BallotKind, axis: int, chosen: Any, mine: dict[int, int]
) -> tuple[Callable[..., int], dict[int, int] | None, dict[str, Any]]:
    """What a press means: the deed of `voting`, the vote that it makes (None: taken back), and its arguments."""
    if chosen is None:
        return voting.withdraw, None, {}
    if kind is BallotKind.agreement:
        return voting.cast, {0: VALUES[chosen]}, {"choice": chosen}
    if kind is BallotKind.scale:
        return voting.rate, {0: chosen}, {"value": chosen}
    return voting.place, mine | {axis: chosen}, {AXES[kind][axis]: chosen}
