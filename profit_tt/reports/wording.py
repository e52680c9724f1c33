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
