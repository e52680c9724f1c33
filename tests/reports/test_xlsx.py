"""XLSX: typed, filterable, readable again, with the very numbers of the store."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
import sqlalchemy as sa
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profit_tt import store
from profit_tt.models import Audience, Expert, Finding, Vote
from profit_tt.reports import xlsx
from profit_tt.reports.tables import Column, Table
from profit_tt.services import results
from profit_tt.text import speaker
from tests.building import Hall, House

DAY = date(2019, 6, 13)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"), min_size=1)


def _voted(house: House) -> Hall:
    hall = house.session_of(25, 6)
    for place, expert in enumerate(hall.experts):
        for finding_id in hall.findings[: place % 6]:
            hall.vote(expert, finding_id, ("agree", "agree", "disagree", "passed")[(place + finding_id) % 4])
    return hall


def _book(hall: Hall, language: str = "en") -> openpyxl.Workbook:
    picture = results.picture(by=hall.desk, audience=Audience.desk)
    return openpyxl.load_workbook(BytesIO(xlsx.as_xlsx(picture, speaker(language), on=DAY)))


@example(["<r>bold</r>", "<r></r>", "<r><t>x</t></r>", "_x0041_", "#N/A", "TRUE", "{=1}", " a "])
@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5, unique=True))
def test_any_text_comes_back_as_text_and_never_as_a_formula(words: list[str]) -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        xlsx.sheet_of(book, Table("t", (Column("a", ""), Column("b", "")), tuple((word, "x") for word in words)))
    cells = [row[0] for row in openpyxl.load_workbook(BytesIO(out.getvalue()))["t"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == words
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "@SUM(A1)", "{=1}", "https://example.org", "0012"])
def test_texts_that_look_like_something_else_stay_text(house: House, text: str) -> None:
    hall = house.think_tank()
    hall.finding(text)
    raw = xlsx.as_xlsx(results.picture(by=hall.desk, audience=Audience.desk), speaker("en"), on=DAY)
    cell = openpyxl.load_workbook(BytesIO(raw))["Findings"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert b"<f>" not in ZipFile(BytesIO(raw)).read("xl/worksheets/sheet1.xml")


def test_the_numbers_are_those_of_the_store(house: House) -> None:
    hall = _voted(house)
    with store.reading() as session:
        counted = session.execute(
            sa.select(Finding.number, Expert.region, Vote.value, sa.func.count())
            .join(Finding, Finding.id == Vote.finding_id)
            .join(Expert, Expert.id == Vote.expert_id)
            .group_by(Finding.number, Expert.region, Vote.value)
        ).all()
    wanted = {(number, region, value): people for number, region, value, people in counted}
    names = {"Kent": "kent", "Essex": "essex", "Pas-de-Calais": "pas-de-calais"}
    names |= {"Belgian Coast": "belgian-coast", "Zeeland": "zeeland"}
    rows = list(_book(hall)["Votes by region"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 6 * 5
    told = {
        (row[0], names[str(row[2])], value): row[place]
        for row in rows
        for place, value in ((4, 1), (5, -1), (6, 0))
        if row[place]
    }
    assert told == wanted
    assert [row[3] for row in rows] == [row[4] + row[5] + row[6] for row in rows]  # type: ignore[operator]


def test_shares_are_numbers_shown_as_per_cent(house: House) -> None:
    sheet = _book(_voted(house))["Findings"]
    titles = [cell.value for cell in sheet[1]]
    share = sheet.cell(2, titles.index("Agree share") + 1)
    assert (share.data_type, share.number_format) == ("n", "0%")
    assert isinstance(share.value, float)


def test_head_can_be_filtered_and_stays_in_sight(house: House) -> None:
    sheet = _book(_voted(house))["Findings"]
    assert sheet.auto_filter.ref == "A1:X7"
    assert sheet.freeze_panes == "C2"


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_three_sheets_and_every_column_explained(house: House, language: str) -> None:
    book = _book(_voted(house), language)
    findings, votes, read_me = book.worksheets
    told = [(row[0], row[1]) for row in read_me.iter_rows(values_only=True)]
    for sheet in (findings, votes):
        assert all((sheet.title, cell.value) in told for cell in sheet[1])


def test_no_tally_leaves_while_results_are_hidden(house: House) -> None:
    hall = _voted(house)
    picture = results.picture(by=hall.experts[0], audience=Audience.phones)
    book = openpyxl.load_workbook(BytesIO(xlsx.as_xlsx(picture, speaker("en"), on=DAY)))
    assert [cell.value for cell in book["Findings"][1]][-1] == "Source"
    assert book["Votes by region"].max_row == 1
    assert "results are hidden" in str(list(book["Read me"].iter_rows(values_only=True)))


def test_no_name_and_no_time_finer_than_a_day(house: House) -> None:
    hall = house.think_tank()
    hall.finding(by=hall.expert(name="Marker-Person"))
    raw = xlsx.as_xlsx(results.picture(by=hall.desk, audience=Audience.desk), speaker("en"), on=DAY)
    parts = {name: ZipFile(BytesIO(raw)).read(name).decode() for name in ZipFile(BytesIO(raw)).namelist()}
    assert "Marker-Person" not in str(parts)
    assert parts["docProps/core.xml"].count("2019-06-13T00:00:00Z") == 2


def test_the_same_picture_gives_the_same_bytes(house: House) -> None:
    picture = results.picture(by=_voted(house).desk, audience=Audience.desk)
    assert xlsx.as_xlsx(picture, speaker("nl"), on=DAY) == xlsx.as_xlsx(picture, speaker("nl"), on=DAY)
