"""Safe from formulas (profit_tt/text/safe.py), under the name by which reports know it."""

from profit_tt.text.safe import dangerous, guarded, undone

__all__ = ["dangerous", "guarded", "undone"]
