"""Methods, first chapter: one finding in one region."""

from typing import Any

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story
from profit_tt.ui.parts.methods_example import Example
from profit_tt.ui.parts.methods_measure import measure, number


def tell(seen: Picture, example: Example | None, say: Speaker) -> None:
    sheet = seen.parameters
    one = _largest(example)
    with story.chapter("methods-shares", say("One finding in one region")):
        measure(
            say("Share who agree, with its interval"),
            say(
                "Of those who agree or disagree, the share who agree; who passes is not counted. The line around it "
                "says where the share of many such people would lie (Wilson, 95%). With few people it is long."
            ),
            r"\hat p = \frac{A}{A + D},\qquad \frac{\hat p + \frac{z^2}{2n} \pm z\sqrt{\frac{\hat p(1-\hat p)}{n}"
            r" + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}},\qquad n = A + D,\quad z = " + number(1.96, say),
            worked=_wilson(one, say),
        )
        measure(
            say("Smoothed shares"),
            say("For scores, shares are pulled a little to one half, so that three votes do not count as certainty."),
            r"p_a = \frac{A + \frac12}{S + 1},\qquad p_d = \frac{D + \frac12}{S + 1},\qquad S = A + D + P",
            worked=_smoothed(one, say),
        )
        measure(
            say("Covered"),
            say.many(
                "A region is heard on a finding from {n} vote on. Before that, no share of it is used.",
                "A region is heard on a finding from {n} votes on. Before that, no share of it is used.",
                sheet.covered_from,
            ),
            rf"S \ge {sheet.covered_from}",
        )
        measure(
            say("Not known yet"),
            say(
                "More than {share} pass, of at least {n} votes: an invitation to learn, not a failure.",
                share=say.percent(sheet.uncertain_above),
                n=say.number(sheet.uncertain_votes),
            ),
            rf"\frac{{P}}{{S}} > {number(sheet.uncertain_above, say)},\qquad S \ge {sheet.uncertain_votes}",
            worked=_passed(example, say),
        )


def _largest(example: Example | None) -> dict[str, Any] | None:
    """The region of the example with most votes."""
    return max(example.regions, key=lambda row: row["seen"], default=None) if example else None


def _wilson(row: dict[str, Any] | None, say: Speaker) -> str:
    if row is None or not row["agree"] + row["disagree"]:
        return ""
    n = row["agree"] + row["disagree"]
    low, share, high = (number(row[name], say) for name in ("low", "share", "high"))
    return rf"\hat p = \frac{{{row['agree']}}}{{{n}}} = {share},\qquad {low} \ldots {high}"


def _smoothed(row: dict[str, Any] | None, say: Speaker) -> str:
    if row is None:
        return ""
    told = [
        rf"p_{letter} = \frac{{{row[name]} + \frac12}}{{{row['seen']} + 1}} = "
        + number((row[name] + 0.5) / (row["seen"] + 1), say)
        for letter, name in (("a", "agree"), ("d", "disagree"))
    ]
    return r",\qquad ".join(told)


def _passed(example: Example | None, say: Speaker) -> str:
    if example is None or not example.overall["seen"]:
        return ""
    passed, seen = example.overall["passed"], example.overall["seen"]
    return rf"\frac{{{passed}}}{{{seen}}} = {number(passed / seen, say)}"
