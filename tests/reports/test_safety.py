"""No text of people becomes a formula, a link, markup, a script or a path in anything that can be taken away.

One think tank holds every text of tests/bad_input.py in every field; every file that the house writes of it is looked
through by what its kind could do.
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from playwright.sync_api import Dialog, sync_playwright
from pypdf import PdfReader

from profit_tt.cli.exporting import Export, Format
from profit_tt.models import Audience, Person
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.reports import log as log_files
from profit_tt.reports import my_data as my_files
from profit_tt.reports import pack, paper, sheet_faults, survey_files
from profit_tt.reports.infographic import infographic
from profit_tt.services import (
    agenda_files,
    collecting,
    log,
    my_data,
    packing,
    room,
    sheet_import,
    summary,
    survey_packing,
)
from profit_tt.services import survey_files as survey_toml
from profit_tt.services.sheets import checking, headers, reading
from profit_tt.services.sheets.checking import Plan
from profit_tt.services.sheets.fields import Kind
from profit_tt.text import speaker
from tests.bad_input import TEXTS
from tests.browser import launch_options
from tests.building import House
from tests.conftest import settled
from tests.reports import stuffed

#: File name -> bytes: everything that can be taken away.
Files = dict[str, bytes]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Files]:
    var = tmp_path_factory.mktemp("taken")
    (var / "profit_tt.sqlite3").write_bytes(sqlite_model.read_bytes())
    with settled(var), pytest.MonkeyPatch.context() as patch:
        patch.setattr(collecting, "FINDINGS_A_MINUTE", 10_000)
        yield dict(_written(House(kind="sqlite", var=var, url="")))


#: Other separators than in English.
_IN_FRENCH = (Format.csv, Format.network)


def _written(house: House) -> Iterator[tuple[str, bytes]]:
    hall, writer, survey_id = stuffed.whole(house)
    by, say, french = Person.house(hall.id), speaker("en"), speaker("fr")
    for language, forms in ((say, [one for one in Format if one is not Format.all]), (french, _IN_FRENCH)):
        export = Export(hall.think_tank, language)
        for one in forms:
            for name, data in getattr(export, str(one))():
                yield f"{language.language}/{name}", data
    yield f"{hall.code}-log.csv", log_files.as_csv(log.everything(by=hall.desk), say, names=True)
    yield f"{hall.code}-log.json", log_files.as_json(log.everything(by=hall.desk), names=True)
    yield f"{hall.code}-mine.csv", my_files.as_csv(my_data.copy(by=writer), french)
    yield f"{hall.code}-mine.json", my_files.as_json(my_data.copy(by=writer))
    packed = survey_packing.packed(by=hall.desk, survey_id=survey_id)
    yield "survey.csv", survey_files.as_csv(packed, french)
    yield "survey.xlsx", survey_files.as_xlsx(packed, say, on=date(2026, 11, 22))
    yield "survey.json", survey_files.as_json(packed, say)
    yield "survey.toml", survey_toml.to_toml(by=hall.desk, survey_id=survey_id).encode()
    yield "agenda.toml", agenda_files.to_toml(by=hall.desk).encode()
    yield "report.csv", _faults(by)
    told = summary.summary(by=hall.desk, audience=Audience.desk)
    yield "infographic.pdf", infographic(told, say)
    yield "infographic.svg", infographic(told, say, form="svg")
    here = room.look(by=hall.desk)
    yield "ballots.pdf", paper.ballot_sheets(here, here.rounds[0], [("KEN-01", stuffed.WRITER)], say)
    yield "findings.pdf", paper.finding_sheets(here, [("KEN-01", stuffed.WRITER)], say)
    with ZipFile(BytesIO(pack.as_zip(packing.packed(by=by), say))) as archive:
        for name in archive.namelist():
            yield f"pack/{name}", archive.read(name)


def _faults(by: Person) -> bytes:
    """The report on a sheet in which every text stands where a region should."""
    out = StringIO(newline="")
    rows = [["Name", "Region", "Type"], *(["x", one, "?"] for one in stuffed.kept(280))]
    csv.writer(out, delimiter=";").writerows(rows)
    grid = reading.read(out.getvalue().encode())
    heading = headers.look(grid, Kind.organisations)
    lists = sheet_import.around(by=by).lists
    checked = checking.check(Plan(Kind.organisations, grid, heading, heading.columns, lists))
    return sheet_faults.as_csv(checked.faults, Kind.organisations, heading, speaker("en"))


def of_kind(files: Files, *endings: str) -> Files:
    found = {name: data for name, data in files.items() if name.endswith(endings)}
    assert found
    return found


def test_all_there_is_was_looked_at(files: Files) -> None:
    kinds = {"csv", "xlsx", "json", "toml", "html", "pdf", "pptx", "svg", "png", "md", "txt"}
    assert {name.rpartition(".")[2] for name in files if not name.endswith("SHA256SUMS")} <= kinds
    assert len(of_kind(files, ".svg")) > 10
    assert len(of_kind(files, ".csv")) > 20


def test_file_names_are_ours(files: Files) -> None:
    for name in files:
        assert re.fullmatch(r"(?:[a-z]+/)*[A-Za-z0-9-]+(?:_[a-z]+)*(?:\.[a-z]+)?", name), name


OPENERS = tuple("=+-@|＝＋－＠")


@pytest.mark.parametrize("cut", [",", ";", "\t"])
def test_no_cell_of_a_table_is_a_formula_wherever_it_is_cut(files: Files, cut: str) -> None:
    """The worst a spreadsheet may do: cut at its own separator and at every line end, whatever quotes there are."""
    for name, data in of_kind(files, ".csv").items():
        for piece in re.split(f"{cut}|[\r\n]", data.decode("utf-8-sig")):
            cell = piece.lstrip(' "\u00a0\u200b\ufeff')
            harmless = re.fullmatch(r"-?\d+(?:[.,]\d+)?\"?", cell) or re.match(r"[+-](?:[,;!?)\"]|$)", cell)
            assert harmless or not cell.startswith(OPENERS), (name, piece)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(files: Files) -> None:
    for name, data in of_kind(files, ".xlsx").items():
        with ZipFile(BytesIO(data)) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        assert not [part for part in parts if "external" in part.lower() or "vba" in part.lower()], name
        for part, inside in parts.items():
            assert b"<f>" not in inside, (name, part)
            assert b"<hyperlink" not in inside, (name, part)
        cells = [cell for sheet in openpyxl.load_workbook(BytesIO(data)) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}, name


def test_no_slide_leads_anywhere_or_holds_a_program(files: Files) -> None:
    for name, data in of_kind(files, ".pptx").items():
        with ZipFile(BytesIO(data)) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        assert not [part for part in parts if re.search("vba|embed|activeX|external", part, re.IGNORECASE)], name
        for part, inside in parts.items():
            assert b'TargetMode="External"' not in inside, (name, part)
            assert not re.search(rb"<a:hlink(?:Click|MouseOver|Hover)\b", inside), (name, part)


def test_words_are_whole_in_workbooks_and_json(files: Files) -> None:
    wanted = set(stuffed.kept(TEXT_LIMIT)[1:])  # the one sent last was rejected
    for name, data in files.items():
        if re.fullmatch(r"en/\w+\.xlsx", name):
            sheet = openpyxl.load_workbook(BytesIO(data))["Findings"]
            assert {str(row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)} == wanted
        if re.fullmatch(r"en/\w+\.json", name):
            assert {one["text"] for one in json.loads(data)["findings"]} == wanted


def test_json_and_toml_can_be_read_by_anybody(files: Files) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for data in of_kind(files, ".json").values():
        json.loads(data, parse_constant=refuse)
    for data in of_kind(files, ".toml").values():
        tomllib.loads(data.decode())


ACTIVE = re.compile(r"script|iframe|object|embed|form|input|base|foreignObject|animate|set|image|use|a", re.IGNORECASE)


def test_no_drawing_holds_more_than_shapes_and_words(files: Files) -> None:
    for name, data in of_kind(files, ".svg").items():
        for one in ElementTree.fromstring(data).iter():
            kind = one.tag.rpartition("}")[2]
            assert kind == "use" or not ACTIVE.fullmatch(kind) or name == "infographic.svg", (name, kind)
            for attribute, value in one.attrib.items():
                plain = attribute.rpartition("}")[2].lower()
                assert not plain.startswith("on"), (name, attribute)
                assert plain != "href" or value.startswith(("#", "data:image/")), (name, value)


class Skeleton(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


#: What each attribute of the page may be.
ATTRIBUTES = {
    "href": r"#[a-z0-9-]+|data:,",
    "style": r"fill:(?:var\(--region-\d+,#\w+\)|#\w+)",
    "src": "(?!)",
    "srcdoc": "(?!)",
    "action": "(?!)",
}


def test_no_element_of_the_page_is_anybodys_text(files: Files) -> None:
    for name, data in of_kind(files, ".html").items():
        tags = Skeleton(data.decode()).tags
        assert [tag for tag, _ in tags].count("script") == 2, name
        for tag, attributes in tags:
            assert tag not in ("img", "iframe", "object", "embed", "form", "input", "base", "textarea", "marquee"), name
            for attribute, value in attributes.items():
                assert not attribute.startswith("on"), (name, tag, attribute)
                assert re.fullmatch(ATTRIBUTES.get(attribute, "(?s:.*)"), value or ""), (name, attribute, value)


def test_a_browser_asks_nobody_runs_nothing_and_draws_all(files: Files, tmp_path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for name, data in of_kind(files, ".html").items():
            file, seen = tmp_path / "report.html", _Seen()
            file.write_bytes(data)
            page = browser.new_context(offline=True).new_page()
            page.on("request", lambda request, seen=seen: seen.asked.append(request.url))  # type: ignore[misc]
            page.on("pageerror", lambda wrong, seen=seen: seen.wrong.append(str(wrong)))  # type: ignore[misc]
            page.on("console", lambda line, seen=seen: seen.wrong.append(line.text) if line.type == "error" else None)  # type: ignore[misc]
            page.on("dialog", seen.dialog)
            page.goto(file.as_uri())
            page.wait_for_function("document.documentElement.dataset.drawn === 'yes'", timeout=90_000)
            assert (seen.asked, seen.wrong) == ([file.as_uri()], []), name
            assert page.title() == stuffed.TITLE
            assert page.locator("figure .screen svg").count() == page.locator("figure").count() > 5
        browser.close()


class _Seen:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.wrong: list[str] = []

    def dialog(self, opened: Dialog) -> None:
        self.wrong.append(opened.message)
        opened.dismiss()


def test_no_pdf_holds_a_link_a_script_or_a_file(files: Files) -> None:
    for name, data in of_kind(files, ".pdf").items():
        read = PdfReader(BytesIO(data))
        root = read.root_object
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root), name
        assert "/JavaScript" not in str(root.get("/Names", "")), name
        for page in read.pages:
            for one in page.get("/Annots", []):
                action: Any = one.get_object().get("/A", {})
                assert action.get("/S", "/GoTo") == "/GoTo", (name, action)


def test_words_are_real_text_in_the_report(files: Files) -> None:
    """Those of plain letters: what a reader of PDF makes of others is its own affair."""
    for name, data in of_kind(files, "-report.pdf").items():
        text = _bare("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))
        wanted = [one for one in stuffed.kept(TEXT_LIMIT)[1:] if one.isascii()]
        assert len(wanted) > 50
        assert [one for one in wanted if _bare(one) not in text] == [], name


def _bare(text: str) -> str:
    """Without blanks, and signs where a line may break."""
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


def test_the_list_is_in_there(files: Files) -> None:
    """The files were looked through for something: most texts of the list stand in the table of findings."""
    table = next(data for name, data in files.items() if re.fullmatch(r"fr/\w+\.csv", name)).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(table, newline=""), delimiter=";"))
    assert len(rows) - 1 == len(stuffed.kept(TEXT_LIMIT)) - 1 > len(TEXTS) // 2
