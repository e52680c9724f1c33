"""The closed lists. A member is named as it reads in the database, in exports and in JSON."""

from enum import StrEnum


class Language(StrEnum):
    en = "en"
    fr = "fr"
    nl = "nl"


class Stakeholder(StrEnum):
    """Type of the organisation an expert comes from; unknown: of people whose votes were imported."""

    enterprise = "enterprise"
    public = "public"
    research = "research"
    unknown = "unknown"


#: What people can say they come from.
ORGANISATIONS = (Stakeholder.enterprise, Stakeholder.public, Stakeholder.research)


class FindingKind(StrEnum):
    practice = "practice"
    need = "need"
    barrier = "barrier"
    idea = "idea"
    conclusion = "conclusion"


class FindingState(StrEnum):
    """listed: seen by all. All others are off the list: waiting for approval; back at its author to reword; rejected
    by a facilitator, with a reason; archived; withdrawn by its author; merged into another one or split into several;
    undone: made by a merge or split that was taken back.
    """

    waiting = "waiting"
    listed = "listed"
    reword = "reword"
    rejected = "rejected"
    archived = "archived"
    withdrawn = "withdrawn"
    merged = "merged"
    split = "split"  # type: ignore[assignment]  # the word of the field; nobody splits a member as text
    undone = "undone"


class TranslationState(StrEnum):
    draft = "draft"
    approved = "approved"


class LineageKind(StrEnum):
    merge = "merge"
    split = "split"  # type: ignore[assignment]  # the word of the field; nobody splits a member as text


class CollectMode(StrEnum):
    """What experts see of others' findings while collecting: nothing, a few that are alike, or all."""

    alone = "alone"
    suggestions = "suggestions"
    everything = "everything"


class Provenance(StrEnum):
    """Where a row comes from: read at a public address, stated by the project, invented sample, entered live by an
    expert, or entered by a facilitator for somebody without a phone."""

    documented = "documented"
    project = "project"
    illustrative = "illustrative"
    live = "live"
    facilitator = "facilitator"


class ThinkTankState(StrEnum):
    open = "open"
    closed = "closed"


class StepKind(StrEnum):
    """A second vote on the same findings is a `vote` whose round has `again_of`."""

    welcome = "welcome"
    collect = "collect"
    sort = "sort"
    vote = "vote"
    discuss = "discuss"
    survey = "survey"
    review = "review"
    pause = "pause"
    text = "text"


class StepState(StrEnum):
    """hidden: not reached yet; open: takes contributions; view_only: can be looked at."""

    hidden = "hidden"
    open = "open"
    view_only = "view_only"


class BallotKind(StrEnum):
    """agreement: agree, disagree, pass; scale: five points; dots: a budget; impact_feasibility: two five-point axes."""

    agreement = "agreement"
    scale = "scale"
    dots = "dots"
    impact_feasibility = "impact_feasibility"


class FindingsFrom(StrEnum):
    """Which findings a round is about: all listed, those of some themes, starred ones, the top of an earlier round."""

    all = "all"
    themes = "themes"
    starred = "starred"
    top = "top"


class Ordering(StrEnum):
    """balanced: least covered in the expert's region first; number: as on the list; chance: an own order for each."""

    balanced = "balanced"
    number = "number"
    chance = "chance"


class BallotWay(StrEnum):
    """How findings are voted on: one at a time, as a list, or as each expert likes."""

    one = "one"
    list = "list"
    both = "both"


class ResultsRule(StrEnum):
    """When phones see results without a reveal: never, each finding after the own vote on it, or always."""

    until_shown = "until_shown"
    after_own_vote = "after_own_vote"
    always = "always"


class Scene(StrEnum):
    """What the wall shows. `auto` follows the current step."""

    auto = "auto"
    join = "join"  # type: ignore[assignment]  # likewise
    waiting = "waiting"
    progress = "progress"
    countdown = "countdown"
    newest = "newest"
    top_of_theme = "top_of_theme"
    common_ground = "common_ground"
    differences = "differences"
    uncertain = "uncertain"
    map = "map"
    themes = "themes"
    gaps = "gaps"
    impact_feasibility = "impact_feasibility"
    ratings = "ratings"
    dots = "dots"
    movement = "movement"
    finding = "finding"
    growth = "growth"
    network = "network"
    infographic = "infographic"
    agenda = "agenda"


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
#: A pass on any ballot.
PASSED = 0
#: The points of a scale, and of the two axes of impact x feasibility.
POINTS = (1, 2, 3, 4, 5)
IMPACT, FEASIBILITY = 0, 1
CHOICES = {value: choice for choice, value in VALUES.items()}


class Audience(StrEnum):
    """Who a picture is for: results can be hidden from wall and phones; the desk always sees them; the world sees those
    that phones may see of votes that are over, of a think tank that is published, without small cells."""

    desk = "desk"
    wall = "wall"
    phones = "phones"
    world = "world"


class Role(StrEnum):
    """nobody: came without a device name; observer: has one, and the code of a think tank or none yet;
    coordinator: looks after one region's part of the network; house: the command line on the server itself;
    reader: anybody at all, of a think tank that is published.
    """

    nobody = "nobody"
    reader = "reader"
    observer = "observer"
    expert = "expert"
    coordinator = "coordinator"
    facilitator = "facilitator"
    house = "house"
