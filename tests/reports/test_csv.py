"""CSV: read back as it was written, in each language's form."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_tt.models import Audience, StepKind
from profit_tt.reports.csv import as_csv, written
from profit_tt.reports.safe import undone
from profit_tt.reports.tables import Cells, Column, Table
from profit_tt.services import collecting, results
from profit_tt.text import speaker
from tests.building import Hall, House

SEPARATORS = {"en": ",", "fr": ";", "nl": ";"}
#: What clean() lets through: no control signs but tab and line feed, no lone surrogates, no non-characters.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"))


def _read(raw: bytes, language: str) -> list[list[str]]:
    text = raw.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=SEPARATORS[language], strict=True))


def _hall(house: House) -> Hall:
    hall = house.think_tank()
    kent, zeeland = hall.expert("kent"), hall.expert("zeeland", "research")
    hall.finding("=HYPERLINK(1)", by=kent, tags=["-5 %", "thé"], evidence='say "hi";\nsecond, line', businesses=12)
    hall.finding("Un vélo électrique pour l'été", by=zeeland, language="fr", link="https://example.org/a?b=1")
    hall.open(StepKind.vote)
    hall.vote(kent, hall.findings[0])
    hall.vote(zeeland, hall.findings[0], "disagree")
    hall.vote(zeeland, hall.findings[1], "passed")
    return hall


@settings(deadline=None)
@given(rows=st.lists(st.tuples(WORDS, WORDS), max_size=5), language=st.sampled_from(sorted(SEPARATORS)))
def test_any_text_comes_back_and_none_is_a_formula(rows: list[tuple[str, str]], language: str) -> None:
    table = Table("Findings", (Column("a", ""), Column("b", "")), tuple(rows))
    back = _read(written(table, language=language), language)
    assert back[0] == ["a", "b"]
    assert [tuple(map(undone, row)) for row in back[1:]] == rows
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "|")) for row in back[1:] for cell in row)


@pytest.mark.parametrize(("language", "point"), [("en", "."), ("fr", ","), ("nl", ",")])
def test_numbers_are_written_as_the_language_writes_them(language: str, point: str) -> None:
    columns = (Column("n", "", Cells.whole), Column("p", "", Cells.share), Column("none", "", Cells.share))
    raw = written(Table("t", columns, ((1200, 0.625, None),)), language=language)
    assert _read(raw, language)[1] == ["1200", f"0{point}625", ""]


def test_a_byte_order_mark_and_return_line_feeds(house: House) -> None:
    hall = _hall(house)
    raw = as_csv(results.picture(by=hall.desk, audience=Audience.desk), speaker("en"))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\r\n") == 3


def test_a_row_a_finding_with_the_votes_of_each_region(house: House) -> None:
    hall = _hall(house)
    rows = _read(as_csv(results.picture(by=hall.desk, audience=Audience.desk), speaker("en")), "en")
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["Finding"] == "'=HYPERLINK(1)"
    assert first["Evidence"] == 'say "hi";\nsecond, line'
    assert first["Tags"] == "'-5 %; thé"
    assert [first[name] for name in ("Votes", "Agree", "Disagree", "Pass", "Agree share")] == [
        "2",
        "1",
        "1",
        "0",
        "0.5",
    ]
    assert [first[f"{region}: Agree"] for region in ("Kent", "Essex", "Zeeland")] == ["1", "0", "0"]
    second = dict(zip(rows[0], rows[2], strict=True))
    assert [second["Zeeland: Pass"], second["Zeeland: Agree share"], second["Businesses"]] == ["1", "", ""]


def test_no_tally_leaves_while_results_are_hidden(house: House) -> None:
    hall = _hall(house)
    rows = _read(as_csv(results.picture(by=hall.experts[0], audience=Audience.phones), speaker("en")), "en")
    assert rows[0] == [
        *("Number", "Finding", "Kind", "Language", "Region", "Themes", "Tags", "Evidence", "Link", "Businesses"),
        *("Supporters", "Origin", "Source"),
    ]
    assert [row[0] for row in rows[1:]] == ["1", "2"]


def test_only_listed_findings(house: House) -> None:
    hall = _hall(house)
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    rows = _read(as_csv(results.picture(by=hall.desk, audience=Audience.desk), speaker("nl")), "nl")
    assert [row[0] for row in rows[1:]] == ["2"]


def test_small_cells_are_left_out_and_regions_alone_are_not(house: House) -> None:
    hall = _hall(house)
    whole = results.picture(by=hall.desk, audience=Audience.desk)
    rows = _read(as_csv(results.filtered(whole, stakeholders=["enterprise"]), speaker("en")), "en")
    assert dict(zip(rows[0], rows[1], strict=True))["Kent: Agree"] == "0"
    rows = _read(as_csv(whole, speaker("en")), "en")
    assert dict(zip(rows[0], rows[1], strict=True))["Kent: Agree"] == "1"
