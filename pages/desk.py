"""The facilitator's room: run the think tank; without the right, create one."""

from profit_tt.ui import session
from profit_tt.ui.parts import desk_door, desk_room

here = session.visit()
if not here.is_facilitator:
    desk_door.closed(here)
desk_room.open_desk()
