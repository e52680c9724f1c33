"""The projector's screen, open to everybody who has the code."""

from profit_tt.ui.parts import gate, wall_curtain, wall_keys, wall_screen

here = gate.for_anybody()
wall_keys.listen(here.say)
wall_curtain.hang()
wall_screen.screen()
