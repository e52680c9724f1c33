"""My page: what one expert has given, what became of it, how far it came, and what still waits for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from profit_tt import store
from profit_tt.models import (
    Audience,
    Comment,
    Finding,
    FindingState,
    Person,
    Pulse,
    Reaction,
    Round,
    Step,
    StepState,
    SurveyState,
)
from profit_tt.services import following_up, results, rights, survey_answers, surveys, voting
from profit_tt.services.following_up import Became, Practice
from profit_tt.services.measuring import Picture
from profit_tt.services.rights import Operation
from profit_tt.services.room import Room, RoomFinding
from profit_tt.services.survey_form import Form
from profit_tt.services.survey_rules import Value
from profit_tt.services.voting import MyBallot
from profit_tt.services.writing import identity

#: Dots that so many findings got most of: they stand at the top of the picture.
MOST_DOTS = 3


@dataclass(frozen=True, slots=True)
class MyFinding:
    """A finding of mine. listed: as the room sees it, None while it is not on the list. lives_on: the listed findings
    that it was merged or split into. became: what facilitators do with it, or with the first of those. reached: which
    parts of the picture it came to, itself or those it lives on in; () while results are hidden.
    """

    finding: Finding
    listed: RoomFinding | None
    lives_on: tuple[RoomFinding, ...]
    became: Became | None
    reached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MyRound:
    """My votes in a round. is_open: they can be changed now. voted, left_out: findings with a vote of mine and without
    one, as numbered; waiting: those that wait for one, none on a round of dots or one that is closed.
    """

    voting: Round
    step: Step
    is_open: bool
    ballot: MyBallot
    voted: tuple[RoomFinding, ...]
    left_out: tuple[RoomFinding, ...]

    @property
    def waiting(self) -> tuple[RoomFinding, ...]:
        return self.left_out if self.is_open and self.voting.budget is None else ()


@dataclass(frozen=True, slots=True)
class MySurvey:
    """A survey that was opened. asked: how many questions I am asked; values: my answers to these, question id -> value
    (survey_rules).
    """

    form: Form
    values: Mapping[int, Value]
    asked: int
    is_open: bool
    finished: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything on my page. shown: results may be seen on phones now; picture: of the latest round, as phones see it.

    reactions: what I said of the day, newest first; rating: of the day, 1 to 5, None before I gave one; commitments:
    who of my region tries which finding.
    """

    findings: tuple[MyFinding, ...]
    rounds: tuple[MyRound, ...]
    surveys: tuple[MySurvey, ...]
    comments: tuple[Comment, ...]
    reactions: tuple[Reaction, ...]
    rating: int | None
    commitments: tuple[Practice, ...]
    picture: Picture


def look(*, by: Person, at: Pulse | None = None) -> Mine:
    """My page. Raises NotJoined, NotFound."""
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_data)
        expert_id = identity(stands.expert.id if stands.expert else None)
        region = stands.expert.region if stands.expert else ""
        findings = store.findings.of_expert(session, expert_id=expert_id)
        comments = store.talk.of_expert(session, expert_id=expert_id)
        reactions = store.reactions.of_expert(session, expert_id=expert_id)
        rating = store.reactions.rating_of(session, expert_id=expert_id)
    picture = results.picture(by=by, audience=Audience.phones, at=at)
    became = following_up.of_findings(by=by)
    parts = reached(picture)
    return Mine(
        findings=tuple(_finding(one, picture.room, became, parts) for one in findings),
        rounds=tuple(_rounds(by, picture.room)),
        surveys=tuple(_surveys(by, at)),
        comments=tuple(comments),
        reactions=tuple(reactions),
        rating=rating,
        commitments=tuple(one for one in following_up.practice(by=by, at=at) if one.tries.region == region),
        picture=picture,
    )


def reached(picture: Picture) -> dict[int, tuple[str, ...]]:
    """Finding id -> the parts of the picture that it came to, of "common_ground", "slate", "difference", "uncertain"
    and "most_dots"; {} while results are hidden.
    """
    found: dict[int, list[str]] = {}

    def came(part: str, ids: object) -> None:
        for one in ids:  # type: ignore[attr-defined]
            found.setdefault(int(one), []).append(part)

    if not picture.shown:
        return {}
    if picture.tallies is not None:
        overall = picture.tallies.overall
        came("common_ground", overall.loc[overall["status"] == "common_ground", "finding_id"])
    if (slate := picture.slate()) is not None:
        came("slate", slate.chosen["finding_id"])
    if (apart := picture.differences()) is not None:
        came("difference", apart.loc[apart["signal"].isin(["strong", "moderate"]), "finding_id"])
    if (unsure := picture.uncertain()) is not None:
        came("uncertain", unsure.loc[unsure["uncertain"], "finding_id"])
    if picture.dots is not None:
        most = picture.dots.overall.sort_values("dots", ascending=False).head(MOST_DOTS)
        came("most_dots", most.loc[most["dots"] > 0, "finding_id"])
    return {one: tuple(parts) for one, parts in found.items()}


def _finding(one: Finding, room: Room, became: Mapping[int, Became], parts: Mapping[int, tuple[str, ...]]) -> MyFinding:
    listed = room.finding(one.id) if one.state is FindingState.listed else None
    gone = one.state in (FindingState.merged, FindingState.split)
    lives_on = tuple(each for each in room.findings if gone and any(one.number == at for at, _ in each.credits))
    ids = [each.id for each in ((listed,) if listed else lives_on)]
    told = next((became[each] for each in ids if each in became), None)
    came = dict.fromkeys(part for each in ids for part in parts.get(each, ()))
    return MyFinding(one, listed, lives_on, told, tuple(came))


def _rounds(by: Person, room: Room) -> list[MyRound]:
    """Rounds whose step was opened; the newest first."""
    steps = {step.id: step for step in room.steps}
    made = []
    for one in reversed(room.rounds):
        step = steps.get(one.step_id)
        if step is None or step.state is StepState.hidden or not room.was_open(one):
            continue
        ballot = voting.my_ballot(by=by, round_id=identity(one.id))
        asked = room.findings_of(one)
        voted = tuple(each for each in asked if ballot.votes.get(each.id))
        left_out = tuple(each for each in asked if not ballot.votes.get(each.id))
        is_open = step.state is StepState.open and not room.is_ended
        made.append(MyRound(one, step, is_open, ballot, voted, left_out))
    return made


def _surveys(by: Person, at: Pulse | None) -> list[MySurvey]:
    made = []
    for form in surveys.forms(by=by, at=at):
        if form.survey.state is SurveyState.draft:
            continue
        own = survey_answers.mine(by=by, survey_id=form.id)
        finished = own.respondent is not None and own.respondent.finished_at is not None
        is_open = form.survey.state is SurveyState.open
        asked = {one.id for one in own.asked}
        values = {one: value for one, value in own.values.items() if one in asked}
        made.append(MySurvey(form, values, len(asked), is_open, finished))
    return made
