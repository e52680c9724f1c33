"""Which slides a deck has: one for each question of the report that has an answer, as plain data."""

from dataclasses import dataclass
from typing import TypeAlias

from profit_tt.reports.report.parts import Chapter, Contents, Drawing, Grid, Point, Points, Words
from profit_tt.text import Speaker

#: Points that are read on one slide; all of them are in the report.
FEW = 6
#: Key of a chart -> the findings of it that are read from the back of a room; without a limit where it has none.
ROWS = {"agreement": 4, "ratings": 3, "dots": 4, "differences": 4, "uncertain": 4, "movement": 3, "exchange": 5}
#: Key of a chart that is drawn smaller, so that its letters stay large.
SIZES = {"impact": "half"}


@dataclass(frozen=True, slots=True, eq=False)
class Slide:
    """asked: the question it answers. title: what was found. rule: how that was measured, for the notes. What it shows
    is a chart, points, or sentences; size: the place the chart is drawn for (charts/style.py)."""

    asked: str
    title: str
    rule: str
    drawing: Drawing | None = None
    size: str = "wall"
    points: tuple[Point, ...] = ()
    sentences: tuple[str, ...] = ()


#: Chapter of the report, and the charts of it that may be slides; a chapter of points has none.
_Plan: TypeAlias = tuple[str, tuple[str, ...]]
_PLAN: tuple[_Plan, ...] = (
    ("people", ("participation", "region-and-kind")),
    ("found", ("themes",)),
    ("agree", ("agreement", "ratings", "dots", "impact")),
    ("differ", ("differences",)),
    ("unknown", ("uncertain",)),
    ("found", ("map",)),
    ("learn", ("exchange",)),
    ("moved", ("movement",)),
    ("slate", ()),
    ("tried", ()),
)


def slides(told: Contents, say: Speaker) -> list[Slide]:
    """All after the cover. What is hidden, or has nothing to say, is no slide."""
    chapters = {one.key: one for one in told.chapters}
    made = []
    for key, drawn in _PLAN:
        if key in chapters:
            made += _charts(chapters[key], drawn, say) if drawn else _points(chapters[key], say)
    measured = say("How we measure")
    return [*made, Slide(measured, _how(told), told.made, sentences=told.measured[1:])]


def _how(told: Contents) -> str:
    """The first sentence of how it was measured is the slide's title."""
    return told.measured[0]


def _charts(of: Chapter, keys: tuple[str, ...], say: Speaker) -> list[Slide]:
    drawings = [block for block in of.blocks if isinstance(block, Drawing) and block.key in keys and _speaks(block)]
    return [
        Slide(
            of.title,
            one.title,
            _rule(of),
            drawing=one.first(ROWS.get(one.key, FEW), say),
            size=SIZES.get(one.key, "wall"),
        )
        for one in drawings
    ]


def _speaks(one: Drawing) -> bool:
    """Whether there is more to see than lines at zero."""
    return one.key != "uncertain" or bool(one.frame["passed"].sum())


def _points(of: Chapter, say: Speaker) -> list[Slide]:
    """One slide: the chapter's lead is its title, its findings are the points."""
    lead = next((block.text for block in of.blocks if isinstance(block, Words) and block.kind == "lead"), of.title)
    lists = [block.points for block in of.blocks if isinstance(block, Points)]
    lists += [tuple(_point(row) for row in block.rows) for block in of.blocks if isinstance(block, Grid)]
    points = lists[0] if lists else ()
    rule = _rule(of)
    if len(points) > FEW:
        rest = len(points) - FEW
        more = say.many("{n} more is in the report.", "{n} more are in the report.", rest)
        rule = " ".join(filter(None, (rule, more)))
    return [Slide(of.title, lead, rule, points=points[:FEW])] if points else []


def _point(row: tuple[str, ...]) -> Point:
    """A line of a table of findings: number, text, and all that is said of it."""
    number, text, *more = row
    return Point(int(number.removeprefix("#")), text, note=" · ".join(dict.fromkeys(filter(None, more))))


def _rule(of: Chapter) -> str:
    return " ".join(block.text for block in of.blocks if isinstance(block, Words) and block.kind == "note")
