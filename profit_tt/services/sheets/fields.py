"""The three kinds of table, and the fields of each: what they are called here and in offices of four countries."""

from dataclasses import dataclass
from enum import StrEnum

from profit_tt.errors import N_


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


_REGION = (
    "region", "regio", "provincie", "province", "departement", "county", "gebied", "territoire", "streek", "area",
    "regio van de organisatie", "region de l organisation", "region of the organisation",
)  # fmt: skip
_TYPE = (
    "type", "soort", "stakeholder", "stakeholder type", "type of organisation", "type d organisation", "categorie",
    "type organisatie", "soort organisatie", "category", "statut", "type de structure", "nature", "organisatietype",
)  # fmt: skip
_NAME = (
    "name", "nom", "naam", "organisation", "organization", "organisatie", "organisme", "entreprise", "bedrijf",
    "business", "company", "societe", "onderneming", "bedrijfsnaam", "raison sociale", "nom de l entreprise",
    "name of organisation", "organisation name", "naam organisatie", "naam van de organisatie", "company name",
    "nom de l organisation", "structure", "denomination", "handelsnaam", "firma", "firm", "business name", "deelnemer",
    "participant", "etablissement", "naam bedrijf", "naam onderneming", "nom entreprise", "nom organisation",
)  # fmt: skip
_ACTIVITY = (
    "activity", "activite", "activiteit", "title", "titre", "titel", "event", "evenement", "intitule", "session",
    "activity title", "titre de l activite", "titel van de activiteit", "atelier", "workshop", "opleiding",
    "formation", "naam activiteit", "nom de l activite", "name of activity", "onderwerp", "sujet",
)  # fmt: skip
_ACTIVITY_KIND = (
    "type", "kind", "soort", "type of activity", "type d activite", "soort activiteit", "type activiteit",
    "activity type", "categorie", "category", "nature", "format", "activiteittype", "kind of activity",
    "genre d activite",
)  # fmt: skip
_BEGINS = (
    "date", "datum", "begins", "begin", "start", "start date", "date de debut", "debut", "begindatum", "startdatum",
    "le", "day", "jour", "dag", "date debut", "from", "van", "du", "vanaf", "first day", "premier jour", "eerste dag",
    "date of activity", "date de l activite", "datum activiteit", "datum van de activiteit",
)  # fmt: skip
_ENDS = (
    "ends", "end", "end date", "date de fin", "fin", "einddatum", "einde", "until", "to", "tot", "au", "date fin",
    "jusqu au", "tot en met", "last day", "dernier jour", "laatste dag",
)  # fmt: skip
_SOURCE = ("source", "bron", "origine", "reference", "referentie", "herkomst")

_STAKEHOLDER = Field(
    "stakeholder",
    N_("Type of organisation"),
    N_("Enterprise, public or research."),
    Values.stakeholder,
    _TYPE,
    required=True,
)
_WHENCE = Field("source", N_("Source"), N_("Where this row comes from."), Values.text, _SOURCE)

ORGANISATIONS = (
    Field("name", N_("Name"), N_("Name of the organisation."), Values.text, _NAME, required=True),
    Field("region", N_("Region"), N_("One of the regions of this app."), Values.region, _REGION, required=True),
    _STAKEHOLDER,
    Field(
        "sector",
        N_("Sector"),
        N_("What it does, in a few words."),
        Values.text,
        (
            "sector",
            "secteur",
            "branche",
            "activite",
            "secteur d activite",
            "industry",
            "trade",
            "sub sector",
            "type of business",
            "bedrijfstak",
            "metier",
            "nace",
            "filiere",
            "activiteit",
        ),  # fmt: skip
    ),
    Field(
        "size",
        N_("Size"),
        N_("Micro, small, medium or large; or the number of people who work there."),
        Values.size,
        (
            "size",
            "taille",
            "grootte",
            "effectif",
            "effectifs",
            "employees",
            "staff",
            "personeel",
            "size band",
            "fte",
            "nombre de salaries",
            "salaries",
            "aantal werknemers",
            "werknemers",
            "number of employees",
            "omvang",
            "aantal medewerkers",
            "medewerkers",
            "headcount",
            "taille de l entreprise",
            "etp",
            "vte",
            "personeelsbestand",
            "nb salaries",
            "nombre d employes",
        ),  # fmt: skip
    ),
    Field(
        "website",
        N_("Website"),
        N_("Its address on the web."),
        Values.website,
        (
            "website",
            "site",
            "site web",
            "web",
            "url",
            "link",
            "lien",
            "webadres",
            "site internet",
            "internet",
            "webpagina",
            "www",
            "homepage",
            "webstek",
            "adresse web",
        ),  # fmt: skip
    ),
    Field(
        "consent",
        N_("May be named"),
        N_("Yes when it agreed to be named; otherwise it is counted and never named."),
        Values.yes_no,
        (
            "consent",
            "may be named",
            "peut etre nomme",
            "peut etre nommee",
            "accord",
            "toestemming",
            "consentement",
            "mag genoemd worden",
            "consent to be named",
            "accord pour etre cite",
            "autorisation",
            "gdpr",
            "rgpd",
            "avg",
            "akkoord",
            "permission",
            "mag worden genoemd",
            "accord de citation",
        ),  # fmt: skip
    ),
    _WHENCE,
)
ACTIVITIES = (
    Field("title", N_("Title"), N_("What the activity was called."), Values.text, _ACTIVITY, required=True),
    Field(
        "kind",
        N_("Type of activity"),
        N_("Masterclass, coaching session, innovation plan, inspiration trip, pilot, award, think tank or other."),
        Values.activity,
        _ACTIVITY_KIND,
        required=True,
    ),
    Field(
        "regions",
        N_("Regions"),
        N_("The regions it was for, with a semicolon between them."),
        Values.regions,
        (
            *_REGION,
            "regions",
            "regio s",
            "provinces",
            "provincies",
            "departements",
            "regions concernees",
            "betrokken regio s",
        ),  # fmt: skip
        required=True,
    ),
    Field(
        "host_region",
        N_("Held in"),
        N_("The region it was held in, when it was for several."),
        Values.region,
        (
            "held in",
            "host region",
            "region hote",
            "gastregio",
            "gehouden in",
            "region d accueil",
            "region of the host",
            "a eu lieu en",
            "gastheerregio",
        ),  # fmt: skip
    ),
    Field("begins", N_("Begins on"), N_("The day, or the first of several."), Values.day, ("begins on", *_BEGINS)),
    Field("ends", N_("Ends on"), N_("The last of several days."), Values.day, ("ends on", *_ENDS)),
    Field(
        "host",
        N_("Host"),
        N_("Who held it."),
        Values.text,
        (
            "host",
            "organiser",
            "organizer",
            "organisateur",
            "organisator",
            "hote",
            "gastheer",
            "porteur",
            "partner",
            "partenaire",
            "intervenant",
            "speaker",
            "spreker",
            "coach",
        ),  # fmt: skip
    ),
    Field(
        "description",
        N_("Description"),
        N_("A few words about it."),
        Values.text,
        (
            "description",
            "beschrijving",
            "omschrijving",
            "comment",
            "commentaire",
            "remarque",
            "opmerking",
            "details",
            "inhoud",
            "contenu",
            "notes",
            "toelichting",
            "resume",
        ),  # fmt: skip
    ),
    Field(
        "themes",
        N_("Themes"),
        N_("Themes of this app, with a semicolon between them."),
        Values.themes,
        ("themes", "thema s", "theme", "thema", "thematique", "thematiques", "topics", "topic", "thematiek"),
    ),
    Field(
        "reached",
        N_("Businesses reached"),
        N_("How many businesses it reached, where only the number is known."),
        Values.number,
        (
            "businesses reached",
            "businesses",
            "reached",
            "entreprises touchees",
            "bereikte bedrijven",
            "participants",
            "nombre d entreprises",
            "aantal bedrijven",
            "deelnemers",
            "aantal deelnemers",
            "number of businesses",
            "nombre de participants",
            "attendance",
            "nb entreprises",
            "nb participants",
            "aantal ondernemingen",
            "number of participants",
            "bereik",
            "entreprises",
            "bedrijven",
        ),  # fmt: skip
    ),
    _WHENCE,
)
PARTICIPATIONS = (
    Field("organisation", N_("Organisation"), N_("Name of the organisation that took part."), Values.text, _NAME, True),
    Field("activity", N_("Activity"), N_("Title of the activity it took part in."), Values.text, _ACTIVITY, True),
    Field(
        "role",
        N_("Role"),
        N_("Participant, speaker, coach, host or partner; empty: participant."),
        Values.part,
        ("role", "rol", "part", "fonction", "functie", "qualite", "hoedanigheid"),
    ),
    Field(
        "region",
        N_("Region"),
        N_("Region of the organisation: tells two of the same name apart."),
        Values.region,
        _REGION,
    ),  # fmt: skip
    Field(
        "stakeholder",
        N_("Type of organisation"),
        N_("Enterprise, public or research."),
        Values.stakeholder,
        ("type of organisation", *_TYPE[2:]),
    ),  # fmt: skip
    Field(
        "kind",
        N_("Type of activity"),
        N_("Only for activities that are not in the network yet."),
        Values.activity,
        _ACTIVITY_KIND[3:],
    ),  # fmt: skip
    Field(
        "begins", N_("Day of the activity"), N_("Tells two activities of the same title apart."), Values.day, _BEGINS
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
