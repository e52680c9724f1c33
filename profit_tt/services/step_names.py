"""What a step is called: the name a facilitator gave it, else that of its kind."""

from profit_tt.errors import N_
from profit_tt.models import Round, Step, StepKind
from profit_tt.text import LANGUAGES, Speaker

KINDS = {
    StepKind.welcome: N_("Welcome"),
    StepKind.collect: N_("Collecting"),
    StepKind.sort: N_("Sorting"),
    StepKind.vote: N_("Voting"),
    StepKind.discuss: N_("Discussion"),
    StepKind.survey: N_("Survey"),
    StepKind.review: N_("Review"),
    StepKind.pause: N_("Pause"),
    StepKind.text: N_("Text"),
}
AGAIN = N_("Voting again")


def name(step: Step, voting: Round | None, say: Speaker) -> str:
    """The step's name in the speaker's language, else in another one, else its kind's. A facilitator's words."""
    given = _given(step, "name", say.language)
    if given:
        return given
    return say(AGAIN) if voting is not None and voting.again_of is not None else say(KINDS[step.kind])


def text(step: Step, say: Speaker) -> str:
    """The step's free text in the speaker's language, else in another one; "" without any. A facilitator's words."""
    return _given(step, "text", say.language)


def _given(step: Step, part: str, language: str) -> str:
    own = {code: str(getattr(step, f"{part}_{code}")) for code in LANGUAGES}
    return own.get(language) or next((words for words in own.values() if words), "")
