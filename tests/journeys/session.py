"""What is open in a room while its think tank runs, and what its facilitator does again and again."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from profit_tt.models import Person
from profit_tt.services import room
from tests.building import Hall
from tests.journeys.room import Phone, is_at, press
from tests.journeys.traffic import Traffic
from tests.journeys.waiting import until


@dataclass
class Session:
    """Everything that is open in the room."""

    hall: Hall
    desk: Page
    wall: Page
    phones: list[Phone]
    traffic: dict[Page, Traffic]
    var: Path

    @property
    def heard(self) -> Traffic:
        """What the wall got."""
        return self.traffic[self.wall]

    @property
    def people(self) -> list[Person]:
        return [*(phone.person(self.hall) for phone in self.phones), *self.hall.experts]

    def next(self, name: str, at: str) -> None:
        """To the next step by the desk's one button; the phones follow."""
        expect(self.desk.locator(".st-key-next")).to_contain_text(name)
        press(self.desk, "next")
        expect(self.desk.locator(".st-key-now-words h1")).to_have_text(name)
        for phone in self.phones:
            is_at(phone, at)

    def scene(self, name: str) -> None:
        """Put a scene on the wall from the desk."""
        press(self.desk, f"scene-{name}")

    def is_drawn(self) -> None:
        """The wall shows what the database says now, and all of it has come."""
        revision = room.pulse(by=self.hall.desk).number
        told = f'"revision":{revision},'
        until(self.wall, lambda: any(told in text.replace(" ", "") for text in self.heard.words()), "the wall is late")
        expect(self.wall.locator("[data-test-script-state='notRunning']")).to_be_visible()

    def forget(self) -> None:
        """From here on."""
        for heard in self.traffic.values():
            heard.forget()

    def told(self) -> dict[str, list[str]]:
        """What phones and wall got that can only come from votes that were counted."""
        names = {self.wall: "wall"} | {phone.page: f"{phone.region} {phone.language}" for phone in self.phones}
        return {names[page]: told for page, heard in self.traffic.items() if (told := heard.tells())}
