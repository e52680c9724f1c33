"""Role x operation, generated from the one table of rights: each "yes" works, each "no" raises and changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from profit_tt.errors import NotAllowed, NotFound, NotJoined
from profit_tt.models import (
    ActivityDraft,
    Audience,
    ExpertDraft,
    FindingDraft,
    OrganisationDraft,
    Person,
    ReactionDraft,
    Role,
    StepKind,
    StepState,
    ThinkTankDraft,
)
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.services import (
    collecting,
    composing,
    countdown,
    entering,
    finishing,
    hosting,
    log,
    merging,
    moderating,
    network,
    network_figures,
    polis_import,
    publishing,
    reaction_moderating,
    reactions,
    reasons,
    results,
    rights,
    room,
    running,
    sample,
    seats,
    sorting,
    translating,
    visiting,
    voting,
)
from profit_tt.services.rights import ALLOWED, Operation
from profit_tt.services.writing import identity
from tests import polis
from tests.building import Hall, House, everything
from tests.services import survey_rights, talk_rights


@dataclass
class Stage:
    """A think tank in full swing, and the ids of what is in it. `expert` has sent `own`, somebody else `other`."""

    hall: Hall
    expert: Person
    own: int
    other: int
    round_id: int
    step_id: int
    facilitator_id: int
    coordinator: Person
    organisation: int
    activity: int
    #: A reason that `other`'s author gave for a vote on `own`, shown to all.
    reason: int
    seat: str

    @classmethod
    def set(cls, house: House) -> "Stage":
        hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
        expert, author = hall.expert(), hall.expert(region="zeeland")
        own, other = hall.finding(by=expert).id, hall.finding("Bicycles on the ferry", by=author).id
        step = room.look(by=expert).step(StepKind.vote)
        invited = hosting.invite_facilitator(by=hall.desk, name="Second")
        assert step is not None
        ids = (own, other, hall.round_id, step.id, invited.facilitator.id)
        voting.cast(by=author, round_id=hall.round_id, finding_id=identity(own), choice="disagree")
        reasons.give_reason(by=author, round_id=hall.round_id, finding_id=identity(own), text="No ferry in winter")
        running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
        reason = reasons.reasons(by=expert, round_id=hall.round_id, finding_id=identity(own))[0].id
        composing.add_step(by=hall.desk, draft=StepDraft.of(kind="sort"))
        hall.open(StepKind.sort)
        reactions.give(by=expert, draft=_REACTION)
        seat = seats.add_seats(by=hall.desk, region="kent", stakeholder="public", language="en", number=1)[0]
        survey_rights.set_stage(hall)
        talk_rights.set_stage(hall, own)
        coordinator = hall.coordinator()
        firm = network.add_organisation(by=hall.desk, draft=_ORGANISATION)
        trip = network.add_activity(by=hall.desk, draft=_ACTIVITY)
        publishing.publish(by=hall.desk)
        made = (coordinator, identity(firm.id), identity(trip.id))
        return cls(hall, expert, *(identity(one) for one in ids), *made, reason, seat)

    def person(self, role: Role) -> Person:
        return {
            Role.nobody: Person("", self.hall.id),
            Role.reader: Person("", self.hall.id, is_reader=True),
            Role.observer: self.hall.person("passer-by"),
            Role.expert: self.expert,
            Role.coordinator: self.coordinator,
            Role.facilitator: self.hall.desk,
            Role.house: Person.house(self.hall.id),
        }[role]


_FINDING = FindingDraft.of(text="Open the harbour in winter", kind="idea", language="en", themes=["data"])
_EXPERT = ExpertDraft.of(region="kent", stakeholder="public", language="en")
_REACTION = ReactionDraft.of(text="A day well spent", language="en")
_STEP = StepDraft.of(kind="vote", names={"en": "Yes or no"})
_ORGANISATION = OrganisationDraft.of(name="Saltmarsh Stays", region="kent", stakeholder="enterprise")
_ACTIVITY = ActivityDraft.of(title="A morning on prices", kind="masterclass", host_region="kent")
_THINK_TANK = ThinkTankDraft.of(title="Ostend", question="What now?")

#: One caller for each operation, with the objects of a stage. An operation without a caller fails below.
CALLERS: dict[Operation, Callable[[Person, Stage], object]] = {
    Operation.create_think_tank: lambda by, _: hosting.create_think_tank(by=by, draft=_THINK_TANK),
    Operation.read_room: lambda by, _: (room.look(by=by), reactions.look(by=by)),
    Operation.join: lambda by, _: entering.join(by=by, draft=_EXPERT),
    Operation.submit_finding: lambda by, _: collecting.submit(by=by, draft=_FINDING),
    Operation.edit_own_finding: lambda by, on: collecting.edit(by=by, finding_id=on.own, draft=_FINDING),
    Operation.support_finding: lambda by, on: collecting.support(by=by, finding_id=on.other),
    Operation.sort_finding: lambda by, on: sorting.propose(by=by, finding_id=on.other, themes=["data"]),
    Operation.keep_unsent: lambda by, _: collecting.keep_unsent(by=by, fields={"text": "half a"}),
    Operation.cast_vote: lambda by, on: voting.cast(by=by, round_id=on.round_id, finding_id=on.other, choice="agree"),
    Operation.read_own_votes: lambda by, on: voting.my_votes(by=by, round_id=on.round_id),
    Operation.give_reason: lambda by, on: (
        voting.cast(by=by, round_id=on.round_id, finding_id=on.other, choice="agree"),
        reasons.give_reason(by=by, round_id=on.round_id, finding_id=on.other, text="It rains"),
    ),
    Operation.like_reason: lambda by, on: reasons.like_reason(by=by, reason_id=on.reason, liked=True),
    Operation.finish_step: lambda by, on: finishing.finish(by=by, step_id=on.step_id),
    Operation.add_seats: lambda by, _: seats.add_seats(
        by=by, region="zeeland", stakeholder="public", language="nl", number=2
    ),
    Operation.read_seats: lambda by, on: seats.seats(by=by, round_id=on.round_id),
    Operation.enter_for_seat: lambda by, on: seats.enter_votes(
        by=by, seat=on.seat, round_id=on.round_id, lines=[("1", "1")]
    ),
    Operation.read_shown_results: lambda by, _: results.picture(by=by, audience=Audience.wall),
    Operation.read_all_results: lambda by, _: results.picture(by=by, audience=Audience.desk),
    Operation.moderate_finding: lambda by, on: collecting.hide(by=by, finding_id=on.other, reason="twice"),
    Operation.read_log: lambda by, _: log.entries(by=by),
    Operation.run_agenda: lambda by, on: running.set_step(by=by, step_id=on.step_id, state=StepState.view_only),
    Operation.compose_agenda: lambda by, on: composing.duplicate_step(by=by, step_id=on.step_id),
    Operation.reset_round: lambda by, on: running.reset_round(by=by, round_id=on.round_id),
    Operation.end_think_tank: lambda by, _: running.end(by=by),
    Operation.close_due_steps: lambda by, _: countdown.close_due(by=by),
    Operation.show_results: lambda by, on: running.show_results(
        by=by, round_id=on.round_id, on=Audience.wall, shown=True
    ),
    Operation.invite_facilitator: lambda by, _: hosting.invite_facilitator(by=by, name="Third"),
    Operation.remove_facilitator: lambda by, on: hosting.remove_facilitator(by=by, facilitator_id=on.facilitator_id),
    Operation.load_sample: lambda by, _: sample.load_canterbury(by=by),
    Operation.import_votes: lambda by, _: polis_import.import_polis(by=by, folder=polis.small()),
    Operation.list_think_tanks: lambda by, _: hosting.newest(by=by),
    Operation.give_reaction: lambda by, _: reactions.give(by=by, draft=_REACTION),
    Operation.edit_own_reaction: lambda by, on: reactions.remove(
        by=by, reaction_id=identity(reactions.look(by=on.expert).mine[0].reaction.id)
    ),
    Operation.count_visits: lambda by, _: visiting.write_down(by=by),
    Operation.moderate_reaction: lambda by, _: reaction_moderating.set_open(by=by, is_open=False),
    Operation.read_network: lambda by, _: network_figures.network(by=by),
    Operation.edit_network: lambda by, on: network.take_part(
        by=by, organisation_id=on.organisation, activity_id=on.activity
    ),
    Operation.hide_samples: lambda by, _: network.hide_samples(by=by, hidden=True),
    Operation.publish: lambda by, _: publishing.unpublish(by=by),
    Operation.read_published: lambda by, _: results.picture(by=by, audience=Audience.world),
}

CALLERS |= survey_rights.CALLERS | talk_rights.CALLERS

#: Every deed that names an object, more than one an operation: for objects of somebody else's think tank.
ON_OBJECTS: dict[str, Callable[[Person, Stage], object]] = {
    "edit": CALLERS[Operation.edit_own_finding],
    "withdraw a finding": lambda by, on: collecting.withdraw(by=by, finding_id=on.own),
    "support": CALLERS[Operation.support_finding],
    "sort": CALLERS[Operation.sort_finding],
    "vote": CALLERS[Operation.cast_vote],
    "withdraw a vote": lambda by, on: voting.withdraw(by=by, round_id=on.round_id, finding_id=on.other),
    "hide": CALLERS[Operation.moderate_finding],
    "approve": lambda by, on: moderating.approve(by=by, finding_id=on.other, seen=None),
    "ask to reword": lambda by, on: moderating.ask_to_reword(by=by, finding_id=on.other, reason="why", seen=None),
    "archive": lambda by, on: moderating.archive(by=by, finding_id=on.other, seen=None),
    "star": lambda by, on: moderating.star(by=by, finding_id=on.other, starred=True, seen=None),
    "discuss": lambda by, on: moderating.mark_discussed(by=by, finding_id=on.other, discussed=True, seen=None),
    "sort a finding": lambda by, on: moderating.sort(by=by, finding_id=on.other, kind="idea", seen=None),
    "merge": lambda by, on: merging.merge(
        by=by, finding_ids=[on.own, on.other], draft=_FINDING, seen={on.own: 1, on.other: 1}
    ),
    "split a finding": lambda by, on: merging.split(
        by=by, finding_id=on.other, parts=[merging.SplitPart(_FINDING, carries=True)] * 2, seen=None
    ),
    "undo a merge": lambda by, _: merging.undo(by=by, deed_id=1),
    "translate": lambda by, on: translating.put(by=by, finding_id=on.other, language="nl", text="Fietsen"),
    "approve a translation": lambda by, on: translating.approve(by=by, finding_id=on.other, language="nl", seen=""),
    "remove a translation": lambda by, on: translating.remove(by=by, finding_id=on.other, language="nl"),
    "restore": lambda by, on: collecting.restore(by=by, finding_id=on.other),
    "set a step": CALLERS[Operation.run_agenda],
    "move on to a step": lambda by, on: running.move_on(by=by, step_id=on.step_id),
    "bring everybody": lambda by, on: running.bring_everybody(by=by, step_id=on.step_id),
    "begin a countdown": lambda by, on: countdown.start(by=by, step_id=on.step_id, seconds=60),
    "pause a countdown": lambda by, on: countdown.pause(by=by, step_id=on.step_id),
    "go on with a countdown": lambda by, on: countdown.resume(by=by, step_id=on.step_id),
    "add time": lambda by, on: countdown.add(by=by, step_id=on.step_id),
    "clear a countdown": lambda by, on: countdown.clear(by=by, step_id=on.step_id),
    "reset a round": CALLERS[Operation.reset_round],
    "add a step after one": lambda by, on: composing.add_step(by=by, draft=_STEP, after=on.step_id),
    "edit a step": lambda by, on: composing.edit_step(by=by, step_id=on.step_id, draft=_STEP),
    "duplicate a step": CALLERS[Operation.compose_agenda],
    "remove a step": lambda by, on: composing.remove_step(by=by, step_id=on.step_id),
    "move a step": lambda by, on: composing.move_step(by=by, step_id=on.step_id, to=1),
    "edit a round": lambda by, on: composing.edit_round(by=by, step_id=on.step_id, draft=RoundDraft.of()),
    "rate": lambda by, on: voting.rate(by=by, round_id=on.round_id, finding_id=on.other, value=3),
    "place": lambda by, on: voting.place(by=by, round_id=on.round_id, finding_id=on.other, impact=3),
    "give dots": lambda by, on: voting.give_dots(by=by, round_id=on.round_id, finding_id=on.other, dots=1),
    "my ballot": lambda by, on: voting.my_ballot(by=by, round_id=on.round_id),
    "give a reason": lambda by, on: reasons.give_reason(
        by=by, round_id=on.round_id, finding_id=on.other, text="It rains"
    ),
    "like a reason": CALLERS[Operation.like_reason],
    "hide a reason": lambda by, on: reasons.hide_reason(by=by, reason_id=on.reason),
    "read reasons": lambda by, on: reasons.reasons(by=by, round_id=on.round_id, finding_id=on.own),
    "finish a step": CALLERS[Operation.finish_step],
    "read seats of a round": CALLERS[Operation.read_seats],
    "enter votes of a round": CALLERS[Operation.enter_for_seat],
    "show results": CALLERS[Operation.show_results],
    "remove a facilitator": CALLERS[Operation.remove_facilitator],
}

ON_OBJECTS |= survey_rights.ON_OBJECTS | talk_rights.ON_OBJECTS

#: Everybody who has a device is an observer too.
_ALSO = dict.fromkeys((Role.expert, Role.coordinator, Role.facilitator), Role.observer)


def test_every_operation_has_a_caller_and_every_role_a_row() -> None:
    assert set(CALLERS) == set(Operation)
    assert set(ALLOWED) == set(Role)


_CELLS = {
    (role, operation): rights.may(frozenset({role, _ALSO.get(role, role)}), operation)
    for role in Role
    for operation in Operation
}


@pytest.mark.only_on("sqlite")  # what each deed does is tested on both elsewhere; this is the table
@pytest.mark.parametrize(
    ("role", "operation"), [cell for cell, allowed in _CELLS.items() if allowed], ids=lambda one: one.name
)
def test_each_yes_of_the_table_works(house: House, role: Role, operation: Operation) -> None:
    stage = Stage.set(house)
    CALLERS[operation](stage.person(role), stage)


@pytest.mark.parametrize("role", Role, ids=lambda one: one.name)
def test_each_no_of_the_table_is_refused_and_changes_nothing(house: House, role: Role) -> None:
    stage = Stage.set(house)
    by = stage.person(role)
    before = everything()
    refused = {one: _refusal(CALLERS[one], by, stage) for one in Operation if not _CELLS[role, one]}
    assert refused == {one: NotJoined if one in ALLOWED[Role.expert] else NotAllowed for one in refused}
    assert everything() == before


def _refusal(call: Callable[[Person, Stage], object], by: Person, stage: Stage) -> type[Exception] | None:
    try:
        call(by, stage)
    except Exception as refused:
        return type(refused)
    return None


@pytest.mark.parametrize("role", [Role.expert, Role.facilitator, Role.house], ids=str)
def test_objects_of_another_think_tank_are_out_of_reach(house: House, role: Role) -> None:
    here, there = Stage.set(house), Stage.set(house)
    collecting.hide(by=there.hall.desk, finding_id=there.other, reason="to be restored")
    before = everything()
    answers = {deed: _refusal(call, here.person(role), there) for deed, call in ON_OBJECTS.items()}
    assert [deed for deed, it in answers.items() if it is None or not issubclass(it, (NotFound, NotAllowed))] == []
    assert everything() == before
