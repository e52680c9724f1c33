"""How a file was understood, and which column is what: seen before anything is checked, and changed by hand."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.services.sheets import headers
from profit_tt.services.sheets.fields import FIELDS, Kind
from profit_tt.services.sheets.grid import Grid
from profit_tt.services.sheets.headers import Heading
from profit_tt.services.sheets.reading import How
from profit_tt.services.sheets.separated import ENCODINGS, SEPARATORS
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import sheet_work
from profit_tt.ui.parts.sheet_work import Work

SEPARATOR_NAMES = {
    ";": N_("Semicolon (;)"),
    ",": N_("Comma (,)"),
    "\t": N_("Tab"),
    "|": N_("Vertical bar (|)"),
}
#: Rows of the file that are shown before it is imported, and lines among which the header is chosen.
_SHOWN, _HEADERS = 5, 12


def how(work: Work) -> How:
    """What the person has said about the file so far."""
    first = sheet_work.read_first(work)
    encoding, separator, sheet = (
        session.recall(f"sheet-{what}-{work.key}") for what in ("encoding", "separator", "sheet")
    )
    if first is None:
        return How()
    return How(
        encoding=str(encoding) if encoding not in (None, first.encoding) else "",
        separator=str(separator) if separator not in (None, first.separator) else "",
        sheet=int(sheet) if sheet not in (None, first.sheet) else None,
    )


def understood(grid: Grid, work: Work, say: Speaker) -> Heading:
    """A sentence on how the file was read, the choices behind it, and the heading in force."""
    st.caption(_sentence(grid, say))
    guessed = headers.look(grid, work.kind)
    opened = st.expander(say("How the file was read"), key=f"sheet-how-{work.key}", expanded=guessed.at < 0)
    with opened, st.container(horizontal=True, key="sheet-ways"):
        _ways(grid, work, say)
        at = _heading_choice(grid, guessed, work, say)
    heading = guessed if at == guessed.at else headers.look(grid, work.kind, at=at)
    _warn(heading, grid, say)
    return heading


def _sentence(grid: Grid, say: Speaker) -> str:
    if grid.form == "xlsx":
        return say("Read as an Excel workbook.")
    encoding, separator = ENCODINGS.get(grid.encoding, grid.encoding), say(SEPARATOR_NAMES.get(grid.separator, ""))
    if grid.guessed:
        return say(
            "Read as CSV in {encoding}, as its letters suggest; between cells: {separator}.",
            encoding=encoding,
            separator=separator or grid.separator,
        )
    return say(
        "Read as CSV in {encoding}; between cells: {separator}.",
        encoding=encoding,
        separator=separator or grid.separator,
    )


def _ways(grid: Grid, work: Work, say: Speaker) -> None:
    if grid.form == "xlsx":
        names = [say("{sheet} (hidden)", sheet=one.name) if one.hidden else one.name for one in grid.sheets]
        st.selectbox(
            say("Sheet"),
            range(len(names)),
            index=grid.sheet,
            format_func=lambda place: names[place],
            key=f"sheet-sheet-{work.key}",
        )
        return
    encodings = list(ENCODINGS)
    st.selectbox(
        say("Letters"),
        encodings,
        index=encodings.index(grid.encoding) if grid.encoding in encodings else 0,
        format_func=lambda one: ENCODINGS[one],
        key=f"sheet-encoding-{work.key}",
    )
    st.selectbox(
        say("Between cells"),
        SEPARATORS,
        index=SEPARATORS.index(grid.separator) if grid.separator in SEPARATORS else 0,
        format_func=lambda one: say(SEPARATOR_NAMES[one]),
        key=f"sheet-separator-{work.key}",
    )


def _heading_choice(grid: Grid, guessed: Heading, work: Work, say: Speaker) -> int:
    places = [-1, *range(min(_HEADERS, len(grid.lines)))]

    def told(place: int) -> str:
        if place < 0:
            return say("No row: the table begins at once")
        return say("Row {n}", n=grid.lines[place].number)

    return int(
        st.selectbox(
            say("Titles of the columns"),
            places,
            index=places.index(guessed.at) if guessed.at in places else 0,
            format_func=told,
            key=f"sheet-heading-{work.key}",
        )
    )


def _warn(heading: Heading, grid: Grid, say: Speaker) -> None:
    if heading.at < 0:
        st.warning(say("No row with titles of columns was recognised. Say below which column is what."))
    if heading.twice:
        st.warning(say("Several columns have the same title. Look whether the right one is chosen below."))
    if grid.merged:
        st.warning(
            say("Some cells of this sheet are joined. Only the first of them has a value; the others are empty.")
        )


def mapping(grid: Grid, heading: Heading, work: Work, say: Speaker) -> Mapping[str, int]:
    """A choice of a column for each field, with a look at the first rows; field -> column."""
    st.markdown(f"### {say('Which column is what?')}", anchors=False)
    chosen: dict[str, int] = {}
    guesses = {guess.field: guess for guess in heading.guesses}
    places = [-1, *range(len(heading.titles))]
    fields = FIELDS[work.kind]
    with st.container(key="sheet-mapping", horizontal=True, vertical_alignment="bottom"):
        for one in fields:
            guess = guesses.get(one.name)
            label = say("{field} (needed)", field=say(one.title)) if one.required else say(one.title)
            unsure = guess is not None and guess.sure < 0.9
            column = st.selectbox(
                label,
                places,
                index=places.index(guess.column) if guess else 0,
                format_func=lambda place: heading.titles[place] if place >= 0 else say("Not in the sheet"),
                help=say("Please look: this is a guess.") if unsure else say(one.meaning),
                key=f"sheet-field-{work.key}-{heading.at}-{one.name}",
                width=220,
            )
            if column >= 0:
                chosen[one.name] = int(column)
    _preview(grid, heading, chosen, work.kind, say)
    return chosen


def twice_used(columns: Mapping[str, int]) -> bool:
    """Whether one column is taken for two fields."""
    return len(set(columns.values())) < len(columns)


def _preview(grid: Grid, heading: Heading, columns: Mapping[str, int], kind: Kind, say: Speaker) -> None:
    """The first rows as they will be read, under the names of this app."""
    lines = headers.body(grid, heading)[:_SHOWN]
    shown = [one for one in FIELDS[kind] if one.name in columns]
    if not lines or not shown:
        return
    frame = pd.DataFrame(
        [[line.at(columns[one.name]) for one in shown] for line in lines],
        columns=[say(one.title) for one in shown],
        index=pd.Index([line.number for line in lines], name=say("Row")),
        dtype="object",
    )
    st.dataframe(
        frame, key=f"sheet-preview-{kind}", column_config=dict.fromkeys(frame.columns, st.column_config.TextColumn())
    )
