"""The chapters of the picture: who is here, what we found, where we agree and differ, what next."""

import streamlit as st

from profit_tt.models import BallotKind
from profit_tt.services import frames_regions, opinion
from profit_tt.services.frames_places import Measure
from profit_tt.services.opinion import Opinion
from profit_tt.services.results import Moves, Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import pictures, ranked, slate_list, story, way
from profit_tt.ui.parts.words import escaped

#: Findings that a chapter besides the ranking draws.
FEW = 6


def people(seen: Picture, say: Speaker) -> None:
    rules = [
        say("People who joined, and those of them who have voted."),
        say(
            "A dash stands for a few people: fewer than {n} of one kind from one region are not counted apart.",
            n=say.number(seen.parameters.small_cell),
        ),
    ]
    with story.chapter("here", say("Who is here?"), *rules):
        by_region, by_both = st.columns(2, gap="large")
        with by_region:
            pictures.participation(seen, table=True, reading=True)
        with by_both:
            pictures.crossed(seen, table=True, reading=True)
        _map(seen, say)


def _map(seen: Picture, say: Speaker) -> None:
    """The map of the two seas, shaded by what the reader chooses; the choice stands in the address."""
    names: dict[Measure, str] = {
        "findings": say("Findings"),
        "people": say("People here"),
        "voted": say("Share who voted"),
        "agree": say("Agree share"),
    }
    if seen.round_id is None:  # of no vote, or of none that its reader may know of
        names = {"findings": names["findings"], "people": names["people"]}
    asked = st.segmented_control(
        say("The map shows"),
        list(names),
        format_func=names.__getitem__,
        default="findings",
        key="map",
        bind="query-params",
        required=True,
    )
    pictures.on_map(seen, measure=asked or "findings", key="on-map", table=True)


def themes(seen: Picture, say: Speaker) -> None:
    rules = [say("Findings by theme and by the region they come from. A finding with several themes counts in each.")]
    if any(len(one.themes) > 1 for one in seen.room.findings):
        rules.append(say("A line joins two themes that a finding is about at once; the broader, the more findings."))
    with story.chapter("found", say("What did we find?"), *rules):
        pictures.themes(seen, table=True, reading=True)
        pictures.together(seen, table=True, reading=True)


def agreement(seen: Picture, say: Speaker, *, by_type: bool) -> None:
    """What the round of this picture says, in the way of its ballot."""
    match seen.ballot:
        case BallotKind.agreement:
            with story.chapter("agree", say("What do we agree on?"), *ranked.rules(seen, say, by_type=by_type)):
                ranked.findings(seen, say, by_type=by_type)
                _moved_by_weights(seen, say)
        case BallotKind.scale:
            rule = say("The median of five points, with the middle half of the answers; every region is drawn apart.")
            with story.chapter("agree", say("How do we rate it?"), rule):
                pictures.ratings(seen, limit=ranked.FIRST, table=True, reading=True)
        case BallotKind.dots:
            rule = say("Dots given by all experts, and the regions they came from.")
            with story.chapter("agree", say("Where do our dots go?"), rule):
                pictures.dots(seen, limit=ranked.FIRST, table=True, reading=True)
        case BallotKind.impact_feasibility:
            rule = say("Medians of both answers on five points; the best findings stand at the top right.")
            with story.chapter("agree", say("What has impact and can be done?"), rule):
                pictures.plane(seen, table=True, reading=True)


def _moved_by_weights(seen: Picture, say: Speaker) -> None:
    """Says which findings owe their place to the weight of voices; nothing where none does."""
    told = frames_regions.weights(seen, say)
    numbers = [f"#{number}" for number in told.loc[told["marked"].astype(bool), "number"]]
    if numbers:
        sentence = say.many(
            "{findings} would stand elsewhere if every person weighed the same, instead of every region: {n} finding.",
            "{findings} would stand elsewhere if every person weighed the same, instead of every region: {n} findings.",
            len(numbers),
            findings=say.list(numbers),
        )
        st.caption(escaped(sentence))


def differences(seen: Picture, say: Speaker, *, with_people: bool = True) -> None:
    """On which findings the regions differ, and where people stand by how they voted: there everybody counts, so it is
    left out where the page is narrowed, and without `with_people`."""
    told = opinion.of(seen) if with_people and not seen.narrowed else None
    rules = [
        say("The region named stands furthest from the others."),
        say(
            "How sure a difference is: votes were dealt out to the regions by chance {n} times; weak means that chance "
            "does as much too often.",
            n=say.number(seen.parameters.draws),
        ),
    ]
    if told is not None:
        rules += _rules_of_groups(seen, say)
    with story.chapter("differ", say("Where do we differ?"), *rules):
        pictures.differences(seen, limit=FEW, table=True, reading=True)
        if told is not None:
            judged = told.verdict_so_far() is not None  # asked before it is drawn: it may come meanwhile
            pictures.people(told, seen, table=True)
            if not judged:
                _until_judged(told)


def _rules_of_groups(seen: Picture, say: Speaker) -> list[str]:
    return [
        say("Each mark on the map is a person, near those who voted alike. Nobody is named; directions mean nothing."),
        say(
            "Opinion groups are outlined only when they are clearer than in {n} shuffles of the votes.",
            n=say.number(seen.parameters.groups_replicas),
        ),
    ]


@st.fragment(run_every=3)
def _until_judged(told: Opinion) -> None:
    """Looks again until it is known whether there are groups; then the page is drawn anew, without this."""
    if told.verdict_so_far() is not None:
        st.rerun()


def unknown(seen: Picture, say: Speaker) -> None:
    rule = say(
        "Findings that more than {share} of at least {n} people passed on: an invitation to learn, not a failure.",
        share=say.percent(seen.parameters.uncertain_above),
        n=say.number(seen.parameters.uncertain_votes),
    )
    with story.chapter("unknown", say("What do we not know yet?"), rule):
        pictures.uncertain(seen, limit=FEW, table=True, reading=True)


def moved(moves: Moves | None, say: Speaker) -> None:
    """Only after a second round whose results are shown with those of the first."""
    if moves is None:
        return
    rule = say("From the first round to the second, for people of a region; only regions with enough votes in both.")
    with story.chapter("moved", say("What did the discussion move?"), rule):
        pictures.movement(moves, limit=FEW, reading=True)


def exchange(seen: Picture, say: Speaker) -> None:
    rule = say("Regions with a practice on a theme, beside regions with a need or a barrier on it.")
    with story.chapter("learn", say("Who can learn from whom?"), rule):
        pictures.gaps(seen, table=True, reading=True)


def alike(seen: Picture, say: Speaker) -> None:
    """Only where there is an order to compare: not for dots, and not for one region."""
    told = seen.alike()
    if told is None or len(told.pairs) < 2:
        return
    rules = [
        say(
            "Each number compares the orders in which two regions put the findings (Kendall's tau): 1 is the same "
            "order, 0 nothing in common, -1 the opposite order."
        )
    ]
    if told.whole.w == told.whole.w:
        rules.append(
            say.many(
                "All {regions} regions together: W = {w} of 1, on {n} finding that all of them have voted on.",
                "All {regions} regions together: W = {w} of 1, on {n} findings that all of them have voted on.",
                told.whole.findings,
                regions=say.number(told.whole.judges),
                w=say.number(round(told.whole.w, 2)),
            )
        )
    with story.chapter("alike", say("Do the regions rank alike?"), *rules):
        pictures.alike(seen, table=True, reading=True)


def following(seen: Picture, say: Speaker) -> None:
    """The slate; not where only some kinds of organisation are asked."""
    if seen.backing is None:
        return
    rule = say(
        "Chosen one after the other so that as many as possible find something they back on the list; every region "
        "weighs the same, however many people it sent."
    )
    with story.chapter("next", say("What next?"), rule):
        slate_list.show(seen, say)


def methods(seen: Picture, say: Speaker) -> None:
    """The way to the rules behind it all, and a word where a threshold was changed after voting had begun."""
    if seen.parameters_changed:
        story.calm(
            say("Some thresholds of this picture were changed after voting had begun. The page of methods says which."),
            key="parameters-changed",
        )
    way.to("methods", say("How we measure: every rule and threshold"), key="way-methods")
