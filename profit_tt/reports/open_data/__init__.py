"""Open data: what anybody may read of a published think tank, for notebooks and other sites (docs/data.md)."""

from profit_tt.reports.open_data.answers import PARTS, Answer, Asked
from profit_tt.reports.open_data.openapi import document

__all__ = ["PARTS", "Answer", "Asked", "document"]
