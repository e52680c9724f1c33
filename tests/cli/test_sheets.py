"""`profit-tt import organisations` and its sisters: all rows, or a report on stderr and nothing."""

from pathlib import Path

from typer.testing import CliRunner

from profit_tt.cli import app
from profit_tt.services.sheets import looks
from tests.building import House, everything


def run(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["import", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def test_a_sheet_comes_in_whole(house: House, tmp_path: Path) -> None:
    hall, file = house.think_tank(), tmp_path / "lijst.csv"
    file.write_bytes("Naam;Regio;Soort\r\nCafé Zee;Zeeland;bedrijf\r\n".encode("cp1252"))
    assert run("organisations", file, hall.code)[:2] == (
        0, "Imported: 1 organisations, 0 activities, 0 participations; there already: 0.\n",
    )  # fmt: skip


def test_every_fault_is_told_and_nothing_is_there(house: House, tmp_path: Path) -> None:
    hall, file = house.think_tank(), tmp_path / "liste.csv"
    file.write_bytes("Titre;Type;Région;Date\r\nA;award;Kent;03/04/2019\r\nB;fête;Atlantis;31/02/2019\r\n".encode())
    before = everything()
    assert run("activities", file, hall.code) == (1, "", (
        "row 3, Type: 'fête': This word is not known here.\n"
        "row 3, Région: 'Atlantis': This word is not known here.\n"
        "row 3, Date: '31/02/2019': This is no day of the calendar. Write it like 13/06/2019.\n"
        "begins: which day is 03/04/2019? Say --date-order dmy or --date-order mdy.\n"
        "Nothing was imported.\n"
    ))  # fmt: skip
    assert everything() == before
    file.write_bytes("Titre;Type;Région;Date\r\nA;award;Kent;03/04/2019\r\n".encode())
    assert run("activities", file, hall.code, "--date-order", "dmy")[0] == 0


def test_near_duplicates_and_new_names_are_asked_about(house: House, tmp_path: Path) -> None:
    hall, file = house.think_tank(), tmp_path / "parts.csv"
    file.write_bytes(b"Organisation;Activity\r\nAlpha Ltd;Day\r\nAlpha;Day\r\n")
    code, out, told = run("participations", file, hall.code)
    assert (code, out) == (1, "")
    assert told.splitlines()[0] == "row 3: “Alpha” may be “Alpha Ltd” (row 2). Say --alike same or --alike other."
    options = ["--alike", "other", "--new-region", "kent", "--new-type", "enterprise", "--activity-region", "kent"]
    assert run("participations", file, hall.code, *options, "--activity-type", "award")[:2] == (
        0, "Imported: 2 organisations, 1 activities, 2 participations; there already: 0.\n",
    )  # fmt: skip


def test_what_is_no_sheet_is_one_sentence(house: House, tmp_path: Path) -> None:
    hall, file = house.think_tank(), tmp_path / "liste.csv"
    file.write_bytes(b"%PDF-1.7")
    assert run("organisations", file, hall.code) == (1, "", looks.PDF + "\n")
    file.write_bytes(b"a;b\r\n1;2\r\n")
    assert run("organisations", file, hall.code)[2] == "No column for: Name, Region, Type of organisation.\n"
    assert run("organisations", file, "ZZZZZZ")[0] == 1
