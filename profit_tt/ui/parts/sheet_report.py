"""What is wrong with a sheet: every fault with row, column, value and reason, and the rows to mend on the spot."""

from collections.abc import Mapping
from functools import partial
from itertools import islice

import pandas as pd
import streamlit as st

from profit_tt.reports import sheet_faults
from profit_tt.services.sheets.checking import Plan
from profit_tt.services.sheets.drafts import Checked, Fault
from profit_tt.services.sheets.fields import FIELDS
from profit_tt.services.sheets.grid import Line, Place
from profit_tt.services.sheets.matching import Matched
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import sheet_work
from profit_tt.ui.parts.sheet_work import Work
from profit_tt.ui.parts.words import escaped

#: Faults shown, and rows mended at once; the whole report can be downloaded.
_SHOWN, _MENDED = 500, 50
#: In the place of a column: the row is left out.
_LEAVE = -1


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
    """The rows with faults, cell by cell; what is typed is kept when it is checked again, wrong or not.

    The keys of the cells hold row and column alone: whatever else is answered meanwhile, they are the same to the
    browser, and what was typed and not yet checked stays.
    """
    by_row: dict[int, list[Fault]] = {}
    for fault in faults:
        by_row.setdefault(fault.row, []).append(fault)
    wanted = dict(islice(by_row.items(), _MENDED))
    lines = {line.number: line for line in plan.grid.lines if line.number in wanted}
    columns = [plan.columns[one.name] for one in FIELDS[plan.kind] if one.name in plan.columns]
    whole = st.toggle(say("Show all cells of these rows"), key=f"sheet-whole-{work.key}")
    with st.form(f"sheet-mend-{work.key}-form", border=False):
        st.caption(
            say("Type what is right into these rows, or leave rows out. Nothing is lost when some are still wrong.")
        )
        places: dict[str, tuple[Place, str]] = {}
        for row, wrong in wanted.items():
            if row in lines:
                places |= _row(lines[row], wrong, columns if whole else [], plan, work, say)
        if len(by_row) > len(wanted):
            st.caption(say("These are the first {n} rows. The others follow when these are in order.", n=len(wanted)))
        st.form_submit_button(say("Check again"), on_click=_check_again, args=(places,), key=f"sheet-check-{work.key}")


def _row(
    line: Line, wrong: list[Fault], columns: list[int], plan: Plan, work: Work, say: Speaker
) -> dict[str, tuple[Place, str]]:
    """One row: which it is, what is wrong with it, a field for each of its cells that may be mended.

    Returns key of a widget -> its place and what stands there.
    """
    shown = sorted({one.column for one in wrong if one.column >= 0} | set(columns))
    titles = {one.column: sheet_faults.column_of(one, plan.kind, plan.heading, say) for one in wrong}
    keys = {_leave(work, line.number): ((line.number, _LEAVE), "")}
    with st.container(key=f"sheet-row-{work.key}-{line.number}"):
        st.markdown(f"**{say('Row {n}', n=say.number(line.number))}**: {_known_by(line, plan)}")
        for why in dict.fromkeys(one.why.spoken(say) for one in wrong):
            st.markdown(escaped(why))
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"sheet-cells-{work.key}-{line.number}"):
            for column in shown:
                title = titles.get(column) or plan.heading.titles[column]
                key = f"sheet-mend-{work.key}-{line.number}-{column}"
                st.text_input(escaped(title), line.at(column), key=key, width=240)
                keys[key] = ((line.number, column), line.at(column))
            st.checkbox(say("Leave this row out"), key=_leave(work, line.number))
    return keys


def _leave(work: Work, row: int) -> str:
    return f"sheet-leave-{work.key}-{row}"


def _known_by(line: Line, plan: Plan) -> str:
    """What a person knows the row by: its first cells that have something in them."""
    told = [line.at(place) for place in sorted(plan.columns.values()) if line.at(place).strip()]
    return escaped(", ".join(text[:60] for text in told[:3]))


def _check_again(places: Mapping[str, tuple[Place, str]]) -> None:
    """What was typed, into the work; a cell that nobody touched is not mended (it may be a formula without result)."""
    work = sheet_work.current()
    if work is None:
        return
    mends, dropped = dict(work.mends), set(work.dropped)
    for key, (place, stands) in places.items():
        said = session.recall(key)
        if place[1] == _LEAVE:
            dropped |= {place[0]} if said else set()
        elif said is not None and said != stands:
            mends[place] = str(said)
    sheet_work.change(mends=mends, dropped=frozenset(dropped), turn=work.turn + 1)
