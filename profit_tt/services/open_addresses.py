"""Where the world reads what was published: the page, the data, a chart alone; and a chart for other people's sites."""

from html import escape
from urllib.parse import urlencode

#: Raised when an answer changes so that what reads it today would not understand it any more.
DATA = "/data/v1"
EMBED = "/embed"
#: Pixels of a chart's frame on other sites: most charts fit, the others scroll in it.
HEIGHT = 640


def page(code: str, *, language: str = "") -> str:
    """The page that anybody may read."""
    return f"/open?{urlencode({'tt': code} | ({'lang': language} if language else {}))}"


def data(code: str, part: str = "") -> str:
    """What the data say of a think tank, or a part of it such as "findings.csv"; docs/data.md lists them."""
    return "/".join((f"{DATA}/think-tanks/{code}", *((part,) if part else ())))


def chart(code: str, key: str, *, language: str = "", size: str = "", scheme: str = "") -> str:
    """One chart alone, which other sites may frame. Without size and scheme it fits the frame and the reader."""
    wanted = {name: value for name, value in (("lang", language), ("size", size), ("scheme", scheme)) if value}
    return f"{EMBED}/{code}/{key}" + (f"?{urlencode(wanted)}" if wanted else "")


def snippet(site: str, code: str, key: str, *, title: str, language: str = "", height: int = HEIGHT) -> str:
    """What somebody pastes into their own site to show a chart there. site: our address, without a slash at its end;
    title: what the chart is, for who does not see it."""
    source = escape(site + chart(code, key, language=language))
    look = "width:100%;border:0"
    return f'<iframe src="{source}" title="{escape(title)}" height="{height}" style="{look}" loading="lazy"></iframe>'
