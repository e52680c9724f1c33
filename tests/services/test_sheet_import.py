"""A sheet in the network: all rows or none, what is there stays, a coordinator stays in the own region."""

from typing import Any

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import ChangedMeanwhile, NotAllowed, Refused
from profit_tt.models import ActivityKind, Organisation, Person, Stakeholder, StepKind
from profit_tt.services import entering, hosting, sheet_import
from profit_tt.services.sheet_writing import Brought
from profit_tt.services.sheets import checking, headers, matching, reading
from profit_tt.services.sheets.checking import Plan
from profit_tt.services.sheets.drafts import Checked
from profit_tt.services.sheets.fields import Kind
from profit_tt.services.sheets.matching import Decisions
from tests.building import Hall, House, everything
from tests.services import networks

ORGANISATIONS = (
    "Nom;Région;Type;Effectif;Site;Accord\r\n"
    "Hôtel des Dunes;Pas-de-Calais;entreprise;12;www.dunes.example;oui\r\n"
    "Zilt;Zeeland;bedrijf;;;\r\n"
    "HZ;Zeeland;hogeschool;;;ja\r\n"
)
ACTIVITIES = (
    "Titre;Type;Régions;Date;Thèmes\r\nAtelier;masterclass;Kent, Zeeland;13/06/2019;data\r\nVisite;pilote;Zeeland;;\r\n"
)
PARTS = (
    "Organisation;Activité;Rôle\r\nZILT;Atelier;\r\nHZ;Atelier;speaker\r\nhz;atelier;participant\r\nZilt;Atelier;\r\n"
)


def checked(text: str, kind: Kind, by: Person) -> Checked:
    around = sheet_import.around(by=by)
    grid = reading.read(text.encode())
    heading = headers.look(grid, kind)
    return checking.check(Plan(kind, grid, heading, heading.columns, around.lists))


def bring(text: str, kind: Kind, by: Person, **decided: Any) -> Brought:
    return sheet_import.bring(
        by=by, checked=checked(text, kind, by), decisions=Decisions(**decided), source="bureau.csv"
    )


def organisations(hall: Hall) -> dict[str, Organisation]:
    with store.reading() as session:
        return {one.name: one for one in store.network.organisations(session, think_tank_id=hall.id)}


def test_all_rows_are_there_afterwards(house: House) -> None:
    hall = house.think_tank()
    assert bring(ORGANISATIONS, Kind.organisations, hall.desk) == Brought(3, 0, 0, 0)
    assert bring(ACTIVITIES, Kind.activities, hall.desk) == Brought(0, 2, 0, 0)
    assert bring(PARTS, Kind.participations, hall.desk) == Brought(0, 0, 3, 3)
    found = organisations(hall)
    dunes = found["Hôtel des Dunes"]
    assert (dunes.region, dunes.size, dunes.website, dunes.consent, dunes.source) == (
        "pas-de-calais", "small", "https://www.dunes.example", True, "bureau.csv",
    )  # fmt: skip
    with store.reading() as session:
        parts = store.network.participations(session, think_tank_id=hall.id)
        regions = store.network.activity_regions(session, think_tank_id=hall.id)
        themes = store.network.activity_themes(session, think_tank_id=hall.id)
    assert sorted((row.organisation_id, row.role) for row in parts) == sorted(
        [(found["Zilt"].id, "participant"), (found["HZ"].id, "speaker"), (found["HZ"].id, "participant")]
    )
    assert (sorted(regions.values()), list(themes.values())) == ([("kent", "zeeland"), ("zeeland",)], [("data",)])


def test_the_same_file_again_adds_nothing(house: House) -> None:
    hall = house.think_tank()
    for text, kind in (
        (ORGANISATIONS, Kind.organisations),
        (ACTIVITIES, Kind.activities),
        (PARTS, Kind.participations),
    ):
        bring(text, kind, hall.desk)
    before = organisations(hall)
    assert bring(ORGANISATIONS, Kind.organisations, hall.desk) == Brought(0, 0, 0, 3)
    assert bring(ACTIVITIES, Kind.activities, hall.desk) == Brought(0, 0, 0, 2)
    assert bring(PARTS, Kind.participations, hall.desk) == Brought(0, 0, 0, 3)
    assert {name: one.version for name, one in organisations(hall).items()} == {
        name: one.version for name, one in before.items()
    }


def test_what_the_network_has_stays_and_what_was_empty_is_filled(house: House) -> None:
    hall = house.think_tank()
    bring(ORGANISATIONS, Kind.organisations, hall.desk)
    rows = (
        "Nom;Région;Type;Effectif;Secteur;Accord",
        "hotel des dunes;62;public;300;hôtels;non",
        "Zilt;Zeeland;firm;;vélos;",
    )
    again = "\r\n".join(rows)
    assert bring(again, Kind.organisations, hall.desk) == Brought(0, 0, 0, 2)
    dunes = organisations(hall)["Hôtel des Dunes"]
    assert (dunes.stakeholder, dunes.size, dunes.sector, dunes.consent) == (
        Stakeholder.enterprise,
        "small",
        "hôtels",
        True,
    )


def test_rows_with_a_fault_or_an_open_question_change_nothing(house: House) -> None:
    hall = house.think_tank()
    bring(ORGANISATIONS, Kind.organisations, hall.desk)
    before = everything()
    for text, kind in (
        ("Nom;Région;Type\r\nA;Kent;firm\r\nB;Atlantis;firm\r\n", Kind.organisations),
        ("Nom;Région;Type\r\nZilt BV;Zeeland;firm\r\n", Kind.organisations),
        ("Titre;Type;Région;Date\r\nA;award;Kent;03/04/2019\r\n", Kind.activities),
        ("Organisation;Activité\r\nZilt;Nowhere\r\n", Kind.participations),
    ):
        with pytest.raises(Refused):
            bring(text, kind, hall.desk)
    assert everything() == before


def test_a_failure_in_the_middle_leaves_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.think_tank()
    before = everything()

    def tell(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sheet_import.bring(
            by=hall.desk,
            checked=checked(ORGANISATIONS, Kind.organisations, hall.desk),
            decisions=Decisions(),
            tell=tell,
        )
    assert everything() == before


def test_new_names_get_what_was_decided_and_decided_pairs_are_one(house: House) -> None:
    hall = house.think_tank()
    bring(ORGANISATIONS, Kind.organisations, hall.desk)
    text = "Organisation;Activité\r\nZilt BV;Neu\r\nGamma;Neu\r\nGamma Sarl;Neu\r\n"
    seen = matching.match(
        checked(text, Kind.participations, hall.desk), sheet_import.around(by=hall.desk).known, Decisions()
    )
    assert bring(
        text,
        Kind.participations,
        hall.desk,
        same={pair.key: True for pair in seen.pairs},
        region="kent",
        stakeholder=Stakeholder.enterprise,
        activity_region="kent",
        activity_kind=ActivityKind.pilot,
    ) == Brought(1, 1, 2, 1)
    assert set(organisations(hall)) == {"Hôtel des Dunes", "Zilt", "HZ", "Gamma"}


def test_names_that_fall_together_by_a_decision_are_one_row(house: House) -> None:
    hall = house.think_tank()
    text = "Organisation;Activité;Région\r\nGamma;Neu;Kent\r\nGamma;Neu;\r\n"
    decided = {
        "region": "kent",
        "stakeholder": Stakeholder.public,
        "activity_region": "kent",
        "activity_kind": ActivityKind.award,
    }
    assert bring(text, Kind.participations, hall.desk, **decided) == Brought(1, 1, 1, 0)


def test_only_who_looks_after_the_network_may_and_a_coordinator_only_the_own_region(house: House) -> None:
    hall = house.think_tank()
    for person in (hall.person("nobody"), hall.expert()):
        with pytest.raises(NotAllowed):
            sheet_import.around(by=person)
        with pytest.raises(NotAllowed):
            bring_as(person, hall)
    kent = coordinator(hall, "kent")
    before = everything()
    with pytest.raises(NotAllowed):
        bring_as(kent, hall)
    assert everything() == before
    assert bring("Nom;Région;Type\r\nA;Kent;firm\r\n", Kind.organisations, kent) == Brought(1, 0, 0, 0)


def test_who_writes_while_rows_are_prepared_does_not_wait_and_is_taken_into_account(house: House) -> None:
    hall = house.think_tank()
    sheet = checked(ORGANISATIONS, Kind.organisations, hall.desk)

    def other(done: int, of: int) -> None:
        if done == 0 and "Zilt" not in organisations(hall):
            networks.firm(hall, "Zilt", "zeeland", sector="bicycles")

    brought = sheet_import.bring(by=hall.desk, checked=sheet, decisions=Decisions(), tell=other)
    assert brought == Brought(2, 0, 0, 1)
    assert sorted(organisations(hall)) == ["HZ", "Hôtel des Dunes", "Zilt"]
    assert organisations(hall)["Zilt"].sector == "bicycles"


def test_who_changes_the_network_without_a_pause_goes_first(house: House) -> None:
    hall = house.think_tank()
    sheet = checked(ORGANISATIONS, Kind.organisations, hall.desk)

    def others(done: int, of: int) -> None:
        networks.firm(hall, f"Firm {len(organisations(hall))}")

    with pytest.raises(ChangedMeanwhile):
        sheet_import.bring(by=hall.desk, checked=sheet, decisions=Decisions(), tell=others)
    assert sorted(organisations(hall)) == ["Firm 0", "Firm 1", "Firm 2"]


def test_a_vote_does_not_make_an_import_begin_anew(house: House) -> None:
    hall = house.session_of(1, 1, open=(StepKind.vote,))
    sheet = checked(ORGANISATIONS, Kind.organisations, hall.desk)
    told: list[int] = []

    def vote(done: int, of: int) -> None:
        told.append(done)
        if done == 0:
            hall.vote(hall.experts[0], hall.findings[0])

    sheet_import.bring(by=hall.desk, checked=sheet, decisions=Decisions(), tell=vote)
    assert told == [0, 3]


def bring_as(person: Person, hall: Hall) -> None:
    sheet = checked(ORGANISATIONS, Kind.organisations, hall.desk)
    sheet_import.bring(by=person, checked=sheet, decisions=Decisions())


def coordinator(hall: Hall, region: str) -> Person:
    made = hosting.invite_facilitator(by=hall.desk, name="Kim", region=region)
    entering.enter_as_facilitator(device="kim", token=made.token)
    return Person("kim", hall.id)


def test_a_long_sheet_takes_few_statements(house: House) -> None:
    """2,000 rows in one transaction, and progress is told."""
    hall = house.think_tank()
    lines = [f"Firm {number:05};Kent;firm" for number in range(2000)]
    sheet = checked("Nom;Région;Type\r\n" + "\r\n".join(lines), Kind.organisations, hall.desk)
    told: list[tuple[int, int]] = []
    same = {pair.key: False for pair in matching.match(sheet, matching.Known(), Decisions()).pairs}
    statements = counted(lambda: sheet_import.bring(
        by=hall.desk, checked=sheet, decisions=Decisions(same=same), tell=lambda done, of: told.append((done, of))
    ))  # fmt: skip
    assert told == [(0, 2000), (2000, 2000)]
    assert statements < 40


def counted(act: Any) -> int:
    """How many statements a deed needs."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        seen.append(statement)

    sa.event.listen(store.engine(), "before_cursor_execute", note)
    try:
        act()
    finally:
        sa.event.remove(store.engine(), "before_cursor_execute", note)
    return len(seen)
