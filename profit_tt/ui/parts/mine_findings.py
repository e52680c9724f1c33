"""My findings on my page: their state and why, what they were merged into, how far they came, votes by region."""

import streamlit as st

from profit_tt.models import FindingState
from profit_tt.services.mine import Mine, MyFinding
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui.parts import follow_status, region_mark, story, talk_words, vote_lines, way
from profit_tt.ui.parts.my_findings import EXPLAINED, STATES
from profit_tt.ui.parts.words import escaped, plain
from profit_tt.ui.session import Visit


def opening(here: Visit) -> None:
    """For whom this page is, and how it is found again."""
    say, expert = here.say, here.expert
    if expert is None:
        return
    region = region_mark.named(here.room, expert.region, say.language)
    st.markdown(say("You take part for {region}.", region=region))
    st.caption(say("Only you see this page. Your re-entry code brings it back on any device."))


def draw(seen: Mine, here: Visit) -> None:
    """A card a finding, those that need me first, then newest first."""
    say = here.say
    with story.chapter("my-findings", say("My findings")):
        if not seen.findings:
            story.calm(say("You have not sent a finding."), key="no-findings")
        elif not seen.picture.shown:
            st.caption(say("The votes stay hidden until the facilitator shows them."))
        for one in sorted(seen.findings, key=_urgent):
            with st.container(key=f"card-mine-{one.finding.id}"):
                _finding(one, seen, here)


def _urgent(one: MyFinding) -> tuple[bool, int]:
    return one.finding.state is not FindingState.reword, -one.finding.number


def _finding(one: MyFinding, seen: Mine, here: Visit) -> None:
    say, finding = here.say, one.finding
    st.caption(f"**\\#{finding.number}** · {say(STATES[finding.state])}")
    plain(finding.text)
    for told in _told(one, say):
        st.markdown(told)
    for child in one.lives_on:
        words = say("It lives on in finding {number}", number=say.number(child.number))
        way.to_finding(child.number, words, key=f"way-lives-{finding.id}-{child.id}")
        plain(child.read_in(say.language))
    for each in _shown(one):
        _votes(each, seen, say)
    if one.listed is not None:
        way.to_finding(finding.number, say("All about this finding"), key=f"way-mine-{finding.id}")
    if finding.state is FindingState.reword:
        way.to("contribute", say("Change the words"), key=f"way-main-mine-{finding.id}")


def _told(one: MyFinding, say: Speaker) -> list[str]:
    """What happened to it, a line each."""
    finding = one.finding
    told = [say(EXPLAINED[finding.state])] if finding.state in EXPLAINED else []
    if finding.reason and finding.state in (FindingState.rejected, FindingState.reword):
        told.append(say("The facilitator's reason: {reason}", reason=escaped(finding.reason)))
    if one.became is not None:
        told.append(follow_status.sentence(one.became, say))
    if one.reached:
        parts = " ".join(f":blue-badge[{say(talk_words.REACHED[part])}]" for part in one.reached)
        told.append(say("In the picture: {parts}", parts=parts))
    return told


def _shown(one: MyFinding) -> tuple[RoomFinding, ...]:
    return (one.listed,) if one.listed is not None else one.lives_on


def _votes(each: RoomFinding, seen: Mine, say: Speaker) -> None:
    """Votes by region, folded; not at all while they are hidden or the round is about others."""
    if seen.picture.shown and any(other.id == each.id for other in seen.picture.findings):
        title = say("Votes by region on finding {number}", number=say.number(each.number))
        with st.expander(title, key=f"mine-votes-{each.id}"):
            vote_lines.of_picture(seen.picture, each.id, say)
