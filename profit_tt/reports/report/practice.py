"""From finding to practice: what became of findings, as facilitators said, and who tries which of them."""

from collections import Counter
from datetime import date

from profit_tt.models import FollowUpStatus, Progress
from profit_tt.reports.report.parts import Block, Grid, Words
from profit_tt.services.following_up import STATUS
from profit_tt.services.network_links import Tries
from profit_tt.services.network_names import STATES
from profit_tt.services.reporting import Gathered
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker


def told(of: Gathered, say: Speaker) -> tuple[Block, ...]:
    """Who tries what, then what became of findings; nothing as long as neither was said."""
    return (*_commitments(of, say), *_statuses(of, say))


def _commitments(of: Gathered, say: Speaker) -> tuple[Block, ...]:
    """A line for each promise, the next day first; those who may not be named are told by what they are."""
    rows = [_promise(finding, tries, of, say) for finding, tries in _promises(of)]
    if not rows:
        return ()
    lead = say.many("{n} promise to try a finding.", "{n} promises to try a finding.", len(rows))
    counted = Counter(Progress(tries.state) for _, tries in _promises(of))
    states = [_counted(say(STATES[one]), counted[one], say) for one in Progress if counted[one]]
    heads: tuple[str, ...] = (say("No."), say("Finding"), say("Who"), say("Region"))
    heads = (*heads, say("By when"), say("How far"), say("Result"))
    if not any(row[-1] for row in rows):
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    widths = (0.7, 3.5, 1.8, 1.5, 2.0, 1.9, 2.2)[: len(heads)]
    rule = say("Whoever tries a finding is named only where they agreed to it.")
    return (
        Words(f"{lead} {' · '.join(states)}", "lead"),
        Grid(say("Who tries it"), heads, tuple(rows), widths=widths, small=True),
        Words(rule, "note"),
    )


def _counted(status: str, number: int, say: Speaker) -> str:
    return say("{status}: {number}", status=status, number=say.number(number))


def _promises(of: Gathered) -> list[tuple[RoomFinding, Tries]]:
    found = [
        (one, tries)
        for one in of.picture.room.findings
        for tries in (of.links[one.id].tries if one.id in of.links else ())
    ]
    return sorted(found, key=lambda row: (row[1].by_when is None, row[1].by_when or date.min, row[0].number))


def _promise(finding: RoomFinding, tries: Tries, of: Gathered, say: Speaker) -> tuple[str, ...]:
    return (
        f"#{finding.number}",
        finding.read_in(say.language),
        tries.name or (say("An organisation") if tries.id else say("The region as a whole")),
        of.picture.room.region_name(tries.region, say.language),
        say.date(tries.by_when) if tries.by_when else "",
        say(STATES[Progress(tries.state)]),
        tries.outcome,
    )


def _statuses(of: Gathered, say: Speaker) -> tuple[Block, ...]:
    """A line for each finding of which a facilitator has said what becomes of it."""
    became = [(one, of.became[one.id]) for one in of.picture.room.findings if one.id in of.became]
    if not became:
        return ()
    counted = Counter(told.status for _, told in became)
    lead = " · ".join(_counted(say(STATUS[one]), counted[one], say) for one in FollowUpStatus if counted[one])
    rows = tuple(
        (f"#{one.number}", one.read_in(say.language), say(STATUS[told.status]), told.reason, say.date(told.at.date()))
        for one, told in became
    )
    heads = (say("No."), say("Finding"), say("Status"), say("Reason"), say("Date"))
    return (Words(lead, "lead"), Grid(say("What becomes of it"), heads, rows, widths=(0.7, 4, 1.9, 3, 1.8), small=True))
