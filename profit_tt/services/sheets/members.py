"""What the members of the closed lists are called in a sheet: message ids. What a template offers, an import reads."""

from profit_tt.errors import N_
from profit_tt.models import ActivityKind, Part, SizeBand, Stakeholder
from profit_tt.services import network_names as names
from profit_tt.services.sheets.fields import Values

ROLES = {
    Part.participant: N_("Participant"),
    Part.speaker: N_("Speaker"),
    Part.coach: N_("Coach"),
    Part.host: N_("Host"),
    Part.partner: N_("Partner"),
}
#: List -> member -> its name. Regions and themes carry their own names.
MEMBERS: dict[Values, dict[str, str]] = {
    Values.stakeholder: {str(one): name for one, name in names.TYPES.items() if one is not Stakeholder.unknown},
    Values.size: {str(one): names.SIZES[one] for one in SizeBand},
    Values.activity: {str(one): names.KINDS[one] for one in ActivityKind},
    Values.part: {str(one): name for one, name in ROLES.items()},
}
YES, NO = N_("Yes"), N_("No")
