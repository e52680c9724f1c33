"""Pictures of the network on a page: the functions that each chart is framed by are always the same ones."""

from functools import partial
from typing import get_args

from profit_tt.charts import funnel as funnel_chart
from profit_tt.charts import network as web_chart
from profit_tt.charts import network_map as map_chart
from profit_tt.charts import reach_growth as growth_chart
from profit_tt.charts import reached as reached_chart
from profit_tt.services import frames_network, frames_web
from profit_tt.services.frames_network import By
from profit_tt.services.network_figures import Network
from profit_tt.ui.parts.pictures_draw import Framed, draw

_REACHED: dict[By, Framed[Network]] = {by: partial(frames_network.reached, by=by) for by in get_args(By)}


def on_map(seen: Network, *, size: str = "page", key: str = "network-map", table: bool = True) -> None:
    """Organisations and activities of each region, and who went across a border."""
    draw(seen, map_chart, frames_network.on_sea, size=size, key=key, table=table)


def reached(seen: Network, *, by: By, size: str = "page", key: str = "network-reached", table: bool = True) -> None:
    """Organisations reached, each once, beside how often they took part."""
    draw(seen, reached_chart, _REACHED[by], size=size, key=f"{key}-{by}", table=table)


def funnel(seen: Network, *, size: str = "page", key: str = "network-funnel", table: bool = True) -> None:
    """From masterclasses to coaching to innovation plans, by region."""
    draw(seen, funnel_chart, frames_network.through, size=size, key=key, table=table)


def grown(seen: Network, *, size: str = "page", key: str = "network-growth", table: bool = True) -> None:
    """Organisations reached and activities held so far, month by month."""
    draw(seen, growth_chart, frames_network.grown, size=size, key=key, table=table)


def web(seen: Network, *, size: str = "page", key: str = "network-web", table: bool = True) -> None:
    """Organisations and activities as nodes, with their links."""
    draw(seen, web_chart, frames_web.web, size=size, key=key, table=table)
