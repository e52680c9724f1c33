"""How a report's figures were made: the rules in words, and every threshold with its value."""

from collections import Counter

from profit_tt.models import BallotKind, Parameters
from profit_tt.reports.cells import spoken
from profit_tt.reports.report.parts import Block, Grid, Words
from profit_tt.reports.wording import PROVENANCES, THRESHOLDS
from profit_tt.services.results import Picture
from profit_tt.text import Speaker


def of_the_chart(seen: Picture, say: Speaker) -> list[str]:
    """How to read the chart of this picture's ballot."""
    if seen.tallies is not None:
        return [
            say(
                "Ranked by common ground: how strongly every region backs a finding, so that one region cannot "
                "outvote the others."
            ),
            say("A line shows how sure a share is with so few people (95% Wilson interval)."),
        ]
    if seen.dots is not None:
        return [say("Dots given by all experts, and the regions they came from.")]
    return [say("Medians of the answers on five points; every region weighs the same.")]


def told(seen: Picture, say: Speaker) -> tuple[Block, ...]:
    """The rules, a paragraph each, then the table of thresholds."""
    origins = [Words(one, "note") for one in _origins(seen, say)]
    rules = (Words(one) for one in _rules(seen, say))
    return (*rules, Words(_state(seen, say), "note"), *origins, _sheet(seen.parameters, say))


def in_short(seen: Picture, say: Speaker) -> tuple[str, ...]:
    """The same in a few sentences: one vote each, how charts are read, what is common ground, origins and state."""
    counted = seen.tallies is not None or seen.dots is not None or seen.axes
    drawn = of_the_chart(seen, say) if counted else []
    agreed = [_heard(seen, say), _common_ground(seen, say)] if seen.ballot is BallotKind.agreement else []
    return (_one_vote(say), *drawn, *agreed, *_origins(seen, say), _state(seen, say))


def _one_vote(say: Speaker) -> str:
    return say("One expert has one vote on a finding. No names are in this file.")


def _heard(seen: Picture, say: Speaker) -> str:
    return say("A region needs {n} votes on a finding to count as heard.", n=say.number(seen.parameters.covered_from))


def _common_ground(seen: Picture, say: Speaker) -> str:
    return say(
        "On common ground: every region that takes part is heard, at least {share} agree in the weakest, and more "
        "than half of all who voted agree. Shared rejection is the mirror. While a region is not heard, a finding "
        "is provisional and leads no list.",
        share=say.percent(seen.parameters.weakest_from),
    )


def _origins(seen: Picture, say: Speaker) -> list[str]:
    """How many findings come from where; nothing while there are none."""
    counted = Counter(one.provenance for one in seen.room.findings)
    if not counted:
        return []
    told = [f"{spoken(PROVENANCES, of, say)} ({say.number(number)})" for of, number in counted.most_common()]
    return [say("Where the findings come from: {origins}.", origins=say.list(told))]


def _rules(seen: Picture, say: Speaker) -> list[str]:
    sheet = seen.parameters
    return [
        _one_vote(say),
        say(
            "Of those who agree or disagree, the share who agree; who passes is not counted. The line around it "
            "says where the share of many such people would lie (Wilson, 95%). With few people it is long."
        ),
        _heard(seen, say),
        say(
            "How strongly every region backs a finding: the geometric mean over the regions that are heard. One region "
            "cannot outvote the others, and one that rejects a finding pulls it down."
        ),
        _common_ground(seen, say),
        say(
            "The range of the regions' shares, and whether chance alone would do it: votes are dealt out to the "
            "regions by chance {n} times. Because many findings are asked at once, the chances are corrected "
            "(Benjamini and Hochberg). Strong up to {strong}, moderate up to {moderate}, else weak.",
            n=say.number(sheet.draws),
            strong=say.number(sheet.strong_to),
            moderate=say.number(sheet.discovery),
        ),
        say(
            "A region's votes are always shown. Votes of one kind of organisation in one region are left out below "
            "{n} people.",
            n=say.number(sheet.small_cell),
        ),
    ]


def _state(seen: Picture, say: Speaker) -> str:
    version = say("App version {version}", version=seen.version)
    if seen.parameters_changed:
        fixed = say("Some thresholds were changed after voting had begun. The log says which, when and by whom.")
    elif seen.room.think_tank.parameters is None:
        fixed = say("The thresholds are fixed when the first voting round opens.")
    else:
        fixed = say("The thresholds were fixed when the first voting round opened, and have not been changed since.")
    return f"{fixed} {version}, {say('Revision')} {seen.revision}."


def _sheet(sheet: Parameters, say: Speaker) -> Grid:
    usual = Parameters()
    rows = tuple(
        (say(name), key, _said(getattr(sheet, key), say), _said(getattr(usual, key), say))
        for key, name in THRESHOLDS.items()
    )
    heads = (say("Threshold"), say("Name in exports"), say("Value"), say("Usual value"))
    return Grid(say("All thresholds"), heads, rows, frozenset({2, 3}), (5, 2.2, 1.5, 1.5), small=True)


def _said(value: object, say: Speaker) -> str:
    return value if isinstance(value, str) else say.number(value)  # type: ignore[arg-type]
