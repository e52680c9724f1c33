"""The words of talk: stances and states of comments, status of findings, parts of the picture."""

from profit_tt.errors import N_
from profit_tt.models import CommentState, FollowUpStatus, Stance
from profit_tt.services.following_up import STATUS
from profit_tt.text import Speaker

__all__ = ["REACHED", "STANCES", "STATES", "STATUS", "badge"]

STANCES = {
    Stance.neutral: N_("Neutral"),
    Stance.favour: N_("For"),
    Stance.against: N_("Against"),
}
STATES = {
    CommentState.waiting: N_("Waits for approval"),
    CommentState.hidden: N_("Hidden by a facilitator"),
}
REACHED = {
    "common_ground": N_("Common ground"),
    "slate": N_("On the slate"),
    "difference": N_("Where the regions differ"),
    "uncertain": N_("Uncertain: many passed"),
    "most_dots": N_("Among those with most dots"),
}
#: A colour beside the word, never instead of it.
_COLOURS = {
    FollowUpStatus.noted: "gray",
    FollowUpStatus.in_report: "blue",
    FollowUpStatus.being_tried: "orange",
    FollowUpStatus.adopted: "green",
    FollowUpStatus.not_pursued: "gray",
}


def badge(status: FollowUpStatus, say: Speaker) -> str:
    """The status as a badge in Markdown."""
    return f":{_COLOURS[status]}-badge[{say(STATUS[status])}]"
