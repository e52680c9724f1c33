"""What is wrong with a sheet, as a table to take along: row, column, value, reason."""

from collections.abc import Iterable

from profit_tt.reports.cells import Cells, Column, Table
from profit_tt.reports.csv import written
from profit_tt.services.sheets.drafts import Fault
from profit_tt.services.sheets.fields import Kind, field
from profit_tt.services.sheets.headers import Heading
from profit_tt.text import Speaker


def column_of(fault: Fault, kind: Kind, heading: Heading, say: Speaker) -> str:
    """The column as the sheet names it, else the field as this app does."""
    if 0 <= fault.column < len(heading.titles):
        return heading.titles[fault.column]
    return say(field(kind, fault.field).title) if fault.field else ""


def table(faults: Iterable[Fault], kind: Kind, heading: Heading, say: Speaker) -> Table:
    """A row a fault."""
    columns = (
        Column(say("Row"), say("Number of the row in the spreadsheet."), Cells.whole),
        Column(say("Column"), say("Title of the column.")),
        Column(say("Value"), say("What stands in the cell.")),
        Column(say("Reason"), say("Why it cannot be taken.")),
    )
    rows = tuple((one.row, column_of(one, kind, heading, say), one.value, one.why.spoken(say)) for one in faults)
    return Table(say("Report"), columns, rows)


def as_csv(faults: Iterable[Fault], kind: Kind, heading: Heading, say: Speaker) -> bytes:
    """The report for a spreadsheet, safe from formulas."""
    return written(table(faults, kind, heading, say), language=say.language)
