from profit_tt.ui.parts import gate

gate.for_anybody()
