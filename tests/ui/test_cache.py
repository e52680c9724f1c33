import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from profit_tt.ui import cache
from tests.charts.pictures import everywhere, picture


def test_a_specification_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def make() -> dict[str, object]:
        made.append(1)
        return {"mark": len(made)}

    with ThreadPoolExecutor(20) as pool:
        specs = list(pool.map(lambda _: cache.spec(("test", "once"), make), range(100)))
    assert made == [1]
    assert all(one is specs[0] for one in specs)


def test_specifications_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "SPECS_LIMIT", 3)
    for place in range(10):
        cache.spec(("test", place), lambda place=place: {"place": place})
        cache.spec(("test", 0), lambda: {"place": "again"})
    assert len(cache._specs) == 3
    assert ("test", 0) in cache._specs


def test_what_is_drawn_of_a_picture_is_drawn_once_for_all_viewers() -> None:
    one, made = picture(everywhere((4, 0, 0))), []

    def make() -> str:
        made.append(1)
        return "drawn"

    with ThreadPoolExecutor(20) as pool:
        drawn = set(pool.map(lambda _: cache.of(one, "key", make), range(100)))
    assert (drawn, made) == ({"drawn"}, [1])
    assert cache.of(picture(everywhere((4, 0, 0))), "key", lambda: "another") == "another"


def test_a_picture_nobody_looks_at_any_more_is_let_go() -> None:
    one = picture(everywhere((4, 0, 0)))
    cache.of(one, "key", lambda: "drawn")
    gone = weakref.ref(one)
    del one
    gc.collect()
    assert gone() is None
