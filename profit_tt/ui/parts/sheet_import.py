"""Bringing in a spreadsheet: upload, how it was understood, columns, questions, report, mending, import.

Nothing is written before the last button; then all rows are, or none.
"""

from functools import partial

import streamlit as st

from profit_tt.errors import HouseError
from profit_tt.services import sheet_import as services
from profit_tt.services.network_rows import Rows
from profit_tt.services.sheet_import import Around
from profit_tt.services.sheet_writing import Brought
from profit_tt.services.sheets import checking, headers, matching
from profit_tt.services.sheets.checking import Plan
from profit_tt.services.sheets.drafts import Answers, Checked
from profit_tt.services.sheets.fields import TITLES, Kind
from profit_tt.services.sheets.grid import SIZE_LIMIT
from profit_tt.services.sheets.matching import Decisions, Matched
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import file_taking, sheet_questions, sheet_reading, sheet_report, sheet_templates, sheet_work
from profit_tt.ui.parts.sheet_work import Work
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

PLACE = "sheet"
#: Rows from which on checking shows how far it is.
_LONG = 1_000


def draw(here: Visit, rows: Rows) -> None:
    """The whole way of a file into the network, for whoever may change the network; for others nothing."""
    if here.standing.facilitator is None:
        return
    with st.container(key="card-sheet"):
        _way_in(here, rows)


def _way_in(here: Visit, rows: Rows) -> None:
    say = here.say
    st.markdown(f"## {say('Bring in a spreadsheet')}", anchors=False)
    st.caption(say("CSV or Excel, as your office writes it. You see every row before anything is imported."))
    _brought(say)
    notices.show(PLACE)
    kind = Kind(
        st.segmented_control(
            say("What is in it?"),
            list(Kind),
            default=Kind.organisations,
            format_func=lambda one: say(TITLES[one]),
            required=True,
            key="sheet-kind",
        )
        or Kind.organisations
    )
    sheet_templates.draw(kind, rows, here.room, say)
    turn = int(session.recall("_sheet_turn") or 0)
    forms, limit = say("CSV or Excel"), SIZE_LIMIT >> 20
    given = file_taking.ask(say, forms=forms, limit=limit, key=f"sheet-file-{turn}")
    if given is not None:
        _look(sheet_work.of(given.file_id, given.name, kind), given.getvalue(), here)


def _look(work: Work, file: bytes, here: Visit) -> None:
    say = here.say
    with st.spinner(say("Reading the file…")):
        grid = sheet_work.read(work, file, sheet_reading.how(work))
    if isinstance(grid, HouseError):
        st.error(grid.spoken(say))
        return
    heading = sheet_reading.understood(grid, work, say)
    columns = sheet_reading.mapping(grid, heading, work, say)
    if lacking := say.list([say(one.title) for one in headers.missing(work.kind, columns)]):
        st.warning(say("Still needed: {fields}. Choose the columns.", fields=lacking))
        return
    if sheet_reading.twice_used(columns):
        st.warning(say("One column is chosen twice. Choose another one, or none."))
        return
    around = _around(here)
    plan = Plan(
        work.kind,
        sheet_work.mended(work, grid),
        heading,
        columns,
        around.lists,
        Answers(days=work.orders, words=work.words),
    )
    checked = _checked(plan, work)
    work = sheet_work.note(work, checked)
    decisions = sheet_questions.decisions(work)
    matched = _matched(checked, around, decisions)
    sheet_questions.order_of_days(checked, work, say)
    sheet_questions.read_as(checked, say)
    sheet_questions.words(checked, work, here.room, say)
    sheet_report.draw(checked, matched, plan, work, say)
    if not checked.faults:
        sheet_questions.pairs(matched, work, here.room, say)
        sheet_questions.needs(matched, here.room, work, say)
    _import(checked, matched, decisions, work, say)


def _around(here: Visit) -> Around:
    """The network as it is at this revision."""
    at = (here.person, here.pulse)
    kept = session.recall("_sheet_around")
    if kept is None or kept[0] != at:
        kept = (at, services.around(by=here.person))
        session.keep("_sheet_around", kept)
    found: Around = kept[1]
    return found


def _checked(plan: Plan, work: Work) -> Checked:
    """The check of this plan; made once, though the page is drawn often."""
    grid, answers = plan.grid, plan.answers
    asked = (
        (work.key, work.turn, grid.encoding, grid.separator, grid.sheet, plan.heading.at),
        tuple(plan.columns.items()),
        tuple(answers.days.items()),
        tuple(answers.words.items()),
    )
    kept = session.recall("_sheet_checked")
    if kept is None or kept[0] != asked:
        kept = (asked, _with_progress(plan))
        session.keep("_sheet_checked", kept)
    found: Checked = kept[1]
    return found


def _with_progress(plan: Plan) -> Checked:
    """A long sheet takes some seconds: a bar tells how far it is."""
    rows, say = max(len(plan.grid.lines), 1), session.visit().say
    bar = st.progress(0.0, text=say("Checking the rows…")) if rows > _LONG else None

    def tell(done: int) -> None:
        if bar is not None:
            bar.progress(min(done / rows, 1.0), text=say("Checking the rows…"))

    found = checking.check(plan, tell)
    if bar is not None:
        bar.empty()
    return found


def _matched(checked: Checked, around: Around, decisions: Decisions) -> Matched:
    """What is new and what is there; found once for the same check, network and decisions."""
    kept = session.recall("_sheet_matched")
    if kept is None or kept[0] is not checked or kept[1] is not around or kept[2] != decisions:
        kept = (checked, around, decisions, matching.match(checked, around.known, decisions))
        session.keep("_sheet_matched", kept)
    found: Matched = kept[3]
    return found


def _import(checked: Checked, matched: Matched, decisions: Decisions, work: Work, say: Speaker) -> None:
    if not checked.taken and not checked.faults and not checked.day_questions:
        st.warning(say("There is no row under the titles of the columns."))
        return
    if not (checked.is_whole and matched.is_decided):
        st.caption(say("All rows can be imported once each is in order and every question is answered."))
        return
    st.info(_told(matched, checked, say))
    st.button(
        say("Import all rows"),
        type="primary",
        key=f"sheet-import-{work.key}",
        on_click=_bring,
        args=(checked, decisions, work.name),
    )


def _told(matched: Matched, checked: Checked, say: Speaker) -> str:
    new = [
        *([say.many("{n} new organisation", "{n} new organisations", n)] if (n := len(matched.organisations)) else []),
        *([say.many("{n} new activity", "{n} new activities", n)] if (n := len(matched.activities)) else []),
        *(
            [say.many("{n} participation", "{n} participations", len(checked.taken))]
            if checked.kind is Kind.participations
            else []
        ),
    ]
    if matched.there and checked.kind is not Kind.participations:
        there = say.many("{n} row is in the network already.", "{n} rows are in the network already.", matched.there)
        return f"{say('To be added: {list}.', list=say.list(new))} {there}" if new else there
    return say("To be added: {list}.", list=say.list(new))


def _bring(checked: Checked, decisions: Decisions, name: str) -> None:
    """In a callback: all rows or none, with a bar while it lasts."""
    here = session.visit()
    bar = st.progress(0.0, text=here.say("Importing…"))

    def tell(done: int, of: int) -> None:
        bar.progress(min(done / max(of, 1), 1.0), text=here.say("Importing…"))

    deed = partial(
        services.bring,
        by=here.person,
        checked=checked,
        decisions=decisions,
        source=name,
        tell=tell,
    )
    brought = notices.attempt(PLACE, deed)
    bar.empty()
    if brought is not None:
        session.keep("_sheet_brought", (brought, name))
        session.keep("_sheet_turn", int(session.recall("_sheet_turn") or 0) + 1)
        sheet_work.drop()


def _brought(say: Speaker) -> None:
    """What the last import has added, until the next one begins."""
    kept: tuple[Brought, str] | None = session.recall("_sheet_brought")
    if kept is None:
        return
    brought, name = kept
    with st.container(key="sheet-brought", border=True):
        st.success(say("“{file}” was imported.", file=escaped(name)))
        with st.container(horizontal=True, key="sheet-added"):
            st.metric(say("Organisations added"), say.number(brought.organisations), width="content")
            st.metric(say("Activities added"), say.number(brought.activities), width="content")
            st.metric(say("Participations added"), say.number(brought.participations), width="content")
            st.metric(say("There already"), say.number(brought.there), width="content")
