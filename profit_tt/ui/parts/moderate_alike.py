"""Likely duplicates of the finding in front, beside it, with one button to merge the two."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.moderating import QueueRow
from profit_tt.ui.parts import moderate_choice, moderate_list, moderate_merge
from profit_tt.ui.parts.words import escaped, plain
from profit_tt.ui.session import Visit


def draw(here: Visit, rows: Sequence[QueueRow], row: QueueRow) -> None:
    """Nothing where nothing reads like it, or while findings are being merged."""
    by_id = {one.finding.id: one for one in rows}
    others = [by_id[pair.finding_id] for pair in row.alike if pair.finding_id in by_id]
    if not others or moderate_choice.form() is not None:
        return
    with st.container(key="mod-alike"):
        st.markdown(f"### {here.say('Reads like this one')}")
        for other in others:
            _beside(here, row, other)


def _beside(here: Visit, row: QueueRow, other: QueueRow) -> None:
    say, one = here.say, other.finding
    with st.container(key=f"mod-other-{one.id}"):
        st.markdown(" · ".join([f"**\\#{one.number}**", *moderate_list.about(here, other)]))
        plain(one.text)
        for language, text in [*one.translations.items(), *other.drafts]:
            st.caption(f"{language.upper()}: {escaped(text)}")
        with st.container(horizontal=True):
            if row.takes(FindingDeed.merge) and other.takes(FindingDeed.merge):
                st.button(
                    say("Merge these two"),
                    key=f"mod-two-{one.id}",
                    on_click=moderate_merge.begin,
                    args=(row.finding.id, one.id),
                )
            st.button(
                say("Look at #{number}", number=one.number),
                key=f"mod-see-{one.id}",
                type="tertiary",
                on_click=moderate_choice.look_at,
                args=(one.id,),
            )
