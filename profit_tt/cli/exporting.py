"""`profit-tt export`: everything of a think tank to take away, as files in a folder."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from profit_tt.cli.sentences import in_sentences
from profit_tt.clock import now
from profit_tt.errors import Refused
from profit_tt.models import Audience, Person, ThinkTank
from profit_tt.reports import chart_files, network_sheets, polis_csv
from profit_tt.reports.csv import as_csv
from profit_tt.reports.deck.pptx import as_pptx
from profit_tt.reports.picture_json import as_json
from profit_tt.reports.report.contents import contents
from profit_tt.reports.report.html import as_html
from profit_tt.reports.report.parts import Contents
from profit_tt.reports.report.pdf import as_pdf
from profit_tt.reports.xlsx import as_xlsx
from profit_tt.services import conversation, network_rows, reporting, results, room, setting_up
from profit_tt.services.reporting import Gathered
from profit_tt.services.results import Picture
from profit_tt.text import Speaker, speaker

#: Name in the folder, and what is in the file.
Files = Iterator[tuple[str, bytes]]


class Format(StrEnum):
    """What can be written; "all" is everything."""

    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    html = "html"
    pdf = "pdf"
    pptx = "pptx"
    polis = "polis"
    network = "network"
    charts = "charts"
    all = "all"


class Export:
    """What several files are made of, made once when the first of them asks for it."""

    def __init__(self, think_tank: ThinkTank, say: Speaker) -> None:
        self.code, self.say = think_tank.code, say
        self.by = Person.house(think_tank.id)

    @cached_property
    def picture(self) -> Picture:
        """All that a table needs, long before it is known whether opinion groups beat chance."""
        return results.picture(by=self.by, audience=Audience.desk)

    @cached_property
    def told(self) -> Gathered:
        return reporting.gathered(by=self.by, audience=Audience.desk, wait=True)

    @cached_property
    def report(self) -> Contents:
        return contents(self.told, self.say)

    def csv(self) -> Files:
        yield f"{self.code}.csv", as_csv(self.picture, self.say)

    def xlsx(self) -> Files:
        yield f"{self.code}.xlsx", as_xlsx(self.picture, self.say, on=now().date())

    def json(self) -> Files:
        yield f"{self.code}.json", as_json(self.told.picture, self.told.opinion, self.told.moves).encode()

    def html(self) -> Files:
        yield f"{self.code}-report.html", as_html(self.report, self.say).encode()

    def pdf(self) -> Files:
        yield f"{self.code}-report.pdf", as_pdf(self.report, self.say)

    def pptx(self) -> Files:
        yield f"{self.code}-slides.pptx", as_pptx(self.report, self.say)

    def polis(self) -> Files:
        for name, data in polis_csv.as_files(conversation.conversation(by=self.by)).items():
            yield f"polis/{name}", data

    def network(self) -> Files:
        rows, here = network_rows.rows(by=self.by), room.look(by=self.by)
        for name, data in network_sheets.as_files(rows, here, self.say):
            yield f"network/{name}", data

    def charts(self) -> Files:
        for name, data in chart_files.as_files(self.told, self.say):
            yield f"charts/{name}", data


def add_to(app: typer.Typer, think_tank: Callable[[str], ThinkTank]) -> None:
    """The command. `think_tank` finds one by its code."""

    @app.command(name="export")
    def write(
        code: Annotated[str, typer.Argument(help="The think tank's code, as on the wall.")],
        to: Annotated[Path, typer.Option(help="The folder to write into; it is made if it is not there.")],
        format: Annotated[Format, typer.Option(help="What to write.")] = Format.all,
        language: Annotated[str, typer.Option(help="en, fr or nl.")] = "en",
    ) -> None:
        """Write results as files: tables, JSON, report, slides, votes as Polis has them, network sheets, charts."""
        with in_sentences():
            setting_up.set_up()
            export = Export(think_tank(code), speaker(language))
            asked = [one for one in Format if one is not Format.all] if format is Format.all else [format]
            for one in asked:
                _write(export, one, to, alone=len(asked) == 1)


def _write(export: Export, what: Format, to: Path, *, alone: bool) -> None:
    """One format. Among all of them, one that this think tank has nothing for is told and passed over."""
    made: Callable[[], Files] = getattr(export, str(what))
    try:
        for name, data in made():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            typer.echo(f"Written: {path}")
    except Refused as refused:
        if alone or type(refused) is not Refused:
            raise
        typer.echo(f"{what}: {refused}", err=True)
