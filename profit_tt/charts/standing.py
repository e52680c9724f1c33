"""How findings stand, in words and as a table: what the ranking states, from its own numbers."""

from typing import Any, TypeAlias

import pandas as pd

from profit_tt.charts.lines import wrapped
from profit_tt.charts.participation import not_voted
from profit_tt.text import Speaker

Row: TypeAlias = dict[Any, Any]


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states; `short` names findings by number alone and leaves out who is missing."""
    if frame.empty:
        return say("No findings yet.")
    findings = one_a_finding(frame)
    if not findings["all_seen"].sum():
        return say("Nobody has voted yet.")
    regions = list(frame.loc[frame["takes_part"], "region"].unique())
    told = _stated(findings, regions, say, short=short)
    return " ".join(part for part in (told, "" if short else _silent(frame, say)) if part)


def one_a_finding(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a finding, without its regions."""
    return frame.drop_duplicates("finding_id") if len(frame) else frame


def _stated(findings: pd.DataFrame, regions: list[str], say: Speaker, *, short: bool) -> str:
    backed = findings[findings["status"] == "common_ground"]
    if len(backed):
        return _backed(len(backed), named(backed.iloc[0], say, short=short), regions, say)
    compared = findings[~findings["status"].isin(["provisional", "no_votes"])]
    if compared.empty:
        return say("Too few votes yet to compare the regions.")
    best = compared.iloc[0]
    if len(regions) == 1:
        return say("{region} does not clearly back any finding yet.", region=regions[0])
    if best["status"] == "mixed" and best["weakest"]:
        told = {"finding": named(best, say, short=short), "region": best["weakest"]}
        return say("No finding has all regions behind it yet. {finding} comes closest; {region} agrees least.", **told)
    return say("No finding has all regions behind it yet.")


def _backed(number: int, first: str, regions: list[str], say: Speaker) -> str:
    told = {"finding": first, "regions": say.list(regions)}
    if len(regions) == 1:
        return say.many(
            "{regions} backs {finding}.", "{regions} backs {n} findings, first of all {finding}.", number, **told
        )
    if len(regions) == 2:
        return say.many(
            "{regions} back {finding}.", "{regions} back {n} findings, first of all {finding}.", number, **told
        )
    told["regions"] = say.number(len(regions))
    return say.many(
        "All {regions} regions back {finding}.",
        "All {regions} regions back {n} findings, first of all {finding}.",
        number,
        **told,
    )


def named(row: "pd.Series[Any]", say: Speaker, *, short: bool) -> str:
    """A finding by number and, unless `short`, its first words."""
    words = [] if short else wrapped(str(row["text"]), width=30, font=1, lines=1)
    if not words:
        return f"#{row['number']}"
    return say("#{number} “{words}”", number=row["number"], words=words[0].rstrip(" ."))


def _silent(frame: pd.DataFrame, say: Speaker) -> str:
    """Which regions have not voted at all, if some have; none where their votes may only be left out."""
    votes = frame[frame["takes_part"]].groupby("region", sort=False).agg({"seen": "sum", "lacks": "any"})
    silent = votes.index[(votes["seen"] == 0) & votes["lacks"]].tolist()
    return not_voted(silent, say) if len(silent) < len(votes) else ""


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it: what it states, then its first lines."""
    parts = [title(frame, say)]
    if frame.empty:
        return parts[0]
    parts.append(say("Findings by common ground, with the share of each region that agrees."))
    first = frame[frame["rank"] <= min(limit or 5, 10)]
    parts += [_told(rows.to_dict("records"), say) for _, rows in first.groupby("rank") if rows["all_seen"].iloc[0]]
    return " ".join(parts)


def _told(regions: list[Row], say: Speaker) -> str:
    shares = [
        say("{region} {share}", region=row["region"], share=say.percent(row["share"]))
        for row in regions
        if row["covered"] and row["share"] == row["share"]
    ]
    told = say.list(shares) if shares else note(regions, say)
    return say("{finding}: {regions}.", finding=f"#{regions[0]['number']}", regions=told)


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same numbers to read: a row a finding, columns named in the reader's language, shares in per cent.

    A region's share stays empty where too few of it have voted.
    """
    kept = frame if limit is None or frame.empty else frame[frame["rank"] <= limit]
    findings = one_a_finding(kept)
    named = {"rank": say("Rank"), "number": say("No."), "text": say("Finding")}
    made = findings.reindex(columns=list(named)).rename(columns=named)
    if kept.empty:
        return made
    made[say("Standing")] = [standing(one, say) for one in findings["status"]]
    made[say("Votes")] = findings["all_seen"]
    made[say("Agree, all regions (%)")] = (100 * findings["all_share"]).round()
    shown = kept.assign(percent=(100 * kept["share"].where(kept["covered"])).round())
    for region, rows in shown.groupby("region", sort=False):
        percent = rows.set_index("finding_id")["percent"].reindex(findings["finding_id"])
        made[say("Agree, {region} (%)", region=region)] = percent.to_numpy()
    return made.reset_index(drop=True)


def standing(status: str, say: Speaker) -> str:
    """A status (analysis.common_ground.STATUSES) in words."""
    if status == "common_ground":
        return say("Common ground")
    if status == "shared_rejection":
        return say("Shared rejection")
    if status == "mixed":
        return say("Mixed")
    return say("No votes yet") if status == "no_votes" else say("Too few votes")


def note(regions: list[Row], say: Speaker) -> str:
    """What is to be known about a finding besides its marks: its standing, or which votes are missing."""
    row = regions[0]
    if row["status"] == "provisional":
        return _missing(regions, say)
    if row["status"] == "mixed" and row["weakest"] and len(regions) > 1:
        return say("Least agreement in {region}", region=row["weakest"])
    return standing(row["status"], say)


def _missing(regions: list[Row], say: Speaker) -> str:
    lacking = [row for row in regions if row["lacks"]]
    if not lacking:
        return standing("provisional", say)
    if len(lacking) > 2:
        return say.many("Needs votes from {n} more region", "Needs votes from {n} more regions", len(lacking))
    told = [
        say.many(
            "{n} vote from {region}", "{n} votes from {region}", row["covered_from"] - row["seen"], region=row["region"]
        )
        for row in lacking
    ]
    return say("Needs {votes}", votes=say.list(told))
