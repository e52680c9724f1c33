"""Findings and votes as tables for CSV and XLSX: columns with their meaning, rows of plain cells."""

from dataclasses import replace

from profit_tt.errors import N_
from profit_tt.reports import vote_columns
from profit_tt.reports.cells import Cell, Cells, Column, Plan, Table, columns_of, spoken
from profit_tt.reports.wording import KINDS, PROVENANCES
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker

__all__ = ["Cell", "Cells", "Column", "Table", "findings", "votes_by_region", "wide"]

#: title, meaning, cells, width. The order is that of `_words`.
FINDING: tuple[Plan, ...] = (
    (N_("Number"), N_("Number of the finding in this think tank."), Cells.whole, 9),
    (N_("Finding"), N_("The finding as its author wrote it."), Cells.text, 60),
    (N_("Kind"), N_("Practice, need, barrier, idea or conclusion."), Cells.text, 12),
    (N_("Language"), N_("Language the finding was written in: en, fr or nl."), Cells.text, 10),
    (N_("Region"), N_("Region of the expert who wrote it; empty where no expert did."), Cells.text, 16),
    (N_("Themes"), N_("Themes chosen by the author, with a semicolon between them."), Cells.text, 28),
    (N_("Tags"), N_("Free words of the author, with a semicolon between them."), Cells.text, 24),
    (N_("Evidence"), N_("What the finding rests on, in the author's words."), Cells.text, 40),
    (N_("Link"), N_("Address given by the author; a text, nothing opens it by itself."), Cells.text, 28),
    (N_("Businesses"), N_("Number of businesses behind the finding, as its author gave it."), Cells.whole, 12),
    (N_("Supporters"), N_("Experts who backed the finding instead of writing the same again."), Cells.whole, 12),
    (
        N_("Origin"),
        N_("Documented: read in a public source. Sample: invented for the demonstration."),
        Cells.text,
        20,
    ),
    (N_("Source"), N_("Where a documented finding was read."), Cells.text, 30),
)


def findings(picture: Picture, say: Speaker) -> Table:
    """A row a finding, in the picture's order; votes and measures of its ballot only where they are shown."""
    columns, told = columns_of(FINDING, say), vote_columns.told(picture, say)
    if told is None:
        rows = tuple(_words(one, picture, say) for one in picture.room.findings)
        return Table(say("Findings"), columns, rows)
    rows = tuple((*_words(one, picture, say), *told.overall.get(one.id, told.nothing)) for one in picture.room.findings)
    return Table(say("Findings"), (*columns, *told.counts, *told.measures), rows)


def votes_by_region(picture: Picture, say: Speaker) -> Table:
    """A row a finding and region; empty while results are hidden. Regions alone are always shown."""
    columns, told = columns_of((FINDING[0], FINDING[1], FINDING[4]), say), vote_columns.told(picture, say)
    if told is None:
        return Table(say("Votes by region"), (*columns, *columns_of(vote_columns.COUNTS, say)), ())
    rows = tuple(
        (one.number, one.text, picture.room.region_name(region, say.language), *told.by_region[one.id, region])
        for one in picture.room.findings
        for region in told.regions
        if (one.id, region) in told.by_region
    )
    return Table(say("Votes by region"), (*columns, *told.counts), rows)


def wide(picture: Picture, say: Speaker) -> Table:
    """The findings with the votes of each region beside them: all in one table, as CSV needs it."""
    table, told = findings(picture, say), vote_columns.told(picture, say)
    if told is None:
        return table
    columns = tuple(
        replace(
            column,
            title=say("{region}: {column}", region=picture.room.region_name(slug, say.language), column=column.title),
        )
        for slug in told.regions
        for column in told.counts
    )
    nothing: tuple[Cell, ...] = (None,) * len(told.counts)
    rows = tuple(
        (*row, *(cell for slug in told.regions for cell in told.by_region.get((one.id, slug), nothing)))
        for one, row in zip(picture.room.findings, table.rows, strict=True)
    )
    return Table(table.name, (*table.columns, *columns), rows)


def _words(one: RoomFinding, picture: Picture, say: Speaker) -> tuple[Cell, ...]:
    room, language = picture.room, say.language
    return (
        one.number,
        one.text,
        spoken(KINDS, one.kind, say),
        one.language,
        "; ".join(room.region_name(slug, language) for slug in one.regions),
        "; ".join(room.theme_name(slug, language) for slug in one.themes),
        "; ".join(one.tags),
        one.evidence,
        one.link,
        one.businesses,
        one.supporters,
        spoken(PROVENANCES, one.provenance, say),
        one.source,
    )
