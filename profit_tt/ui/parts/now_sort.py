"""Sorting on phones: up to three themes for each finding, one at a time, forwards and back."""

from dataclasses import dataclass

import streamlit as st

from profit_tt.models.findings import THEMES_LIMIT
from profit_tt.services import sorting, voting
from profit_tt.services.room import Room, RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import progress, region_mark, top
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_KEPT = "_sorting"


@dataclass(slots=True)
class Pile:
    """One expert's way through the findings. mine: finding id -> themes; place: where they are in `order`."""

    order: list[int]
    mine: dict[int, tuple[str, ...]]
    place: int = 0


@st.fragment
def show() -> None:
    """The finding in front of the expert, the themes, the ways on and back."""
    here = session.visit()
    say, now = here.say, here.room
    pile = _pile(here, now)
    notices.show("sort")
    finding = now.finding(pile.order[pile.place]) if pile.place < len(pile.order) else None
    with st.container(key="card-sort"):
        if finding is None:
            _done(here, pile)
        else:
            _sheet(here, now, pile, finding)
        if pile.place:
            st.button(say("Back"), key="sort-back", type="tertiary", on_click=_turn, args=(-1,))


def _sheet(here: Visit, now: Room, pile: Pile, finding: RoomFinding) -> None:
    say = here.say
    top.show(f"sort {finding.id}")
    counted = say("{done} of {all}", done=say.number(pile.place + 1), all=say.number(len(pile.order)))
    about = [*(region_mark.named(now, one, say.language) for one in finding.regions), say(KINDS[finding.kind])]
    bar = progress.bar(pile.place, len(pile.order))
    st.markdown(f"{counted} {bar}\n\n{escaped(finding.read_in(say.language))}\n\n{' · '.join(filter(None, about))}")
    key = f"sort-themes-{finding.id}"
    if session.recall(key) is None:
        session.keep(key, list(pile.mine.get(finding.id, ())))
    chosen = st.pills(
        say("Where does it belong? One to three themes"),
        [theme.slug for theme in now.themes],
        selection_mode="multi",
        format_func=lambda slug: now.theme_name(slug, say.language),
        key=key,
    )
    if len(chosen) > THEMES_LIMIT:
        st.caption(say("Three themes at most: take one away."))
    st.button(
        say("Put it there"),
        key="sort-put",
        type="primary",
        width="stretch",
        disabled=not chosen,
        on_click=_put,
        args=(finding.id, key),
    )
    st.button(say("Pass"), key="sort-pass", width="stretch", on_click=_turn, args=(1,))


def _done(here: Visit, pile: Pile) -> None:
    say = here.say
    if not pile.order:
        st.markdown(f"### {say('There are no findings to sort yet.')}")
        return
    st.markdown(f"{progress.bar(1, 1)}\n\n### {say('That was the last one. Thank you!')}")
    st.markdown(say.many("You have sorted one finding.", "You have sorted {n} findings.", len(pile.mine)))


def _pile(here: Visit, now: Room) -> Pile:
    """The pile of this session; new findings come to its end."""
    kept: Pile | None = session.recall(_KEPT)
    ids = [one.id for one in now.findings]
    if kept is None:
        seed = here.expert.id if here.expert else None
        mine = sorting.my_sorting(by=here.person)
        dealt = voting.own_order(ids, seed=seed or 0)
        kept = Pile(sorted(dealt, key=lambda one: one not in mine), mine)  # those that are done lie behind
        kept.place = sum(one in mine for one in dealt)
        session.keep(_KEPT, kept)
    kept.order += [one for one in ids if one not in set(kept.order)]
    return kept


def _put(finding_id: int, key: str) -> None:
    themes = tuple(session.recall(key) or ())
    by = session.visit().person
    notices.attempt("sort", sorting.propose, by=by, finding_id=finding_id, themes=themes)
    if not notices.refused("sort"):
        session.recall(_KEPT).mine[finding_id] = themes
        _turn(1)


def _turn(by: int) -> None:
    pile: Pile = session.recall(_KEPT)
    pile.place = min(max(pile.place + by, 0), len(pile.order))
