"""The wall's scenes that are one chart, as large as the wall has room, and the calm words while there is none."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from profit_tt.models import Audience, BallotKind
from profit_tt.services import results
from profit_tt.services.frames_places import Measure
from profit_tt.services.results import Picture
from profit_tt.ui.parts import pictures
from profit_tt.ui.parts.wall_shown import Shown, calm, not_yet

#: So many findings are read from ten metres.
ROWS = {"ranking": 5, "differences": 4, "uncertain": 5, "ratings": 4, "dots": 5, "movement": 3, "gaps": 5}
POINTS = (BallotKind.scale,)
AGREEMENT = (BallotKind.agreement,)
WITH_PASS = (BallotKind.agreement, BallotKind.scale, BallotKind.impact_feasibility)


def common_ground(shown: Shown) -> None:
    """What carries: the latest vote with agree and disagree, or the round that was chosen, as its ballot has it."""
    seen = shown.picture(*AGREEMENT)
    best(seen) if seen.shown else not_yet(shown.say)


def best(seen: Picture, *, suffix: str = "") -> None:
    """The first findings of a picture, in the chart of its ballot."""
    if seen.ballot is BallotKind.scale:
        _figure(partial(pictures.ratings, seen, size="half", limit=ROWS["ratings"], key=f"wall-ratings{suffix}"))
    elif seen.ballot is BallotKind.dots:
        _figure(partial(pictures.dots, seen, size="half", limit=ROWS["dots"], key=f"wall-dots{suffix}"))
    elif seen.ballot is BallotKind.impact_feasibility:
        _figure(partial(pictures.plane, seen, size="half", key=f"wall-plane{suffix}"))
    else:
        _figure(partial(pictures.ranking, seen, size="half", limit=ROWS["ranking"], key=f"wall-ranking{suffix}"))


def top_of_theme(shown: Shown) -> None:
    """The best five of one theme, under its name."""
    seen, themes = shown.picture(), {theme.slug: theme for theme in shown.room.themes}
    theme = themes.get(shown.option("theme")) or next(iter(themes.values()))
    with st.container(key="wall-theme"):
        st.subheader(theme.name(shown.say.language), anchor=False)
    if not seen.shown:
        not_yet(shown.say)
    elif not any(theme.slug in one.themes for one in seen.findings):
        calm(shown.say("Nobody has written about it yet."))
    else:
        best(results.filtered(seen, themes=[theme.slug]), suffix=f"-{theme.slug}")


def differences(shown: Shown) -> None:
    seen = shown.picture(*AGREEMENT)
    if not seen.shown:
        not_yet(shown.say)
    elif seen.ballot is not BallotKind.agreement:
        calm(shown.say("Differences are seen after a vote with agree and disagree."))
    else:
        _figure(partial(pictures.differences, seen, size="half", limit=ROWS["differences"], key="wall-differences"))


def uncertain(shown: Shown) -> None:
    seen = shown.picture(*WITH_PASS)
    if not seen.shown:
        not_yet(shown.say)
    elif seen.ballot is BallotKind.dots:
        calm(shown.say("Nobody passes when giving dots."))
    else:
        _figure(partial(pictures.uncertain, seen, size="half", limit=ROWS["uncertain"], key="wall-uncertain"))


def ratings(shown: Shown) -> None:
    _of_ballot(shown, POINTS, shown.say("There has been no vote with five points yet."))


def dots(shown: Shown) -> None:
    _of_ballot(shown, (BallotKind.dots,), shown.say("There has been no vote with dots yet."))


def impact_feasibility(shown: Shown) -> None:
    nothing = shown.say("There has been no vote on impact and feasibility yet.")
    _of_ballot(shown, (BallotKind.impact_feasibility,), nothing)


def _of_ballot(shown: Shown, ballots: tuple[BallotKind, ...], nothing: str) -> None:
    seen = shown.picture(*ballots)
    if seen.voting is None or seen.ballot not in ballots:
        calm(nothing)
    elif not seen.shown:
        not_yet(shown.say)
    else:
        best(seen)


def movement(shown: Shown) -> None:
    """How the regions moved: only when both rounds are shown."""
    chosen = shown.option("round")
    again = [one.id for one in shown.room.rounds if one.again_of is not None]
    moves = results.movement(by=shown.here.person, audience=Audience.wall, round_id=chosen if chosen in again else None)
    if moves is None:
        told = shown.say("It is seen when the results of two rounds on the same findings are shown.")
        calm(shown.say("Movement"), told)
        return
    _figure(partial(pictures.movement, moves, size="half", limit=ROWS["movement"], key="wall-movement"))


def on_map(shown: Shown) -> None:
    """The map, shaded by what was chosen; people and findings are never hidden, agreement is."""
    measure: Measure = shown.option("measure") or "findings"
    seen = shown.picture(*AGREEMENT) if measure == "agree" else shown.seen
    if measure == "agree" and not seen.shown:
        not_yet(shown.say)
        return
    _figure(partial(pictures.on_map, seen, measure=measure, size="half", key=f"wall-map-{measure}"))


def themes(shown: Shown) -> None:
    _figure(partial(pictures.themes, shown.seen, size="half", key="wall-themes-scene"))


def gaps(shown: Shown) -> None:
    _figure(partial(pictures.gaps, shown.seen, size="half", limit=ROWS["gaps"], key="wall-gaps"))


def _figure(draw: Callable[[], None]) -> None:
    """The place in which a chart grows with the screen (wall.css)."""
    with st.container(key="wall-figure"):
        draw()
