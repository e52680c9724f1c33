"""Public reading: a published think tank, for anybody who has its address (?tt=CODE, in short /open/CODE)."""

from profit_tt.services import results
from profit_tt.ui import session
from profit_tt.ui.parts import (
    gate,
    open_files,
    open_finding,
    open_findings,
    open_frame,
    open_story,
    pictures_press,
    way,
    which_round,
)
from profit_tt.ui.parts.open_frame import Part

here = gate.for_the_world()
pictures_press.follow()
seen = results.picture(by=here.person, audience=here.audience, round_id=which_round.chosen(here.room), at=here.pulse)
number = session.query(way.FINDING)
open_frame.head(seen, here.say)
if number:
    open_finding.draw(number, seen, here.say)
else:
    match open_frame.part(here.say):
        case Part.picture:
            open_story.draw(here, seen)
        case Part.findings:
            open_findings.draw(here)
        case Part.files:
            open_files.draw(here, seen)
open_frame.foot(seen, here.say)
