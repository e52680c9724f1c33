"""What a facilitator types from a paper ballot: short enough for a number pad, the same in all languages."""

import re

from profit_tt.errors import N_, BadChoice
from profit_tt.models import FEASIBILITY, IMPACT, VALUES, BallotKind, Choice

#: Typed in place of an answer that is to be taken back.
TAKEN_BACK = "x"

_AGREEMENT = {"1": Choice.agree, "2": Choice.disagree, "3": Choice.passed}
_AGREEMENT |= {"+": Choice.agree, "-": Choice.disagree, "0": Choice.passed}
_AGREEMENT |= {str(choice): choice for choice in Choice}

#: What may be typed, by ballot.
HINTS = {
    BallotKind.agreement: N_("Type 1 for agree, 2 for disagree, 3 for pass, or x to take an answer back."),
    BallotKind.scale: N_("Type a point from 1 to 5, 0 for a pass, or x to take an answer back."),
    BallotKind.dots: N_("Type a number of dots from 0 to {each}."),
    BallotKind.impact_feasibility: N_(
        "Type two points from 1 to 5, impact first, such as 4 2; 0 is a pass, x takes an answer back."
    ),
}


def read_number(typed: str) -> int | None:
    """The number of a finding: "12", "#12", "No. 12"; None for anything else."""
    found = re.fullmatch(r"\s*(?:#|[Nn]\S?\.?)?\s*([0-9]{1,9})\s*", typed)
    return int(found[1]) if found else None


def read_answer(typed: str, *, ballot: BallotKind, each: int | None) -> dict[int, int]:
    """axis -> value, {} to take an answer back. Raises BadChoice with what may be typed."""
    word = typed.strip().lower()
    read = {} if word == TAKEN_BACK else _READERS[ballot](word)
    dots = read[0] if read and ballot is BallotKind.dots else 0
    if read is None or dots > (each or 0):
        raise BadChoice(HINTS[ballot], field="answer", each=each)
    return {} if ballot is BallotKind.dots and not dots else read


def _agreement(word: str) -> dict[int, int] | None:
    return {0: VALUES[_AGREEMENT[word]]} if word in _AGREEMENT else None


def _scale(word: str) -> dict[int, int] | None:
    return {0: int(word)} if re.fullmatch("[0-5]", word) else None


def _dots(word: str) -> dict[int, int] | None:
    return {0: int(word)} if re.fullmatch("[0-9]{1,3}", word) else None


def _two_axes(word: str) -> dict[int, int] | None:
    found = re.fullmatch(r"([0-5])[\s,;/x-]*([0-5])", word)
    return {IMPACT: int(found[1]), FEASIBILITY: int(found[2])} if found else None


_READERS = {
    BallotKind.agreement: _agreement,
    BallotKind.scale: _scale,
    BallotKind.dots: _dots,
    BallotKind.impact_feasibility: _two_axes,
}
