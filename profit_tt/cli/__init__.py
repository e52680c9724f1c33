"""F5: `profit-tt serve | demo | new | link | picture | infographic | export | pack | recompute | doctor`."""

from profit_tt.cli.commands import app

__all__ = ["app"]
