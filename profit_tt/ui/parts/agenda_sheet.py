"""A form that outlives somebody else's change: what was typed stays, with the version it was typed over.

Two facilitators may have the same step open. Who saves second is refused once (errors.ChangedMeanwhile), reads what the
other one made of it, and saves again if that is still wanted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from profit_tt.errors import ChangedMeanwhile
from profit_tt.ui import notices, session


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is stored, under the name of the form. Each field is Streamlit's widget under `key(field)`."""

    name: str
    version: int | str
    stored: dict[str, Any]

    def key(self, field: str) -> str:
        """The widget's key. It changes whenever the form is filled anew: what a browser sends once more from the form
        before would else pass for typed, and go over what somebody else has just saved.
        """
        return f"{self.name}-{field}-{session.recall(self._filled, 0)}"

    def lay_out(self) -> None:
        """Give each widget its value, before it is drawn: what was typed, or what is stored where nothing was.

        Also widgets that are not drawn in this run keep theirs, which Streamlit would forget.
        """
        kept = session.recall(self._kept)
        if kept is not None and kept["stored"] == self.stored:
            kept = kept | {"version": self.version}  # whatever has changed, it was none of these fields
        if kept is None or (kept["version"] != self.version and not self._is_typed(kept)):
            kept = {"version": self.version, "stored": self.stored, "typed": self.stored}
            session.keep(self._filled, session.recall(self._filled, 0) + 1)
            for field, value in self.stored.items():
                session.keep(self.key(field), value)
        else:
            kept = kept | {"version": self._seen(kept), "typed": self._typed(kept)}
            for field, value in kept["typed"].items():
                session.keep(self.key(field), value)
        session.keep(self._kept, kept)

    @property
    def is_typed(self) -> bool:
        """Whether something was typed and not saved."""
        kept = session.recall(self._kept)
        return kept is not None and self._is_typed(kept)

    @property
    def theirs(self) -> dict[str, Any]:
        """The fields that somebody else has changed while something was typed here, as they are stored now."""
        kept = session.recall(self._kept)
        if kept is None:
            return {}
        return {field: value for field, value in self.stored.items() if value != kept["stored"].get(field)}

    def save(self, place: str, deed: Callable[[dict[str, Any], Any], object]) -> bool:
        """In a callback: give `deed` what was typed and the version it was typed over. Whether it was taken."""
        kept = session.recall(self._kept) or {"version": self.version, "typed": self.stored}

        def do() -> bool:
            try:
                deed(self._typed(kept), self._seen(kept))
            except ChangedMeanwhile:
                session.keep(self._kept, kept | {"version": None})  # looked at in the next run, then it may be saved
                raise
            return True

        taken = notices.attempt(place, do) is not None
        if taken:
            self.drop()
        return taken

    def drop(self) -> None:
        """In a callback: what is stored stands in the form again."""
        session.forget(self._kept)

    def _seen(self, kept: dict[str, Any]) -> int | str:
        """What was typed over; after a refusal, what has been looked at since."""
        seen: int | str | None = kept["version"]
        return self.version if seen is None else seen

    def _typed(self, kept: dict[str, Any]) -> dict[str, Any]:
        return {field: session.recall(self.key(field), kept["typed"].get(field)) for field in self.stored}

    def _is_typed(self, kept: dict[str, Any]) -> bool:
        return bool(self._typed(kept) != kept["stored"])

    @property
    def _kept(self) -> str:
        return f"_sheet_{self.name}"

    @property
    def _filled(self) -> str:
        return f"_sheet_{self.name}_filled"
