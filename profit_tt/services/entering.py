"""Coming in: by code, by re-entry code, by a facilitator's link."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.config import settings
from profit_tt.errors import (
    BadChoice,
    NotAllowed,
    TooOften,
    UnknownCode,
    UnknownLink,
    UnknownReentryCode,
)
from profit_tt.models import Expert, ExpertDraft, Person, Pulse, Scope, Standing, ThinkTank
from profit_tt.services import codes, rights
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed

FACILITATOR_HOURS = 8  # ASVS 7.3: a facilitator's device is asked for the link again after a working day
FORGET_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Patience:
    """So many wrong codes are free, then each further try waits, twice as long each time, at most `longest` seconds."""

    free: int
    longest: int

    def left(self, wrong: int, elapsed: float) -> int:
        """Seconds to wait still, `elapsed` seconds after the last of so many wrong codes."""
        if wrong < self.free:
            return 0
        wait = min(self.longest, 5 << min(wrong - self.free, 10))
        return wait - int(min(max(elapsed, 0), wait))  # a clock that was put back makes nobody wait longer


WITH_DEVICE = Patience(free=5, longest=300)
#: A whole conference may sit behind one address: it waits only when guesses come by the thousand, and never long.
WITH_ADDRESS = Patience(free=1000, longest=5)


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a newcomer gets: who they are, and the re-entry code that is shown this once."""

    expert: Expert
    reentry_code: str


def find_think_tank(*, code: str, device: str, address: str = "") -> ThinkTank:
    """The think tank with this code, however it was typed.

    After five wrong codes from a device each further try waits longer, the right code too; the count is kept in the
    database, hashed. Raises UnknownCode or TooOften.
    """
    meant = codes.read_code(code)
    keys = _keys(device, address)
    with store.reading() as session:
        _refuse_hasty(session, keys)
        found = store.think_tanks.by_code(session, code=meant)
    if found is None:
        _count_wrong(keys)
        raise UnknownCode(code=meant[:12] or "?")
    return found


def think_tank_by_code(*, code: str) -> ThinkTank | None:
    """The think tank with exactly this code, for addresses that carry it; no count, no refusal."""
    with store.reading() as session:
        return store.think_tanks.by_code(session, code=codes.read_code(code))


def join(*, by: Person, draft: ExpertDraft) -> Welcome:
    """Become an expert of the think tank with this device. Joining again from the same device changes nothing.

    Raises BadChoice for a region that is not there, NotAllowed, NotFound.
    """
    with deed(by=by, operation=Operation.join, scope=Scope.number) as done:
        if done.standing.expert:
            return Welcome(done.standing.expert, "")
        if draft.region not in {region.slug for region in store.places.regions(done.session)}:
            raise BadChoice(field="region")
        code = codes.new_reentry_code()
        expert = Expert(
            think_tank_id=done.think_tank_id,
            region=draft.region,
            stakeholder=draft.stakeholder,
            language=draft.language,
            name=draft.name,
            reentry_hash=codes.hashed(code),
            joined_at=now(),
        )
        done.session.add(expert)
        done.session.flush()
        store.people.bind_expert(done.session, device=by.device, expert=expert, at=now())
        done.log("join", "expert", expert.id, after={"region": draft.region, "stakeholder": draft.stakeholder})
        return Welcome(expert, code)


def continue_as(*, device: str, reentry_code: str, address: str = "") -> Expert:
    """Go on as the same person on this device. Raises UnknownReentryCode, TooOften, NotAllowed."""
    if not device:
        raise NotAllowed
    keys = _keys(device, address)
    with store.writing() as session:
        _refuse_hasty(session, keys)
        expert = store.people.expert_by_reentry(
            session, reentry_hash=codes.hashed(codes.read_reentry_code(reentry_code))
        )
        if expert:
            store.people.bind_expert(session, device=device, expert=expert, at=now())
            return expert
    _count_wrong(keys)
    raise UnknownReentryCode


def enter_as_facilitator(*, device: str, token: str) -> ThinkTank:
    """Let this device run the think tank, or look after its region, for eight hours. Raises UnknownLink."""
    if not device:
        raise NotAllowed
    with store.writing() as session:
        facilitator = store.people.facilitator_by_link(session, link_hash=codes.hashed(token))
        if facilitator is None:
            raise UnknownLink
        until = now() + timedelta(hours=FACILITATOR_HOURS)
        store.people.bind_facilitator(session, device=device, facilitator=facilitator, until=until)
        found = store.think_tanks.by_id(session, think_tank_id=facilitator.think_tank_id)
        if found is None:
            raise UnknownLink
        return found


def where_i_was(*, device: str) -> ThinkTank | None:
    """The think tank this device was in last: as an expert, else as a facilitator."""
    with store.reading() as session:
        think_tank_id = store.people.last_think_tank(session, device=device)
        if think_tank_id is None:
            mine = store.people.facilitated_think_tanks(session, device=device, at=now(), with_coordinated=True)
            think_tank_id = mine[0] if mine else None
        return None if think_tank_id is None else store.think_tanks.by_id(session, think_tank_id=think_tank_id)


def think_tanks_i_run(*, device: str) -> list[ThinkTank]:
    """The think tanks this device may run now, newest first."""
    with store.reading() as session:
        ids = store.people.facilitated_think_tanks(session, device=device, at=now())
        found = (store.think_tanks.by_id(session, think_tank_id=think_tank_id) for think_tank_id in ids)
        return [think_tank for think_tank in found if think_tank]


def who(*, by: Person) -> Standing:
    """What the person is at this moment: for showing the right page, never instead of a service's own check."""
    return met(by=by)[0]


def met(*, by: Person) -> tuple[Standing, Pulse | None]:
    """The same, with the think tank's revision at that moment: all that a page needs to begin. Raises NotFound."""
    if by.think_tank_id is None:
        return rights.nowhere(by=by), None
    with store.asking() as reader:
        return rights.met(reader, by=by)


def _keys(device: str, address: str) -> dict[str, Patience]:
    keys = {f"device:{codes.hashed(device)}": WITH_DEVICE} if device else {}
    if address:  # no address is kept: only a keyed hash, and only for wrong codes
        salted = hmac.new(settings().signing_key.encode(), address.encode(), hashlib.sha256).hexdigest()
        keys[f"address:{salted}"] = WITH_ADDRESS
    return keys


def _refuse_hasty(session: Session, keys: dict[str, Patience]) -> None:
    for key, patience in keys.items():
        attempt = store.people.attempt(session, key=key)
        left = patience.left(attempt.wrong, (now() - attempt.last_at).total_seconds()) if attempt else 0
        if left > 0:
            raise TooOften(seconds=left)


def _count_wrong(keys: dict[str, Patience]) -> None:
    with store.writing() as session:
        for key in keys:
            store.people.count_attempt(session, key=key, at=now(), afresh_before=now() - FORGET_AFTER)
