"""Who may do what: one table. A deed asks it below the user interface; pages only hide."""

from enum import Enum
from typing import TypeAlias

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import NotAllowed, NotFound, NotJoined
from profit_tt.models import Expert, Facilitator, Person, Pulse, Role, Standing


class Operation(Enum):
    """The deeds that rights are given for."""

    create_think_tank = "create_think_tank"
    read_room = "read_room"
    join = "join"
    submit_finding = "submit_finding"
    edit_own_finding = "edit_own_finding"
    support_finding = "support_finding"
    sort_finding = "sort_finding"
    keep_unsent = "keep_unsent"
    cast_vote = "cast_vote"
    read_own_votes = "read_own_votes"
    give_reason = "give_reason"
    like_reason = "like_reason"
    finish_step = "finish_step"
    read_shown_results = "read_shown_results"
    read_all_results = "read_all_results"
    moderate_finding = "moderate_finding"
    read_log = "read_log"
    run_agenda = "run_agenda"
    compose_agenda = "compose_agenda"
    reset_round = "reset_round"
    end_think_tank = "end_think_tank"
    close_due_steps = "close_due_steps"
    show_results = "show_results"
    invite_facilitator = "invite_facilitator"
    remove_facilitator = "remove_facilitator"
    add_seats = "add_seats"
    read_seats = "read_seats"
    enter_for_seat = "enter_for_seat"
    load_sample = "load_sample"
    import_votes = "import_votes"
    compose_survey = "compose_survey"
    answer_survey = "answer_survey"
    read_own_answers = "read_own_answers"
    read_survey_answers = "read_survey_answers"
    list_think_tanks = "list_think_tanks"
    give_reaction = "give_reaction"
    edit_own_reaction = "edit_own_reaction"
    moderate_reaction = "moderate_reaction"
    count_visits = "count_visits"
    read_network = "read_network"
    edit_network = "edit_network"
    hide_samples = "hide_samples"
    give_comment = "give_comment"
    moderate_comment = "moderate_comment"
    follow_up = "follow_up"
    read_own_data = "read_own_data"
    erase_own_data = "erase_own_data"
    publish = "publish"
    read_published = "read_published"
    read_beside = "read_beside"


O: TypeAlias = Operation  # noqa: E741 - two letters that make the table below readable
R: TypeAlias = Role

#: Role x operation. A person has several roles at once: every expert and facilitator is an observer too.
ALLOWED: dict[Role, frozenset[Operation]] = {
    R.nobody: frozenset({O.read_room, O.read_shown_results, O.read_network}),
    # Only while it is published: `met` asks that at every deed.
    R.reader: frozenset({O.read_published, O.read_network}),
    R.observer: frozenset(
        {
            O.create_think_tank,
            O.read_room,
            O.join,
            O.read_shown_results,
            O.read_network,
            # Of a survey that may be answered by its link: services.survey_answers asks that.
            O.answer_survey,
            O.read_own_answers,
        }
    ),
    R.expert: frozenset(
        {
            O.submit_finding,
            O.edit_own_finding,
            O.support_finding,
            O.sort_finding,
            O.keep_unsent,
            O.cast_vote,
            O.read_own_votes,
            O.give_reason,
            O.like_reason,
            O.finish_step,
            O.answer_survey,
            O.read_own_answers,
            O.give_reaction,
            O.edit_own_reaction,
            O.give_comment,
            O.read_own_data,
            O.erase_own_data,
            # Beside another think tank: asked in each of them, of whoever joined it, runs it or coordinates in it.
            O.read_beside,
        }
    ),
    R.facilitator: frozenset(
        {
            O.read_all_results,
            O.moderate_finding,
            O.read_log,
            O.run_agenda,
            O.compose_agenda,
            O.reset_round,
            O.end_think_tank,
            O.show_results,
            O.invite_facilitator,
            O.remove_facilitator,
            O.add_seats,
            O.read_seats,
            O.enter_for_seat,
            O.compose_survey,
            O.read_survey_answers,
            O.moderate_reaction,
            O.edit_network,
            O.hide_samples,
            O.moderate_comment,
            O.follow_up,
            O.publish,
            O.read_beside,
        }
    ),
    # Only rows of their own region: services.network_rules asks that, row by row.
    R.coordinator: frozenset({O.edit_network, O.read_beside}),
}
# The house may do everything but what only a person with a device can: join, and speak as an expert.
ALLOWED[R.house] = frozenset(Operation) - ALLOWED[R.expert] - {O.join}


def may(roles: frozenset[Role], operation: Operation) -> bool:
    """Whether any of these roles allows the operation."""
    return any(operation in ALLOWED[role] for role in roles)


def standing(reader: store.Reader, *, by: Person) -> Standing:
    """What the person is at this moment. The database is asked each time, so a removal works at once.

    Raises NotFound when there is no such think tank, for the world also when it is not published.
    """
    return met(reader, by=by)[0]


def met(reader: store.Reader, *, by: Person) -> tuple[Standing, Pulse | None]:
    """The same with the think tank's revision, in one statement; None for somebody who is in no think tank yet."""
    if by.think_tank_id is None:
        return nowhere(by=by), None
    device = "" if by.is_house else by.device
    found = store.people.met(reader, device=device, think_tank_id=by.think_tank_id, at=now())
    if found is None:
        raise NotFound
    pulse, expert, facilitator = found
    if by.is_reader and not store.think_tanks.is_published(reader, think_tank_id=by.think_tank_id):
        raise NotFound
    return Standing(roles=_roles(by, expert, facilitator), expert=expert, facilitator=facilitator), pulse


def nowhere(*, by: Person) -> Standing:
    """What the person is outside every think tank."""
    return Standing(roles=_roles(by, None, None))


def _roles(by: Person, expert: Expert | None, facilitator: Facilitator | None) -> frozenset[Role]:
    if by.is_house:
        return frozenset({Role.house})
    if by.is_reader:
        return frozenset({Role.reader})
    if not by.device:
        return frozenset({Role.nobody})
    roles = {Role.observer}
    if expert:
        roles.add(Role.expert)
    if facilitator:
        roles.add(Role.coordinator if facilitator.region else Role.facilitator)
    return frozenset(roles)


def require(reader: store.Reader, *, by: Person, operation: Operation) -> Standing:
    """The person's standing, if it allows the operation. Raises NotJoined or NotAllowed otherwise."""
    stands = standing(reader, by=by)
    if may(stands.roles, operation):
        return stands
    if operation in ALLOWED[Role.expert]:
        raise NotJoined
    raise NotAllowed
