"""F5: `profit-tt serve | demo | new | link | picture | infographic | pack | recompute | doctor`."""

from profit_tt.cli.commands import app

__all__ = ["app"]
