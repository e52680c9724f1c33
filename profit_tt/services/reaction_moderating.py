"""Moderating reactions: what waits, what is listed, what was rejected and why; whether any are taken at all."""

from profit_tt import store
from profit_tt.models import Person, Reaction, Scope
from profit_tt.models.words import clean
from profit_tt.services import reaction_rules, rights
from profit_tt.services.moderating import REASON_LIMIT
from profit_tt.services.reaction_rules import ReactionDeed
from profit_tt.services.reactions import Shown
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed, identity


def queue(*, by: Person) -> tuple[Shown, ...]:
    """Every reaction that was sent, in every state, newest first. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.moderate_reaction)
        sent = store.reactions.sent(session, think_tank_id=by.think_tank_id or 0)
        said = store.reactions.caption_languages(session, reaction_ids=[identity(one.id) for one in sent if one.file])
        return tuple(Shown(one, said.get(identity(one.id), ())) for one in sent)


def approve(*, by: Person, reaction_id: int, seen: int | None) -> Reaction:
    """Put a reaction that waits on the list; others see it once its author consents."""
    return _moved(by, reaction_id, seen, ReactionDeed.approve)


def reject(*, by: Person, reaction_id: int, reason: str, seen: int | None) -> Reaction:
    """Take a reaction off the list; its author sees the reason."""
    told = clean(reason, field="reason", limit=REASON_LIMIT, required=True, one_line=True)
    return _moved(by, reaction_id, seen, ReactionDeed.reject, reason=told)


def restore(*, by: Person, reaction_id: int, seen: int | None) -> Reaction:
    """Put a rejected reaction back on the list."""
    return _moved(by, reaction_id, seen, ReactionDeed.restore)


def is_open(*, by: Person) -> bool:
    """Whether the think tank takes reactions. Raises NotAllowed, NotFound."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.moderate_reaction)
        return store.reactions.is_open(session, think_tank_id=by.think_tank_id or 0)


def set_open(*, by: Person, is_open: bool) -> None:
    """Take reactions, or take no more; those that are there stay, and consent can be withdrawn at any time."""
    with deed(by=by, operation=Operation.moderate_reaction, scope=Scope.number) as done:
        before = {"open": store.reactions.is_open(done.session, think_tank_id=done.think_tank_id)}
        store.reactions.set_open(done.session, think_tank_id=done.think_tank_id, is_open=is_open)
        done.log("set", "reactions", None, before=before, after={"open": is_open})


def _moved(by: Person, reaction_id: int, seen: int | None, what: ReactionDeed, *, reason: str = "") -> Reaction:
    with deed(by=by, operation=Operation.moderate_reaction, scope=Scope.number) as done:
        reaction = reaction_rules.looked_at(done, reaction_id, deed=what, seen=seen)
        before = {"state": reaction.state, "reason": reaction.reason}
        reaction.state, reaction.reason = reaction_rules.LEADS_TO[what], reason
        reaction.version += 1
        done.session.add(reaction)
        done.session.flush()
        done.log(str(what), "reaction", reaction_id, before=before, after={"state": reaction.state, "reason": reason})
        return reaction
