"""What is wrong with a sheet: every fault with row, column, value and reason, and the rows to mend on the spot."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from profit_tt.reports import sheet_faults
from profit_tt.services.sheets.checking import Plan
from profit_tt.services.sheets.drafts import Checked, Fault
from profit_tt.services.sheets.fields import FIELDS
from profit_tt.services.sheets.grid import Place
from profit_tt.services.sheets.matching import Matched
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import sheet_work
from profit_tt.ui.parts.sheet_work import Work

#: Faults shown, and rows mended at once; the whole report can be downloaded.
_SHOWN, _MENDED = 500, 50


def draw(checked: Checked, matched: Matched | None, plan: Plan, work: Work, say: Speaker) -> None:
    """How many rows are in order, the report, and the table to mend."""
    faults = checked.faults + (matched.faults if matched else ())
    faulty = len({fault.row for fault in faults})
    with st.container(key="sheet-counts", horizontal=True):
        st.metric(say("Rows"), say.number(checked.rows), width="content")
        st.metric(say("In order"), say.number(checked.rows - faulty), width="content")
        st.metric(say("To mend"), say.number(faulty), width="content")
        if work.dropped:
            st.metric(say("Left out"), say.number(len(work.dropped)), width="content")
    if checked.repeats:
        row, first = checked.repeats[0]
        st.caption(
            say.many(
                "{n} row repeats an earlier one and is taken once (row {row} is row {first} again).",
                "{n} rows repeat earlier ones and are taken once (row {row} is row {first} again).",
                len(checked.repeats),
                row=row,
                first=first,
            )
        )
    if faults:
        _report(faults, plan, work, say)
        _mend(faults, plan, work, say)


def _report(faults: tuple[Fault, ...], plan: Plan, work: Work, say: Speaker) -> None:
    told = sheet_faults.table(faults[:_SHOWN], plan.kind, plan.heading, say)
    st.markdown(f"### {say('What has to be mended')}", anchors=False)
    st.dataframe(
        pd.DataFrame(told.rows, columns=[one.title for one in told.columns], dtype="object"),
        key=f"sheet-faults-{work.key}",
        hide_index=True,
        column_config={
            told.columns[0].title: st.column_config.NumberColumn(width="small"),
            told.columns[-1].title: st.column_config.TextColumn(width="large"),
        },
        height=min(400, 36 * (len(told.rows) + 1)),
    )
    st.download_button(
        say("Download the report (CSV)"),
        partial(sheet_faults.as_csv, faults, plan.kind, plan.heading, say),
        file_name="report.csv",
        mime="text/csv",
        key="sheet-report",
        on_click="ignore",
    )


def _mend(faults: tuple[Fault, ...], plan: Plan, work: Work, say: Speaker) -> None:
    """The rows with faults as they stand; what is typed is kept when it is checked again, wrong or not."""
    wanted = list(dict.fromkeys(fault.row for fault in faults))[:_MENDED]
    lines = {line.number: line for line in plan.grid.lines}
    columns = [(one, plan.columns[one.name]) for one in FIELDS[plan.kind] if one.name in plan.columns]
    rest = {fault.column for fault in faults if fault.row in set(wanted)} - {place for _, place in columns} - {-1}
    names = {say(one.title): place for one, place in columns}
    names |= {plan.heading.titles[place]: place for place in sorted(rest) if place < len(plan.heading.titles)}
    out = say("Leave out")
    frame = pd.DataFrame(
        [[False, *(lines[row].at(place) for place in names.values())] for row in wanted if row in lines],
        columns=[out, *names],
        index=pd.Index([row for row in wanted if row in lines], name=say("Row")),
    ).astype(dict.fromkeys(names, "object"))
    key = f"sheet-mend-{work.key}-{work.turn}"
    with st.form(f"{key}-form", border=False):
        st.caption(
            say("Type what is right into these rows, or leave rows out. Nothing is lost when some are still wrong.")
        )
        st.data_editor(
            frame,
            key=key,
            disabled=["_index"],
            column_config={out: st.column_config.CheckboxColumn(pinned=True)}
            | {name: st.column_config.TextColumn() for name in names},
        )
        st.form_submit_button(
            say("Check again"),
            on_click=_check_again,
            args=(key, tuple(frame.index), names),
            key=f"sheet-check-{work.key}-{work.turn}",
        )


def _check_again(key: str, rows: tuple[int, ...], names: Mapping[str, int]) -> None:
    """What was typed, into the work. The editor names rows by their place and columns by their titles."""
    work, state = sheet_work.current(), session.recall(key)
    if work is None or not state:
        return
    mends: dict[Place, str] = dict(work.mends)
    dropped = set(work.dropped)
    for place, edits in state.get("edited_rows", {}).items():
        row = rows[int(place)]
        for name, typed in edits.items():
            if isinstance(typed, bool):
                dropped |= {row} if typed else set()
            else:
                mends[row, names[name]] = str(typed or "")
    sheet_work.change(mends=mends, dropped=frozenset(dropped), turn=work.turn + 1)
