"""What a picture holds, and how it is measured from counted votes, ballot by ballot."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from profit_tt import __version__
from profit_tt.analysis import co_occurrence
from profit_tt.analysis import differences as apart
from profit_tt.analysis import dots as laid
from profit_tt.analysis import themes as theme_counts
from profit_tt.analysis.agreement_of_regions import Alike, alike
from profit_tt.analysis.bootstrap import bootstrap
from profit_tt.analysis.common_ground import with_common_ground
from profit_tt.analysis.dots import Dots
from profit_tt.analysis.gaps import GapMap, gap_map
from profit_tt.analysis.ratings import RATED, Ratings, rated
from profit_tt.analysis.slate import Slate, slate
from profit_tt.analysis.tallies import COUNTS, Tallies, tallied
from profit_tt.analysis.uncertain import uncertain
from profit_tt.analysis.weights import weighed
from profit_tt.models import POINTS, UNKNOWN, BallotKind, Parameters, Round
from profit_tt.services.latest import Later
from profit_tt.services.room import Room, RoomFinding
from profit_tt.store.backing import Backing

#: Columns of people who gave each point, and the number it counts when regions are compared.
_RATINGS = {name: float(point) for name, point in zip(RATED, POINTS, strict=True)}

#: How many five-point axes a ballot has.
AXES = {BallotKind.scale: 1, BallotKind.impact_feasibility: 2}


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Picture:
    """What the room knows at one revision of one of its rounds, `round_id` (None before there is one).

    counted: votes by finding, region, stakeholder type and value, from which `results.filtered` makes other pictures;
    None while results are hidden from its audience. From them comes what the round's ballot has: `tallies` (agreement),
    `axes` (a five-point scale, or impact and feasibility), or `dots`; the others are None, or ().
    backing: who backs which finding, for the slate; None while hidden, where only some voters are asked, and on
    ballots without backing.
    joined, voted: people by (region, stakeholder type); they tell progress, never what was voted.
    A picture equals only itself, so charts may be kept by it; one object serves all viewers of a revision.
    """

    revision: int
    room: Room
    parameters: Parameters
    joined: dict[tuple[str, str], int]
    voted: dict[tuple[str, str], int]
    tallies: Tallies | None
    counted: pd.DataFrame | None = field(repr=False, default=None)
    version: str = __version__
    #: Some findings or voters only, by `results.filtered`: what is missing here may well be there.
    narrowed: bool = False
    #: For the world: without regions of which too few have voted on a finding. Where no vote is told may be some.
    thinned: bool = False
    round_id: int | None = None
    axes: tuple[Ratings, ...] = ()
    dots: Dots | None = None
    backing: Backing | None = field(repr=False, default=None)
    _later: Later = field(init=False, repr=False, default_factory=Later)

    @property
    def shown(self) -> bool:
        """Whether its audience may see results."""
        return self.counted is not None

    @property
    def parameters_changed(self) -> bool:
        """Whether thresholds were changed after the first voting round had opened."""
        return self.room.think_tank.parameters_changed

    @property
    def voting(self) -> Round | None:
        """The round it is about."""
        return next((one for one in self.room.rounds if one.id == self.round_id), None)

    @property
    def ballot(self) -> BallotKind:
        """The ballot of its round; agreement before there is one."""
        return self.voting.ballot if self.voting else BallotKind.agreement

    @property
    def findings(self) -> tuple[RoomFinding, ...]:
        """The listed findings that its round is about; all before it has gathered any."""
        ids = self.room.asked.get(self.round_id or 0)
        return tuple(one for one in self.room.findings if one.id in ids) if ids else self.room.findings

    @property
    def taking_part(self) -> list[str]:
        """Slugs of the regions from which somebody has joined, in their order."""
        present = {region for (region, _), number in self.joined.items() if number}
        return [region.slug for region in self.room.regions if region.slug in present]

    def people(self, of: dict[tuple[str, str], int], region: str) -> int:
        """People of a region in `joined` or `voted`."""
        return sum(number for (slug, _), number in of.items() if slug == region)

    def of_one(self, finding_id: int) -> "Picture":
        """The same of one finding: its rows as they stand here, cut out once for all who ask."""
        return self._later.get(("of one", finding_id), lambda: self._of_one(finding_id))

    def _of_one(self, finding_id: int) -> "Picture":
        def rows(frame: pd.DataFrame) -> pd.DataFrame:
            return frame[frame["finding_id"] == finding_id]

        def cut(told: Any) -> Any:
            names = ("by_region", "overall", "beside")
            frames = {name: getattr(told, name, None) for name in names}
            return told and replace(told, **{name: rows(one) for name, one in frames.items() if one is not None})

        return replace(
            self,
            room=replace(self.room, findings=tuple(one for one in self.room.findings if one.id == finding_id)),
            narrowed=True,
            counted=None if self.counted is None else rows(self.counted),
            tallies=cut(self.tallies),
            axes=tuple(cut(axis) for axis in self.axes),
            dots=cut(self.dots),
        )

    def differences(self, axis: int = 0) -> pd.DataFrame | None:
        """Where the regions differ (analysis.differences), made when first asked for. None while hidden; for dots."""
        return self._later.get(("differences", axis), lambda: self._differences(axis))

    def uncertain(self, axis: int = 0) -> pd.DataFrame | None:
        """Which findings many pass on (analysis.uncertain). None while hidden; for dots."""
        return self._later.get(("uncertain", axis), lambda: self._uncertain(axis))

    def ground_interval(self) -> pd.DataFrame | None:
        """finding_id, low, high: 95 % interval of common ground (analysis.bootstrap). None while hidden, for others."""
        return self._later.get("ground_interval", self._ground_interval)

    def weights(self) -> pd.DataFrame | None:
        """One person one vote beside one region one vote (analysis.weights). None while hidden, for other ballots."""
        return self._later.get("weights", self._weights)

    def alike(self, axis: int = 0) -> Alike | None:
        """Whether the regions rank alike (analysis.agreement_of_regions). None while hidden, and for dots."""
        return self._later.get(("alike", axis), lambda: self._alike(axis))

    def slate(self) -> Slate | None:
        """Findings that together speak for everybody (analysis.slate): of an agreement ballot, those that all regions
        have covered and do not reject. None without `backing`."""
        return self._later.get("slate", self._slate)

    def themes(self) -> pd.DataFrame:
        """Findings, attention and contributors by theme x region (analysis.themes), and the theme's common_ground with
        how many findings were measured: NaN and 0 while results are hidden, and on other ballots."""
        return self._later.get("themes", self._themes)

    def gaps(self) -> GapMap:
        """Who can learn from whom (analysis.gaps). It tells of findings, never of votes."""
        return self._later.get("gaps", self._gaps)

    def together(self) -> pd.DataFrame:
        """Which themes are written of together (analysis.co_occurrence). It tells of findings, never of votes."""
        return self._later.get(
            "together",
            lambda: co_occurrence.together(self._of_findings()["themes"].tolist(), themes=self._theme_slugs()),
        )

    def _themes(self) -> pd.DataFrame:
        findings, slugs, regions = self._of_findings(), self._theme_slugs(), [one.slug for one in self.room.regions]
        made = theme_counts.counted(findings, themes=slugs, regions=regions)
        heads = theme_counts.contributors(findings, themes=slugs, regions=regions)
        made = made.merge(heads, on=["theme", "region"], how="left")  # nobody wrote those of no region
        made[["contributors", "theme_contributors"]] = (
            made[["contributors", "theme_contributors"]].fillna(0).astype("int64")
        )
        if self.tallies is None:
            return made.assign(measured=0, common_ground=float("nan"))
        return made.merge(theme_counts.ground(findings, self.tallies.overall, themes=slugs), on="theme", how="left")

    def _gaps(self) -> GapMap:
        regions = [one.slug for one in self.room.regions]
        return gap_map(self._of_findings(), themes=self._theme_slugs(), regions=regions)

    def _theme_slugs(self) -> list[str]:
        return [one.slug for one in self.room.themes]

    def _of_findings(self) -> pd.DataFrame:
        """finding_id, kind, themes, regions, authors of every finding on the list."""
        names = ("id", "kind", "themes", "regions", "authors")
        rows = {name: [getattr(one, name) for one in self.room.findings] for name in names}
        return pd.DataFrame(rows, dtype=object).rename(columns={"id": "finding_id"})

    def _ground_interval(self) -> pd.DataFrame | None:
        if self.tallies is None:
            return None
        rows, sheet, regions = self.tallies.by_region, self.parameters, self._compared()
        ids = self.tallies.overall["finding_id"]
        counts = rows.loc[rows["region"].isin(regions), COUNTS].to_numpy().reshape(len(ids), len(regions), len(COUNTS))
        low, high = bootstrap(counts, covered_from=sheet.covered_from, draws=sheet.bootstrap_draws, seed=sheet.seed)
        return pd.DataFrame({"finding_id": ids, "low": low, "high": high})

    def _weights(self) -> pd.DataFrame | None:
        if self.tallies is None:
            return None
        rows = self.tallies.by_region
        return weighed(rows[rows["region"].isin(self._compared())], moved_above=self.parameters.rank_moves)

    def _alike(self, axis: int) -> Alike | None:
        told = self._told(axis)
        level = "share" if self.tallies else "mean"
        return None if told is None else alike(told.by_region, taking_part=self._compared(), level=level)

    def _slate(self) -> Slate | None:
        told = self.tallies or self.dots or self._told(0)
        if self.backing is None or told is None:
            return None
        ids, ground = [one.id for one in self.findings], None
        if self.tallies is not None:
            overall = self.tallies.overall.set_index("finding_id")
            ground = {int(one): float(score) for one, score in overall["common_ground"].items()}  # type: ignore[call-overload]
            ids = [one for one in ids if overall.at[one, "status"] in ("common_ground", "mixed")]
        return slate(
            self.backing.unpacked(),
            candidates=ids,
            regions=self._compared(),
            number=self.parameters.slate_size,
            common_ground=ground,
        )

    def _compared(self) -> list[str]:
        """The regions that take part, of those this picture is about."""
        told = self.tallies or self.dots or self._told(0)
        known = set() if told is None else set(told.by_region["region"])
        return [slug for slug in self.taking_part if slug in known]

    def _differences(self, axis: int) -> pd.DataFrame | None:
        told, sheet = self._told(axis), self.parameters
        if told is None:
            return None
        return apart.differences(
            told.by_region,
            taking_part=self._compared(),
            answers=apart.AGREEMENT if self.tallies else _RATINGS,
            discovery=sheet.discovery,
            strong_to=sheet.strong_to,
            draws=sheet.draws,
            seed=sheet.seed,
        )

    def _uncertain(self, axis: int) -> pd.DataFrame | None:
        told, sheet = self._told(axis), self.parameters
        if told is None:
            return None
        return uncertain(told.overall, share_from=sheet.uncertain_above, votes_from=sheet.uncertain_votes)

    def _told(self, axis: int) -> Tallies | Ratings | None:
        return self.tallies or (self.axes[axis] if axis < len(self.axes) else None)


def measured(seen: Picture, counted: pd.DataFrame, regions: Collection[str] = ()) -> Picture:
    """The picture with what its ballot makes of `counted`, over some regions only; () is all."""
    slugs = [region.slug for region in seen.room.regions if not regions or region.slug in regions]
    ids = [one.id for one in seen.room.findings]
    if seen.ballot is BallotKind.dots:
        laid_out = laid.counted(_by_region(counted), finding_ids=ids, regions=slugs, top=seen.parameters.leading_dots)
        return replace(seen, dots=laid_out)
    if seen.ballot in AXES:
        return replace(seen, axes=tuple(_rated(seen, counted, axis, ids, slugs) for axis in range(AXES[seen.ballot])))
    tallies = tallied(
        _by_region(counted),
        finding_ids=ids,
        regions=slugs,
        covered_from=seen.parameters.covered_from,
        beside=[UNKNOWN] if not regions and (counted["region"] == UNKNOWN).any() else [],
    )
    taking_part = [slug for slug in seen.taking_part if slug in slugs]
    whole = with_common_ground(tallies, taking_part=taking_part, weakest_from=seen.parameters.weakest_from)
    return replace(seen, tallies=whole)


def _rated(seen: Picture, counted: pd.DataFrame, axis: int, ids: list[int], slugs: list[str]) -> Ratings:
    of_axis = _by_region(counted[counted["axis"] == axis])
    return rated(of_axis, finding_ids=ids, regions=slugs, covered_from=seen.parameters.covered_from)


def _by_region(counted: pd.DataFrame) -> pd.DataFrame:
    """Stakeholder types together."""
    return counted.groupby(["finding_id", "region", "value"])["people"].sum().reset_index()
