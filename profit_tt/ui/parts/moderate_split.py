"""Splitting: one finding that holds several ideas becomes several; the votes stay where the facilitator says."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Finding, FindingDraft
from profit_tt.services import merging
from profit_tt.services.merging import PARTS_AT_MOST, SplitPart
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session
from profit_tt.ui.parts import moderate_choice, moderate_seen
from profit_tt.ui.parts.moderate_choice import Filter, Form
from profit_tt.ui.session import Visit

_PLACE = "mod-splitting"
_PARTS = "_mod_parts"


def begin(row: QueueRow) -> None:
    """Two parts: the first has the words and the votes of the whole."""
    moderate_seen.begin()
    session.keep(_PARTS, 2)
    for part in range(PARTS_AT_MOST):
        session.keep(_text(part), row.finding.text if part == 0 else "")
        session.keep(_carries(part), part == 0)
    moderate_choice.open_form(Form.split)


def draw(here: Visit, row: QueueRow) -> None:
    """A text for each part, and whether the votes stay with it."""
    say, one = here.say, row.finding
    parts = int(session.recall(_PARTS) or 2)
    st.markdown(f"### {say('Split #{number}', number=one.number)}")
    for part in range(parts):
        st.text_area(say("Part {n}", n=part + 1), key=_text(part), height=92)
        st.checkbox(say("The votes stay with this part"), key=_carries(part))
    if parts < PARTS_AT_MOST:
        st.button(
            say("One more part"), key="mod-more", type="tertiary", on_click=session.keep, args=(_PARTS, parts + 1)
        )
    st.caption(
        say(
            "About the other parts everybody is asked again. Dots stay with the first part that keeps the votes. "
            "You can undo it any time."
        )
    )
    notices.show(_PLACE)
    seen = moderate_seen.versions([row])[one.id]
    with st.container(horizontal=True, key="mod-form-deeds"):
        st.button(say("Split it"), key="mod-form-do", type="primary", on_click=_split, args=(row, parts, seen))
        st.button(say("Leave it as it is"), key="mod-form-leave", on_click=moderate_choice.close)


def _split(row: QueueRow, parts: int, seen: int) -> None:
    made = moderate_seen.attempt(_PLACE, _made, row, parts, seen)
    if made is None:
        return
    moderate_choice.close()
    moderate_choice.look_at(made[0].id or 0, among=Filter.listed)
    numbers = session.visit().say.list([f"#{one.number}" for one in made])
    notices.tell("moderate", N_("Split into {numbers}."), numbers=numbers)


def _made(row: QueueRow, parts: int, seen: int) -> list[Finding]:
    one = row.finding
    drafts = [
        FindingDraft.of(
            text=str(session.recall(_text(part)) or ""),
            kind=one.kind,
            language=one.language,
            themes=one.themes,
            tags=one.tags,
            evidence=one.evidence,
            link=one.link,
            businesses=one.businesses,
        )
        for part in range(parts)
    ]
    split = [SplitPart(draft, bool(session.recall(_carries(part)))) for part, draft in enumerate(drafts)]
    return merging.split(by=session.visit().person, finding_id=one.id, parts=split, seen=seen)


def _text(part: int) -> str:
    return moderate_seen.key(f"mod-part-{part}")


def _carries(part: int) -> str:
    return moderate_seen.key(f"mod-carries-{part}")
