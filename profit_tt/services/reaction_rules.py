"""What reactions allow when: who may change one, what a facilitator may do from which state, how fast they may come."""

from datetime import timedelta
from enum import StrEnum

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, ChangedMeanwhile, Closed, NotAllowed, NotFound, Refused, TooOften
from profit_tt.models import Reaction, ReactionState, Standing
from profit_tt.services import rights
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed

REACTIONS_A_MINUTE = 6
#: An uploaded video that nobody has sent after so long is thrown away.
UNSENT_HOURS = 24


class ReactionDeed(StrEnum):
    """What a facilitator can do with a reaction that was sent."""

    approve = "approve"
    reject = "reject"
    restore = "restore"


D, S = ReactionDeed, ReactionState
ALLOWED = {D.approve: {S.waiting}, D.reject: {S.waiting, S.listed}, D.restore: {S.rejected}}
LEADS_TO = {D.approve: S.listed, D.reject: S.rejected, D.restore: S.listed}


def require_open(done: Deed) -> None:
    """Raises Closed."""
    if not store.reactions.is_open(done.session, think_tank_id=done.think_tank_id):
        raise closed()


def closed() -> Closed:
    """The refusal while a think tank takes no reactions."""
    return Closed(N_("Reactions are closed: nothing can be added now."))


def require_patience(done: Deed) -> None:
    """Raises TooOften."""
    recently = store.reactions.given_since(done.session, expert_id=done.expert_id, since=now() - timedelta(minutes=1))
    if recently >= REACTIONS_A_MINUTE:
        raise TooOften(N_("That was fast. Please wait {seconds} seconds."), seconds=60)


def own(done: Deed, reaction_id: int) -> Reaction:
    """The reaction, if it is the person's own. Raises NotFound, NotAllowed."""
    reaction = store.reactions.by_id(done.session, think_tank_id=done.think_tank_id, reaction_id=reaction_id)
    if reaction is None:
        raise NotFound
    if reaction.expert_id != done.expert_id:
        raise NotAllowed
    return reaction


def looked_at(done: Deed, reaction_id: int, *, deed: ReactionDeed, seen: int | None) -> Reaction:
    """The reaction as a facilitator saw it and open to this deed. Raises NotFound, ChangedMeanwhile, Refused."""
    reaction = store.reactions.by_id(done.session, think_tank_id=done.think_tank_id, reaction_id=reaction_id)
    if reaction is None or reaction.state is ReactionState.unsent:
        raise NotFound
    if seen not in (None, reaction.version):
        raise ChangedMeanwhile
    if reaction.state not in ALLOWED[deed]:
        raise Refused(N_("This reaction has been dealt with already."))
    return reaction


def arriving(done: Deed) -> ReactionState:
    """Where a reaction goes that was just sent or changed: on the list, or before a facilitator's eyes first."""
    think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
    approve_first = think_tank is not None and think_tank.approve_first
    return ReactionState.waiting if approve_first else ReactionState.listed


def require_sees(stands: Standing, reaction: Reaction) -> None:
    """Listed and consented, one's own, or a facilitator's to moderate. Raises NotFound, as if there were none."""
    public = reaction.state is ReactionState.listed and reaction.consent
    own = stands.expert is not None and stands.expert.id == reaction.expert_id
    moderates = rights.may(stands.roles, Operation.moderate_reaction) and reaction.state is not ReactionState.unsent
    if not (public or own or moderates):
        raise NotFound
