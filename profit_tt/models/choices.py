"""The closed lists. A member is named as it reads in the database, in exports and in JSON."""

from enum import StrEnum


class Language(StrEnum):
    en = "en"
    fr = "fr"
    nl = "nl"


class Stakeholder(StrEnum):
    """Type of the organisation an expert comes from."""

    enterprise = "enterprise"
    public = "public"
    research = "research"


class FindingKind(StrEnum):
    practice = "practice"
    need = "need"
    barrier = "barrier"
    idea = "idea"
    conclusion = "conclusion"


class FindingState(StrEnum):
    """listed: seen by all; hidden: taken off by a facilitator, with a reason; withdrawn: by its author."""

    listed = "listed"
    hidden = "hidden"
    withdrawn = "withdrawn"


class Provenance(StrEnum):
    """Where a row comes from: read at a public address, stated by the project, invented sample, or entered live."""

    documented = "documented"
    project = "project"
    illustrative = "illustrative"
    live = "live"


class ThinkTankState(StrEnum):
    open = "open"
    closed = "closed"


class StepKind(StrEnum):
    welcome = "welcome"
    collect = "collect"
    vote = "vote"
    review = "review"


class StepState(StrEnum):
    """hidden: not reached yet; open: takes contributions; closed: can be looked at."""

    hidden = "hidden"
    open = "open"
    closed = "closed"


class BallotKind(StrEnum):
    agreement = "agreement"


class Choice(StrEnum):
    """An answer on an agreement ballot."""

    agree = "agree"
    disagree = "disagree"
    passed = "passed"

    @property
    def value_stored(self) -> int:
        return VALUES[self]


#: A vote's number in the database, as in Polis: agree 1, pass 0, disagree -1.
VALUES = {Choice.agree: 1, Choice.passed: 0, Choice.disagree: -1}
CHOICES = {value: choice for choice, value in VALUES.items()}


class Audience(StrEnum):
    """Who a picture is for: results can be hidden from wall and phones; the desk always sees them."""

    desk = "desk"
    wall = "wall"
    phones = "phones"


class Role(StrEnum):
    """nobody: came without a device name; observer: has one, and the code of a think tank or none yet;
    house: the command line on the server itself.
    """

    nobody = "nobody"
    observer = "observer"
    expert = "expert"
    facilitator = "facilitator"
    house = "house"
