"""A result pack: data without identities, what was made of them, and what somebody needs to make it again."""

from profit_tt.reports.pack.comparing import Compared, recomputed
from profit_tt.reports.pack.writing import FORM, as_zip

__all__ = ["FORM", "Compared", "as_zip", "recomputed"]
