"""From a sheet to drafts: every fault with row, column, value and reason; questions once for a column."""

from hypothesis import given, settings
from hypothesis import strategies as st

from profit_tt.errors import Unreadable
from profit_tt.models import ActivityDraft, OrganisationDraft
from profit_tt.models.words import clean
from profit_tt.reports import sheet_faults, sheet_template
from profit_tt.services.sheets import alike, checking, days, headers, matching, reading, values
from profit_tt.services.sheets.checking import Plan
from profit_tt.services.sheets.days import Order
from profit_tt.services.sheets.drafts import LEFT_OUT, Answers, Checked, PartDraft
from profit_tt.services.sheets.fields import Kind
from profit_tt.services.sheets.grid import Place
from profit_tt.services.sheets.matching import Decisions, Known, KnownActivity, KnownOrganisation
from profit_tt.text import speaker
from tests.services.sheets import files
from tests.services.sheets.test_columns import LISTS


def check(text: str | bytes, kind: Kind, answers: Answers | None = None, **mends: str) -> Checked:
    """`mends`: r3c0="..." types over the cell of row 3, column 0."""
    file = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    grid = reading.read(file)
    heading = headers.look(grid, kind)
    places: dict[Place, str] = {}
    for name, typed in mends.items():
        row, column = name[1:].split("c")
        places[int(row), int(column)] = typed
    return checking.check(Plan(kind, grid.mended(places), heading, heading.columns, LISTS, answers or Answers()))


def faults(checked: Checked) -> list[tuple[int, int, str, str]]:
    return [(fault.row, fault.column, fault.value, fault.why.sentence) for fault in checked.faults]


ORGANISATIONS = (
    "Name;Region;Type;Size;Website;Consent\r\n"
    "Alpha;Kent;enterprise;12;www.alpha.example;yes\r\n"
    ";Flandre;firm;PME;no site;perhaps\r\n"
    "Beta;Côte belge;\x07public;1,5;;\r\n"
    "#REF!;Kent;public;;;;too much\r\n"
    "alpha;kent;research\r\n"
)


def test_every_fault_of_every_row_is_told() -> None:
    checked = check(ORGANISATIONS, Kind.organisations)
    assert faults(checked) == [
        (3, 0, "", checking.MISSING),
        (3, 1, "Flandre", values.UNKNOWN),
        (3, 3, "PME", values.WHICH_SIZE),
        (3, 4, "no site", values.NO_SITE),
        (3, 5, "perhaps", values.NOT_YES_NO),
        (4, 3, "1,5", values.UNKNOWN),
        (5, 0, "#REF!", checking.BROKEN),
        (5, 6, "too much", checking.NO_HEADER),
    ]
    assert [one.number for one in checked.taken] == [2]
    assert (checked.repeats, checked.is_whole, checked.rows) == (((6, 2),), False, 5)


def test_rows_are_drafts_that_may_be_stored() -> None:
    first = check(ORGANISATIONS, Kind.organisations).taken[0].draft
    site = "https://www.alpha.example"
    assert first == OrganisationDraft.of(
        name="Alpha", region="kent", stakeholder="enterprise", size="small", website=site, consent=True
    )


def test_cells_can_be_typed_over() -> None:
    mends = {"r3c0": "Gamma", "r3c1": "Kent", "r3c3": "", "r3c4": "", "r3c5": "ja"}
    checked = check(ORGANISATIONS, Kind.organisations, **mends, r4c3="2", r5c0="Delta", r5c6="")
    assert faults(checked) == []
    assert [one.draft.name for one in checked.taken if isinstance(one.draft, OrganisationDraft)] == [
        "Alpha", "Gamma", "Beta", "Delta",
    ]  # fmt: skip


def test_a_word_is_explained_once_for_all_its_rows() -> None:
    text = "Name;Region;Type;Size\r\nA;Flandre;kmo;kmo\r\nB;FLANDRE;Kent;kmo\r\n"
    asked = {(one.field, one.word): one.rows for one in check(text, Kind.organisations).word_questions}
    assert asked == {("region", "Flandre"): 2, ("size", "kmo"): 2, ("stakeholder", "Kent"): 1}
    words = {("region", "flandre"): "belgian-coast", ("size", "kmo"): LEFT_OUT, ("stakeholder", "kent"): "public"}
    checked = check(text, Kind.organisations, Answers(words=words))
    drafts = [one.draft for one in checked.taken if isinstance(one.draft, OrganisationDraft)]
    assert [(draft.region, draft.size) for draft in drafts] == [("belgian-coast", None)] * 2


ACTIVITIES = (
    "Title;Type;Regions;Date;Until;Reached\r\n"
    "A;masterclass;Kent, Côte belge;03/04/2019;;1.040\r\n"
    "B;award;Kent;05/04/2019;04/04/2019;\r\n"
)


def test_days_that_may_be_two_are_asked_and_nothing_is_taken_before() -> None:
    checked = check(ACTIVITIES, Kind.activities)
    assert [(one.field, one.orders) for one in checked.day_questions] == [("begins", (Order.dmy, Order.mdy))]
    assert (checked.faults, checked.taken, checked.is_whole) == ((), (), False)
    said = check(ACTIVITIES, Kind.activities, Answers(days={"begins": Order.dmy}))
    assert [one.draft for one in said.taken] == [
        ActivityDraft.of(
            title="A", kind="masterclass", regions=["kent", "belgian-coast"], reached=1040,
            begins=days.day("2019-04-03", order=None),
        )
    ]  # fmt: skip
    assert [(row, column) for row, column, *_ in faults(said)] == [(3, 4)]


def test_an_end_without_a_column_for_the_begin_is_told() -> None:
    checked = check("Title;Type;Regions;Until\r\nA;award;Kent;13/06/2019\r\n", Kind.activities)
    assert [(fault.row, fault.field) for fault in checked.faults] == [(2, "begins")]


def test_formulas_without_a_result_and_text_that_cannot_be_stored_are_told() -> None:
    def fill(made: object, sheet: object) -> None:
        sheet.write_row(0, 0, ["Name", "Region", "Type"])  # type: ignore[attr-defined]
        sheet.write_row(1, 0, ["Alpha", "Kent", "public"])  # type: ignore[attr-defined]
        sheet.write_formula(1, 0, "=B9", None, "")  # type: ignore[attr-defined]

    assert faults(check(files.book(fill), Kind.organisations)) == [(2, 0, "=B9", checking.NO_RESULT)]
    nul = check("Name;Region;Type\r\nAl\x00pha;Kent;public\r\n", Kind.organisations)
    assert faults(nul) == [(2, 0, "Al\x00pha", Unreadable.sentence)]


def test_a_formula_stays_a_text_and_comes_out_safe() -> None:
    link = '=HYPERLINK("http://evil.example")'
    checked = check(files.separated([["Name", "Region", "Type"], [link, "Kent", "firm"]]), Kind.organisations)
    assert [one.draft.name for one in checked.taken if isinstance(one.draft, OrganisationDraft)] == [link]
    say = speaker("fr")
    assert f"'{link}" in sheet_template.as_csv(
        Kind.organisations, say, [{"name": link}]
    ).decode().replace('""', '"')  # fmt: skip
    wrong = check(files.separated([["Name", "Region", "Type"], ["A", link, "firm"]]), Kind.organisations)
    report = sheet_faults.as_csv(wrong.faults, Kind.organisations, headers.Heading(-1, (), (), (), ()), say)
    assert "'=HYPERLINK" in report.decode("utf-8-sig")


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Cf"]), min_size=1, max_size=40
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES.filter(lambda name: _fits(name)), min_size=1, max_size=5), st.sampled_from(["en", "fr", "nl"]))
def test_what_a_template_holds_comes_back(names: list[str], language: str) -> None:
    say = speaker(language)
    rows = [{"name": name, "region": "Kent", "stakeholder": "public", "consent": "ja"} for name in names]
    wanted = {clean(name, field="name", limit=120, one_line=True) for name in names}
    checked = check(sheet_template.as_csv(Kind.organisations, say, rows), Kind.organisations)
    read = {one.draft.name for one in checked.taken if isinstance(one.draft, OrganisationDraft)}
    assert faults(checked) == []
    assert {alike.folded(name) or name for name in read} == {alike.folded(name) or name for name in wanted}
    assert read <= wanted


def _fits(name: str) -> bool:
    try:
        return bool(clean(name, field="name", limit=120, one_line=True)) and not values.is_broken(name)
    except Unreadable:
        return False


def test_a_workbook_template_holds_rows_and_words() -> None:
    say = speaker("nl")
    places = sheet_template.Places(("Kent", "Belgische Kust"), ("Data",))
    rows = [
        {"title": "=1+1", "kind": "Masterclass", "regions": "Belgische Kust", "begins": "2019-06-13", "themes": "Data"}
    ]
    checked = check(sheet_template.as_xlsx(Kind.activities, places, say, rows), Kind.activities)
    assert [one.draft for one in checked.taken] == [
        ActivityDraft.of(
            title="=1+1", kind="masterclass", regions=["belgian-coast"], themes=["data"],
            begins=days.day("2019-06-13", order=None),
        )
    ]  # fmt: skip


KNOWN = Known(
    (
        KnownOrganisation(1, "Garnaal & Co BV", "garnaal co bv", "belgian-coast"),
        KnownOrganisation(2, "Alpha", "alpha", "kent"),
        KnownOrganisation(3, "Alpha", "alpha", "belgian-coast"),
    ),
    (KnownActivity(7, "Atelier", "atelier", "masterclass", None, "kent"),),  # type: ignore[arg-type]
)


def test_the_same_name_in_the_same_region_is_the_same_and_near_ones_are_asked() -> None:
    text = "Name;Region;Type\r\nALPHA;Kent;firm\r\nGarnaal en Co;Belgische kust;firm\r\nGarnaal en Co NV;Kent;firm\r\n"
    checked = check(text, Kind.organisations)
    matched = matching.match(checked, KNOWN, Decisions())
    assert [pair.key for pair in matched.pairs] == [("row 3", "id 1"), ("row 4", "id 1")]
    assert (matched.there, sorted(matched.organisations), matched.is_decided) == (1, ["row 3", "row 4"], False)
    said = matching.match(checked, KNOWN, Decisions({("row 3", "id 1"): True, ("row 4", "id 1"): False}))
    assert said.is_decided
    assert (sorted(said.organisations), said.organisation_of) == (["row 4"], {2: 2, 3: 1, 4: "row 4"})


def test_legal_forms_and_articles_do_not_make_another_organisation() -> None:
    assert {alike.plain(name) for name in ("Le Phare SARL", "Phare S.A.R.L.", "De Phare B.V.", "PHARE")} == {"phare"}
    assert alike.plain("SAS") == "sas"
    assert alike.near([alike.Named("row 2", "Hotel Zee", "kent")], [alike.Named("id 1", "Hotel Duin", "kent")]) == ()


def test_who_took_part_is_found_by_name_or_made() -> None:
    rows = ("Organisation;Activity;Role;Region", "Alpha;ATELIER;;Kent", "Alpha;Atelier;coach;", "New;Other;;")
    text = "\r\n".join((*rows, "new;Other;host;"))
    checked = check(text, Kind.participations)
    assert [one.draft.role for one in checked.taken if isinstance(one.draft, PartDraft)] == [
        "participant", "coach", "participant", "host",
    ]  # fmt: skip
    matched = matching.match(checked, KNOWN, Decisions())
    assert [(fault.row, fault.why.sentence) for fault in matched.faults] == [(3, matching.SEVERAL_OF_NAME)]
    assert matched.organisation_of == {2: 2, 4: "row 4", 5: "row 4"}
    assert matched.activity_of == {2: 7, 3: 7, 4: "row 4", 5: "row 4"}
    assert set(matched.needs) == {"region", "stakeholder", "activity_region", "activity_kind"}
