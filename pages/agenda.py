"""The agenda: compose the steps of the think tank, their times and their ballots."""

from profit_tt.ui.parts import agenda_room, gate

gate.for_facilitators()
agenda_room.open_agenda()
