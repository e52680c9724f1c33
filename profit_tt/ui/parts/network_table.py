"""Many rows of the network in one table: changed like a spreadsheet, saved all or none, with a report of every fault.

What was typed stays in the table whatever happens: it is filled once, and anew only after it was saved or given up.
"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.services import network_bulk
from profit_tt.services.network_bulk import CellFault, Noun
from profit_tt.services.network_rows import Rows
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import network_columns
from profit_tt.ui.parts.network_columns import Filled
from profit_tt.ui.session import Visit

PLACE = "network-table"
_NOUN, _FAULTS = "network-table-noun", "_network_table_faults"
NOUNS: Mapping[Noun, str] = {"organisation": N_("Organisations"), "activity": N_("Activities")}


def draw(here: Visit, rows: Rows) -> None:
    """The table of organisations or of activities."""
    say = here.say
    with st.container(key="card-network-table"):
        noun: Noun = st.segmented_control(
            say("Rows of"),
            list(NOUNS),
            default="organisation",
            format_func=lambda one: say(NOUNS[one]),
            key=_NOUN,
            required=True,
            label_visibility="collapsed",
        )
        st.caption(say("Change, add or remove rows as in a spreadsheet. Nothing is saved before you press Save."))
        filled = _filled(noun, rows)
        st.data_editor(
            filled.frame,
            key=_key(noun),
            num_rows="dynamic",
            hide_index=True,
            width="stretch",
            height=min(46 + 36 * (len(filled.frame) + 1), 620),
            column_order=[network_columns.NUMBER, *network_columns.shown(noun)],
            column_config=network_columns.config(noun, here),
            disabled=[network_columns.NUMBER],
        )
        _report(noun, here)
        notices.show(PLACE)
        _deeds(noun, say)


def _filled(noun: Noun, rows: Rows) -> Filled:
    """The rows as they were when the table was filled."""
    kept: Filled | None = session.recall(_kept(noun))
    if kept is None:
        kept = network_columns.filled(noun, rows)
        session.keep(_kept(noun), kept)
    return kept


def _report(noun: Noun, here: Visit) -> None:
    """Every fault with its row, column, value and reason."""
    faults: tuple[CellFault, ...] = (session.recall(_FAULTS) or {}).get(noun, ())
    if not faults:
        return
    say = here.say
    told = say.many(
        "Nothing is saved yet: {n} cell needs another look. All you typed is still in the table.",
        "Nothing is saved yet: {n} cells need another look. All you typed is still in the table.",
        len(faults),
    )
    st.error(told)
    words = network_columns.words(noun, say)
    report = pd.DataFrame(
        {
            say("Row"): [one.row + 1 for one in faults],
            say("Column"): [words.get(one.column, say("The whole row")) for one in faults],
            say("Value"): ["" if one.value is None else str(one.value) for one in faults],
            say("Reason"): [one.why.spoken(say) for one in faults],
        }
    )
    st.dataframe(report, hide_index=True, width="stretch", key=f"{PLACE}-faults")


def _deeds(noun: Noun, say: Speaker) -> None:
    with st.container(key="network-deeds", horizontal=True, vertical_alignment="center"):
        st.button(say("Save all rows"), key=f"{PLACE}-save", type="primary", on_click=_save, args=(noun,))
        with st.popover(say("Begin again"), key=f"{PLACE}-drop-ask"):
            st.markdown(say("What you typed here and did not save is gone then."))
            st.button(say("Begin again from what is stored"), key=f"{PLACE}-drop", on_click=_drop, args=(noun,))


def _save(noun: Noun) -> None:
    filled: Filled | None = session.recall(_kept(noun))
    if filled is None:
        return
    changes = network_columns.changes(noun, filled, session.recall(_key(noun)) or {})
    if not changes:
        notices.tell(PLACE, N_("Nothing was changed."))
        return
    applied = notices.attempt(PLACE, network_bulk.apply, by=session.visit().person, noun=noun, changes=changes)
    if applied is None:
        return
    session.keep(_FAULTS, {noun: applied.faults})
    if applied.is_done:
        _drop(noun)
        told = {"added": applied.added, "changed": applied.changed, "removed": applied.removed}
        notices.tell(PLACE, N_("Saved: {added} added, {changed} changed, {removed} removed."), **told)


def _drop(noun: Noun) -> None:
    """In a callback: the table is filled anew, and is another widget to the browser."""
    session.forget(_kept(noun))
    session.forget(_FAULTS)
    session.keep(_turn(noun), int(session.recall(_turn(noun)) or 0) + 1)


def _key(noun: Noun) -> str:
    return f"{PLACE}-{noun}-{session.recall(_turn(noun)) or 0}"


def _kept(noun: Noun) -> str:
    return f"_network_table_{noun}"


def _turn(noun: Noun) -> str:
    return f"_network_table_turn_{noun}"
