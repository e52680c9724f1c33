"""`profit-tt import organisations | activities | participations`: a sheet into the network of a think tank."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from profit_tt.cli.sentences import REFUSED, in_sentences
from profit_tt.errors import Refused, UnknownCode
from profit_tt.models import ActivityKind, Person, Stakeholder
from profit_tt.reports.sheet_faults import column_of
from profit_tt.services import entering, setting_up, sheet_import
from profit_tt.services.sheets import checking, headers, matching, reading
from profit_tt.services.sheets.checking import Plan
from profit_tt.services.sheets.days import Order
from profit_tt.services.sheets.drafts import Answers, Checked, Fault
from profit_tt.services.sheets.fields import FIELDS, Kind, Values
from profit_tt.services.sheets.grid import SIZE_LIMIT
from profit_tt.services.sheets.headers import Heading
from profit_tt.services.sheets.looks import TOO_LARGE
from profit_tt.services.sheets.matching import Decisions, Matched
from profit_tt.text import speaker


class Alike(StrEnum):
    """What to do with organisations that may be one and the same."""

    ask = "ask"
    same = "same"
    other = "other"


File = Annotated[Path, typer.Argument(help="CSV or XLSX.", dir_okay=False)]
Code = Annotated[str, typer.Argument(help="The think tank's code, as on the wall.")]
DateOrder = Annotated[
    Order | None, typer.Option("--date-order", help="How days like 03/04/2019 are written; asked for when unclear.")
]
AlikeOption = Annotated[
    Alike,
    typer.Option("--alike", help="Organisations that may be one: list them and end, or take all as same or other."),
]
NewRegion = Annotated[str, typer.Option("--new-region", help="Region (slug) of organisations that are new by name.")]
NewType = Annotated[Stakeholder | None, typer.Option("--new-type", help="Their type.")]
ActivityRegion = Annotated[str, typer.Option("--activity-region", help="Region (slug) of activities that are new.")]
NewKind = Annotated[ActivityKind | None, typer.Option("--activity-type", help="Their type.")]


def add_to(app: typer.Typer) -> None:
    """A command for each kind of sheet."""
    app.command(Kind.organisations)(organisations)
    app.command(Kind.activities)(activities)
    app.command(Kind.participations)(participations)


def organisations(file: File, code: Code, date_order: DateOrder = None, alike: AlikeOption = Alike.ask) -> None:
    """Read organisations into a network: all rows or none, with a report of what is wrong."""
    _bring(Kind.organisations, file, code, date_order, alike, Decisions())


def activities(file: File, code: Code, date_order: DateOrder = None) -> None:
    """Read activities into a network: all rows or none, with a report of what is wrong."""
    _bring(Kind.activities, file, code, date_order, Alike.ask, Decisions())


def participations(
    file: File,
    code: Code,
    date_order: DateOrder = None,
    alike: AlikeOption = Alike.ask,
    new_region: NewRegion = "",
    new_type: NewType = None,
    activity_region: ActivityRegion = "",
    activity_type: NewKind = None,
) -> None:
    """Read who took part in what: all rows or none, with a report of what is wrong."""
    decided = Decisions(
        region=new_region or None,
        stakeholder=new_type,
        activity_region=activity_region or None,
        activity_kind=activity_type,
    )
    _bring(Kind.participations, file, code, date_order, alike, decided)


def _bring(kind: Kind, file: Path, code: str, order: Order | None, alike: Alike, decisions: Decisions) -> None:
    with in_sentences():
        if file.stat().st_size > SIZE_LIMIT:
            raise Refused(TOO_LARGE)
        setting_up.set_up()
        by = _house(code)
        around = sheet_import.around(by=by)
        grid = reading.read(file.read_bytes())
        heading = headers.look(grid, kind)
        if lacking := headers.missing(kind, heading.columns):
            raise Refused("No column for: {fields}.", fields=", ".join(one.title for one in lacking))
        days = {one.name: order for one in FIELDS[kind] if order and one.values is Values.day}
        checked = checking.check(Plan(kind, grid, heading, heading.columns, around.lists, Answers(days=days)))
        matched = matching.match(checked, around.known, decisions)
        if alike is not Alike.ask:
            same = {pair.key: alike is Alike.same for pair in matched.pairs}
            decisions = Decisions(
                same, decisions.region, decisions.stakeholder, decisions.activity_region, decisions.activity_kind
            )
            matched = matching.match(checked, around.known, decisions)
        _require_in_order(checked, matched, heading)
        with typer.progressbar(length=1000, label="Importing", file=sys.stderr) as bar:
            shown = sys.stderr.isatty()

            def tell(done: int, of: int) -> None:
                if shown:
                    bar.update(1000 * done // max(of, 1) - bar.pos)

            brought = sheet_import.bring(by=by, checked=checked, decisions=decisions, source=file.name, tell=tell)
        typer.echo(
            f"Imported: {brought.organisations} organisations, {brought.activities} activities, "
            f"{brought.participations} participations; there already: {brought.there}."
        )


def _house(code: str) -> Person:
    found = entering.think_tank_by_code(code=code)
    if found is None:
        raise UnknownCode(code=code[:12])
    return Person.house(found.id)


def _require_in_order(checked: Checked, matched: Matched, heading: Heading) -> None:
    """Ends with 1 and a line on stderr for all that is wrong or open."""
    lines = [_line(fault, checked.kind, heading) for fault in (*checked.faults, *matched.faults)]
    for question in checked.day_questions:
        orders = " or ".join(f"--date-order {order}" for order in question.orders)
        lines.append(f"{question.field}: which day is {question.example}? Say {orders}.")
    if not checked.faults:
        lines += [
            f"{pair.mine.key}: “{pair.mine.name}” may be “{pair.other.name}” ({pair.other.key}). "
            "Say --alike same or --alike other."
            for pair in matched.undecided
        ]
        lines += [_OPTIONS[need] for need in matched.needs]
    if not lines and not checked.taken:
        lines.append("There is no row under the titles of the columns.")
    if lines:
        _end(lines)


_OPTIONS = {
    "region": "Some organisations are new: say --new-region.",
    "stakeholder": "Some organisations are new: say --new-type.",
    "activity_region": "Some activities are new: say --activity-region.",
    "activity_kind": "Some activities are new: say --activity-type.",
}


def _line(fault: Fault, kind: Kind, heading: Heading) -> str:
    say = speaker("en")
    return f"row {fault.row}, {column_of(fault, kind, heading, say)}: {fault.value!r}: {fault.why.spoken(say)}"


def _end(lines: list[str]) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    typer.echo("Nothing was imported.", err=True)
    raise typer.Exit(REFUSED)
