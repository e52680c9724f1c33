"""Frames to draw, as services.frames makes them: small ones, one row, many rows, words that mean harm."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from tests.charts.pictures import REGIONS, THEMES

EVIL = '<img src=x onerror=alert(1)> ![x](http://evil.example/p.png) datum.x [a].b \\ "quoted" {{7*7}} =1+1'
PLACES = {"kent": (1.08, 51.28), "essex": (1.16, 51.79), "pas-de-calais": (1.61, 50.73)}
PLACES |= {"belgian-coast": (2.92, 51.23), "zeeland": (3.61, 51.5)}

Row = dict[str, Any]


def finding(rank: int, **more: Any) -> Row:
    """The columns that every finding has."""
    return {"finding_id": 100 + rank, "number": rank, "text": f"Finding {rank}", "rank": rank} | more


def by_region(one: Row, /, **columns: Sequence[Any]) -> list[Row]:
    """The rows of a finding, one a region: each column as a list in the order of the regions."""
    names = list(REGIONS.values())[: len(next(iter(columns.values())))]
    return [
        one | {"region": name, "position": place + 1} | {column: of[place] for column, of in columns.items()}
        for place, name in enumerate(names)
    ]


def difference(
    rank: int, shares: Sequence[float], *, furthest: str = "", signal: str = "strong", **more: Any
) -> list[Row]:
    one = finding(rank, furthest=furthest, signal=signal, spread=max(shares) - min(shares), **more)
    return by_region(one, share=shares, covered=[True] * len(shares))


def moved(rank: int, before: Sequence[float], after: Sequence[float], **more: Any) -> list[Row]:
    of = {
        "all_before": sum(before) / len(before),
        "all_after": sum(after) / len(after),
        "changed": 0.5,
        "stable": False,
    }
    return by_region(finding(rank, **(of | more)), before=before, after=after, covered=[True] * len(before))


def dotted(rank: int, given: Sequence[int], **more: Any) -> list[Row]:
    people = [min(number, 3) for number in given]
    of = {"all_dots": sum(given), "all_people": sum(people), "regions_giving": sum(number > 0 for number in given)}
    return by_region(finding(rank, **(of | more)), dots=given, people=people)


def rated(rank: int, medians: Sequence[float], **more: Any) -> list[Row]:
    of = {"all_median": sorted(medians)[len(medians) // 2], "all_low": min(medians), "all_high": max(medians)}
    of |= {"all_seen": 20, "consensus": 0.5, "low_word": "", "high_word": ""}
    return by_region(finding(rank, **(of | more)), median=medians, covered=[True] * len(medians))


def passed(rank: int, number: int, of: int, **more: Any) -> list[Row]:
    share = number / of if of else float("nan")
    return [finding(rank, passed=number, seen=of, share=share, uncertain=of >= 5 and share > 0.3, **more)]


def placed(rank: int, impact: float, feasibility: float, **more: Any) -> list[Row]:
    return [finding(rank, impact=impact, feasibility=feasibility, seen=12, **more)]


def gap(theme: str, practices: Sequence[int], needs: Sequence[int]) -> list[Row]:
    position = list(THEMES).index(theme) + 1
    return by_region({"theme": THEMES[theme], "theme_position": position}, practices=practices, needs=needs)


def ranked_alike(taus: Mapping[tuple[int, int], float], *, w: float = 0.5, regions: int = 5) -> pd.DataFrame:
    """Every two of so many regions; tau by their positions, the lower one first, 0.4 where it is not given."""
    names = list(REGIONS.values())
    rows = [
        {"region": names[one - 1], "position": one, "other": names[other - 1], "other_position": other}
        | {"tau": taus.get((min(one, other), max(one, other)), 0.4), "findings": 12, "w": w}
        for one in range(1, regions + 1)
        for other in range(1, regions + 1)
        if one != other
    ]
    return pd.DataFrame(rows)


def mapped(measure: str, values: Mapping[str, float]) -> pd.DataFrame:
    rows = [
        {"slug": slug, "region": name, "position": place, "lon": PLACES[slug][0], "lat": PLACES[slug][1]}
        | {"measure": measure, "value": values.get(slug, float("nan"))}
        for place, (slug, name) in enumerate(REGIONS.items(), start=1)
    ]
    return pd.DataFrame(rows)


def grown(*frames: tuple[Sequence[int], Sequence[int]]) -> pd.DataFrame:
    """A frame for each (findings, votes) by region."""
    made = [
        row
        for place, (findings, votes) in enumerate(frames, start=1)
        for row in by_region({"frame": place, "revision": 10 * place}, findings=findings, votes=votes)
    ]
    return pd.DataFrame(made)


def framed(*findings: list[Row]) -> pd.DataFrame:
    return pd.DataFrame([row for rows in findings for row in rows])


def stood(*people: tuple[float, float, int, int], reliable: bool = True, judged: bool = True) -> pd.DataFrame:
    """A row for each (x, y, position of the region, group)."""
    names = ["Region unknown", *REGIONS.values()]
    rows = [
        {"x": x, "y": y, "region": names[position], "position": position, "group": group}
        | {"judged": judged, "reliable": reliable}
        for x, y, position, group in people
    ]
    return pd.DataFrame(rows)


def shared(themes: Mapping[str, int], both: Mapping[tuple[str, str], int]) -> pd.DataFrame:
    """Every two of the themes: findings of each, and findings that two of them share."""
    order = list(themes)
    rows = [
        {"theme": one, "theme_position": order.index(one) + 1, "other": other}
        | {"other_position": order.index(other) + 1, "both": number, "findings": themes[one]}
        | {"either": (either := themes[one] + themes[other] - number), "jaccard": number / either if either else None}
        for one in order
        for other in order
        if one != other
        for number in [both.get((one, other), both.get((other, one), 0))]
    ]
    return pd.DataFrame(rows).astype({"jaccard": "float64"})


def crossing(joined: Sequence[Sequence[int]], *, voting: bool = True) -> pd.DataFrame:
    """A row of people a region, a number a kind of organisation; -1 is a small cell."""
    kinds = ("Enterprise", "Public body", "Research and education")
    rows = [
        {"region": name, "position": place + 1, "stakeholder": kind, "organisation": kind, "joined": max(number, 0)}
        | {"voted": max(number - 1, 0), "hidden": number < 0, "voting": voting}
        for place, (name, numbers) in enumerate(zip(REGIONS.values(), joined, strict=False))
        for kind, number in zip(kinds, numbers, strict=True)
    ]
    return pd.DataFrame(rows)
