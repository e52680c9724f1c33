"""Methods, fourth chapter: opinion groups, as Polis makes them, and when they are shown at all."""

from math import prod
from typing import Any

from profit_tt.services import opinion
from profit_tt.services.opinion import Opinion
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story
from profit_tt.ui.parts.methods_example import Example
from profit_tt.ui.parts.methods_measure import measure, number


def tell(seen: Picture, example: Example | None, say: Speaker) -> None:
    sheet, told = seen.parameters, opinion.of(seen)
    of_example = _of_example(told, example)
    with story.chapter("methods-groups", say("Opinion groups")):
        measure(
            say("Are there groups at all?"),
            say(
                "Grouping always finds groups. Ours are shown only when they stand apart more clearly than in {n} "
                "rooms in which the votes on each finding were shuffled. No reliable groups is a proper answer.",
                n=say.number(sheet.groups_replicas),
            ),
            rf"p = \frac{{1 + \#\{{s^* \ge s\}}}}{{1 + {sheet.groups_replicas}}} < {number(sheet.groups_p, say)}",
            worked=_verdict(told, say),
        )
        measure(
            say("The map of people"),
            say(
                "People who vote alike lie close together. Each vote less the mean of its finding, along the two "
                "directions that tell most; who voted little is moved out, not in. From {n} votes on, people are "
                "grouped.",
                n=say.number(sheet.groups_votes),
            ),
            r"x_i = \sqrt{\frac{m}{n_i}} \sum_{j \in V_i} (v_{ij} - \mu_j)\, w_j",
        )
        measure(
            say("What stands for a group"),
            say(
                "A finding stands for a group when its people answer so more often than all others, by more than "
                "chance in both comparisons."
            ),
            r"r_a = \frac{p_{a,\mathrm{in}}}{p_{a,\mathrm{out}}},\qquad z > "
            rf"{number(sheet.representative_z, say, places=4)},\qquad p_a = \frac{{A + 1}}{{S + 2}}",
            worked=_stands_for(of_example, say),
        )
        measure(
            say("What all groups back"),
            say("The product over the groups of the share who agree: a single group that does not pulls it down."),
            r"\prod_g \frac{A_g + 1}{S_g + 2}",
            worked=_product(of_example, say),
        )


def _of_example(told: Opinion | None, example: Example | None) -> list[dict[str, Any]]:
    """What each group says to the example; nothing while results are hidden, and before groups beat chance."""
    if told is None or example is None:
        return []
    known = told.verdict_so_far()
    if known is None or not known.value.reliable:
        return []
    rows = told.polis.by_group[told.polis.by_group["finding_id"] == example.finding.id]
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def _verdict(told: Opinion | None, say: Speaker) -> str:
    """As far as it is known: it is made by and by."""
    known = told.verdict_so_far() if told is not None else None
    if known is None or known.value.silhouette != known.value.silhouette:
        return ""
    return rf"s = {number(known.value.silhouette, say)},\qquad p = {number(known.value.p, say)}"


def _stands_for(groups: list[dict[str, Any]], say: Speaker) -> str:
    """The first group against all others."""
    if not groups:
        return ""
    one = groups[0]
    share = rf"p_a = \frac{{{one['agree']} + 1}}{{{one['seen']} + 2}} = {number(one['p_a'], say)}"
    return rf"{share},\qquad r_a = {number(one['r_a'], say)},\qquad z = {number(one['r_a_test'], say)}"


def _product(groups: list[dict[str, Any]], say: Speaker) -> str:
    if not groups:
        return ""
    told = r" \cdot ".join(rf"\frac{{{one['agree']} + 1}}{{{one['seen']} + 2}}" for one in groups)
    return rf"{told} = {number(prod(one['p_a'] for one in groups), say)}"
