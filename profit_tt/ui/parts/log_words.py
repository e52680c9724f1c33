"""The words of the log: what was done, to what, and what changed, a line each."""

from typing import Any

from profit_tt.errors import N_
from profit_tt.services.log import LogRow
from profit_tt.text import Speaker
from profit_tt.ui.parts.moderate_choice import STATES
from profit_tt.ui.parts.words import escaped

DEEDS = {
    "submit": N_("sent"),
    "edit": N_("changed"),
    "withdraw": N_("withdrew"),
    "support": N_("supported"),
    "approve": N_("approved"),
    "ask_to_reword": N_("asked to reword"),
    "reject": N_("rejected"),
    "archive": N_("archived"),
    "restore": N_("restored"),
    "star": N_("starred"),
    "unstar": N_("took the star from"),
    "discuss": N_("marked as discussed"),
    "discuss later": N_("marked as not discussed"),
    "sort": N_("sorted anew"),
    "merge": N_("merged others into"),
    "split": N_("split"),
    "undo merge": N_("undid the merge of"),
    "undo split": N_("undid the split of"),
    "translate": N_("translated"),
    "approve translation": N_("approved a translation of"),
    "remove translation": N_("took away a translation of"),
    "set": N_("set"),
    "put": N_("put"),
    "bring": N_("brought everybody to"),
    "show": N_("showed"),
    "hide": N_("hid"),
    "reset": N_("reset"),
    "add": N_("added"),
    "enter": N_("entered"),
    "duplicate": N_("copied"),
    "remove": N_("removed"),
    "move": N_("moved"),
    "join": N_("joined as"),
    "invite": N_("invited"),
    "renew": N_("renewed the link of"),
    "end": N_("closed"),
    "reopen": N_("opened again"),
    "create": N_("created"),
    "open": N_("opened"),
    "close": N_("closed"),
    "clear": N_("emptied"),
    "load": N_("loaded"),
    "import": N_("imported"),
    "give": N_("gave"),
    "consent": N_("changed who may see"),
    "caption": N_("added captions to"),
    "remove captions": N_("took away captions of"),
    "change rows": N_("changed rows of"),
    "link": N_("added evidence to"),
    "unlink": N_("took evidence from"),
    "commit": N_("wrote down who tries"),
    "uncommit": N_("took away who tries"),
    "state": N_("stated"),
    "conclude": N_("made from a survey"),
    "comment": N_("wrote a"),
    "take back": N_("took back a"),
    "follow up": N_("followed up"),
    "erase": N_("erased everything of an"),
    "publish": N_("published"),
    "unpublish": N_("took from the public"),
}
NOUNS = {
    "finding": N_("finding"),
    "step": N_("step"),
    "round": N_("round"),
    "think_tank": N_("think tank"),
    "reason": N_("reason"),
    "wall": N_("wall"),
    "seat": N_("seat"),
    "ballot": N_("ballot"),
    "expert": N_("expert"),
    "facilitator": N_("facilitator"),
    "agenda": N_("agenda"),
    "survey": N_("survey"),
    "question": N_("question"),
    "reaction": N_("reaction"),
    "comment": N_("comment"),
    "comments": N_("comments"),
    "reactions": N_("reactions"),
    "network": N_("network"),
    "organisation": N_("organisation"),
    "activity": N_("activity"),
    "participation": N_("participation"),
    "figure": N_("stated figure"),
    "sample": N_("sample rows"),
}
_FIELDS = {
    "state": N_("state"),
    "reason": N_("reason"),
    "text": N_("text"),
    "kind": N_("kind"),
    "themes": N_("themes"),
    "tags": N_("tags"),
    "language": N_("language"),
    "name": N_("name"),
    "region": N_("region"),
    "starred": N_("starred"),
    "discussed": N_("discussed"),
    "numbers": N_("findings"),
    "approve_first": N_("approve first"),
    "consent": N_("consent"),
    "open": N_("open"),
    "title": N_("title"),
    "stakeholder": N_("type"),
    "sector": N_("sector"),
    "size": N_("size"),
    "website": N_("website"),
    "begins": N_("begins"),
    "ends": N_("ends"),
    "host_region": N_("held in"),
    "host": N_("held by"),
    "regions": N_("regions"),
    "survey": N_("survey"),
    "description": N_("description"),
    "reached": N_("businesses reached"),
    "role": N_("role"),
    "note": N_("note"),
    "by_when": N_("by when"),
    "outcome": N_("outcome"),
    "value": N_("number"),
    "at_least": N_("at least"),
    "source": N_("source"),
    "link": N_("link"),
    "key": N_("what it counts"),
    "added": N_("added"),
    "changed": N_("changed"),
    "removed": N_("removed"),
}


def deed(one: str, say: Speaker) -> str:
    """A deed in words; one that nobody has translated yet as it is."""
    return say(DEEDS[one]) if one in DEEDS else escaped(one)


def noun(one: str, say: Speaker) -> str:
    return say(NOUNS[one]) if one in NOUNS else escaped(one)


def done(row: LogRow, say: Speaker) -> str:
    """ "rejected · finding #12"."""
    number = f" \\#{row.number}" if row.number else ""
    return f"{deed(row.deed, say)} · {noun(row.noun, say)}{number}"


def changes(row: LogRow, say: Speaker) -> list[str]:
    """ "state: on the list → rejected", a line for each thing that was written down and is not empty."""
    told = []
    for key in dict.fromkeys([*row.before, *row.after]):
        if key == "deed":  # the id of a merge or split, for programs
            continue
        before, after = _value(row.before.get(key), say), _value(row.after.get(key), say)
        if before == after:
            continue
        name = say(_FIELDS[key]) if key in _FIELDS else escaped(key)
        told.append(f"{name}: {' → '.join(filter(None, [before, after]))}")
    return told


def _value(value: Any, say: Speaker) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, str) and value in STATES:
        return say(STATES[value])  # type: ignore[index]  # states are their own words
    if isinstance(value, list):
        return ", ".join(_value(one, say) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{escaped(str(key))}: {_value(one, say)}" for key, one in value.items())
    return escaped(str(value))
