"""Methods, second chapter: across the regions."""

from math import prod

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story
from profit_tt.ui.parts.methods_example import Example
from profit_tt.ui.parts.methods_measure import measure, number


def tell(seen: Picture, example: Example | None, say: Speaker) -> None:
    with story.chapter("methods-regions", say("Across the regions")):
        _common_ground(seen, example, say)
        _weights(seen, example, say)
        _differences(seen, example, say)
        _alike(seen, say)
        _slate(seen, example, say)


def _common_ground(seen: Picture, example: Example | None, say: Speaker) -> None:
    sheet = seen.parameters
    measure(
        say("Common ground"),
        say(
            "How strongly every region backs a finding: the geometric mean over the regions that are heard. One region "
            "cannot outvote the others, and one that rejects a finding pulls it down."
        ),
        r"CG = \left(\prod_{r=1}^{R} p_{a,r}\,(1 - p_{d,r})\right)^{1/R}",
        worked=_product(example, say),
    )
    measure(
        say("Its interval"),
        say(
            "The people of each region are drawn again {n} times, with replacement; 95% of the results lie between "
            "these ends.",
            n=say.number(sheet.bootstrap_draws),
        ),
        r"(A^*, D^*, P^*)_r\qquad "
        r"\sim \mathrm{Mult}\!\left(S_r;\ \tfrac{A_r}{S_r}, \tfrac{D_r}{S_r}, \tfrac{P_r}{S_r}\right)\qquad "
        r"\left[CG^*_{2.5\%},\ CG^*_{97.5\%}\right]",
        worked=_interval(seen, example, say),
    )
    measure(
        say("Backed, rejected, provisional"),
        say(
            "On common ground: every region that takes part is heard, at least {share} agree in the weakest, and more "
            "than half of all who voted agree. Shared rejection is the mirror. While a region is not heard, a finding "
            "is provisional and leads no list.",
            share=say.percent(sheet.weakest_from),
        ),
        rf"\min_r \hat p_r \ge {number(sheet.weakest_from, say)},\qquad \frac{{A}}{{S}} > \frac12",
        worked=_weakest(example, say),
    )


def _product(example: Example | None, say: Speaker) -> str:
    kept = [row for row in example.regions if row["covered"]] if example else []
    if not kept or example is None:
        return ""
    factors = [
        (row["agree"] + 0.5) / (row["seen"] + 1) * (1 - (row["disagree"] + 0.5) / (row["seen"] + 1)) for row in kept
    ]
    told, product = r" \cdot ".join(number(one, say) for one in factors), number(prod(factors), say)
    ground = number(example.overall["common_ground"], say)
    return rf"{told}\qquad = {product}\qquad CG = {product}^{{1/{len(kept)}}} = {ground}"


def _interval(seen: Picture, example: Example | None, say: Speaker) -> str:
    made = seen.ground_interval()
    if example is None or made is None:
        return ""
    row = made[made["finding_id"] == example.finding.id].iloc[0]
    return rf"{number(row['low'], say)} \ldots {number(row['high'], say)}"


def _weakest(example: Example | None, say: Speaker) -> str:
    shares = (
        [row["share"] for row in example.regions if row["covered"] and row["share"] == row["share"]] if example else []
    )
    if example is None or not shares:
        return ""
    whole = example.overall
    half = rf"\frac{{{whole['agree']}}}{{{whole['seen']}}} = {number(whole['agree'] / whole['seen'], say)}"
    return rf"\min_r \hat p_r = {number(min(shares), say)},\qquad {half}"


def _weights(seen: Picture, example: Example | None, say: Speaker) -> None:
    made = seen.weights()
    row = made[made["finding_id"] == example.finding.id].iloc[0] if example and made is not None else None
    worked = ""
    if row is not None and row["moved"] == row["moved"]:
        one, other = number(row["people_share"], say), number(row["region_share"], say)
        worked = rf"{one} \to {other},\qquad {number(row['people_rank'], say)} \to {number(row['region_rank'], say)}"
    measure(
        say("One person one vote, one region one vote"),
        say.many(
            "All people together, beside the mean of the regions. A finding that moves by more than {n} place is "
            "marked.",
            "All people together, beside the mean of the regions. A finding that moves by more than {n} places is "
            "marked.",
            seen.parameters.rank_moves,
        ),
        r"\frac{\sum_r A_r}{\sum_r (A_r + D_r)}\quad\text{|}\quad \frac1R \sum_r \hat p_r",
        worked=worked,
    )


def _differences(seen: Picture, example: Example | None, say: Speaker) -> None:
    sheet, made = seen.parameters, seen.differences()
    row = made[made["finding_id"] == example.finding.id].iloc[0] if example and made is not None else None
    worked = ""
    if row is not None and row["p"] == row["p"]:
        low, high = number(row["lowest_level"], say), number(row["highest_level"], say)
        told = rf"{high} - {low} = {number(row['spread'], say)},\qquad p = {number(row['p'], say, places=4)}"
        worked = rf"{told},\qquad q = {number(row['q'], say, places=4)}"
    measure(
        say("Differences"),
        say(
            "The range of the regions' shares, and whether chance alone would do it: votes are dealt out to the "
            "regions by chance {n} times. Because many findings are asked at once, the chances are corrected "
            "(Benjamini and Hochberg). Strong up to {strong}, moderate up to {moderate}, else weak.",
            n=say.number(sheet.draws),
            strong=say.number(sheet.strong_to),
            moderate=say.number(sheet.discovery),
        ),
        r"V = \sum_r n_r(\hat p_r - \hat p)^2,\qquad p = \frac{1 + \#\{V^* \ge V\}}{1 + \#\{V^*\}},"
        r"\qquad q_{(i)} = \min_{j \ge i} \frac{m\, p_{(j)}}{j}",
        worked=worked,
    )


def _alike(seen: Picture, say: Speaker) -> None:
    told = seen.alike()
    worked = ""
    if told is not None and told.whole.w == told.whole.w:
        whole = told.whole
        worked = rf"m = {whole.judges},\ n = {whole.findings}:\qquad W = {number(whole.w, say)},\qquad "
        worked += rf"\chi^2_{{{whole.df}}} = {number(whole.chi2, say)},\qquad {_chance(whole.p, say)}"
    measure(
        say("Do the regions rank alike?"),
        say(
            "Every region puts the findings in an order. Kendall's W says how much these orders have in common: 0 "
            "nothing, 1 everything. For two regions, tau says the same from -1 (the opposite order) to 1."
        ),
        r"W = \frac{12\,\sum_i (R_i - \bar R)^2}{m^2(n^3 - n) - m\sum_j T_j},\qquad \chi^2 = m(n-1)W,"
        r"\qquad \tau_b = \frac{C - D}{\sqrt{(n_0 - n_1)(n_0 - n_2)}}",
        worked=worked,
    )


def _slate(seen: Picture, example: Example | None, say: Speaker) -> None:
    told = seen.slate()
    gains = told.chosen["gain"].tolist() if told is not None else []
    measure(
        say("The slate"),
        say.many(
            "At most {n} finding that speaks for as many as possible. Each region weighs the same.",
            "At most {n} findings that together speak for as many as possible. Each region weighs the same; whoever "
            "has a finding on the slate already counts half for the next, then a third, and so on.",
            seen.parameters.slate_size,
        ),
        r"g(f) = \sum_r \frac{1}{N_r} \sum_{i \in r,\ i \to f} \frac{1}{1 + k_i}",
        worked=r",\ ".join(number(gain, say, places=2) for gain in gains),
    )


def _chance(p: float, say: Speaker) -> str:
    least = 0.0001
    return rf"p < {number(least, say, places=4)}" if p < least else rf"p = {number(p, say, places=4)}"
