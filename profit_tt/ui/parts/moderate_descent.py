"""Where a finding comes from, where it went: the sentence of a merge or split, and its undo."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import FindingState, LineageKind
from profit_tt.services import merging
from profit_tt.services.merging import Descent
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session
from profit_tt.ui.parts import moderate_choice, region_mark
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(here: Visit, row: QueueRow) -> None:
    """Nothing for a finding that was neither made by a merge or split nor went into one."""
    one = row.finding
    if row.finding.credits and row.state is not FindingState.undone:
        _told(here, merging.lineage(by=here.person, finding_id=one.id), came=True)
    if row.state in (FindingState.merged, FindingState.split):
        _told(here, merging.outcome(by=here.person, finding_id=one.id), came=False)


def _told(here: Visit, descent: Descent | None, *, came: bool) -> None:
    if descent is None:
        return
    say = here.say
    with st.container(key=f"mod-descent-{'from' if came else 'to'}"):
        st.markdown("  \n".join(_came(here, descent) if came else _went(here, descent)))
        for one in descent.forebears if came else ():
            st.caption(f"\\#{one.number}: {escaped(one.text)}")
        if descent.undo_first is not None:
            st.caption(say("To undo this, undo first what was done with #{number}.", number=descent.undo_first))
            return
        label = say("Undo the merge") if descent.kind is LineageKind.merge else say("Undo the split")
        st.button(label, key=f"mod-undo-{descent.deed_id}", on_click=_undo, args=(descent,))


def _came(here: Visit, descent: Descent) -> list[str]:
    say = here.say
    named = say.list([_named(here, one.region, one.number) for one in descent.forebears])
    merged = descent.kind is LineageKind.merge
    told = [
        say("Joined from {findings}.", findings=named) if merged else say("Split off from {finding}.", finding=named)
    ]
    told.append(say.many("{n} vote carried.", "{n} votes carried.", descent.carried))
    if descent.both:
        told.append(
            say.many(
                "{n} person had voted on several of them and counts once.",
                "{n} people had voted on several of them and count once.",
                descent.both,
            )
        )
    return told


def _went(here: Visit, descent: Descent) -> list[str]:
    say = here.say
    numbers = say.list([f"\\#{number}" for number in descent.siblings])
    if descent.kind is LineageKind.split:
        return [say("Split into {numbers}.", numbers=numbers)]
    named = say.list([_named(here, one.region, one.number) for one in descent.forebears])
    return [say("{findings} were merged into {numbers}.", findings=named, numbers=numbers)]


def _named(here: Visit, region: str | None, number: int) -> str:
    return " ".join(filter(None, [region_mark.named(here.room, region, here.say.language), f"\\#{number}"]))


def _undo(descent: Descent) -> None:
    back = notices.attempt("moderate", merging.undo, by=session.visit().person, deed_id=descent.deed_id)
    if back is not None:
        moderate_choice.look_at(back[0].id or 0)
        numbers = session.visit().say.list([f"#{one.number}" for one in back])
        notices.tell("moderate", N_("Undone: {numbers} are back with their votes."), numbers=numbers)
