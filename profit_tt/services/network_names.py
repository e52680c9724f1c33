"""What activities and organisations are called: message ids for the closed lists of the network."""

from profit_tt.errors import N_
from profit_tt.models import ActivityKind, FigureKey, Part, Progress, SizeBand, Stakeholder

KINDS = {
    ActivityKind.masterclass: N_("Masterclass"),
    ActivityKind.coaching_session: N_("Coaching session"),
    ActivityKind.innovation_plan: N_("Innovation plan"),
    ActivityKind.inspiration_trip: N_("Inspiration trip"),
    ActivityKind.pilot: N_("Pilot"),
    ActivityKind.award: N_("Award"),
    ActivityKind.think_tank: N_("Think tank"),
    ActivityKind.other: N_("Other activity"),
}
TYPES = {
    Stakeholder.enterprise: N_("Enterprise"),
    Stakeholder.public: N_("Public body"),
    Stakeholder.research: N_("Research entity"),
    Stakeholder.unknown: N_("Organisation"),
}
SIZES = {
    SizeBand.micro: N_("Up to 9 people"),
    SizeBand.small: N_("10 to 49 people"),
    SizeBand.medium: N_("50 to 249 people"),
    SizeBand.large: N_("250 people or more"),
}
PARTS = {
    Part.participant: N_("Took part"),
    Part.speaker: N_("Spoke"),
    Part.coach: N_("Coached"),
    Part.host: N_("Hosted"),
    Part.partner: N_("Was a partner"),
}
STATES = {
    Progress.planned: N_("Planned"),
    Progress.trying: N_("Trying it"),
    Progress.adopted: N_("Adopted"),
    Progress.stopped: N_("Stopped"),
}
FIGURES = {
    FigureKey.reached: N_("organisations reached"),
    FigureKey.masterclasses: N_("masterclasses"),
    FigureKey.masterclass_businesses: N_("businesses in masterclasses"),
    FigureKey.coaching_sessions: N_("coaching sessions"),
    FigureKey.innovation_plans: N_("innovation plans"),
    FigureKey.pilots: N_("pilots"),
    FigureKey.product_ideas: N_("product ideas"),
    FigureKey.visits: N_("unique visits to the platform"),
    FigureKey.pageviews: N_("pages viewed on the platform"),
}
