"""Now: the current step, where it has no room of its own (a discussion, a pause, a text, a survey, sorting)."""

from profit_tt.ui.parts import gate, now_step

here = gate.for_anybody()
now_step.show(here, here.room)
