"""The closed lists of the agenda in words: kinds of step, states, ballots, each in a sentence."""

from profit_tt.errors import N_
from profit_tt.models import (
    BallotKind,
    BallotWay,
    CollectMode,
    FindingsFrom,
    Ordering,
    ResultsRule,
    StepKind,
    StepState,
)
from profit_tt.text import Speaker

KINDS_EXPLAINED = {
    StepKind.welcome: N_("People come in and find their place."),
    StepKind.collect: N_("Experts send findings."),
    StepKind.sort: N_("Experts put findings under themes."),
    StepKind.vote: N_("Experts vote on findings. Repeating an earlier round makes it a second vote."),
    StepKind.discuss: N_("People talk; phones show the findings and the results you have revealed."),
    StepKind.survey: N_("Phones show the survey that is open, or a link to one elsewhere."),
    StepKind.review: N_("Everybody reads all findings with their results and takes them away."),
    StepKind.pause: N_("Phones rest. Nothing can be sent."),
    StepKind.text: N_("Phones show what you write here, and a link if you give one."),
}
STATES = {
    StepState.hidden: N_("Hidden"),
    StepState.view_only: N_("View only"),
    StepState.open: N_("Open now"),
}
STATES_EXPLAINED = {
    StepState.hidden: N_("Phones do not see it."),
    StepState.view_only: N_("Phones see it, and can send nothing."),
    StepState.open: N_("Phones see it and can take part."),
}
BALLOTS = {
    BallotKind.agreement: N_("Agree, disagree, pass"),
    BallotKind.scale: N_("Five points"),
    BallotKind.dots: N_("Dots"),
    BallotKind.impact_feasibility: N_("Impact and feasibility"),
}
BALLOTS_EXPLAINED = {
    BallotKind.agreement: N_("One tap a finding; the quickest, and the best for finding common ground."),
    BallotKind.scale: N_("From one to five with a name for each point; it shows how strongly people feel."),
    BallotKind.dots: N_("Everybody has a few dots to give away; it makes people choose what comes first."),
    BallotKind.impact_feasibility: N_(
        "Two answers of five points each: what it would change, and how easily it is done."
    ),
}
FROM = {
    FindingsFrom.all: N_("All on the list"),
    FindingsFrom.themes: N_("Those of some themes"),
    FindingsFrom.starred: N_("Those with a star"),
    FindingsFrom.top: N_("The top of an earlier round"),
}
ORDERS = {
    Ordering.balanced: N_("What one's own region has seen least comes first"),
    Ordering.number: N_("By number, as on the list"),
    Ordering.chance: N_("By chance, for everybody another order"),
}
WAYS = {
    BallotWay.one: N_("One at a time"),
    BallotWay.list: N_("As a list"),
    BallotWay.both: N_("As each expert likes"),
}
RESULTS = {
    ResultsRule.until_shown: N_("Hidden until you reveal them"),
    ResultsRule.after_own_vote: N_("On phones, each finding after one's own vote on it"),
    ResultsRule.always: N_("On phones, always"),
}
COLLECT_MODES = {
    CollectMode.alone: N_("Only their own findings"),
    CollectMode.suggestions: N_("Findings like the one they write"),
    CollectMode.everything: N_("All findings"),
}


def minutes(number: int | None, say: Speaker) -> str:
    """A planned length; days for a step that stays open so long."""
    if number is None:
        return say("No time set")
    if number >= 2880 and number % 1440 == 0:
        return say.many("{n} day", "{n} days", number // 1440)
    return say.many("{n} minute", "{n} minutes", number)
