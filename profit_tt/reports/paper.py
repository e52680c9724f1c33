"""Paper for people without a phone: ballots and finding sheets as PDF, one sheet a seat, in one language."""

from collections.abc import Sequence
from typing import Any

from profit_tt.models import BallotKind, FindingKind, Language, Round
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.reports.typesetting import typeset
from profit_tt.reports.wording import KINDS, POINTS
from profit_tt.services.room import Room
from profit_tt.text import Speaker

#: Findings that fit on one sheet with room to write.
PLACES = 2

#: (seat's code, who sits there as the sheet says it); a blank code is written in by hand.
Seat = tuple[str, str]


def ballot_sheets(here: Room, voting: Round, seats: Sequence[Seat], say: Speaker) -> bytes:
    """A ballot for each seat with the findings of the round, as PDF."""
    findings = [{"number": str(one.number), "text": one.read_in(say.language)} for one in here.findings_of(voting)]
    return typeset(
        "ballots",
        common(here, seats, say)
        | {
            "ballot": str(voting.ballot),
            "each": voting.each or 0,
            "findings": findings,
            "words": words(here, say, heading=say("Ballot"), how=_how(voting, say))
            | {
                "answers": [say("Agree"), say("Disagree"), say("Pass")],
                "pass": say("Pass"),
                "dots": say("Dots"),
                "impact": say("Impact"),
                "feasibility": say("Feasibility"),
            },
        },
    )


def finding_sheets(here: Room, seats: Sequence[Seat], say: Speaker) -> bytes:
    """Sheets with room for two findings each, as PDF."""
    how = say(
        "One idea for each box, in at most {limit} characters: about two lines of a letter. "
        "Tick its kind and one to three themes. Give the sheet to the facilitator.",
        limit=TEXT_LIMIT,
    )
    return typeset(
        "findings",
        common(here, seats, say)
        | {
            "places": PLACES,
            "kinds": [say(KINDS[kind]) for kind in FindingKind],
            "themes": [theme.name(say.language) for theme in here.themes],
            "words": words(here, say, heading=say("Findings"), how=how)
            | {"kind": say("Kind"), "themes": say("Themes")},
        },
    )


def common(here: Room, seats: Sequence[Seat], say: Speaker) -> dict[str, Any]:
    """What every sheet is told: its language, the code of the think tank, the seats."""
    return {
        "language": Language(say.language).value,
        "code": here.think_tank.code,
        "seats": [{"code": code or " " * 12, "who": who} for code, who in seats],
    }


def words(here: Room, say: Speaker, *, heading: str, how: str) -> dict[str, Any]:
    """What the head and the foot of every sheet say."""
    return {
        "title": here.think_tank.title,
        "question": here.think_tank.question,
        "heading": heading,
        "how": how,
        "seat": say("Seat"),
        "code": say("Code"),
        "number": say("No."),
        "finding": say("Finding"),
        "foot": say("PROFIT Think Tank. A facilitator enters this sheet for you; it counts like a vote by phone."),
    }


def _how(voting: Round, say: Speaker) -> str:
    match voting.ballot:
        case BallotKind.agreement:
            return say("Tick one box for each finding. Leave a line empty if you do not want to answer.")
        case BallotKind.scale:
            low, high = _ends(voting, say)
            return say("Mark one circle for each finding: 1 means “{low}”, 5 means “{high}”.", low=low, high=high)
        case BallotKind.dots:
            return say.many(
                "Fill in {n} dot in all.",
                "Fill in {n} dots in all, as many on one finding as it has circles.",
                voting.budget or 0,
            )
        case BallotKind.impact_feasibility:
            return say("Mark a number for impact and one for feasibility: 1 is very low, 5 is very high.")


def _ends(voting: Round, say: Speaker) -> tuple[str, str]:
    points = voting.labels.get(say.language) or []
    if len(points) == 5:
        return str(points[0]), str(points[-1])
    return say(POINTS[0]), say(POINTS[-1])
