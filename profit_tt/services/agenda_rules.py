"""What the agenda allows when: one table, pure. A deed asks `refusal` what speaks against it; the answer is a sentence.

A step goes hidden -> open -> view_only and back as its facilitator likes, but for what is written here. The services
ask inside their transaction; desk and agenda ask to know which buttons make sense.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from profit_tt.errors import N_, OutOfTurn
from profit_tt.models import StepKind, StepState


class AgendaDeed(StrEnum):
    """Everything that can be done to an agenda, its steps and its rounds."""

    open = "open"
    view_only = "view_only"
    hide = "hide"
    move_on = "move_on"
    bring = "bring"
    begin = "begin"
    pause = "pause"
    resume = "resume"
    add_time = "add_time"
    clear = "clear"
    show = "show"
    unshow = "unshow"
    reset = "reset"
    add = "add"
    edit = "edit"
    duplicate = "duplicate"
    remove = "remove"
    move = "move"
    edit_round = "edit_round"
    edit_votes = "edit_votes"
    replace_all = "replace_all"
    settings = "settings"
    end = "end"
    reopen = "reopen"


class Countdown(StrEnum):
    """none: no countdown; running; paused; over: at zero, though nobody has closed the step yet."""

    none = "none"
    running = "running"
    paused = "paused"
    over = "over"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at, of the think tank and of the step that a deed is about.

    ended: the think tank is closed. current: everybody is at this step. last: there is none after it. full: the agenda
    takes no more steps. countdown: its state. voting: the step has a round. Of this round: findings: how many listed
    ones it is or would be about; opened: it has been open once; votes: how many it has; shown: on wall or phones.
    ever_voted: votes in any round of the step, wiped ones too; of the whole agenda where the deed is about that.
    earlier: the state of the step whose round this one repeats or takes the top of, None if it does not; earlier_opened
    of that round. repeated: another round builds on this one; repeated_opened: and has been open; repeated_open: is
    open now. in_order: every round would stand after the one it builds on.
    """

    ended: bool = False
    kind: StepKind | None = None
    state: StepState = StepState.hidden
    current: bool = False
    last: bool = False
    full: bool = False
    countdown: Countdown = Countdown.none
    voting: bool = False
    findings: int = 0
    opened: bool = False
    votes: int = 0
    shown: bool = False
    ever_voted: bool = False
    earlier: StepState | None = None
    earlier_opened: bool = False
    repeated: bool = False
    repeated_opened: bool = False
    repeated_open: bool = False
    in_order: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence, and when it speaks against a deed."""

    against: Callable[[Facts], bool]
    sentence: str


_ENDED = Rule(
    lambda facts: facts.ended,
    N_("This think tank is closed. Open it again before you change its agenda."),
)
_FULL = Rule(lambda facts: facts.full, N_("The agenda is full: it has sixty steps."))
_IN_ORDER = Rule(
    lambda facts: not facts.in_order,
    N_("A vote that builds on another one comes after it on the agenda."),
)
_OPEN_STEP_ONLY = Rule(
    lambda facts: facts.state is not StepState.open,
    N_("Only an open step has a countdown. Open the step first."),
)
_NO_COUNTDOWN = Rule(lambda facts: facts.countdown is Countdown.none, N_("No countdown runs in this step."))
_NO_ROUND = Rule(lambda facts: not facts.voting, N_("There is no vote in this step."))
_NEVER_OPENED = Rule(lambda facts: not facts.opened, N_("This vote has never been open, so it has no results."))

_OPEN = (
    _ENDED,
    Rule(
        lambda facts: facts.shown and facts.state is not StepState.open,
        N_("The results of this vote are shown. Hide them on wall and phones before you open it again."),
    ),
    Rule(
        lambda facts: facts.earlier is StepState.open,
        N_("The vote that this one builds on is still open. Close it first."),
    ),
    Rule(
        lambda facts: facts.earlier is not None and not facts.earlier_opened,
        N_("The vote that this one builds on has not been held yet."),
    ),
    Rule(
        lambda facts: facts.repeated_open,
        N_("A later vote that builds on this one is open. Close that one first."),
    ),
    Rule(
        lambda facts: facts.voting and not facts.findings and facts.state is not StepState.open,
        N_("There is no finding to vote on in this step yet."),
    ),
)

#: Deed -> what speaks against it, in the order in which it is said.
RULES: dict[AgendaDeed, tuple[Rule, ...]] = {
    AgendaDeed.open: _OPEN,
    AgendaDeed.view_only: (
        _ENDED,
        Rule(
            lambda facts: facts.voting and facts.state is StepState.hidden and not facts.opened,
            N_("This vote has never been open, so there is nothing to look at."),
        ),
    ),
    AgendaDeed.hide: (
        _ENDED,
        Rule(lambda facts: facts.current, N_("Everybody is at this step. Bring them to another one, then hide it.")),
    ),
    AgendaDeed.move_on: (_ENDED, Rule(lambda facts: facts.last, N_("This is the last step of the agenda."))),
    AgendaDeed.bring: (
        _ENDED,
        Rule(lambda facts: facts.state is StepState.hidden, N_("Nobody can see this step yet. Open it first.")),
    ),
    AgendaDeed.begin: (_ENDED, _OPEN_STEP_ONLY),
    AgendaDeed.pause: (
        _ENDED,
        _NO_COUNTDOWN,
        Rule(lambda facts: facts.countdown is Countdown.paused, N_("The countdown stands still already.")),
        Rule(lambda facts: facts.countdown is Countdown.over, N_("The time of this step is up.")),
    ),
    AgendaDeed.resume: (
        _ENDED,
        _NO_COUNTDOWN,
        Rule(lambda facts: facts.countdown is not Countdown.paused, N_("The countdown is not paused.")),
        _OPEN_STEP_ONLY,
    ),
    AgendaDeed.add_time: (_ENDED, _NO_COUNTDOWN, _OPEN_STEP_ONLY),
    AgendaDeed.clear: (_ENDED, _NO_COUNTDOWN),
    # Results may be shown and hidden after the end, too: that is when people read them.
    AgendaDeed.show: (_NO_ROUND, _NEVER_OPENED),
    AgendaDeed.unshow: (_NO_ROUND,),
    AgendaDeed.reset: (
        _ENDED,
        _NO_ROUND,
        Rule(lambda facts: not facts.opened, N_("This vote has never been open: there is nothing to reset.")),
        Rule(
            lambda facts: facts.repeated_opened,
            N_("A later vote builds on this one. Reset that one first."),
        ),
    ),
    AgendaDeed.add: (_ENDED, _FULL, _IN_ORDER),
    AgendaDeed.edit: (_ENDED,),
    AgendaDeed.duplicate: (_ENDED, _FULL),
    AgendaDeed.remove: (
        _ENDED,
        Rule(lambda facts: facts.current, N_("Everybody is at this step. Bring them to another one, then remove it.")),
        Rule(lambda facts: facts.ever_voted, N_("Votes were cast in this step, and they are kept. Hide it instead.")),
        Rule(lambda facts: facts.state is StepState.open, N_("This step is open. Close it before you remove it.")),
        Rule(lambda facts: facts.repeated, N_("A later vote builds on this one. Remove or change that one first.")),
    ),
    AgendaDeed.move: (_ENDED, _IN_ORDER),
    AgendaDeed.edit_round: (_ENDED, _NO_ROUND),
    AgendaDeed.edit_votes: (
        _ENDED,
        _NO_ROUND,
        Rule(
            lambda facts: facts.votes > 0,
            N_("Votes are in: ballot, dots and findings of this vote stay as they are. Reset it to change them."),
        ),
        Rule(
            lambda facts: facts.repeated_opened,
            N_("A later vote builds on this one and has been open: its ballot and findings stay as they are."),
        ),
        _IN_ORDER,
        Rule(
            lambda facts: facts.state is StepState.open and not facts.findings,
            N_("This vote is open, and there would be no finding to vote on."),
        ),
    ),
    AgendaDeed.replace_all: (
        _ENDED,
        Rule(
            lambda facts: facts.ever_voted,
            N_("Votes were cast, and they are kept: the agenda cannot be replaced. Add the new steps to it instead."),
        ),
    ),
    AgendaDeed.settings: (_ENDED,),
    AgendaDeed.end: (Rule(lambda facts: facts.ended, N_("This think tank is closed already.")),),
    AgendaDeed.reopen: (Rule(lambda facts: not facts.ended, N_("This think tank is open already.")),),
}


def refusal(deed: AgendaDeed, facts: Facts) -> OutOfTurn | None:
    """What speaks against a deed, as the error to raise; None when nothing does."""
    against = next((rule for rule in RULES[deed] if rule.against(facts)), None)
    return None if against is None else OutOfTurn(against.sentence)


def require(deed: AgendaDeed, facts: Facts) -> None:
    """Raises OutOfTurn when the rules do not allow the deed."""
    if said := refusal(deed, facts):
        raise said


#: Which deed brings a step into a state.
TO_STATE = {
    StepState.open: AgendaDeed.open,
    StepState.view_only: AgendaDeed.view_only,
    StepState.hidden: AgendaDeed.hide,
}
