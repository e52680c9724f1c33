"""What else is mine on my page: survey answers, reactions, comments; and who of my region tries which finding."""

import streamlit as st

from profit_tt.models import Comment, CommentState, Progress, Reaction, Stance
from profit_tt.services.following_up import Practice
from profit_tt.services.mine import Mine
from profit_tt.services.network_names import STATES
from profit_tt.services.survey_form import words
from profit_tt.ui.parts import mine_survey, reaction_mine, story, talk_words, way
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(seen: Mine, here: Visit) -> None:
    """Chapters, each only where there is something to tell."""
    _surveys(seen, here)
    _said(seen, here)
    _commitments(seen, here)


def _surveys(seen: Mine, here: Visit) -> None:
    say = here.say
    if not seen.surveys:
        return
    with story.chapter("my-answers", say("My survey answers")):
        for one in seen.surveys:
            answered, asked = say.number(len(one.values)), say.number(one.asked)
            told = say("{answered} of {asked} questions answered", answered=answered, asked=asked)
            state = say("open") if one.is_open else say("closed")
            st.markdown(f"**{escaped(words(one.form.survey, 'name', say.language))}** · {told} · {state}")
            mine_survey.draw(one, say)
        way.to("survey", say("To the surveys"), key="way-my-surveys")


def _said(seen: Mine, here: Visit) -> None:
    say = here.say
    if not (seen.reactions or seen.comments or seen.rating):
        return
    with story.chapter("my-words", say("What I said")):
        if seen.rating:
            st.markdown(say("You gave the day {n} of 5.", n=say.number(seen.rating)))
        for reaction in seen.reactions:
            _reaction(reaction, here)
        if seen.reactions or seen.rating:
            way.to("reactions", say("To my reactions"), key="way-my-reactions")
        numbers = {one.id: one.number for one in seen.picture.room.findings}
        for one in seen.comments:
            _comment(one, numbers.get(one.finding_id), here)


def _reaction(one: Reaction, here: Visit) -> None:
    say = here.say
    with st.container(key=f"my-reaction-{one.id}"):
        st.caption(f"{say('A reaction to the day')} · {say(reaction_mine.STATES[one.state])}")
        st.markdown(escaped(one.text or one.link) or say("A video"))
        if one.reason:
            st.caption(say("The facilitator's reason: {reason}", reason=escaped(one.reason)))


def _comment(one: Comment, number: int | None, here: Visit) -> None:
    say = here.say
    with st.container(key=f"my-word-{one.id}"):
        head = [say(talk_words.STANCES[Stance(one.stance)])]
        if one.state in talk_words.STATES:
            head.append(say(talk_words.STATES[CommentState(one.state)]))
        st.caption(" · ".join(head))
        st.markdown(escaped(one.text))
        if one.reason:
            st.caption(say("The facilitator's reason: {reason}", reason=escaped(one.reason)))
        if number is not None:
            way.to_finding(number, say("On finding {number}", number=say.number(number)))


def _commitments(seen: Mine, here: Visit) -> None:
    say = here.say
    if not seen.commitments:
        return
    with story.chapter("my-region", say("Who tries what in my region")):
        for one in seen.commitments:
            with st.container(key=f"my-commitment-{one.tries.commitment_id}"):
                st.markdown(_line(one, here))
                way.to_finding(one.number, say("Finding {number}", number=say.number(one.number)))


def _line(one: Practice, here: Visit) -> str:
    say, tries = here.say, one.tries
    who = escaped(tries.name) or (say("An organisation") if tries.id else say("The region as a whole"))
    by_when = say("by {day}", day=say.date(one.by_when)) if one.by_when else ""
    parts = [f"**{who}**", say(STATES[Progress(tries.state)]), by_when, escaped(tries.outcome)]
    return " · ".join(filter(None, parts))
