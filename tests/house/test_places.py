"""Each tool has its place: what may be used where. The floors themselves are import-linter's (pyproject.toml)."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.house.sources import Source, dotted, everything, is_constant, product

SESSION = ("profit_tt/ui/session.py", "profit_tt/ui/cache.py")
PARTS = "profit_tt/ui/parts/"
#: Where HTML is made of more than literals, and why no element of Streamlit would do. People's words in it are escaped:
#: test_peoples_words.py looks.
RAW_HTML = {
    f"{PARTS}desk_new.py": "the facilitator's own link must load a new page, or the cookie is not looked at again",
    f"{PARTS}frame.py": "the sign of a lost connection must be on the page before the connection is lost",
    f"{PARTS}strip.py": "QR code, address and code, to be read from ten metres",
    f"{PARTS}vote_lines.py": "a table with a region's mark and three small bars in each row",
    f"{PARTS}wall_agenda.py": "the steps as <ol>, to be read from ten metres",
    f"{PARTS}wall_curtain.py": "an empty sign that says which scene is drawn",
    f"{PARTS}wall_finding.py": "regions with mark and share in a row, to be read from ten metres",
    f"{PARTS}wall_keys.py": "a list of keys as <dl>",
    f"{PARTS}wall_regions.py": "regions with mark, number and bar, to be read from ten metres",
    f"{PARTS}wall_themes.py": "themes with the regions' marks and numbers, to be read from ten metres",
    f"{PARTS}wall_screen.py": "two labels on the wall that style sheets show and hide",
}
GREY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base_classes"}
#: Written by Alembic's hand: long, and never changed again.
MIGRATIONS = "profit_tt/store/migrations/versions/"


def imported(name: str) -> Callable[[Source], Iterator[int]]:
    """Lines that import a package or something in it."""
    return lambda one: (line for found, line in one.imports() if found == name or found.startswith(f"{name}."))


def used(pattern: str) -> Callable[[Source], Iterator[int]]:
    """Lines with a dotted name such as "os.environ"."""
    wanted = re.compile(pattern)
    return lambda one: (
        node.lineno
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Attribute | ast.Name) and wanted.fullmatch(dotted(node))
    )


def either(*looks: Callable[[Source], Iterator[int]]) -> Callable[[Source], Iterator[int]]:
    return lambda one: (line for look in looks for line in look(one))


@pytest.mark.parametrize(
    ("what", "lines", "places"),
    [
        ("Streamlit", imported("streamlit"), ("app.py", "pages/", "profit_tt/ui/")),
        ("Altair", imported("altair"), ("profit_tt/charts/",)),
        (
            "SQL",
            either(imported("sqlalchemy"), imported("sqlmodel"), imported("alembic")),
            ("profit_tt/models/", "profit_tt/store/", "profit_tt/services/"),
        ),
        ("the environment", used(r"os\.(environ|getenv|putenv|environb)(\..*)?"), ("profit_tt/config.py",)),
        (
            "the clock",
            either(
                used(r"(datetime\.)?(datetime|date)\.(now|utcnow|today)|time\.(time|time_ns|localtime|gmtime)"),
                imported("time.time"),
            ),
            ("profit_tt/clock.py",),
        ),
        (
            "Streamlit's session, address and caches",
            used(r"st\.(session_state|query_params|context|user|cache_\w+)(\..*)?"),
            SESSION,
        ),
    ],
)
def test_each_tool_stays_in_its_place(
    what: str, lines: Callable[[Source], Iterator[int]], places: tuple[str, ...]
) -> None:
    astray = [f"{one.name}:{line}" for one in product() if not one.under(*places) for line in lines(one)]
    assert astray == [], f"{what} belongs to {', '.join(places)}"


def test_services_use_sessions_but_write_no_sql() -> None:
    """They may name the type of the session they hand on, and nothing else of it."""
    found = [
        f"{one.name}: {name}"
        for one in product()
        if one.under("profit_tt/services/")
        for name, _ in one.imports()
        if name.startswith(("sqlalchemy", "sqlmodel", "alembic")) and name != "sqlmodel.Session"
    ]
    assert found == []


def test_pages_touch_neither_store_nor_analysis() -> None:
    found = [
        f"{one.name}:{line}"
        for one in product()
        if one.under("pages/")
        for name, line in one.imports()
        if name.startswith(("profit_tt.store", "profit_tt.analysis"))
    ]
    assert found == []


def test_no_sql_is_put_together_from_pieces() -> None:
    found = [
        f"{one.name}:{call.lineno}"
        for one in product()
        for call in one.calls()
        if dotted(call.func).rpartition(".")[2] in ("text", "exec_driver_sql", "literal_column")
        and one.under("profit_tt/store/", "profit_tt/models/", "profit_tt/services/")
        and any(_is_pieced(argument) for argument in call.args)
    ]
    assert found == []


def _is_pieced(node: ast.AST) -> bool:
    pieced = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and not is_constant(node))
    return pieced or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    )


def test_no_html_from_people() -> None:
    found = []
    for one in product():
        for call in one.calls():
            unsafe = any(word.arg and word.arg.startswith("unsafe_allow") for word in call.keywords)
            raw = dotted(call.func) == "st.html" and not all(is_constant(argument) for argument in call.args)
            if (unsafe or raw) and one.name not in RAW_HTML:
                found.append(f"{one.name}:{call.lineno}")
    assert found == []


def test_nothing_is_unpickled() -> None:
    lines = either(imported("pickle"), imported("shelve"), imported("marshal"), used(r"(pd|pandas)\.read_pickle"))
    assert [f"{one.name}:{line}" for one in everything() for line in lines(one)] == []


def test_modules_are_named_after_what_they_are() -> None:
    assert [one.name for one in everything() if one.path.stem in GREY_NAMES or one.path.parent.name in GREY_NAMES] == []


def test_rooms_are_short() -> None:
    lengths = {one.name: len(one.text.splitlines()) for one in product() if one.under("pages/")}
    assert {name: length for name, length in lengths.items() if length > 80} == {}


def test_files_are_short() -> None:
    lengths = {one.name: len(one.text.splitlines()) for one in everything() if not one.under(MIGRATIONS)}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [one.name for one in product() if one.text.strip() and ast.get_docstring(one.tree) is None]
    assert silent == []


def test_the_rules_see_what_they_forbid() -> None:
    """A rule that never bites proves nothing: each is shown a line that breaks it."""
    broken = Source(product()[0].path)
    broken.__dict__["tree"] = ast.parse(
        "import os, time, streamlit as st\nfrom datetime import datetime\nfrom sqlalchemy import text\n"
        "os.environ['X']; os.getenv('X')\ndatetime.now(); time.time()\nst.session_state.x; st.cache_data(f)\n"
        "text(f'SELECT {x}'); text('SELECT ' + x); text('{}'.format(x)); text('a' 'b')\n"
    )
    assert list(imported("streamlit")(broken)) == [1]
    assert sorted(set(used(r"os\.(environ|getenv)")(broken))) == [4]
    assert len(list(used(r"datetime\.now|time\.time")(broken))) == 2
    assert len(list(used(r"st\.(session_state|cache_\w+)(\..*)?")(broken))) >= 2
    assert [_is_pieced(call.args[0]) for call in broken.calls() if dotted(call.func) == "text"] == [
        True,
        True,
        True,
        False,
    ]
