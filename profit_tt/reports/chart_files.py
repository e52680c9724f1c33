"""Every chart of a report as SVG and PNG, titled with what it states, named by what it shows."""

from collections.abc import Iterator

from profit_tt.charts import files
from profit_tt.clock import now
from profit_tt.reports.report import drawings
from profit_tt.services.reporting import Gathered
from profit_tt.text import Speaker


def as_files(told: Gathered, say: Speaker) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes), one after the other; names are ours, never people's words."""
    tank = told.picture.room.think_tank
    notes = [" · ".join((say("PROFIT Think Tank"), tank.title, say.date(now().date())))]
    for one in drawings.every(told, say):
        drawn = one.drawn(say, titled=True)
        yield f"{one.key}.svg", files.as_svg(drawn, told=one.told, notes=notes)
        yield f"{one.key}.png", files.as_png(drawn, notes=notes)
