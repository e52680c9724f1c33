"""For people who have joined: what is on now, what waits for them, what they have given, where to go."""

import streamlit as st

from profit_tt.models import Finding, FindingState, Round, Step, StepKind, StepState
from profit_tt.services import collecting, step_names, voting
from profit_tt.services.room import Room
from profit_tt.ui.parts import ballot, region_mark, way
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.rooms import ROOM_OF
from profit_tt.ui.session import Visit

#: Kinds of step that are read on the page "now": what the card says, and the way there.
_NOW = (StepKind.sort, StepKind.discuss, StepKind.survey, StepKind.text, StepKind.pause)


def show(here: Visit, now: Room) -> None:
    """One card for each open step, the most urgent first; or one that says what everybody waits for."""
    say = here.say
    if here.expert is not None:
        st.markdown(say("You take part for {region}.", region=region_mark.named(now, here.expert.region, say.language)))
    open_steps = [step for step in now.steps if step.state is StepState.open]
    mine = collecting.mine(by=here.person)
    _sent_back(here, now, mine)
    shown = 0
    for step in sorted(open_steps, key=lambda one: (one.id != now.think_tank.current_step_id, _LATE.get(one.kind, 0))):
        shown += _card(here, now, step, mine)
    if not shown:
        _wait(here, now)
    if now.voting and now.voting.shown_on_phones:
        with st.container(key="card-picture"):
            st.markdown(say("The results are shown now."))
            way.to("picture", say("Look at the picture"), key="way-picture")
    _coming(here, now)
    if here.expert is not None:
        way.to("mine", say("My page: what I gave, what became of it"), key="way-mine")


#: Where several steps are open: votes first, then the other things to do.
_LATE = {StepKind.vote: 0, StepKind.sort: 1, StepKind.survey: 2, StepKind.discuss: 3, StepKind.collect: 4}


def _card(here: Visit, now: Room, step: Step, mine: list[Finding]) -> bool:
    """The card of an open step; whether it has one."""
    if step.kind is StepKind.vote:
        return _vote(here, now, step)
    if step.kind is StepKind.collect:
        _contribute(here, len(mine))
        return True
    if step.kind in _NOW:
        _now(here, now, step)
        return True
    return False


def _vote(here: Visit, now: Room, step: Step) -> bool:
    say, asked = here.say, now.round_of(step)
    if asked is None:
        return False
    done, all_of_them = _given_dots(here, now, asked) if asked.budget else _votes_done(here, now, asked)
    with st.container(key=f"card-vote-{step.id}"):
        again = asked.again_of is not None
        st.markdown(f"### {_named(now, step, here) or (say('Voting again') if again else say('Voting is open'))}")
        if asked.budget:
            told = say("You have given {done} of {all} dots.", done=say.number(done), all=say.number(all_of_them))
            st.markdown(told)
            way.to("vote", say("To the dots"), key=f"way-{'' if done == all_of_them else 'main-'}vote-{step.id}")
            return True
        if all_of_them and done == all_of_them:
            st.markdown(say.many("You have voted on the one finding.", "You have voted on all {n} findings.", done))
            way.to("vote", say("Look at my votes"), key=f"way-vote-{step.id}")
            return True
        voted = say("You have voted on {done} of {all}.", done=say.number(done), all=say.number(all_of_them))
        st.markdown(voted)
        way.to("vote", say("Go on voting") if done else say("Start voting"), key=f"way-main-vote-{step.id}")
    return True


def _contribute(here: Visit, sent: int) -> None:
    say = here.say
    with st.container(key="card-contribute"):
        st.markdown(f"### {say('Findings are being collected')}")
        if sent:
            st.markdown(say.many("You have sent {n} finding.", "You have sent {n} findings.", sent))
        else:
            st.markdown(say("What has worked with small tourism firms, what is needed, what stands in the way?"))
        way.to("contribute", say("Add another finding") if sent else say("Add a finding"), key="way-main-contribute")


def _now(here: Visit, now: Room, step: Step) -> None:
    """A step that is read on its own page. Only the current one stands there; others wait their turn."""
    say = here.say
    told = {
        StepKind.sort: say("Put findings where they belong: one to three themes for each."),
        StepKind.discuss: say("The room talks. The finding it talks about is on your phone too."),
        StepKind.survey: say("A survey waits for your answers."),
        StepKind.pause: say("A pause"),
    }
    with st.container(key=f"card-now-{step.id}"):
        st.markdown(f"### {escaped(now.step_name(step, say))}")
        if sentence := told.get(step.kind):
            st.markdown(sentence)
        if step.id == now.think_tank.current_step_id:
            way.to(ROOM_OF[step.kind], say("Go there"), key=f"way-main-now-{step.id}")


def _sent_back(here: Visit, now: Room, mine: list[Finding]) -> None:
    """Findings for which a facilitator asks for other words: nobody else can write them."""
    say = here.say
    waiting = [one for one in mine if one.state is FindingState.reword]
    if waiting and not now.is_ended:
        with st.container(key="card-reword"):
            told = say.many(
                "A finding of yours is back with you: other words are asked for.",
                "{n} findings of yours are back with you: other words are asked for.",
                len(waiting),
            )
            st.markdown(told)
            way.to("contribute", say("Change the words"), key="way-reword")


def _wait(here: Visit, now: Room) -> None:
    say = here.say
    has_begun = any(
        step.state is StepState.view_only for step in now.steps if step.kind in (StepKind.collect, StepKind.vote)
    )
    with st.container(key="card-wait"):
        if now.is_ended:
            st.markdown(f"### {say('This think tank has ended')}")
        elif not has_begun:
            st.markdown(f"### {say('We begin in a moment')}")
            st.markdown(say("The facilitator has not opened collecting yet. This page will change by itself."))
            return
        else:
            st.markdown(f"### {say('Nothing is open just now')}")
        _given(here, now)
        if not now.is_ended:
            st.markdown(say("When the facilitator opens the next step, this page will change by itself."))
        way.to("review", say("Read all findings"), key="way-review")


def _given(here: Visit, now: Room) -> None:
    say = here.say
    sent = len(collecting.mine(by=here.person))
    voted = sum(
        len(voting.my_votes(by=here.person, round_id=one.id)) for one in now.rounds if one.id and _seen(now, one)
    )
    findings = say.many("{n} finding", "{n} findings", sent)
    votes = say.many("{n} vote", "{n} votes", voted)
    st.markdown(say("You have given {findings} and {votes}. Thank you.", findings=findings, votes=votes))


def _coming(here: Visit, now: Room) -> None:
    """What comes next in the agenda, so that people can settle."""
    coming = now.next_step
    if coming is not None and now.current_step is not None and not now.is_ended:
        st.caption(here.say("Next: {step}", step=escaped(now.step_name(coming, here.say))))


def _named(now: Room, step: Step, here: Visit) -> str:
    """The name a facilitator gave the step, or nothing."""
    own = now.step_name(step, here.say)
    return "" if own in {here.say(one) for one in (*step_names.KINDS.values(), step_names.AGAIN)} else escaped(own)


def _seen(now: Room, asked: Round) -> bool:
    return any(step.id == asked.step_id and step.state is not StepState.hidden for step in now.steps)


def _votes_done(here: Visit, now: Room, asked: Round) -> tuple[int, int]:
    """How many findings of a round have my whole vote, and how many there are."""
    mine = voting.my_ballot(by=here.person, round_id=asked.id or 0).votes
    listed = now.findings_of(asked)
    return sum(ballot.is_done(asked, mine.get(one.id)) for one in listed), len(listed)


def _given_dots(here: Visit, now: Room, asked: Round) -> tuple[int, int]:
    """Dots of mine that lie on findings of the list, and how many I have in all."""
    mine = voting.my_ballot(by=here.person, round_id=asked.id or 0)
    return (mine.budget or 0) - (mine.left or 0), mine.budget or 0
