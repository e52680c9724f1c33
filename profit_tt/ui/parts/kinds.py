"""The kinds of finding and the answers of a ballot, in words."""

from profit_tt.errors import N_
from profit_tt.models import Choice, FindingKind

KINDS: dict[str, str] = {
    FindingKind.practice: N_("Practice"),
    FindingKind.need: N_("Need"),
    FindingKind.barrier: N_("Barrier"),
    FindingKind.idea: N_("Idea"),
    FindingKind.conclusion: N_("Conclusion"),
}
KINDS_EXPLAINED: dict[str, str] = {
    FindingKind.practice: N_("Something a firm did, and it worked."),
    FindingKind.need: N_("Something firms lack to move on."),
    FindingKind.barrier: N_("Something that stands in the way."),
    FindingKind.idea: N_("Something nobody has tried yet, but somebody should."),
    FindingKind.conclusion: N_("What you take from several firms together."),
}
CHOICES = {
    Choice.agree: N_("Agree"),
    Choice.disagree: N_("Disagree"),
    Choice.passed: N_("Pass"),
}
