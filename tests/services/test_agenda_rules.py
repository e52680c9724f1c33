"""The table of rules by itself: what speaks against each deed, said in one sentence."""

from dataclasses import replace

import pytest

from profit_tt.errors import OutOfTurn
from profit_tt.models import StepKind, StepState
from profit_tt.services import agenda_rules
from profit_tt.services.agenda_rules import RULES, TO_STATE, AgendaDeed, Countdown, Facts

OPEN, SHUT, HIDDEN = StepState.open, StepState.view_only, StepState.hidden
PLAIN = Facts(kind=StepKind.discuss)
VOTE = Facts(kind=StepKind.vote, voting=True, findings=3)
HELD = replace(VOTE, state=SHUT, opened=True, votes=5, ever_voted=True)

#: (deed, facts that allow it, facts that do not); the second differ from the first by what the rule is about.
TURNS = {
    "a hidden step opens": (AgendaDeed.open, PLAIN, None),
    "a vote needs a finding": (AgendaDeed.open, VOTE, replace(VOTE, findings=0)),
    "an open vote may lose all its findings": (AgendaDeed.open, replace(VOTE, state=OPEN, findings=0), None),
    "a vote again waits for the first to have been held": (
        AgendaDeed.open,
        replace(VOTE, earlier=SHUT, earlier_opened=True),
        replace(VOTE, earlier=SHUT, earlier_opened=False),
    ),
    "a vote again waits for the first to close": (
        AgendaDeed.open,
        replace(VOTE, earlier=SHUT, earlier_opened=True),
        replace(VOTE, earlier=OPEN, earlier_opened=True),
    ),
    "the first vote does not reopen beside the second": (AgendaDeed.open, HELD, replace(HELD, repeated_open=True)),
    "results are hidden before a vote reopens": (AgendaDeed.open, HELD, replace(HELD, shown=True)),
    "results may be shown while a vote is open": (AgendaDeed.open, replace(HELD, state=OPEN, shown=True), None),
    "a vote that never opened cannot be looked at": (AgendaDeed.view_only, HELD, VOTE),
    "any other step can be looked at before": (AgendaDeed.view_only, PLAIN, None),
    "where everybody is cannot be hidden": (AgendaDeed.hide, PLAIN, replace(PLAIN, current=True)),
    "after the last step there is none": (AgendaDeed.move_on, PLAIN, replace(PLAIN, last=True)),
    "nobody is brought to a hidden step": (AgendaDeed.bring, replace(PLAIN, state=SHUT), PLAIN),
    "only an open step has a countdown": (AgendaDeed.begin, replace(PLAIN, state=OPEN), replace(PLAIN, state=SHUT)),
    "a paused step that was closed does not run on": (
        AgendaDeed.resume,
        replace(PLAIN, state=OPEN, countdown=Countdown.paused),
        replace(PLAIN, state=SHUT, countdown=Countdown.paused),
    ),
    "results of a vote that was open": (AgendaDeed.show, HELD, VOTE),
    "results of a step without a vote": (AgendaDeed.unshow, HELD, PLAIN),
    "a vote that was open is reset": (AgendaDeed.reset, HELD, VOTE),
    "a vote that a later one builds on is not": (AgendaDeed.reset, HELD, replace(HELD, repeated_opened=True)),
    "a full agenda takes no step": (AgendaDeed.add, PLAIN, replace(PLAIN, full=True)),
    "a full agenda takes no copy": (AgendaDeed.duplicate, PLAIN, replace(PLAIN, full=True)),
    "a step with votes stays": (AgendaDeed.remove, VOTE, replace(VOTE, ever_voted=True)),
    "a step that others build on stays": (AgendaDeed.remove, VOTE, replace(VOTE, repeated=True)),
    "an open step stays": (AgendaDeed.remove, PLAIN, replace(PLAIN, state=OPEN)),
    "where everybody is stays": (AgendaDeed.remove, PLAIN, replace(PLAIN, current=True)),
    "a vote stands after the one it builds on": (AgendaDeed.move, VOTE, replace(VOTE, in_order=False)),
    "a ballot changes before the first vote": (AgendaDeed.edit_votes, VOTE, replace(VOTE, votes=1)),
    "a ballot that another vote has used stays": (AgendaDeed.edit_votes, VOTE, replace(VOTE, repeated_opened=True)),
    "an open vote keeps a finding": (
        AgendaDeed.edit_votes,
        replace(VOTE, state=OPEN),
        replace(VOTE, state=OPEN, findings=0),
    ),
    "order and way change at any time": (AgendaDeed.edit_round, replace(HELD, repeated_opened=True), None),
    "a step without a vote has no ballot": (AgendaDeed.edit_round, VOTE, PLAIN),
    "an agenda with votes is not replaced": (AgendaDeed.replace_all, PLAIN, replace(PLAIN, ever_voted=True)),
    "the end comes once": (AgendaDeed.end, PLAIN, replace(PLAIN, ended=True)),
    "what is open cannot be reopened": (AgendaDeed.reopen, replace(PLAIN, ended=True), PLAIN),
}


@pytest.mark.parametrize("turn", TURNS)
def test_each_rule_allows_and_refuses(turn: str) -> None:
    deed, allowed, refused = TURNS[turn]
    assert agenda_rules.refusal(deed, allowed) is None
    if refused is not None:
        said = agenda_rules.refusal(deed, refused)
        assert isinstance(said, OutOfTurn)
        with pytest.raises(OutOfTurn) as raised:
            agenda_rules.require(deed, refused)
        assert raised.value.sentence == said.sentence


#: What a countdown takes in each of its states, in an open step.
COUNTDOWNS = {
    Countdown.none: {AgendaDeed.begin},
    Countdown.running: {AgendaDeed.begin, AgendaDeed.pause, AgendaDeed.add_time, AgendaDeed.clear},
    Countdown.paused: {AgendaDeed.begin, AgendaDeed.resume, AgendaDeed.add_time, AgendaDeed.clear},
    Countdown.over: {AgendaDeed.begin, AgendaDeed.add_time, AgendaDeed.clear},
}


@pytest.mark.parametrize("state", Countdown)
def test_what_a_countdown_takes(state: Countdown) -> None:
    facts = replace(PLAIN, state=OPEN, countdown=state)
    deeds = set().union(*COUNTDOWNS.values())
    assert {deed for deed in deeds if agenda_rules.refusal(deed, facts) is None} == COUNTDOWNS[state]


def test_a_closed_think_tank_shows_results_and_opens_again_and_nothing_else() -> None:
    ended = replace(HELD, ended=True)
    allowed = {deed for deed in AgendaDeed if agenda_rules.refusal(deed, ended) is None}
    assert allowed == {AgendaDeed.show, AgendaDeed.unshow, AgendaDeed.reopen}


def test_every_deed_has_its_row_and_every_state_its_deed() -> None:
    assert set(RULES) == set(AgendaDeed)
    assert set(TO_STATE) == set(StepState)


def test_every_sentence_is_one_sentence_of_its_own() -> None:
    sentences = {rule.sentence: rule for rules in RULES.values() for rule in rules}
    assert len(sentences) == len({id(rule) for rule in sentences.values()})
    assert [said for said in sentences if not said.endswith(".") or "{" in said] == []
