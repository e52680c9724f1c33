"""What a wall shows: the numbers of its charts as they came over the wire, and as they stand on the page."""

import pandas as pd
from playwright.sync_api import Page, expect

from tests.journeys.recount import Key, Recount
from tests.journeys.traffic import Traffic
from tests.journeys.waiting import until

REGIONS = {
    "Kent": "kent",
    "Essex": "essex",
    "Pas-de-Calais": "pas-de-calais",
    "Belgian Coast": "belgian-coast",
    "Zeeland": "zeeland",
}
NAMES = {slug: name for name, slug in REGIONS.items()}


def percent(share: float) -> str:
    return f"{round(100 * share)}%"


def chart(wall: Page, heard: Traffic, column: str) -> pd.DataFrame:
    """The newest table of a chart with this column, each row with the number of its finding."""
    until(wall, lambda: any(column in frame for frame in heard.frames()), f"no chart with {column}")
    frame = [frame for frame in heard.frames() if column in frame][-1]
    numbers = frame["label"].where(frame["first"]).ffill().str.removeprefix("#").astype(int)
    return frame.assign(number=numbers)


def ranking(wall: Page, heard: Traffic, recount: Recount, *, limit: int) -> None:
    """The wall ranks as the recount does, with its shares, and a mark for each region where the recount has one."""
    frame = chart(wall, heard, "backed")
    first = frame[frame["first"]]
    wanted = recount.ranked()[:limit]
    assert first["number"].tolist() == wanted
    assert first["figure"].tolist() == [percent(recount.all[number].share or 0.0) for number in wanted]
    assert first["votes"].tolist() == [f"{recount.all[number].seen} votes" for number in wanted]
    assert _marks(frame, "mark") == _of(recount.shares(), wanted)
    for number in wanted:
        expect(wall.locator(".st-key-wall-main svg.marks").first).to_contain_text(f"#{number}")
        expect(wall.locator(".st-key-wall-main svg.marks").first).to_contain_text(
            percent(recount.all[number].share or 0.0)
        )


def movement(wall: Page, heard: Traffic, before: Recount, after: Recount, *, limit: int) -> None:
    """Both shares of each region that has them, the largest move first, and how many answered otherwise."""
    frame = chart(wall, heard, "step")
    first = frame[frame["first"]]
    shares = {key: (before.shares()[key], share) for key, share in after.shares().items() if key in before.shares()}
    wanted = _most_moved(shares, before, after)[:limit]
    assert first["number"].tolist() == wanted
    assert _marks(frame, "before") == _of({key: one for key, (one, _) in shares.items()}, wanted)
    assert _marks(frame, "after") == _of({key: other for key, (_, other) in shares.items()}, wanted)
    told = [(before.all[number].share or 0.0, after.all[number].share or 0.0) for number in wanted]
    assert first["figure"].tolist() == [f"{percent(one)} → {percent(other)}" for one, other in told]
    assert first["votes"].tolist() == [f"{percent(changed(number, before, after))} changed" for number in wanted]


def changed(number: int, before: Recount, after: Recount) -> float:
    """The share of those who voted on a finding in both rounds whose answer is another one."""
    both = [key for key in before.answers if key[1] == number and key in after.answers]
    return sum(before.answers[key] != after.answers[key] for key in both) / len(both)


def _most_moved(shares: dict[Key, tuple[float, float]], before: Recount, after: Recount) -> list[int]:
    ids = {number: finding_id for finding_id, number in after.numbers.items()}

    def order(number: int) -> tuple[float, float, int]:
        steps = [round(abs(other - one), 12) for (of, _), (one, other) in shares.items() if of == number]
        whole = (after.all[number].share or 0.0) - (before.all[number].share or 0.0)
        return -max(steps, default=-1.0), -round(abs(whole), 12), ids[number]

    return sorted(after.all, key=order)


def _marks(frame: pd.DataFrame, column: str) -> dict[Key, float]:
    rows = frame.dropna(subset=column)
    values = zip(rows["number"], rows["region"], rows[column], strict=True)
    return {(number, REGIONS[region]): round(value, 9) for number, region, value in values}


def _of(shares: dict[Key, float], numbers: list[int]) -> dict[Key, float]:
    return {key: round(share, 9) for key, share in shares.items() if key[0] in numbers}
