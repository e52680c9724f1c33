"""What stands beside the take-aways: the plainest way to make a file of that kind from the same rows, or from less."""

import json
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO, StringIO
from typing import Any

import altair as alt
import pandas as pd
import pptx
import typst
import vl_convert

#: Take-away -> what is timed beside it.
NAMES = {
    "csv": "pandas to_csv, same rows",
    "xlsx": "pandas to_excel, same rows",
    "json": "json.dumps, same keys",
    "polis": "pandas to_csv, same votes",
    "network": "pandas to_csv, same rows",
    "charts": "one bar chart as SVG and PNG",
    "html": "one bar chart as an offline page",
    "pdf": "one bare page by typst",
    "pptx": "one bare slide by python-pptx",
    "pack": "zipfile, same files",
    "recompute": "pandas: unzip and count the votes",
}


def of(name: str, made: dict[str, bytes]) -> Callable[[], Any]:
    """What is timed; what it needs is read from the take-away `made` (file name -> bytes) before the clock runs."""
    if name in ("csv", "xlsx"):
        frame = _frame(next(data for file, data in made.items() if file.endswith(".csv")))
        return partial(_to_csv, frame) if name == "csv" else partial(_to_excel, frame)
    if name == "polis":
        return partial(_to_csv, pd.read_csv(BytesIO(made["polis/votes.csv"])))
    if name == "network":
        return partial(_all_to_csv, [_frame(data, ";") for file, data in made.items() if file.endswith(".csv")])
    if name == "json":
        return partial(_dumped, json.loads(next(iter(made.values()))))
    whole = next(iter(made.values()))
    return {
        "charts": _bars,
        "html": _page,
        "pdf": partial(typst.compile, b'#set page(paper: "a4")\nA page.'),
        "pptx": _slide,
        "pack": partial(_zipped, whole),
        "recompute": partial(_counted, whole),
    }[name]


def _frame(data: bytes, separator: str = ",") -> pd.DataFrame:
    return pd.read_csv(BytesIO(data), sep=separator, encoding="utf-8-sig")


def _to_csv(frame: pd.DataFrame) -> None:
    frame.to_csv(StringIO(), index=False)


def _all_to_csv(frames: list[pd.DataFrame]) -> None:
    for frame in frames:
        _to_csv(frame)


def _to_excel(frame: pd.DataFrame) -> None:
    frame.to_excel(BytesIO(), index=False, engine="xlsxwriter")


def _dumped(keys: Any) -> None:
    json.dumps(keys, ensure_ascii=False, indent=1).encode()


def _chart() -> dict[str, Any]:
    frame = pd.DataFrame({"place": list("abcde"), "votes": [5, 4, 3, 2, 1]})
    made: dict[str, Any] = alt.Chart(frame).mark_bar().encode(x="votes:Q", y="place:N").to_dict()
    return made


def _bars() -> None:
    chart = _chart()
    vl_convert.vegalite_to_svg(chart)
    vl_convert.vegalite_to_png(chart, scale=2)


def _page() -> None:
    vl_convert.vegalite_to_html(_chart(), bundle=True)


def _slide() -> None:
    slides = pptx.Presentation()
    slides.slides.add_slide(slides.slide_layouts[0])
    slides.save(BytesIO())


def _zipped(whole: bytes) -> None:
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    with zipfile.ZipFile(BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for one, data in files.items():
            archive.writestr(one, data)


def _counted(whole: bytes) -> None:
    with zipfile.ZipFile(BytesIO(whole)) as archive, archive.open("votes.csv") as votes:
        pd.read_csv(votes).groupby(["round_id", "finding_id", "value"]).size()
