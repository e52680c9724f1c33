"""Headers of offices, days of a column, single cells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.errors import Refused
from profit_tt.models import Region, Theme
from profit_tt.models.choices import Language
from profit_tt.services.sheets import days, headers, reading, values
from profit_tt.services.sheets.days import Order
from profit_tt.services.sheets.fields import FIELDS, Kind, Values
from profit_tt.services.sheets.members import MEMBERS
from profit_tt.services.sheets.values import Lists
from profit_tt.text import LANGUAGES, speaker

REGIONS = [
    Region(slug="kent", position=1, name_en="Kent", name_fr="Kent", name_nl="Kent", country="GB",
           language=Language.en, town="", lon=0, lat=0),
    Region(slug="belgian-coast", position=2, name_en="Belgian Coast", name_fr="Côte belge", name_nl="Belgische Kust",
           country="BE", language=Language.nl, town="", lon=0, lat=0),
]  # fmt: skip
THEMES = [Theme(slug="data", position=1, name_en="Data", name_fr="Données", name_nl="Data, cijfers")]
LISTS = Lists.of(REGIONS, THEMES)


def columns(header: str, kind: Kind) -> dict[str, str]:
    heading = headers.look(reading.read(f"{header}\r\nx;y\r\n".encode()), kind)
    return {guess.field: heading.titles[guess.column] for guess in heading.guesses}


@pytest.mark.parametrize(
    ("header", "kind", "found"),
    [
        (
            "Raison sociale;Département;Type de structure;Nb salariés;Site internet;Accord RGPD",
            Kind.organisations,
            {"name": "Raison sociale", "region": "Département", "stakeholder": "Type de structure",
             "size": "Nb salariés", "website": "Site internet", "consent": "Accord RGPD"},
        ),
        (
            "Bedrijfsnaam;Provincie;Soort organisatie;Aantal werknemers;Branche",
            Kind.organisations,
            {"name": "Bedrijfsnaam", "region": "Provincie", "stakeholder": "Soort organisatie",
             "size": "Aantal werknemers", "sector": "Branche"},
        ),
        (
            "Intitulé;Nature;Région;Date de début;Date de fin;Nombre de participants",
            Kind.activities,
            {"title": "Intitulé", "kind": "Nature", "regions": "Région", "begins": "Date de début",
             "ends": "Date de fin", "reached": "Nombre de participants"},
        ),
        (
            "Bedrijf;Activiteit;Rol",
            Kind.participations,
            {"organisation": "Bedrijf", "activity": "Activiteit", "role": "Rol"},
        ),
        ("Organisatoin;Regoin;Foo", Kind.organisations, {"name": "Organisatoin", "region": "Regoin"}),
    ],
)  # fmt: skip
def test_headers_of_offices_are_recognised(header: str, kind: Kind, found: dict[str, str]) -> None:
    assert columns(header, kind) == found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_our_own_titles_are_recognised_surely(kind: Kind, language: str) -> None:
    titles = [speaker(language)(one.title) for one in FIELDS[kind]]
    heading = headers.look(reading.read((";".join(titles) + "\r\nx;y\r\n").encode()), kind)
    assert [(guess.field, guess.column) for guess in heading.guesses] == [
        (one.name, place) for place, one in enumerate(FIELDS[kind])
    ]
    assert min(guess.sure for guess in heading.guesses) > 0.9


def test_a_table_may_begin_under_a_title() -> None:
    heading = headers.look(
        reading.read(b"Members 2019\r\n\r\nName;Region;Type\r\nA;Kent;Public\r\n"), Kind.organisations
    )
    assert (heading.at, [guess.column for guess in heading.guesses]) == (1, [0, 1, 2])


def test_no_header_same_headers_and_headers_without_words_are_told() -> None:
    grid = reading.read(b"Alpha;Here\r\nBeta;There\r\n")
    assert headers.look(grid, Kind.organisations).at == -1
    heading = headers.look(reading.read(b"name;Name ;region;;NAME\r\n1;2;3;4;5\r\n"), Kind.organisations)
    assert (heading.twice, heading.blank, heading.titles[3]) == (("Name", "NAME"), (3,), "D")


@pytest.mark.parametrize(
    ("texts", "possible"),
    [
        (["13/06/2019", "03/04/2019"], (Order.dmy,)),
        (["06/13/2019", "03/04/2019"], (Order.mdy,)),
        (["03/04/2019", "05/05/2019"], (Order.dmy, Order.mdy)),
        (["05/05/2019"], (Order.dmy,)),
        (["06/13/2019", "13/06/2019"], (Order.dmy, Order.mdy)),
        (["13/06/19"], (Order.dmy, Order.ymd)),
        (["31/02/2019", "13/06/2019"], (Order.dmy,)),
        (["2019-06-13", "13 juin 2019", "43629", ""], ()),
    ],
)
def test_the_order_of_days_is_that_of_the_column_or_asked(texts: list[str], possible: tuple[Order, ...]) -> None:
    assert days.look(texts).possible == possible


@pytest.mark.parametrize(
    "text",
    ["13/06/2019", "13-6-2019", "13.06.2019", "13 06 2019", "2019-06-13", "2019-06-13 00:00:00", "20190613", "43629",
     "43629.5", "jeudi 13 juin 2019", "donderdag 13 juni 2019", "13 jun. 2019", "June 13, 2019", "13th June 2019",
     "13/06/19", " 13/06/2019 "],
)  # fmt: skip
def test_one_day_in_many_hands(text: str) -> None:
    assert days.day(text, order=Order.dmy) == date(2019, 6, 13)


def test_days_of_old_macs_and_first_days_of_a_month() -> None:
    assert days.day("42167", order=None, since_1904=True) == date(2019, 6, 13)
    assert days.day("1er juin 2019", order=None) == date(2019, 6, 1)
    assert days.day("", order=None) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("31/02/2019", days.NO_DAY), ("12-05", days.NO_YEAR), ("juin 2019", days.NO_DAY), ("soon", days.NO_DAY),
     ("13/06/1066", days.FAR_AWAY), ("1e400", days.NO_DAY), ("13/06/201", days.NO_DAY)],
)  # fmt: skip
def test_what_is_no_day_says_why(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as caught:
        days.day(text, order=Order.dmy)
    assert caught.value.sentence == sentence


def test_without_an_order_nothing_is_guessed() -> None:
    with pytest.raises(Refused) as caught:
        days.day("03/04/2019", order=None)
    assert caught.value.sentence == days.NO_ORDER


@given(st.dates(date(days.FIRST_YEAR, 1, 1), date(2068, 12, 31)), st.sampled_from(["/", "-", ".", " "]))
def test_every_day_is_read_back(day: date, sign: str) -> None:
    assert days.day(day.strftime(f"%d{sign}%m{sign}%Y"), order=Order.dmy) == day
    assert days.day(day.strftime(f"%m{sign}%d{sign}%Y"), order=Order.mdy) == day
    assert days.day(day.isoformat(), order=None) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 040", 1040), ("1\u202f040", 1040), ("1\u00a0040", 1040), ("1.040", 1040), ("1,040", 1040), ("1'040", 1040),
     ("12,0", 12), ("12.00", 12), ("0", 0), ("007", 7), ("", None), ("1.234.567", 1_234_567), ("12,000", 12_000)],
)  # fmt: skip
def test_numbers_of_four_countries(text: str, number: int | None) -> None:
    assert values.whole(text) == number


@pytest.mark.parametrize(
    "text", ["1,5", "1.234,5", "-1", "-0", "1e5", "1e400", "NaN", "inf", "~40", "1.04", "12 %", "٣٤"]
)
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        values.whole(text)


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u202f", "\u00a0", ".", ",", "'"]))
def test_every_number_is_read_back(number: int, sign: str) -> None:
    assert values.whole(f"{number:,}".replace(",", sign)) == number


@pytest.mark.parametrize(
    ("text", "kind", "member"),
    [
        ("CÔTE BELGE", Values.region, "belgian-coast"),
        ("West-Vlaanderen", Values.region, "belgian-coast"),
        ("Collectivité", Values.stakeholder, "public"),
        ("hogeschool", Values.stakeholder, "research"),
        ("TPE", Values.size, "micro"),
        ("10 à 49 salariés", Values.size, "small"),
        ("10-49", Values.size, "small"),
        ("1 040", Values.size, "large"),
        ("<10", Values.size, "micro"),
        ("250+", Values.size, "large"),
        ("Voyage d’étude", Values.activity, "inspiration_trip"),
        ("begeleidingstraject coaching", Values.activity, None),
        ("Intervenante", Values.part, "speaker"),
        ("KMO", Values.size, None),
        (">10", Values.size, None),
        ("Zeeland", Values.region, None),
    ],
)
def test_words_of_offices(text: str, kind: Values, member: str | None) -> None:
    if member is None:
        with pytest.raises(Refused):
            values.member(text, kind, LISTS)
    else:
        assert values.member(text, kind, LISTS) == member


def test_an_unknown_word_offers_the_nearest() -> None:
    assert LISTS.nearest(Values.region, "Belgian Cost") == "belgian-coast"
    assert LISTS.nearest(Values.region, "Xyz") == ""
    assert LISTS.nearest(Values.size, "PME") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_call_a_member_we_read(language: str) -> None:
    for kind, members in MEMBERS.items():
        for member, name in members.items():
            assert values.member(speaker(language)(name), kind, LISTS) == member


def test_several_regions_and_themes_in_a_cell() -> None:
    assert values.pieces("Kent; Côte belge", Values.regions, LISTS) == ("Kent", "Côte belge")
    assert values.pieces("Kent et Essex", Values.regions, LISTS) == ("Kent", "Essex")
    assert values.pieces("Data, cijfers", Values.themes, LISTS) == ("Data, cijfers",)
    assert values.pieces("Data, cijfers; Data", Values.themes, LISTS) == ("Data, cijfers", "Data")
    assert values.pieces("Data, cijfers; a, b", Values.themes, LISTS) == ("Data, cijfers", "a", "b")
    assert values.pieces("a, b", Values.region, LISTS) == ("a, b",)


@pytest.mark.parametrize(
    ("text", "address"),
    [("www.x.be", "https://www.x.be"), ("HTTP://x.be/A?b=c", "http://x.be/A?b=c"), ("x.be:8080/a", "https://x.be:8080/a"),
     ("café.example", "https://café.example"), ("", ""), ("-", "")],
)  # fmt: skip
def test_addresses_of_web_sites(text: str, address: str) -> None:
    assert values.site(text) == address


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "ftp://x.be", "no site", "x", "a@b", "http://", "//x", "x..be"]
)
def test_what_is_no_web_site_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        values.site(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [("oui", True), ("JA", True), ("x", True), ("✓", True), ("vrai", True),
     ("non", False), ("nee", False), ("", False), ("0", False), ("-", False)],
)  # fmt: skip
def test_yes_and_no(text: str, said: bool) -> None:
    assert values.yes(text) is said


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(Refused):
        values.yes("perhaps")
