"""The three kinds of table, and the fields of each: what they are called here and in offices of four countries."""

from dataclasses import dataclass
from enum import StrEnum

from profit_tt.errors import N_
from profit_tt.services.sheets import header_words as words


class Kind(StrEnum):
    """What a row of the sheet is about."""

    organisations = "organisations"
    activities = "activities"
    participations = "participations"


class Values(StrEnum):
    """How the cells of a field are read."""

    text = "text"
    region = "region"
    regions = "regions"
    themes = "themes"
    stakeholder = "stakeholder"
    size = "size"
    activity = "activity"
    part = "part"
    website = "website"
    yes_no = "yes_no"
    day = "day"
    number = "number"


#: Fields whose cells name something of a closed list, so that an unknown word can be explained once for the column.
LISTED = frozenset(
    (Values.region, Values.regions, Values.themes, Values.stakeholder, Values.size, Values.activity, Values.part)
)


@dataclass(frozen=True, slots=True)
class Field:
    """name: as in the drafts. title, meaning: messages. also: other headers, folded (no case, accents, signs)."""

    name: str
    title: str
    meaning: str
    values: Values
    also: tuple[str, ...] = ()
    required: bool = False


_STAKEHOLDER = N_("Type of organisation"), N_("Enterprise, public or research."), Values.stakeholder
_KIND = N_("Masterclass, coaching session, innovation plan, inspiration trip, pilot, award, think tank or other.")
_WHENCE = Field("source", N_("Source"), N_("Where this row comes from."), Values.text, words.SOURCE)

ORGANISATIONS = (
    Field("name", N_("Name"), N_("Name of the organisation."), Values.text, words.NAME, required=True),
    Field("region", N_("Region"), N_("One of the regions of this app."), Values.region, words.REGION, required=True),
    Field("stakeholder", *_STAKEHOLDER, words.TYPE, required=True),
    Field("sector", N_("Sector"), N_("What it does, in a few words."), Values.text, words.SECTOR),
    Field(
        "size",
        N_("Size"),
        N_("Micro, small, medium or large; or the number of people who work there."),
        Values.size,
        words.SIZE,
    ),
    Field("website", N_("Website"), N_("Its address on the web."), Values.website, words.WEBSITE),
    Field(
        "consent",
        N_("May be named"),
        N_("Yes when it agreed to be named; otherwise it is counted and never named."),
        Values.yes_no,
        words.CONSENT,
    ),
    _WHENCE,
)
ACTIVITIES = (
    Field("title", N_("Title"), N_("What the activity was called."), Values.text, words.ACTIVITY, required=True),
    Field("kind", N_("Type of activity"), _KIND, Values.activity, words.ACTIVITY_KIND, required=True),
    Field(
        "regions",
        N_("Regions"),
        N_("The regions it was for, with a semicolon between them."),
        Values.regions,
        (*words.REGION, *words.REGIONS),
        required=True,
    ),
    Field(
        "host_region",
        N_("Held in"),
        N_("The region it was held in, when it was for several."),
        Values.region,
        words.HOST_REGION,
    ),
    Field("begins", N_("Begins on"), N_("The day, or the first of several."), Values.day, words.BEGINS),
    Field("ends", N_("Ends on"), N_("The last of several days."), Values.day, words.ENDS),
    Field("host", N_("Host"), N_("Who held it."), Values.text, words.HOST),
    Field("description", N_("Description"), N_("A few words about it."), Values.text, words.DESCRIPTION),
    Field(
        "themes",
        N_("Themes"),
        N_("Themes of this app, with a semicolon between them."),
        Values.themes,
        words.THEMES,
    ),
    Field(
        "reached",
        N_("Businesses reached"),
        N_("How many businesses it reached, where only the number is known."),
        Values.number,
        words.REACHED,
    ),
    _WHENCE,
)
PARTICIPATIONS = (
    Field(
        "organisation",
        N_("Organisation"),
        N_("Name of the organisation that took part."),
        Values.text,
        words.NAME,
        required=True,
    ),
    Field(
        "activity",
        N_("Activity"),
        N_("Title of the activity it took part in."),
        Values.text,
        words.ACTIVITY,
        required=True,
    ),
    Field(
        "role",
        N_("Role"),
        N_("Participant, speaker, coach, host or partner; empty: participant."),
        Values.part,
        words.ROLE,
    ),
    Field(
        "region",
        N_("Region"),
        N_("Region of the organisation: tells two of the same name apart."),
        Values.region,
        words.REGION,
    ),
    Field("stakeholder", *_STAKEHOLDER, words.TYPE[2:]),
    Field("kind", N_("Type of activity"), _KIND, Values.activity, words.ACTIVITY_KIND[3:]),
    Field(
        "begins",
        N_("Day of the activity"),
        N_("Tells two activities of the same title apart."),
        Values.day,
        words.BEGINS,
    ),
    Field(
        "host_region",
        N_("Held in"),
        N_("The region the activity was held in: tells two of the same title and day apart."),
        Values.region,
        words.HOST_REGION,
    ),
)
FIELDS: dict[Kind, tuple[Field, ...]] = {
    Kind.organisations: ORGANISATIONS,
    Kind.activities: ACTIVITIES,
    Kind.participations: PARTICIPATIONS,
}
#: What a table of each kind is called.
TITLES = {
    Kind.organisations: N_("Organisations"),
    Kind.activities: N_("Activities"),
    Kind.participations: N_("Who took part"),
}


def field(kind: Kind, name: str) -> Field:
    """One field of a kind."""
    return next(one for one in FIELDS[kind] if one.name == name)
