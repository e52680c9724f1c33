"""An office's sheet into the network: what is there already, then all rows in one transaction, or none.

What the network has stays as it is; an organisation that the sheet names again gets what was empty (sector, size,
website) and its consent when the sheet says yes. The rows are made before the lock is taken (services.sheet_writing):
when somebody changes the network meanwhile, they are made anew, and the lock is let go until they are.
"""

from dataclasses import dataclass

from profit_tt import store
from profit_tt.errors import N_, ChangedMeanwhile, Refused
from profit_tt.models import Person
from profit_tt.models.network import SOURCE_LIMIT
from profit_tt.models.words import clean
from profit_tt.services import network_rules as rules
from profit_tt.services import rights, sheet_writing
from profit_tt.services.network_figures import roots
from profit_tt.services.rights import Operation
from profit_tt.services.sheet_writing import CHANGED, Brought, Network, Prepared, Tell
from profit_tt.services.sheets.drafts import Checked
from profit_tt.services.sheets.matching import Decisions, Known, KnownActivity, KnownOrganisation, match
from profit_tt.services.sheets.values import Lists

NOT_WHOLE = N_("Nothing was imported: some rows still need another look.")
#: How often an import is prepared before it gives way to those who change the network meanwhile.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What a sheet is read against: the words of the closed lists, and what the network has."""

    lists: Lists
    known: Known


def around(*, by: Person) -> Around:
    """Only for those who may change the network: it holds names that nobody else may see. Raises NotAllowed."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.edit_network)
        lists = Lists.of(store.places.regions(session), store.places.themes(session))
        return Around(lists, _known(Network.read(session, think_tank_id=by.think_tank_id or 0)))


def bring(
    *,
    by: Person,
    checked: Checked,
    decisions: Decisions,
    source: str = "",
    tell: Tell = lambda done, of: None,
) -> Brought:
    """Write all rows, or none. `source` (the file's name) is kept with rows that name no source of their own.

    Raises Refused when a row has a fault or a question is open, ChangedMeanwhile when others change the network without
    a pause, NotAllowed for a row of another coordinator's region.
    """
    if not checked.is_whole:
        raise Refused(NOT_WHOLE)
    source = clean(source[-SOURCE_LIMIT:], field="source", limit=SOURCE_LIMIT, one_line=True)
    for _ in range(_TRIES - 1):
        try:
            return _brought(by, checked, decisions, source, tell)
        except ChangedMeanwhile:
            continue
    return _brought(by, checked, decisions, source, tell)


def _brought(by: Person, checked: Checked, decisions: Decisions, source: str, tell: Tell) -> Brought:
    """Raises ChangedMeanwhile when somebody changed the network after the rows were prepared."""
    rows = _prepared(by, checked, decisions, source)  # takes seconds for a long sheet: others write meanwhile
    tell(0, rows.rows)
    with rules.network_deed(by=by) as done:
        brought = sheet_writing.write(done, rows)
        told = {"kind": str(checked.kind), "source": source, "rows": checked.rows}
        done.log("import", "network", None, after=told | {name: getattr(brought, name) for name in Brought.__slots__})
        tell(rows.rows, rows.rows)
        return brought


def _prepared(by: Person, checked: Checked, decisions: Decisions, source: str) -> Prepared:
    here = by.think_tank_id or 0
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.edit_network)
        network = Network.read(session, think_tank_id=here)
    matched = match(checked, _known(network), decisions)
    if not matched.is_decided:
        raise Refused(CHANGED)
    return sheet_writing.prepared(network, checked, matched, think_tank_id=here, source=source)


def _known(network: Network) -> Known:
    """Merged organisations lead to the one they were merged into."""
    stands_for = roots(list(network.organisations))
    return Known(
        tuple(
            KnownOrganisation(stands_for[one.id or 0], one.name, one.folded, one.region)
            for one in network.organisations
        ),
        tuple(
            KnownActivity(one.id or 0, one.title, one.folded, one.kind, one.begins, one.host_region)
            for one in network.activities
        ),
    )
