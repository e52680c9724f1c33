"""The network, as a new user goes through it: an office's spreadsheet with faults becomes rows, figures and a poster;
a survey is filled in on a phone; a video is sent and sought in.
"""

import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Response, expect
from pypdf import PdfReader

from profit_tt.services import network_figures, room, survey_answers, surveys
from tests.building import Hall, House
from tests.journeys.conftest import Devices
from tests.journeys.test_reactions import RECORD, SEEK, choose_video
from tests.journeys.waiting import until
from tests.offices import SHEET
from tests.screen_halls import HALLS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AT_REST = '[data-testid=stApp][data-test-script-state="notRunning"]'
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def hall(house: House) -> Hall:
    """The Canterbury sample, with a desk and a phone."""
    return HALLS["canterbury"](house)


def test_an_office_sheet_with_faults_is_mended_and_printed_in_french(
    hall: Hall, devices: Devices, tmp_path: Path
) -> None:
    desk = devices.open(f"/network?tt={hall.code}", language="fr", size=DESK, device=hall.desk.device)
    expect(reached(desk)).to_contain_text("72 organisations ont été touchées")
    expect(reached(desk)).to_contain_text("Pas-de-Calais : 14 organisations")
    desk.get_by_role("button", name="Gérer le réseau").click()
    desk.get_by_text("Fichiers", exact=True).click()
    desk.locator(".st-key-sheet-kind").get_by_text("Qui a participé", exact=True).click()
    sheet = desk.locator(".st-key-card-sheet")
    sheet.locator("input[type=file]").set_input_files(
        {"name": "réseau 2019.csv", "mimeType": "text/csv", "buffer": SHEET}
    )
    expect(sheet).to_contain_text("Lu comme CSV en Windows 1252")
    expect(sheet).to_contain_text("la ligne 4 répète la ligne 2")
    expect(counts(desk)).to_have_text(["5", "3", "2"])
    expect(desk.get_by_role("button", name="Importer toutes les lignes")).to_have_count(0)

    choose(desk, "Région : « Flandre »", "Côte belge")
    expect(counts(desk)).to_have_text(["5", "4", "1"])
    mend(desk, 6, "Date", "14/06/2019")
    expect(counts(desk)).to_have_text(["5", "5", "0"])
    choose(desk, "Région des nouvelles activités", "Pas-de-Calais")
    expect(sheet).to_contain_text("4 nouvelles organisations")
    assert network_figures.network(by=hall.desk).reach.organisations == 72
    desk.get_by_role("button", name="Importer toutes les lignes").click()
    expect(desk.locator(".st-key-sheet-brought")).to_contain_text("réseau 2019.csv")

    desk.get_by_role("button", name="Retour au réseau").click()
    expect(reached(desk)).to_contain_text("76 organisations ont été touchées")
    expect(reached(desk)).to_contain_text("Pas-de-Calais : 17 organisations")
    expect(reached(desk)).to_contain_text("Côte belge : 17 organisations")
    with desk.expect_download() as poster:
        desk.locator(".st-key-infographic-pdf-poster button").click()
    told = " ".join(words_of(Path(poster.value.path())).split())
    assert "76 organisations comptées à partir des lignes" in told
    assert "Ce que toutes les régions approuvent" in told
    assert devices.foreign == []
    assert devices.complaints == []


def test_a_survey_is_filled_in_on_a_phone(hall: Hall, devices: Devices) -> None:
    phone = devices.open(f"/survey?tt={hall.code}", language="fr", device=hall.experts[0].device)
    expect(phone.locator("h1")).to_have_text("L’innovation dans les petites entreprises touristiques")
    tick(phone, "Grâce à des partenaires")
    tick(phone, "De façon planifiée")
    go_on(phone, 2)
    phone.locator("[data-testid=stRadio] label", has_text="Le temps").click()
    expect(phone.get_by_text("Question 2 sur 7")).to_be_visible()  # time and staff: then hours are asked
    go_on(phone, 3)
    phone.locator("[data-testid=stNumberInput] input").fill("4")
    phone.keyboard.press("Enter")
    go_on(phone, 4)
    for theme in ("Le numérique", "Les expériences"):
        phone.locator("[class*=st-key-survey-rank-] button", has_text=theme).click()
        expect(phone.locator("[class*=st-key-survey-rank-in-] button", has_text=theme)).to_be_visible()
    phone.reload()  # the phone was put away: what was answered is there
    expect(phone.get_by_text("Question 5 sur 7")).to_be_visible()
    for row in range(5):
        line = phone.locator("[class*=st-key-card-question-] [data-testid=stButtonGroup]").nth(row)
        line.get_by_text("4", exact=True).click()
        expect(line.locator("[data-selected=true]")).to_have_text("4")
    go_on(phone, 6)
    scale = phone.locator("[class*=st-key-card-question-] [data-testid=stButtonGroup]")
    scale.get_by_text("5", exact=True).click()
    expect(scale.locator("[data-selected=true]")).to_have_text("5")
    go_on(phone, 7)
    phone.locator("textarea").fill("Un après-midi par mois sans téléphone")
    phone.get_by_role("button", name="J’ai terminé").click()
    expect(phone.get_by_text("Merci. Vos réponses sont bien arrivées.")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    form = surveys.forms(by=hall.desk)[0]
    mine = survey_answers.mine(by=hall.experts[0], survey_id=form.id)
    assert (mine.is_finished, mine.answered) == (True, 7)
    values = [mine.values[asked.id] for asked in mine.asked]
    assert (values[2], values[5], values[6]) == (4, 5, "Un après-midi par mois sans téléphone")
    assert [len(values[0]), len(values[3]), len(values[4])] == [2, 2, 5]
    assert devices.foreign == []
    assert devices.complaints == []


def test_a_result_of_a_survey_becomes_a_finding_with_its_evidence(hall: Hall, devices: Devices) -> None:
    desk = devices.open(f"/survey?tt={hall.code}", size=DESK, device=hall.desk.device)
    desk.get_by_role("button", name="Innovation in small tourism firms").click()
    desk.get_by_text("Results", exact=True).click()
    barrier = desk.locator("[class*=st-key-card-survey-result-]", has_text="What is your biggest barrier?")
    barrier.get_by_role("button", name="Turn this result into a finding").click()
    text = barrier.get_by_label("Your finding")
    expect(text).to_have_value(re.compile("Time"))
    words = text.input_value()
    barrier.get_by_text("Partnership", exact=True).click()
    evidence = barrier.get_by_text("Its evidence will be:").inner_text().removeprefix("Its evidence will be: ")
    barrier.get_by_role("button", name="Put it on the list").click()
    desk.get_by_role("link", name="Open finding").click()
    expect(desk.locator(".st-key-room-finding")).to_contain_text(words)
    expect(desk.locator(".st-key-room-finding")).to_contain_text(evidence)
    found = room.look(by=hall.desk).findings[-1]
    assert (found.text, found.evidence) == (words, evidence)
    expect(desk.locator(".st-key-room-finding a[href*='view=results']")).to_have_count(1)
    assert devices.foreign == []
    assert devices.complaints == []


def test_a_video_from_the_phone_is_sought_in(hall: Hall, devices: Devices, tmp_path: Path) -> None:
    phone = devices.open(f"/reactions?tt={hall.code}", language="fr", device=hall.experts[0].device)
    expect(phone.locator(".st-key-reaction-way")).to_be_visible()
    film = tmp_path / "film.webm"
    film.write_bytes(base64.b64decode(phone.evaluate(RECORD)))
    choose_video(phone, film, word="Vidéo")
    phone.get_by_text("Les autres peuvent voir ceci").last.click()
    phone.get_by_role("button", name="Envoyer la vidéo").click()
    wide = devices.open(f"/reactions?tt={hall.code}", size=DESK)
    answers: list[Response] = []
    wide.on("response", lambda answer: answers.append(answer) if "/videos/" in answer.url else None)
    wide.reload()
    player = wide.locator("[class*=st-key-gallery-zeeland] video")
    expect(player).to_be_visible()
    at, width, error, _ = player.evaluate(SEEK)
    assert (round(at), width, error) == (2, 160, None)
    parts = [answer for answer in answers if answer.status == 206]
    assert parts
    assert re.fullmatch(r"bytes \d+-\d+/\d+", parts[-1].headers["content-range"])
    assert devices.foreign == []
    assert devices.complaints == []


def reached(page: Page) -> Locator:
    return page.locator(".st-key-chapter-reached")


def counts(page: Page) -> Locator:
    """Rows, those in order, those to mend."""
    return page.locator(".st-key-sheet-counts [data-testid=stMetricValue]")


def choose(page: Page, label: str, name: str) -> None:
    """In a field with a list: type the name and take it."""
    box = page.locator("[data-testid=stSelectbox]", has_text=label).locator("input")
    option = page.get_by_role("option", name=name, exact=True)

    def opened() -> bool:
        """A list that was open while the page was drawn anew is shut: whoever sees that opens it again."""
        if not option.count():
            box.blur()
            box.click()
            page.wait_for_timeout(800)
        return option.count() == 1

    page.wait_for_selector(AT_REST)
    until(page, opened, f"{label} does not open")
    option.click()


def mend(page: Page, row: int, column: str, right: str) -> None:
    """Go over a cell of a row to mend, and have it checked."""
    page.locator(f"[class*=st-key-sheet-row-][class*='-{row} ']").get_by_label(column).fill(right)
    page.get_by_role("button", name="Vérifier à nouveau").click()


def tick(phone: Page, option: str) -> None:
    """A box, and its answer is stored."""
    box = phone.locator("[data-testid=stCheckbox]", has_text=option)
    box.locator("label").click()
    expect(box.locator("input")).to_be_checked()


def go_on(phone: Page, number: int) -> None:
    phone.get_by_role("button", name="Suivant").click()
    expect(phone.get_by_text(f"Question {number} sur ")).to_be_visible()


def words_of(file: Path) -> str:
    return PdfReader(BytesIO(file.read_bytes())).pages[0].extract_text()
