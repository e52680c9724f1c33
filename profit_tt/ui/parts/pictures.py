"""The picture on a page: each chart with the finding it states, a text for those who cannot see it, and its table."""

from profit_tt.services.results import Picture
from profit_tt.ui import session
from profit_tt.ui.parts import words


def ranking(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "ranking", table: bool = False
) -> None:
    """Findings by common ground, the regions' agree shares as marks on each line.

    `size` is "phone", "page" or "wall"; `limit` draws the first so many; `table` offers the table view.
    Says in one sentence that results are hidden where they are.
    """
    say = session.visit().say
    if not picture.shown:
        words.plain(say("Results stay hidden until the facilitator shows them."), key=f"{key}-hidden")
        return
    words.plain(say.many("{n} finding", "{n} findings", len(picture.room.findings)), key=f"{key}-title")


def themes(picture: Picture, *, size: str = "page", key: str = "themes", table: bool = False) -> None:
    """Themes by region: how many findings."""
    say = session.visit().say
    words.plain(say("Themes by region"), key=f"{key}-title")


def participation(picture: Picture, *, size: str = "page", key: str = "participation", table: bool = False) -> None:
    """People who joined and people who have voted, by region."""
    say = session.visit().say
    words.plain(say("Joined and voted"), key=f"{key}-title")
