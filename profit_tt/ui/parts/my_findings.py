"""My findings: each with its state and what comes next; changed or withdrawn while it can be."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Finding, FindingState, Language
from profit_tt.services import collecting
from profit_tt.services.room import Room, RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import kinds, unsent, words
from profit_tt.ui.session import Visit

STATES = {
    FindingState.waiting: N_("Waits for approval"),
    FindingState.listed: N_("On the list"),
    FindingState.reword: N_("Back with you"),
    FindingState.rejected: N_("Taken off the list"),
    FindingState.archived: N_("Put away"),
    FindingState.withdrawn: N_("Withdrawn by you"),
    FindingState.merged: N_("Part of another finding now"),
    FindingState.split: N_("Split into several"),
    FindingState.undone: N_("Taken back by the facilitator"),
}
#: What the state means for its author, where it is not plain.
EXPLAINED = {
    FindingState.waiting: N_("A facilitator reads it first. Then everybody can see it, and vote on it."),
    FindingState.reword: N_("The facilitator asks for other words: change it and send it again."),
    FindingState.archived: N_("It is kept, but not voted on any more."),
}
LANGUAGES = {Language.en: N_("In English"), Language.fr: N_("In French"), Language.nl: N_("In Dutch")}
_ASKED = "_withdraw_asked"


def show(here: Visit, now: Room, mine: list[Finding], *, is_open: bool) -> None:
    """All my findings: first those that are back with me, then newest first."""
    if not mine:
        return
    say = here.say
    st.markdown(f"## {say.many('Your finding', 'Your {n} findings', len(mine))}")
    notices.show("mine")
    for finding in sorted(mine, key=lambda one: (one.state is not FindingState.reword, -one.number)):
        with st.container(key=f"card-mine-{finding.id}"):
            _finding(here, now, finding)
            _buttons(here, finding, is_open=is_open)


def _finding(here: Visit, now: Room, finding: Finding) -> None:
    say = here.say
    listed = now.finding(finding.id)
    head = [f"**\\#{finding.number}**", say(kinds.KINDS[finding.kind]), say(STATES[finding.state])]
    if listed and listed.supporters:
        head.append(say.many("supported by {n}", "supported by {n}", listed.supporters))
    st.caption(" · ".join(head))
    words.plain(finding.text)
    if told := _told(here, now, finding):
        st.markdown("  \n".join(told))
    for language, text in (listed.translations if listed else {}).items():
        if language != finding.language:
            st.caption(f"{say(LANGUAGES[Language(language)])}: {words.escaped(text)}")


def _told(here: Visit, now: Room, finding: Finding) -> list[str]:
    """What happened to it, in sentences."""
    say = here.say
    told = [say(EXPLAINED[finding.state])] if finding.state in EXPLAINED else []
    if finding.reason and finding.state in (FindingState.rejected, FindingState.reword):
        told.append(say("The facilitator's reason: {reason}", reason=words.escaped(finding.reason)))
    if finding.state in (FindingState.merged, FindingState.split):
        children = _children(now, finding)
        numbers = say.list([f"\\#{one.number}" for one in children])
        texts = " / ".join(words.escaped(one.read_in(say.language)) for one in children)
        if children:
            told.append(say("It lives on in {numbers}: {text}", numbers=numbers, text=texts))
    return told


def _children(now: Room, finding: Finding) -> list[RoomFinding]:
    """The findings of the list that this one was merged or split into: they credit it."""
    return [one for one in now.findings if any(number == finding.number for number, _ in one.credits)]


def _buttons(here: Visit, finding: Finding, *, is_open: bool) -> None:
    say, state = here.say, finding.state
    if state is FindingState.reword and not is_open:  # sent back: it may be changed after collecting has closed, too
        st.button(say("Change the words"), key=f"edit-{finding.id}", type="primary", on_click=_change, args=(finding,))
    if not is_open or state not in (FindingState.listed, FindingState.waiting, FindingState.reword):
        return
    with st.container(key=f"pair-mine-{finding.id}", horizontal=True):
        if session.recall(_ASKED) == finding.id:
            st.button(say("Yes, withdraw it"), key=f"withdraw-yes-{finding.id}", on_click=_withdraw, args=(finding.id,))
            st.button(say("No, keep it"), key=f"withdraw-no-{finding.id}", on_click=_ask, args=(None,))
            return
        back = state is FindingState.reword
        st.button(
            say("Change the words") if back else say("Change"),
            key=f"edit-{finding.id}",
            type="primary" if back else "secondary",
            on_click=_change,
            args=(finding,),
        )
        st.button(say("Withdraw"), key=f"withdraw-{finding.id}", on_click=_ask, args=(finding.id,))


def _change(finding: Finding) -> None:
    unsent.change(finding)


def _ask(finding_id: int | None) -> None:
    session.keep(_ASKED, finding_id)


def _withdraw(finding_id: int) -> None:
    session.forget(_ASKED)
    by = session.visit().person
    notices.attempt("mine", collecting.withdraw, by=by, finding_id=finding_id)
