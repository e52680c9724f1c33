"""Two think tanks beside each other: who they were, common ground of each, their themes, what was said in both."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from profit_tt.models import ThinkTank
from profit_tt.services import beside
from profit_tt.services.beside import Beside, Side
from profit_tt.services.likeness import ACROSS_AT_MOST, Across
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import beside_choice, region_mark, story, vote_lines, way
from profit_tt.ui.parts.words import escaped, plain
from profit_tt.ui.session import Visit

GROUND_AT_ONCE, PAIRS_AT_ONCE = 5, 10
_SHORT = 140
_SHOWN = "_beside_shown"
#: A blank at which no line ends: a region's mark, its name and its number stay together.
_HARD = "\N{NO-BREAK SPACE}"


def draw(here: Visit, others: Sequence[ThinkTank]) -> None:
    """The choice of the other one, then both."""
    say = here.say
    other = beside_choice.choose(others, say)
    two = beside.of_two(by=here.person, other=other.id or 0, at=here.pulse)
    st.caption(say("Of each think tank you see what its own participants may see now."))
    with st.container(key="beside"):
        _side(two.one, "one", "", say)
        _side(two.other, "other", other.code, say)
    _themes(two, say)
    _alike(two, other.code, say)


def _side(side: Side, name: str, tt: str, say: Speaker) -> None:
    seen, room = side.picture, side.picture.room
    with st.container(key=f"beside-{name}"):
        st.markdown(f"## {escaped(room.think_tank.title)}", anchors=False)
        plain(room.think_tank.question)
        st.caption(_when(room.think_tank, say))
        st.markdown(_who(seen, say))
        st.markdown(f"### {say('Common ground')}", anchors=False)
        if not side.ground:
            st.markdown(_no_ground(seen, say))
        for one in side.ground[:GROUND_AT_ONCE]:
            way.to_finding(one.number, _line(one, seen, say), tt=tt)
        if (more := len(side.ground) - GROUND_AT_ONCE) > 0:
            st.caption(say.many("and {n} more", "and {n} more", more))


def _when(one: ThinkTank, say: Speaker) -> str:
    day = say.date(one.held_on) if one.held_on else ""
    return " · ".join(filter(None, [escaped(one.place), day, one.code]))


def _who(seen: Picture, say: Speaker) -> str:
    """People, findings, and people by region, in the order of regions."""
    people = say.many("{n} person", "{n} people", sum(seen.joined.values()))
    findings = say.many("{n} finding", "{n} findings", len(seen.room.findings))
    regions = [
        f"{region_mark.named(seen.room, slug, say.language)} {say.number(seen.people(seen.joined, slug))}"
        for slug in seen.taking_part
    ]
    told = f"{_HARD}· ".join(one.replace(" ", _HARD) for one in regions)
    return "  \n".join(filter(None, [f"**{people} · {findings}**", told]))


def _no_ground(seen: Picture, say: Speaker) -> str:
    if not seen.shown:
        return say("The votes stay hidden until the facilitator shows them.")
    if seen.tallies is None:
        return say("Its last vote did not ask who agrees.")
    return say("No finding is common ground so far.")


def _line(one: RoomFinding, seen: Picture, say: Speaker) -> str:
    text = one.read_in(say.language)
    short = text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
    return f"**{one.number}** {escaped(short)} · **{_share(one.id, seen, say)}**"


def _share(finding_id: int, seen: Picture, say: Speaker) -> str:
    """How the room stands to a finding, as its ballot asks; "" while that is hidden, or before there are votes."""
    if seen.tallies is not None:
        share = _number(seen.tallies.overall, finding_id, "share")
        return say("{share} agree", share=say.percent(share)) if share is not None else ""
    if seen.dots is not None:
        return say.many("{n} dot", "{n} dots", int(_number(seen.dots.overall, finding_id, "dots") or 0))
    medians = [_number(axis.overall, finding_id, "median") for axis in seen.axes]
    told = [say.number(one) for one in medians if one is not None]
    return say("median {points} of 5", points=" / ".join(told)) if told else ""


def _number(frame: pd.DataFrame, finding_id: int, name: str) -> float | None:
    found = frame.loc[frame["finding_id"] == finding_id, name].dropna()
    return float(found.iloc[0]) if len(found) else None


def _themes(two: Beside, say: Speaker) -> None:
    """Themes as bars to the left and to the right: shares of each think tank's findings, numbers of them."""
    rows = [one for one in two.one.picture.room.themes if _weight(two, one.slug)]
    if not rows:
        return
    titles = [escaped(side.picture.room.think_tank.title) for side in (two.one, two.other)]
    rule = say("Numbers of findings; the longer a bar, the larger its share of all findings of that think tank.")
    with story.chapter("beside-themes", say("Themes beside each other"), rule):
        st.markdown(say("On the left: {one}. On the right: {other}.", one=titles[0], other=titles[1]))
        heads = f'<th scope="col">{escape(say("Theme"))}</th><th scope="col">1</th><th scope="col">2</th>'
        drawn = "".join(
            f'<tr role="row"><th role="rowheader" scope="row">{escape(one.name(say.language))}</th>'
            f"{_bar(two.one, one.slug, say)}{_bar(two.other, one.slug, say)}</tr>"
            for one in sorted(rows, key=lambda each: -_weight(two, each.slug))
        )
        head = f"<thead><tr>{heads}</tr></thead>"
        vote_lines.draw(f'<table class="twin" role="table">{head}<tbody>{drawn}</tbody></table>')


def _bar(side: Side, slug: str, say: Speaker) -> str:
    number = side.themes.get(slug, 0)
    width = number / max(len(side.picture.room.findings), 1)
    told = escape(say.number(number))
    return f'<td role="cell"><i aria-hidden="true" style="width:{width:.1%}"></i><b>{told}</b></td>'


def _weight(two: Beside, slug: str) -> float:
    return sum(side.themes.get(slug, 0) / max(len(side.picture.room.findings), 1) for side in (two.one, two.other))


def _alike(two: Beside, tt: str, say: Speaker) -> None:
    """Findings that read alike, a pair a row, each with how its own room stands to it."""
    rules = [say("Findings read alike where most of their words are the same, in a language both can be read in.")]
    if max(len(side.picture.room.findings) for side in (two.one, two.other)) > ACROSS_AT_MOST:
        rules.append(say("Of each think tank the first {n} findings are compared.", n=say.number(ACROSS_AT_MOST)))
    upto = session.recall(_SHOWN, PAIRS_AT_ONCE)
    with story.chapter("beside-alike", say("What was said in both"), *rules):
        if not two.alike:
            story.calm(say("No finding of one reads like one of the other."), key="none-alike")
        for pair in two.alike[:upto]:
            with st.container(key=f"beside-pair-{pair.one}-{pair.other}"):
                _pair(pair, two, tt, say)
        if len(two.alike) > upto:
            st.button(say("Show more"), key="beside-more", on_click=_more, args=(upto,))


def _pair(pair: Across, two: Beside, tt: str, say: Speaker) -> None:
    for finding_id, side, code, name in ((pair.one, two.one, "", "one"), (pair.other, two.other, tt, "other")):
        room = side.picture.room
        one = next(each for each in room.findings if each.id == finding_id)
        with st.container(key=f"beside-said-{name}-{finding_id}", gap=None):
            told = [escaped(room.think_tank.title), _share(one.id, side.picture, say)]
            st.caption(" · ".join(filter(None, told)))
            way.to_finding(one.number, f"**{one.number}** {escaped(one.read_in(say.language))}", tt=code)


def _more(upto: int) -> None:
    session.keep(_SHOWN, upto + PAIRS_AT_ONCE)
