"""Methods, third chapter: points, dots, and what moved between two rounds."""

from profit_tt.models import BallotKind
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story
from profit_tt.ui.parts.methods_measure import measure, number


def tell(seen: Picture, say: Speaker) -> None:
    sheet = seen.parameters
    with story.chapter("methods-points", say("Points, dots, and a second round")):
        measure(
            say("Five points"),
            say(
                "The median with the middle half of the answers, the share within a point of it, and how far people "
                "agree (Tastle and Wierman): 1 all on one point, 0 half at each end."
            ),
            r"\mathrm{Cns} = 1 + \sum_i p_i \log_2\!\left(1 - \tfrac{|x_i - \bar x|}{4}\right)",
            worked=_points(seen, say),
        )
        measure(
            say("Dots"),
            say.many(
                "Dots given, people and regions they came from; how much lies on the first {n} finding.",
                "Dots given, people and regions they came from; how much lies on the first {n} findings together.",
                sheet.leading_dots,
            ),
            r"\frac{d_1 + \ldots + d_k}{\sum_i d_i}",
            worked=_dots(seen, say),
        )
        measure(
            say("Movement between two rounds"),
            say(
                "An arrow for each region, from share to share; no arrow within {still}. A finding is stable when less "
                "than {stable} of those who voted twice changed their answer. Kappa says how far people agree with "
                "themselves beyond chance.",
                still=say.percent(sheet.still_share),
                stable=say.percent(sheet.stable_below),
            ),
            r"\kappa = 1 - \frac{\sum_{ij} |i - j|\, o_{ij}}{\sum_{ij} |i - j|\, e_{ij}}",
        )
        measure(
            say("Asking for a reason"),
            say(
                "A rating at least {points} points from the median of {n} votes or more is asked for its reason.",
                points=say.number(sheet.far_points),
                n=say.number(sheet.far_votes),
            ),
            rf"|x - \tilde x| \ge {number(sheet.far_points, say)}",
        )


def _points(seen: Picture, say: Speaker) -> str:
    """On the finding rated highest in the round that is looked at."""
    if not seen.axes:
        return ""
    row = seen.axes[0].overall.sort_values("rank").iloc[0] if len(seen.axes[0].overall) else None
    if row is None or not row["n"]:
        return ""
    counts = r",\ ".join(str(int(row[f"n{point}"])) for point in range(1, 6))
    median, consensus = number(row["median"], say), number(row["consensus"], say)
    return rf"n_1 \ldots n_5 = {counts}:\qquad \tilde x = {median},\qquad \mathrm{{Cns}} = {consensus}"


def _dots(seen: Picture, say: Speaker) -> str:
    if seen.ballot is not BallotKind.dots or seen.dots is None or not seen.dots.given:
        return ""
    first = int(seen.dots.overall["dots"].nlargest(seen.parameters.leading_dots).sum())
    return rf"\frac{{{first}}}{{{seen.dots.given}}} = {number(seen.dots.concentration, say)}"
