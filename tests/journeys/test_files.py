"""A field for a file as a screen reader tells it: not a word of Streamlit's own English, in any of its states.

The words are put there by ui/parts/file_taking.js, which knows Streamlit's markup. When that changes, this fails.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.building import House
from tests.journeys.conftest import Devices

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: What Streamlit says by itself.
THEIRS = ("Upload", "Add files", "Remove", "Cancel", "Error", "must be", "not allowed", "per file")
SHEET = b"Organisation;Type\nAuberge;entreprise\n"


def heard(page: Page) -> str:
    """What a screen reader is told of the field and beside it."""
    return page.locator("[class*=st-key-take-]").aria_snapshot()


def test_a_field_for_a_file_speaks_the_visit_s_language(house: House, devices: Devices) -> None:
    hall = house.think_tank()
    page = devices.open(f"/network?tt={hall.code}&edit=file", language="fr", device=hall.desk.device)
    field = page.locator("[data-testid=stFileUploader]")
    expect(field.get_by_role("button", name="Choisir un fichier", exact=True)).to_be_visible()
    assert [word for word in THEIRS if word in heard(page)] == []

    files = field.locator("input[type=file]")
    files.set_input_files({"name": "trop.csv", "mimeType": "text/csv", "buffer": b"x" * (6 * 1024 * 1024)})
    expect(field.get_by_role("alert")).to_have_text("Ce fichier dépasse 5 Mo.")
    expect(page.locator(".told")).to_have_text("Ce fichier dépasse 5 Mo.")
    expect(page.locator(".told")).to_be_visible()
    expect(field.get_by_role("button", name="Retirer trop.csv", exact=True)).to_be_visible()
    expect(field.get_by_role("button", name="Choisir un autre fichier", exact=True)).to_be_visible()
    assert [word for word in THEIRS if word in heard(page)] == []

    field.get_by_role("button", name="Retirer trop.csv", exact=True).click()
    expect(page.locator(".told")).to_have_text("")
    files.set_input_files({"name": "auberges.csv", "mimeType": "text/csv", "buffer": SHEET})
    expect(field.get_by_role("button", name="Retirer auberges.csv", exact=True)).to_be_visible()
    assert [word for word in THEIRS if word in heard(page)] == []
    assert devices.complaints == []


def test_a_file_of_another_kind_is_refused_in_a_sentence(house: House, devices: Devices) -> None:
    hall = house.think_tank()
    page = devices.open(f"/survey?tt={hall.code}", language="nl", device=hall.desk.device)
    page.locator(".st-key-survey-file summary").click()
    field = page.locator("[data-testid=stFileUploader]")
    field.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": SHEET})
    expect(field.get_by_role("alert")).to_have_text("Dit is geen bestand van het soort TOML.")
    assert [word for word in THEIRS if word in heard(page)] == []
    assert devices.complaints == []
