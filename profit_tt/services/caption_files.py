"""Captions as WebVTT: read strictly, written anew. What comes out holds cues alone: no styles, no regions."""

import re
from dataclasses import dataclass

from profit_tt.errors import N_, BadText, Refused
from profit_tt.models.words import clean

SIZE_LIMIT = 200_000
CUES_LIMIT = 5_000
CUE_LIMIT = 1_000

_TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
#: How the times of a line are written.
EXAMPLE = "00:01.000 --> 00:04.000"
_LINE = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+(.*))?")
_SETTING = re.compile(r"(?:align:(?:start|center|end|left|right)|(?:line|position|size):-?\d{1,4}(?:\.\d+)?%?)")


@dataclass(frozen=True, slots=True)
class Cue:
    """From, to: milliseconds."""

    begins: int
    ends: int
    settings: str
    text: str


def read(content: bytes) -> tuple[Cue, ...]:
    """The cues of a WebVTT file, in their order. Raises Refused with what is wrong, and where."""
    if len(content) > SIZE_LIMIT:
        raise Refused(N_("Captions may have 200 KB at most."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(N_("Captions must be stored as UTF-8.")) from None
    lines = re.split(r"\r\n|\r|\n", text)
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise Refused(N_("A captions file begins with the word WEBVTT. Choose a .vtt file."))
    cues = tuple(cue for block in _blocks(lines) if (cue := _cue(*block)) is not None)
    if not cues:
        raise Refused(N_("There are no captions in this file."))
    if len(cues) > CUES_LIMIT:
        raise Refused(N_("There are too many captions in this file."))
    return cues


def write(cues: tuple[Cue, ...]) -> str:
    """The cues as a WebVTT file."""
    blocks = (
        f"{_clock(cue.begins)} --> {_clock(cue.ends)}{' ' + cue.settings if cue.settings else ''}\n{cue.text}"
        for cue in cues
    )
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """(number of its first line, its lines) of each block between empty lines, the header apart."""
    made: list[tuple[int, list[str]]] = []
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            made.append((number - len(block), block))
            block = []
    return made[1:]


def _cue(number: int, lines: list[str]) -> Cue | None:
    """The cue of a block; None for a note, a style or a region. Raises Refused."""
    if "-->" not in lines[0] and re.match(r"(NOTE|STYLE|REGION)(\s|$)", lines[0]):
        return None
    if "-->" not in lines[0]:  # its name, which we do not need
        number, lines = number + 1, lines[1:]
    found = _LINE.fullmatch(lines[0].strip()) if lines else None
    if found is None:
        raise Refused(N_("Line {n} of the captions: times are written as {example}."), n=number, example=EXAMPLE)
    begins, ends = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:8])
    if ends <= begins:
        raise Refused(N_("Line {n} of the captions: they end before they begin."), n=number)
    settings = " ".join(one for one in (found[9] or "").split() if _SETTING.fullmatch(one))
    try:
        text = clean("\n".join(lines[1:]), field="captions", limit=CUE_LIMIT)
    except BadText:
        raise Refused(N_("Line {n} of the captions holds a text that cannot be stored."), n=number) from None
    return Cue(begins, ends, settings, text.replace("-->", "--")) if text else None


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"
