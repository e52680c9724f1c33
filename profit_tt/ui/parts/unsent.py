"""What was typed but not sent: kept at every change, put back when the page opens, on whatever device.

The fields of the form are Streamlit's widgets under KEYS. While somebody changes an earlier finding, the new one that
was half written waits aside (names with "aside_").
"""

from typing import Any

from profit_tt.models import Finding, FindingKind
from profit_tt.models.findings import TAGS_LIMIT
from profit_tt.services import collecting
from profit_tt.services.room import Room
from profit_tt.ui import notices, session

KEYS = {name: f"finding-{name}" for name in ("text", "kind", "themes", "tags", "evidence", "link", "businesses")}
_EMPTY: dict[str, Any] = {
    "text": "",
    "kind": None,
    "themes": [],
    "tags": [],
    "evidence": "",
    "link": "",
    "businesses": None,
}
_EDITED, _ASIDE = "_edited_finding", "_unsent_aside"


def put_back(now: Room) -> None:
    """Fill the form with what is kept, when this session has none on the page."""
    if session.recall(KEYS["text"]) is not None:
        return
    kept = collecting.unsent(by=session.visit().person)
    session.keep(_EDITED, kept.get("edited"))
    aside = {name: value for name, value in kept.items() if name.startswith("aside_")}
    session.keep(_ASIDE, {name.removeprefix("aside_"): value for name, value in aside.items()})
    _fill(_fitting(kept, now))


def keep() -> None:
    """Callback of every field: what stands in the form now is kept."""
    notices.attempt("unsent", _keep)


def typed() -> dict[str, Any]:
    """What stands in the form."""
    return {name: session.recall(key, _EMPTY[name]) for name, key in KEYS.items()}


def edited() -> int | None:
    """The id of the finding that is being changed; None while a new one is written."""
    found: int | None = session.recall(_EDITED)
    return found


def change(finding: Finding) -> None:
    """Take an earlier finding into the form; the new one waits aside."""
    by = session.visit().person
    ties = notices.attempt("mine", collecting.ties, by=by, finding_id=finding.id or 0)
    if ties is None:
        return
    if edited() is None:
        session.keep(_ASIDE, typed())
    session.keep(_EDITED, finding.id)
    themes, tags = ties
    _fill(finding.model_dump(include=set(KEYS)) | {"themes": themes, "tags": tags})
    keep()


def done() -> None:
    """The form is free again: for the new finding that waited aside, or for none."""
    aside = session.recall(_ASIDE) or {} if edited() is not None else {}
    session.keep(_EDITED, None)
    session.keep(_ASIDE, {})
    _fill(aside)
    keep()


def _keep() -> None:
    fields = typed()
    if edited() is not None:
        aside = {f"aside_{name}": value for name, value in (session.recall(_ASIDE) or {}).items()}
        fields = fields | aside | {"edited": edited()}
    collecting.keep_unsent(by=session.visit().person, fields=fields)


def _fill(fields: dict[str, Any]) -> None:
    for name, key in KEYS.items():
        value = fields.get(name)
        session.keep(key, _EMPTY[name] if value is None else value)


def _fitting(fields: dict[str, Any], now: Room) -> dict[str, Any]:
    """Without what cannot be chosen any more."""
    themes = {theme.slug for theme in now.themes}
    return fields | {
        "kind": fields.get("kind") if fields.get("kind") in set(FindingKind) else None,
        "themes": [slug for slug in fields.get("themes") or [] if slug in themes],
        "tags": (fields.get("tags") or [])[:TAGS_LIMIT],
    }
