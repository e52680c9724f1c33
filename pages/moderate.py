"""Moderation: the queue of findings, what may be done with each, merging, splitting, translating."""

from profit_tt.ui.parts import gate, moderate_room

gate.for_facilitators()
moderate_room.open_moderation()
