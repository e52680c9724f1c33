"""Bringing in a spreadsheet, as somebody at the desk does it: look, answer, import; nothing before the last button."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import StepKind
from profit_tt.services import sheet_import
from profit_tt.services.sheets import looks
from tests.building import Hall, House
from tests.pages.visiting import keys, sent, visit
from tests.services import networks

FILE = (
    "Raison sociale;Région;Type;Effectif\r\n"
    "Hôtel des Dunes;Pas-de-Calais;entreprise;12\r\n"
    "Garnaal SARL;Flandre;firm;kmo\r\n"
    "Garnaal;Kent;firm;\r\n"
    "Garnaal Ltd;Kent;firm;\r\n"
).encode("cp1252")


def opened(hall: Hall, file: bytes = FILE, name: str = "liste.csv") -> AppTest:
    at = visit("network", device=hall.desk.device, hall=hall, edit="file")
    at.file_uploader[0].set_value((name, file, "text/csv")).run()
    assert not at.exception
    return at


def chosen(at: AppTest, word: str, member: str) -> None:
    box = next(box for box in at.selectbox if word in box.label)
    box.select(member).run()
    assert not at.exception


def names(hall: Hall) -> list[str]:
    return sorted(one.name for one in sheet_import.around(by=hall.desk).known.organisations)


def test_from_a_file_with_questions_to_rows(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    at = opened(hall)
    assert "Windows 1252" in sent(at)
    assert [metric.value for metric in at.metric] == ["4", "3", "1"]
    assert not any(key.startswith("sheet-import-") for key in keys(at))
    chosen(at, "Flandre", "belgian-coast")
    chosen(at, "kmo", "")
    assert [metric.value for metric in at.metric] == ["4", "4", "0"]
    assert names(hall) == []
    next(one for one in at.button if one.key.startswith("sheet-all-same-")).click().run()
    next(one for one in at.button if one.key.startswith("sheet-import-")).click().run()
    assert not at.exception
    assert "liste" in at.success[0].value
    assert names(hall) == ["Garnaal SARL", "Hôtel des Dunes"]


def test_all_rows_can_be_taken_along_once_there_are_any(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    desk = {"device": hall.desk.device, "hall": hall, "edit": "file"}
    assert not any(key.startswith("sheet-rows") for key in keys(visit("network", **desk)))
    networks.firm(hall)
    rows = {f"sheet-rows-{form}-{hall.code}-organisations.{form}" for form in ("xlsx", "csv")}
    assert rows <= keys(visit("network", **desk))


def test_a_bad_file_is_told_in_a_sentence(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    assert [one.value for one in opened(hall, b"%PDF-1.7").error] == [looks.PDF]


def test_days_are_asked_and_the_answer_stays(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    at = visit("network", device=hall.desk.device, hall=hall, edit="file")
    at.segmented_control(key="sheet-kind").set_value("activities").run()
    file = "Titre;Type;Région;Date\r\nAtelier;masterclass;Kent;03/04/2019\r\n".encode()
    at.file_uploader[0].set_value(("jours.csv", file, "text/csv")).run()
    assert list(at.radio[0].options) == ["3 April 2019", "4 March 2019"]
    assert at.radio[0].value is None
    at.radio[0].set_value("dmy").run()
    assert not at.exception
    assert at.radio[0].value == "dmy"
    next(one for one in at.button if one.key.startswith("sheet-import-")).click().run()
    assert not at.exception
    days = [one.begins.isoformat() for one in sheet_import.around(by=hall.desk).known.activities if one.begins]
    assert days == ["2019-04-03"]


def test_a_file_without_the_needed_columns_asks_for_them(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    at = opened(hall, b"Foo;Bar\r\n1;2\r\n")
    assert any("Still needed" in one.value for one in at.warning)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_it_speaks_the_language_of_the_visit(house: House, language: str) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    at = visit("network", device=hall.desk.device, hall=hall, edit="file", lang=language)
    assert "Bring in a spreadsheet" not in sent(at)


def test_nobody_else_sees_it(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    at = visit("network", device="guest", hall=hall, edit="file")
    assert not any(key.startswith("sheet-") for key in keys(at))


def test_rows_are_mended_cell_by_cell_and_what_is_still_wrong_stays(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    file = (
        "Name,Region,Type,Website\r\n"
        "Inn,Kent,enterprise,inn.example\r\n"
        ",Kent,enterprise,\r\n"
        "Café,Kent,enterprise,javascript:alert(1)\r\n"
        "Pier,,enterprise,\r\n"
    ).encode()
    at = opened(hall, file, "list.csv")
    assert [metric.value for metric in at.metric] == ["4", "1", "3"]
    cells = {one.key.rsplit("-", 2)[-2:][0] + one.key[-1]: one for one in at.text_input if "sheet-mend-" in one.key}
    assert {place: one.value for place, one in cells.items()} == {"30": "", "43": "javascript:alert(1)", "51": ""}
    cells["30"].input("Mill")
    cells["43"].input("still wrong")
    next(one for one in at.checkbox if one.key.endswith("-5")).check()
    next(one for one in at.button if one.label == "Check again").click().run()
    assert not at.exception
    assert [metric.value for metric in at.metric] == ["3", "2", "1", "1"]
    assert [one.value for one in at.text_input if "sheet-mend-" in one.key] == ["still wrong"]


def test_all_cells_of_a_faulty_row_can_be_mended(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    at = opened(hall, b"Name,Region,Type\r\n,Kent,enterprise\r\nInn,Kent,enterprise\r\n", "list.csv")
    assert [one.label for one in at.text_input if "sheet-mend-" in one.key] == ["Name"]
    at.toggle[0].set_value(True).run()
    assert not at.exception
    assert [one.value for one in at.text_input if "sheet-mend-" in one.key] == ["", "Kent", "enterprise"]
