"""The list on the moderation page: a line for each finding, a mark for merging, pages."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.moderating import QueueRow
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import moderate_choice, region_mark
from profit_tt.ui.parts.moderate_choice import PAGE, PAGES, STATES, Filter
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(here: Visit, rows: Sequence[QueueRow], shown: Sequence[QueueRow], front: QueueRow | None) -> None:
    """The page of the list on which the finding in front stands."""
    say = here.say
    with st.container(key="mod-list"):
        if not shown:
            _nothing(rows, say)
            return
        page = moderate_choice.page(shown)
        marked = {row.finding.id for row in moderate_choice.marked(rows)}
        for row in shown[(page - 1) * PAGE : page * PAGE]:
            _line(here, row, at=row is front, marked=row.finding.id in marked)
        if len(shown) > PAGE:
            # Named after the page: what a browser sends once more while keys go along the list is no wish to turn back.
            key = f"{PAGES}-{page}"
            session.keep(key, page)
            st.pagination(-(-len(shown) // PAGE), key=key, on_change=_turn, args=(key,))


def _nothing(rows: Sequence[QueueRow], say: Speaker) -> None:
    with st.container(key="calm-mod"):
        if not rows:
            st.markdown(say("Nothing has been sent yet."))
        elif moderate_choice.wanted(rows) is Filter.waiting and not session.recall(moderate_choice.SEARCH):
            st.markdown(say("Nothing waits."))
        else:
            st.markdown(say("Nothing here."))


def _line(here: Visit, row: QueueRow, *, at: bool, marked: bool) -> None:
    say, one = here.say, row.finding
    with st.container(key=f"mod-{'at' if at else 'row'}-{one.id}", horizontal=True, vertical_alignment="top"):
        st.button(
            f"**{one.number}** {escaped(one.text)}",
            key=f"mod-look-{one.id}",
            type="tertiary",
            on_click=moderate_choice.look_at,
            args=(one.id,),
        )
        if row.takes(FindingDeed.merge):
            st.button(
                say("Marked") if marked else say("Mark"),
                key=f"mod-{'marked' if marked else 'unmarked'}-{one.id}",
                type="tertiary",
                on_click=moderate_choice.mark,
                args=(one.id,),
                help=say("Mark findings that say the same, then merge them."),
            )
        with st.container(key=f"mod-about-{one.id}"):
            st.caption(" · ".join(about(here, row)))


def about(here: Visit, row: QueueRow) -> list[str]:
    """State, regions, flags and likely duplicates, each a few words of Markdown."""
    say, one = here.say, row.finding
    told = [say(STATES[row.state])]
    told += [region_mark.named(here.room, region, say.language) for region in one.regions]
    if one.starred:
        told.append(say("Starred"))
    if one.discussed:
        told.append(say("Discussed"))
    if row.alike:
        told.append(say.many("reads like {n} other", "reads like {n} others", len(row.alike)))
    if row.drafts:
        told.append(say("Translation to approve"))
    return told


def _turn(key: str) -> None:
    moderate_choice.turn(int(session.recall(key) or 1))
