"""The words of a report for the closed lists, and the columns that every table of findings has."""

from profit_tt.errors import N_
from profit_tt.models import FindingKind, Provenance, Stakeholder

KINDS = {
    FindingKind.practice: N_("Practice"),
    FindingKind.need: N_("Need"),
    FindingKind.barrier: N_("Barrier"),
    FindingKind.idea: N_("Idea"),
    FindingKind.conclusion: N_("Conclusion"),
}
STAKEHOLDERS = {
    Stakeholder.enterprise: N_("Enterprise"),
    Stakeholder.public: N_("Public body"),
    Stakeholder.research: N_("Research"),
}
PROVENANCES = {
    Provenance.documented: N_("Documented"),
    Provenance.project: N_("Stated by the project"),
    Provenance.illustrative: N_("Sample"),
    Provenance.live: N_("Entered in the room"),
    Provenance.facilitator: N_("Entered by a facilitator"),
}
STATUSES = {
    "common_ground": N_("Common ground"),
    "shared_rejection": N_("Shared rejection"),
    "mixed": N_("Mixed"),
    "provisional": N_("Provisional"),
    "no_votes": N_("No votes yet"),
}
#: Names of the five points of a scale where a round has none of its own.
POINTS = (
    N_("Strongly disagree"),
    N_("Disagree"),
    N_("Neither agree nor disagree"),
    N_("Agree"),
    N_("Strongly agree"),
)
#: Every threshold in words.
THRESHOLDS = {
    "covered_from": N_("Votes from which a region is heard"),
    "weakest_from": N_("Agree share of the weakest region on common ground"),
    "small_cell": N_("People from which a small cell is shown"),
    "interval": N_("Interval of a share"),
    "discovery": N_("Highest q of a moderate difference"),
    "strong_to": N_("Highest q of a strong difference"),
    "draws": N_("Shuffles for a difference"),
    "bootstrap_draws": N_("Draws for the interval of common ground"),
    "seed": N_("Seed of chance"),
    "uncertain_above": N_("Pass share above which a finding is not known yet"),
    "uncertain_votes": N_("Votes from which a finding can be not known yet"),
    "rank_moves": N_("Places a finding may move between the two weights"),
    "slate_size": N_("Findings on the slate"),
    "backed_from": N_("Points from which a rated finding is backed"),
    "far_points": N_("Points from the median that ask for a reason"),
    "far_votes": N_("Votes from which reasons are asked for"),
    "still_share": N_("Movement of a share that is no arrow"),
    "still_points": N_("Movement in points that is no arrow"),
    "stable_below": N_("Share of changed answers below which a finding is stable"),
    "leading_dots": N_("Findings on which dots lie together"),
    "growth_frames": N_("Moments of the time-lapse"),
    "growth_findings": N_("Findings of the time-lapse"),
    "groups_replicas": N_("Shuffled rooms for opinion groups"),
    "groups_p": N_("Highest p of opinion groups"),
    "groups_votes": N_("Votes from which people are grouped"),
    "groups_people": N_("People that groups need"),
    "groups_base": N_("Base clusters of people"),
    "groups_most": N_("Most opinion groups"),
    "representative_z": N_("Least z of what stands for a group"),
}
