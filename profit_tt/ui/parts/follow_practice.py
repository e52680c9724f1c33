"""From finding to practice: who tries which finding until when, as a timeline to read, and what became of findings."""

from collections import Counter

import streamlit as st

from profit_tt.models import FollowUpStatus, Progress, Provenance
from profit_tt.services import following_up
from profit_tt.services.following_up import Practice
from profit_tt.services.network_names import STATES
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import region_mark, story, talk_words, way
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

AT_ONCE = 12
_SHOWN = "_practice_shown"


def draw(here: Visit) -> None:
    """The chapter, with the next day first; nothing as long as nobody tries anything and no finding has a status."""
    say, rows = here.say, following_up.practice(by=here.person, at=here.pulse)
    became = following_up.of_findings(by=here.person)
    if not (rows or became):
        return
    rule = say("Whoever tries a finding is named only where they agreed to it.")
    with story.chapter("practice", say("From finding to practice"), rule):
        if became:
            st.markdown(_statuses(Counter(one.status for one in became.values()), say))
        if rows:
            st.markdown(_progress(rows, say))
        upto = session.recall(_SHOWN, AT_ONCE)
        with st.container(key="practice-line"):
            for one in rows[:upto]:
                with st.container(key=f"practice-{one.tries.state}-{one.tries.commitment_id}"):
                    _row(one, here)
        if len(rows) > upto:
            st.button(say("Show more"), key="practice-more", on_click=_more, args=(upto,))


def _statuses(counted: Counter[FollowUpStatus], say: Speaker) -> str:
    """How many findings have which status, as badges."""
    told = [f"{talk_words.badge(status, say)} {say.number(counted[status])}" for status in FollowUpStatus]
    return " · ".join(one for status, one in zip(FollowUpStatus, told, strict=True) if counted[status])


def _progress(rows: tuple[Practice, ...], say: Speaker) -> str:
    counted = Counter(Progress(one.tries.state) for one in rows)
    told = [
        say("{status}: {number}", status=say(STATES[state]), number=say.number(counted[state]))
        for state in Progress
        if counted[state]
    ]
    whole = say.many("{n} promise to try a finding.", "{n} promises to try a finding.", len(rows))
    return f"**{whole}** {' · '.join(told)}"


def _row(one: Practice, here: Visit) -> None:
    say, tries = here.say, one.tries
    when = say.date(one.by_when) if one.by_when else say("No day yet")
    finding = here.room.finding(one.finding_id)
    who = escaped(tries.name) or (say("An organisation") if tries.id else say("The region as a whole"))
    sample = f" :orange-badge[{say('Sample')}]" if tries.provenance == Provenance.illustrative else ""
    region = region_mark.named(here.room, tries.region, say.language)
    st.markdown(f"**{when}** · {say(STATES[Progress(tries.state)])}{sample}")
    st.markdown(" · ".join(filter(None, [who, region, escaped(tries.outcome)])))
    if finding is not None:
        text = escaped(finding.read_in(say.language))
        way.to_finding(one.number, f"**{one.number}** {text}")


def _more(upto: int) -> None:
    session.keep(_SHOWN, upto + AT_ONCE)
