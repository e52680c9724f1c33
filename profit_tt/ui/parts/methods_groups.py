"""Methods, fourth chapter: opinion groups, as Polis makes them, and when they are shown at all."""

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story
from profit_tt.ui.parts.methods_measure import measure, number


def tell(seen: Picture, say: Speaker) -> None:
    sheet = seen.parameters
    with story.chapter("methods-groups", say("Opinion groups")):
        measure(
            say("Are there groups at all?"),
            say(
                "Grouping always finds groups. Ours are shown only when they stand apart more clearly than in {n} "
                "rooms in which the votes on each finding were shuffled. No reliable groups is a proper answer.",
                n=say.number(sheet.groups_replicas),
            ),
            rf"p = \frac{{1 + \#\{{s^* \ge s\}}}}{{1 + {sheet.groups_replicas}}} < {number(sheet.groups_p, say)}",
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
        )
        measure(
            say("What all groups back"),
            say("The product over the groups of the share who agree: a single group that does not pulls it down."),
            r"\prod_g \frac{A_g + 1}{S_g + 2}",
        )
