"""How a report's figures were made: the rules in words, and every threshold with its value."""

from profit_tt.models import Parameters
from profit_tt.reports.report.parts import Block, Grid, Words
from profit_tt.reports.wording import THRESHOLDS
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
    return (*(Words(one) for one in _rules(seen, say)), Words(_state(seen, say), "note"), _sheet(seen.parameters, say))


def _rules(seen: Picture, say: Speaker) -> list[str]:
    sheet = seen.parameters
    return [
        say("One expert has one vote on a finding. No names are in this file."),
        say(
            "Of those who agree or disagree, the share who agree; who passes is not counted. The line around it "
            "says where the share of many such people would lie (Wilson, 95%). With few people it is long."
        ),
        say("A region needs {n} votes on a finding to count as heard.", n=say.number(sheet.covered_from)),
        say(
            "How strongly every region backs a finding: the geometric mean over the regions that are heard. One region "
            "cannot outvote the others, and one that rejects a finding pulls it down."
        ),
        say(
            "On common ground: every region that takes part is heard, at least {share} agree in the weakest, and more "
            "than half of all who voted agree. Shared rejection is the mirror. While a region is not heard, a finding "
            "is provisional and leads no list.",
            share=say.percent(sheet.weakest_from),
        ),
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
        fixed = say("They are fixed when the first voting round opens.")
    else:
        fixed = say("They were fixed when the first voting round opened, and have not been changed since.")
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
