"""The rounds of votes while an agenda is composed, inside a deed of `composing`: new ones, and what changes in them."""

from dataclasses import replace
from typing import Any

from profit_tt import store
from profit_tt.errors import BadChoice
from profit_tt.models import Round, Step
from profit_tt.models.agenda_drafts import RoundDraft
from profit_tt.models.base import row_id
from profit_tt.services import agenda, agenda_rules, gathering
from profit_tt.services.agenda import Agenda
from profit_tt.services.agenda_rules import AgendaDeed

#: Fields of a round that votes hang on.
OF_VOTES = ("ballot", "budget", "each", "findings_from", "themes", "top", "top_of", "again_of")
#: What a vote again shares with the round that it repeats.
_SHARED = ("ballot", "budget", "each", "labels")


def add(here: Agenda, step: Step, columns: dict[str, Any]) -> Round:
    new: dict[str, Any] = {"think_tank_id": row_id(here.think_tank.id), "version": here.revision}
    voting = Round(step_id=row_id(step.id), number=0, **new, **columns)
    here.session.add(voting)
    here.session.flush()
    here.every.append(voting)
    return voting


def resolved(here: Agenda, draft: RoundDraft) -> dict[str, Any]:
    """The columns of a round as the draft wants them, when what it names is there."""
    columns = _listed(draft)
    for name in ("again_of", "top_of"):
        if columns[name] is not None and columns[name] not in {one.id for one in here.rounds}:
            raise BadChoice(field=name)
    if not set(columns["themes"]) <= {theme.slug for theme in store.places.themes(here.session)}:
        raise BadChoice(field="themes")
    if columns["again_of"] is not None:
        earlier = here.round(columns["again_of"])
        columns |= {name: getattr(earlier, name) for name in _SHARED}
    return columns


def change_votes(here: Agenda, step: Step, voting: Round, wanted: dict[str, Any]) -> None:
    """Another ballot or other findings for a round without votes: it is gathered anew, at once if it is open."""
    facts = here.facts(step)
    agenda_rules.require(AgendaDeed.edit_votes, replace(facts, findings=1))
    store.agenda.let_go_of_findings(here.session, round_id=row_id(voting.id))
    here.asked.pop(row_id(voting.id), None)
    agenda.put(here, voting, wanted)
    after = replace(facts, findings=here.about(voting), in_order=here.in_order())
    agenda_rules.require(AgendaDeed.edit_votes, after)
    gathering.gather_open(here.session, think_tank_id=row_id(here.think_tank.id))


def hand_on(here: Agenda, voting: Round) -> None:
    """Rounds that repeat this one share its ballot."""
    shared = {name: getattr(voting, name) for name in _SHARED}
    for later in here.rounds:
        if later.again_of == voting.id and {name: getattr(later, name) for name in _SHARED} != shared:
            agenda.put(here, later, shared)
            hand_on(here, later)


def _listed(draft: RoundDraft) -> dict[str, Any]:
    """A draft's fields as JSON keeps them: lists, no tuples."""
    columns = draft.model_dump()
    columns["themes"] = list(columns["themes"])
    columns["labels"] = {language: list(names) for language, names in columns["labels"].items()}
    return columns
