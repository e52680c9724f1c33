"""A whole agenda at once: templates in the place of an agenda, at its end, and for a new think tank."""

import pytest

from profit_tt.errors import BadChoice, OutOfTurn
from profit_tt.models import (
    Person,
    StepKind,
    StepState,
    ThinkTankDraft,
)
from profit_tt.services import agenda_plans, composing, hosting, room
from tests.building import House, everything
from tests.services.agendas import round_at, steps

welcome, collect, vote, review = StepKind.welcome, StepKind.collect, StepKind.vote, StepKind.review
TEMPLATES = {"half-day": (180, 8), "round-table": (60, 5), "delphi": (14 * 24 * 60, 6)}


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_takes_the_place_of_the_agenda(house: House, key: str) -> None:
    hall = house.think_tank(open=(collect,))
    composing.apply_template(by=hall.desk, name=key)
    found = steps(hall)
    assert (sum(step.minutes or 0 for step in found), len(found)) == TEMPLATES[key]
    assert [step.state for step in found] == [StepState.open] + [StepState.hidden] * (len(found) - 1)
    here = room.look(by=hall.desk)
    assert here.current_step == found[0]
    votes = [one for one in (here.round_of(step) for step in found) if one is not None]
    assert [one.again_of for one in votes[1:]] == [votes[0].id] * len(votes[1:])


def test_templates_are_named_in_three_languages() -> None:
    for language in ("en", "fr", "nl"):
        found = composing.templates(language)
        assert [(one.key, one.minutes, len(one.plan.steps)) for one in found] == [
            (key, *of) for key, of in TEMPLATES.items()
        ]
        assert all(one.name and one.about for one in found)
    names = [{one.name for one in composing.templates(language)} for language in ("en", "fr", "nl")]
    assert not names[0] & names[1]
    assert not names[0] & names[2]


def test_a_template_does_not_replace_votes(house: House) -> None:
    hall = house.session_of(1, 1)
    hall.vote(hall.experts[0], hall.findings[0])
    before = everything()
    with pytest.raises(OutOfTurn, match="Votes were cast"):
        composing.apply_template(by=hall.desk, name="half-day")
    with pytest.raises(BadChoice):
        composing.apply_template(by=hall.desk, name="../regions")
    assert everything() == before
    composing.take_in(by=hall.desk, plan=agenda_plans.plan_of("half-day"), instead=False, source="half-day")
    assert len(steps(hall)) == 12
    assert round_at(hall, 11).again_of == round_at(hall, 8).id


def test_a_think_tank_may_begin_with_a_template(house: House) -> None:
    made = hosting.create_think_tank(
        by=house.think_tank().desk, draft=ThinkTankDraft.of(title="T", question="Q"), template="round-table"
    )
    here = room.look(by=Person("anybody", made.think_tank.id))
    assert [step.kind for step in here.steps] == [welcome, collect, vote, StepKind.discuss, review]
    assert here.rounds[0].budget == 10
    with pytest.raises(BadChoice):
        hosting.create_think_tank(
            by=house.halls[0].desk, draft=ThinkTankDraft.of(title="T", question="Q"), template="none"
        )
