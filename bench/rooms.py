"""A think tank to load: made through the services, as people would make it."""

import secrets
from dataclasses import dataclass

from profit_tt.models import ExpertDraft, FindingDraft, Language, Person, Stakeholder, StepKind, ThinkTankDraft
from profit_tt.server.identity import COOKIE, signed
from profit_tt.services import collecting, entering, hosting, room, running, setting_up

FINDINGS = 120


@dataclass(frozen=True)
class Loaded:
    """A think tank in which voting is open; `cookies` of experts who have joined it."""

    code: str
    think_tank_id: int
    round_id: int
    cookies: list[str]
    newcomers: list[str]
    desk: str = ""


def loaded(experts: int, newcomers: int) -> Loaded:
    """120 findings, voting open, and this many experts; `newcomers` have a cookie but did not join."""
    setting_up.set_up()
    invitation = hosting.create_think_tank(
        by=Person(secrets.token_hex(8)), draft=ThinkTankDraft.of(title="Load", question="How many at once?")
    )
    think_tank_id = invitation.think_tank.id or 0
    desk = Person("bench-desk", think_tank_id)
    entering.enter_as_facilitator(device=desk.device, token=invitation.token)
    running.open_step(by=desk, kind=StepKind.collect)
    devices = [f"bench-{secrets.token_hex(8)}" for _ in range(experts)]
    for number, device in enumerate(devices):
        _join(Person(device, think_tank_id), number)
    for number in range(FINDINGS):
        # Ten findings a minute are enough for one expert, so each comes from another one.
        author = Person(f"bench-author-{number}-{think_tank_id}", think_tank_id)
        _join(author, number)
        collecting.submit(by=author, draft=_finding(number))
    running.open_step(by=desk, kind=StepKind.vote)
    voting = room.look(by=desk).voting
    return Loaded(
        code=invitation.think_tank.code,
        think_tank_id=think_tank_id,
        round_id=(voting.id or 0) if voting else 0,
        cookies=[f"{COOKIE}={signed(device)}" for device in devices],
        newcomers=[f"{COOKIE}={signed(f'new-{secrets.token_hex(8)}')}" for _ in range(newcomers)],
        desk=f"{COOKIE}={signed(desk.device)}",
    )


def _join(person: Person, number: int) -> None:
    regions = ("kent", "essex", "pas-de-calais", "belgian-coast", "zeeland")
    kinds = list(Stakeholder)
    draft = ExpertDraft.of(region=regions[number % 5], stakeholder=kinds[number % 3], language=Language.en)
    entering.join(by=person, draft=draft)


def _finding(number: int) -> FindingDraft:
    text = f"Finding {number} of the load test: neighbours sell a joint ticket in quiet week {number}."
    return FindingDraft.of(text=text, kind="practice", language="en", themes=["partnership"])
