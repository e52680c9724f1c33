"""A room full of people: six phones of five regions in three languages, and what they do with their thumbs."""

from dataclasses import dataclass
from random import Random

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from profit_tt.models import Choice, Person
from profit_tt.server.identity import COOKIE
from profit_tt.services import room, voting
from profit_tt.services.room import RoomFinding
from profit_tt.text import speaker
from tests.building import Hall
from tests.journeys.conftest import PATIENCE, Devices
from tests.journeys.waiting import until

PEOPLE = (
    ("en", "kent", "Kent", "Enterprise"),
    ("en", "essex", "Essex", "Research"),
    ("fr", "pas-de-calais", "Pas-de-Calais", "Public body"),
    ("nl", "belgian-coast", "Belgische Kust", "Enterprise"),
    ("nl", "zeeland", "Zeeland", "Research"),
    ("fr", "pas-de-calais", "Pas-de-Calais", "Enterprise"),
)
THEME = {"en": "Partnership", "fr": "Partenariat", "nl": "Samenwerking"}
#: Twenty findings, in turn from the phones above; the first two say the same.
FINDINGS = (
    "Neighbours sell one joint ticket in the quiet months",
    "Neighbours sell a joint ticket in the quiet months",
    "L’accueil après 20 h était le point faible de la saison",
    "Wandelaars boeken korte ritten met de bus erbij",
    "Gasten betalen om zelf te leren koken ’s winters",
    "Une carte commune des producteurs ouverts en février",
    "A shared booking page halves the calls on Saturdays",
    "Small harbours lend each other their guides",
    "Un hôtel prête ses vélos aux visiteurs des musées",
    "De bakker opent een uur vroeger voor de eerste veerboot",
    "Studenten vertalen de website in één namiddag",
    "Les artisans répondent ensemble aux avis en ligne",
    "A walking app needs a person who answers the phone",
    "Oyster farms offer tastings at low tide by bus",
    "Deux gîtes partagent une lingerie et un comptable",
    "Een vuurtoren verhuurt zijn kamers per nacht",
    "Het strandpaviljoen blijft open op regendagen",
    "Former le personnel saisonnier avec les voisins",
    "Data on arrivals reach the cafes a day before",
    "Teachers bring classes when the fare is known early",
)


@dataclass
class Phone:
    """A phone in somebody's hand."""

    page: Page
    language: str
    region: str
    device: str

    def person(self, hall: Hall) -> Person:
        return hall.person(self.device)


def everybody_joins(devices: Devices, hall: Hall) -> list[Phone]:
    """They come in through the code, and write down their eight words."""
    phones = []
    for language, region, name, stakeholder in PEOPLE:
        page = devices.open(f"/join/{hall.code}", language=language, heard=True)
        page.locator(".st-key-join-region").get_by_text(name).click()
        page.locator(".st-key-join-stakeholder").get_by_text(speaker(language)(stakeholder), exact=True).click()
        press(page, "join")
        expect(page.locator(".st-key-reentry-code li")).to_have_count(8)
        press(page, "reentry-done")
        cookie = next(one["value"] for one in page.context.cookies() if one.get("name") == COOKIE)
        phones.append(Phone(page, language, region, cookie.split(".")[0]))
    return phones


def write(phones: list[Phone], findings: tuple[str, ...]) -> None:
    """Everybody sends one finding: each word by thumb, step by step all of them."""
    sending = list(zip(phones, findings, strict=False))
    for phone, words in sending:
        phone.page.locator(".st-key-finding-text textarea").fill(words)
    for phone, _ in sending:
        say = speaker(phone.language)
        phone.page.locator(".st-key-finding-kind").get_by_text(say("Practice"), exact=True).click()
    for phone, _ in sending:
        phone.page.locator(".st-key-finding-themes").get_by_text(THEME[phone.language]).click()
    for phone, _ in sending:
        expect(phone.page.locator(".st-key-finding-themes button[data-selected=true]")).to_have_count(1)
        press(phone.page, "send")
    for phone, words in sending:
        expect(phone.page.locator(".st-key-finding-text textarea")).to_have_value("")
        expect(phone.page.locator("body")).to_contain_text(words)


def vote_by_thumb(hall: Hall, phones: list[Phone], keys: tuple[str, ...]) -> None:
    """Everybody presses these answers one after the other, each on whatever finding their phone puts in front."""
    for turn, key in enumerate(keys, start=1):
        for phone in phones:
            phone.page.wait_for_timeout(90)  # quicker than half a second for each is taken for a slip of the thumb
            press(phone.page, key)
        for phone in phones:
            mine = phone.person(hall)
            until(phone.page, lambda mine=mine, turn=turn: len(_votes(hall, mine)) == turn, f"vote {turn} on {phone}")


def vote_on_the_rest(hall: Hall, people: list[Person], *, seed: int, moved: float = 0.0) -> None:
    """All other findings, for phones and for those whose thumbs nobody watches; `moved`: so many answer otherwise.

    Each finding has its own share of friends in each region, so that the ranking has something to tell.
    """
    findings = [one.id for one in listed(hall)]
    second = Random(seed + 1)
    for place, person in enumerate(people):
        given = _votes(hall, person)
        for number, finding_id in enumerate(findings):
            friends = Random(f"{seed} {number} {place % 5}").random()
            drawn = Random(f"{seed} {number} {place}").random()
            choice = Choice.agree if drawn < 0.35 + 0.65 * friends else Choice.disagree
            choice = Choice.passed if drawn > 0.93 else choice
            if second.random() < moved:
                choice = Choice.disagree if choice is Choice.agree else Choice.agree
            if finding_id not in given:
                voting.cast(by=person, round_id=hall.round_id, finding_id=finding_id, choice=choice)


def press(page: Page, key: str) -> None:
    """Press the button with this key."""
    page.locator(f".st-key-{key} button").first.click()


def press_twice(page: Page, asks: str, key: str) -> None:
    """Open what asks once more, and press the button in it. What opens while a page still grows may lie beside it."""
    for _ in range(5):
        expect(page.locator("[data-test-script-state='notRunning']")).to_be_visible()
        page.locator(f".st-key-{asks} button").first.click()
        try:
            page.locator(f".st-key-{key} button").first.click(timeout=PATIENCE / 10)
        except PlaywrightTimeout:
            page.keyboard.press("Escape")
        else:
            return
    raise AssertionError(f"{asks} did not open")


def is_at(phone: Phone, name: str) -> Locator:
    """The room the phone must be in; wait for it."""
    found = phone.page.locator(f".st-key-room-{name}")
    expect(found).to_be_visible()
    return found


def listed(hall: Hall) -> list[RoomFinding]:
    """The findings on the list, by number."""
    return list(room.look(by=hall.desk).findings)


def _votes(hall: Hall, person: Person) -> dict[int, int]:
    return voting.my_votes(by=person, round_id=hall.round_id)
