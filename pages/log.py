"""The log: who did what, when, before and after; for facilitators alone."""

from profit_tt.ui.parts import gate, log_room

log_room.draw(gate.for_facilitators())
