"""Hosting: create a think tank, invite and remove facilitators."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice, NotFound, Refused
from profit_tt.models import (
    Facilitator,
    Person,
    Scope,
    ThinkTank,
    ThinkTankDraft,
    Wall,
)
from profit_tt.models.agenda_drafts import AgendaPlan
from profit_tt.models.words import clean
from profit_tt.services import codes, composing, rights
from profit_tt.services.agenda_plans import PLAIN, plain, plan_of
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed, identity

NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Invitation:
    """A facilitator and the secret of the link, which is shown this once."""

    think_tank: ThinkTank
    facilitator: Facilitator
    token: str


def create_think_tank(
    *, by: Person, draft: ThinkTankDraft, code: str | None = None, template: str = PLAIN
) -> Invitation:
    """A new think tank with the agenda of a template, and its first facilitator's link.

    The plain agenda is welcome, collect, vote, review. Raises BadChoice for a template that is none.

    The device that created it still comes in through the link, as everybody else. `code` is for samples only.
    """
    with store.writing() as session:
        rights.require(session, by=replace(by, think_tank_id=None), operation=Operation.create_think_tank)
        return founded(session, draft=draft, code=code or _free_code(session), plan=plan_of(template))


def founded(session: Session, *, draft: ThinkTankDraft, code: str, plan: AgendaPlan | None = None) -> Invitation:
    """The new think tank inside a transaction that somebody else has opened: for deeds that add more to it."""
    think_tank = ThinkTank(
        code=code,
        title=draft.title,
        question=draft.question,
        place=draft.place,
        held_on=draft.held_on,
        languages=[str(language) for language in draft.languages],
    )
    session.add(think_tank)
    session.flush()
    think_tank_id = identity(think_tank.id)
    store.revisions.start(session, think_tank_id=think_tank_id)
    composing.found_agenda(session, think_tank_id=think_tank_id, plan=plan or plain())
    session.add(Wall(think_tank_id=think_tank_id))
    facilitator, token = _invited(session, think_tank_id, draft.facilitator)
    return Invitation(think_tank, facilitator, token)


def fresh(session: Session, *, draft: ThinkTankDraft) -> ThinkTank:
    """The same with a code that is free, for an import."""
    return founded(session, draft=draft, code=_free_code(session)).think_tank


def newest(*, by: Person) -> ThinkTank | None:
    """The think tank that was created last; only the house may ask."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.list_think_tanks)
        return next(iter(store.think_tanks.every(session)), None)


def invite_facilitator(*, by: Person, name: str, region: str | None = None) -> Invitation:
    """One more facilitator, or with a region a coordinator of that one's part of the network, with an own link.

    Raises BadText: a link without a name could not be taken back later; BadChoice for a region that is not there.
    """
    name = clean(name, field="name", limit=NAME_LIMIT, required=True, one_line=True)
    with deed(by=by, operation=Operation.invite_facilitator, scope=Scope.number) as done:
        _require_region(done.session, region)
        facilitator, token = _invited(done.session, done.think_tank_id, name, region)
        after = {"name": name} | ({"region": region} if region else {})
        done.log("invite", "facilitator", facilitator.id, after=after)
        think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
        if think_tank is None:
            raise NotFound
        return Invitation(think_tank, facilitator, token)


def renew_link(*, by: Person, name: str, region: str | None = None) -> Invitation:
    """A fresh link for the facilitator of this name, or with a region for its coordinator, who is invited if not there.

    The former link ends; devices that came in through it stay in. Raises BadChoice for a region that is not there.
    """
    with deed(by=by, operation=Operation.invite_facilitator, scope=Scope.number) as done:
        present = store.people.facilitators(done.session, think_tank_id=done.think_tank_id)
        present.sort(key=lambda one: one.region is not None)  # of two with one name, the one who runs it
        named = (one for one in present if one.name == name and region in (None, one.region))
        facilitator = next(named, None)
        if facilitator is None:
            _require_region(done.session, region)
            facilitator, token = _invited(done.session, done.think_tank_id, name, region)
        else:
            token = codes.new_link_token()
            facilitator.link_hash = codes.hashed(token)
            done.session.add(facilitator)
        done.log("renew", "facilitator", facilitator.id, after={"name": name})
        think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
        if think_tank is None:
            raise NotFound
        return Invitation(think_tank, facilitator, token)


def remove_facilitator(*, by: Person, facilitator_id: int) -> None:
    """End a facilitator's link and rights at once, on all devices. The last one cannot be removed."""
    with deed(by=by, operation=Operation.remove_facilitator, scope=Scope.number) as done:
        present = store.people.facilitators(done.session, think_tank_id=done.think_tank_id)
        going = next((one for one in present if one.id == facilitator_id), None)
        if going is None:
            raise NotFound
        if going.region is None and sum(one.region is None for one in present) == 1:
            raise Refused(N_("The last facilitator cannot be removed: nobody could run the think tank then."))
        going.removed_at = now()
        done.session.add(going)
        done.log("remove", "facilitator", going.id, before={"name": going.name})


def facilitators(*, by: Person) -> list[Facilitator]:
    """Those who may run the think tank now, and its regions' coordinators."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.invite_facilitator)
        return store.people.facilitators(session, think_tank_id=by.think_tank_id or 0)


def _require_region(session: Session, region: str | None) -> None:
    if region is not None and region not in {one.slug for one in store.places.regions(session)}:
        raise BadChoice(N_("There is no such region."), field="region")


def _invited(session: Session, think_tank_id: int, name: str, region: str | None = None) -> tuple[Facilitator, str]:
    token = codes.new_link_token()
    facilitator = Facilitator(
        think_tank_id=think_tank_id, name=name, region=region, link_hash=codes.hashed(token), invited_at=now()
    )
    session.add(facilitator)
    session.flush()
    return facilitator, token


def _free_code(session: Session) -> str:
    while True:
        code = codes.new_code()
        if store.think_tanks.by_code(session, code=code) is None:
            return code
