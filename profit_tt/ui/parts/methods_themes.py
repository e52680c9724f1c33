"""Methods, fifth chapter: which finding comes next, themes, and small cells."""

from profit_tt.services import frames_regions
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story
from profit_tt.ui.parts.methods_example import Example
from profit_tt.ui.parts.methods_measure import measure, number


def tell(seen: Picture, example: Example | None, say: Speaker) -> None:
    small = seen.parameters.small_cell
    with story.chapter("methods-themes", say("Order, themes and secrecy")):
        measure(
            say("Which finding comes next"),
            say(
                "The one that your own region has voted on least, so that every finding is heard in every region "
                "early; then the one on which a vote still tells most; then chance."
            ),
            r"\left[(1 - q)(1 + E)\,a\,\left(1 + 8 \cdot 2^{-S/5}\right)\right]^2,\qquad a = \frac{A+1}{S+2},\quad "
            r"q = \frac{P+1}{S+2}\qquad \min_f S_{r,f} \ge \left\lfloor \frac{r v}{f} \right\rfloor - 1",
            worked=_priority(example, say),
        )
        measure(
            say("A region's attention"),
            say("Each finding counts one in its region, shared equally by its themes."),
            r"\frac{\sum_{f \in r,\, t \in f} 1/|T_f|}{|F_r|}",
            worked=_attention(seen, say),
        )
        measure(
            say("Who can learn from whom"),
            say("For each theme, a region with a practice meets every other region with a need or a barrier."),
        )
        measure(
            say("Themes that belong together"),
            say("Of the findings with one of two themes, the share that has both (Jaccard)."),
            r"J = \frac{|F_s \cap F_t|}{|F_s \cup F_t|}",
            worked=_jaccard(seen, say),
        )
        measure(
            say("Small cells"),
            say.many(
                "Votes by one kind of organisation in one region are shown from {n} person on, and never so that the "
                "rest could be reckoned from the region's total. The region alone is always shown.",
                "Votes by one kind of organisation in one region are shown from {n} people on, and never so that the "
                "rest could be reckoned from the region's total. The region alone is always shown.",
                small,
            ),
            rf"S_{{r,k}} \ge {small}",
        )


def _priority(example: Example | None, say: Speaker) -> str:
    """Of the example, with extremity 0: as while nobody has looked at the groups."""
    if example is None:
        return ""
    agree, passed, seen = (int(example.overall[name]) for name in ("agree", "passed", "seen"))
    a = rf"a = \frac{{{agree} + 1}}{{{seen} + 2}}"
    q = rf"q = \frac{{{passed} + 1}}{{{seen} + 2}}"
    worth = ((1 - (passed + 1) / (seen + 2)) * (agree + 1) / (seen + 2) * (1 + 8 * 2 ** (-seen / 5))) ** 2
    return rf"{a},\quad {q},\quad E = 0\qquad [\ldots]^2 = {number(worth, say)}"


def _attention(seen: Picture, say: Speaker) -> str:
    """The largest share of a region."""
    made = seen.themes().sort_values("attention_share", ascending=False, kind="stable")
    if made.empty or not made["attention"].iloc[0]:
        return ""
    row = made.iloc[0]
    whole = made.loc[made["region"] == row["region"], "attention"].sum()
    first, share = number(row["attention"], say), number(row["attention_share"], say)
    return rf"\frac{{{first}}}{{{number(whole, say)}}} = {share}"


def _jaccard(seen: Picture, say: Speaker) -> str:
    """Of the two themes that stand together most."""
    made = frames_regions.together(seen, say).dropna(subset="jaccard").sort_values("jaccard", ascending=False)
    if made.empty or not made["both"].iloc[0]:
        return ""
    row = made.iloc[0]
    return rf"\frac{{{row['both']}}}{{{row['either']}}} = {number(row['jaccard'], say)}"
