"""Reactions: give one, change it, withdraw the consent to show it, take it away; the gallery; the rating of the day."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.analysis.small_cells import hidden_types
from profit_tt.clock import now
from profit_tt.errors import N_, Refused
from profit_tt.models import (
    Captions,
    DayRating,
    Language,
    Person,
    Reaction,
    ReactionDraft,
    ReactionKind,
    ReactionState,
    Scope,
)
from profit_tt.models.drafts import chosen
from profit_tt.models.parameters import stored
from profit_tt.models.reactions import RATINGS, rating_of
from profit_tt.models.video_links import VideoLink
from profit_tt.services import caption_files, reaction_rules, reaction_videos, rights
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed, identity


@dataclass(frozen=True, slots=True)
class Shown:
    """A reaction to look at. link: of a video on another host; captions: languages."""

    reaction: Reaction
    captions: tuple[str, ...] = ()

    @property
    def link(self) -> VideoLink | None:
        return VideoLink.read(self.reaction.link) if self.reaction.link else None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class DayRatings:
    """How the day was rated. regions: slug -> people by rating 1 to 5; without the regions that stay hidden.

    everybody: the same over all; None while fewer than `small_cell` people have rated.
    """

    regions: dict[str, tuple[int, ...]]
    hidden: tuple[str, ...]
    everybody: tuple[int, ...] | None
    small_cell: int


@dataclass(frozen=True, slots=True)
class Reactions:
    """Everything that the page of reactions shows to one person, in one look."""

    is_open: bool
    gallery: tuple[Shown, ...]
    mine: tuple[Shown, ...]
    my_rating: int | None
    ratings: DayRatings


def look(*, by: Person) -> Reactions:
    """The reactions as this person may see them. Raises NotFound."""
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.read_room)
        think_tank_id = by.think_tank_id or 0
        expert_id = stands.expert.id if stands.expert else None
        gallery = store.reactions.published(session, think_tank_id=think_tank_id)
        mine = store.reactions.of_expert(session, expert_id=expert_id) if expert_id else []
        filmed = {identity(one.id) for one in (*gallery, *mine) if one.file}
        said = store.reactions.caption_languages(session, reaction_ids=filmed) if filmed else {}
        return Reactions(
            is_open=store.reactions.is_open(session, think_tank_id=think_tank_id),
            gallery=tuple(Shown(one, said.get(identity(one.id), ())) for one in gallery),
            mine=tuple(Shown(one, said.get(identity(one.id), ())) for one in mine),
            my_rating=store.reactions.rating_of(session, expert_id=expert_id) if expert_id else None,
            ratings=_ratings(session, think_tank_id),
        )


def give(*, by: Person, draft: ReactionDraft) -> Reaction:
    """Say something about the day, with or without a link to a video. Raises Closed, TooOften, NotJoined."""
    with deed(by=by, operation=Operation.give_reaction, scope=Scope.number) as done:
        reaction_rules.require_open(done)
        reaction_rules.require_patience(done)
        reaction = Reaction(
            think_tank_id=done.think_tank_id,
            expert_id=done.expert_id,
            region=done.expert.region,
            kind=ReactionKind.link if draft.link else ReactionKind.text,
            state=reaction_rules.arriving(done),
            given_at=now(),
            consent_at=now() if draft.consent else None,
            **_columns(draft),
        )
        done.session.add(reaction)
        done.session.flush()
        done.log("give", "reaction", reaction.id, after={"kind": reaction.kind, "consent": reaction.consent})
        return reaction


def send_video(*, by: Person, reaction_id: int, draft: ReactionDraft) -> Reaction:
    """Send a video that was uploaded, with words or without. Raises NotFound, NotAllowed, Closed."""
    with deed(by=by, operation=Operation.give_reaction, scope=Scope.number) as done:
        reaction_rules.require_open(done)
        reaction = reaction_rules.own(done, reaction_id)
        if reaction.state is not ReactionState.unsent:
            raise Refused(N_("This video has been sent already."))
        _change(done, reaction, draft)
        done.log("give", "reaction", reaction_id, after={"kind": reaction.kind, "consent": reaction.consent})
        return reaction


def edit(*, by: Person, reaction_id: int, draft: ReactionDraft) -> Reaction:
    """Change the words of one's own reaction: what was approved were other words. Raises NotFound, NotAllowed."""
    with deed(by=by, operation=Operation.edit_own_reaction, scope=Scope.number) as done:
        reaction_rules.require_open(done)
        reaction = reaction_rules.own(done, reaction_id)
        if reaction.state is ReactionState.unsent:
            raise Refused(N_("Send the video first."))
        if not (draft.text or draft.link or reaction.file):
            raise Refused(N_("Please write something here."))
        if reaction.kind is not ReactionKind.video:
            reaction.kind = ReactionKind.link if draft.link else ReactionKind.text
        before = {"state": reaction.state}
        _change(done, reaction, draft)
        done.log("edit", "reaction", reaction_id, before=before, after={"state": reaction.state})
        return reaction


def set_consent(*, by: Person, reaction_id: int, consent: bool) -> Reaction:
    """Let others see one's own reaction, or no longer: at once, open or closed. Raises NotFound, NotAllowed."""
    with deed(by=by, operation=Operation.edit_own_reaction, scope=Scope.number) as done:
        reaction = reaction_rules.own(done, reaction_id)
        before = {"consent": reaction.consent}
        _consent(reaction, consent)
        _changed(done, reaction)
        done.log("consent", "reaction", reaction_id, before=before, after={"consent": consent})
        return reaction


def remove(*, by: Person, reaction_id: int) -> None:
    """Take one's own reaction away for good, with its video and captions. Raises NotFound, NotAllowed."""
    with deed(by=by, operation=Operation.edit_own_reaction, scope=Scope.number) as done:
        reaction = reaction_rules.own(done, reaction_id)
        store.reactions.remove(done.session, reaction)
        done.log("remove", "reaction", reaction_id)
    reaction_videos.throw_away(reaction)


def put_captions(*, by: Person, reaction_id: int, language: str, content: bytes) -> None:
    """Add captions to one's own video; for the same language newer ones replace older ones. Raises Refused."""
    cues = caption_files.read(content)
    with deed(by=by, operation=Operation.edit_own_reaction, scope=Scope.number) as done:
        reaction = reaction_rules.own(done, reaction_id)
        if not reaction.file:
            raise Refused(N_("Only a video that was uploaded here can have captions."))
        spoken = chosen(Language, language, field="language")
        told = caption_files.write(cues)
        store.reactions.put_captions(done.session, Captions(reaction_id=reaction_id, language=spoken, text=told))
        _changed(done, reaction)
        done.log("caption", "reaction", reaction_id, after={"language": spoken})


def remove_captions(*, by: Person, reaction_id: int, language: str) -> None:
    """Take captions away from one's own video. Raises NotFound, NotAllowed."""
    with deed(by=by, operation=Operation.edit_own_reaction, scope=Scope.number) as done:
        reaction = reaction_rules.own(done, reaction_id)
        spoken = chosen(Language, language, field="language")
        store.reactions.remove_captions(done.session, reaction_id=reaction_id, language=spoken)
        _changed(done, reaction)
        done.log("remove captions", "reaction", reaction_id, before={"language": spoken})


def rate(*, by: Person, rating: int) -> None:
    """Rate the day, 1 to 5; a second time replaces the first. Raises BadChoice, Closed, NotJoined."""
    value = rating_of(rating)
    with deed(by=by, operation=Operation.give_reaction, scope=Scope.number) as done:
        reaction_rules.require_open(done)
        row = DayRating(expert_id=done.expert_id, think_tank_id=done.think_tank_id, rating=value)
        store.reactions.put_rating(done.session, row)


def _columns(draft: ReactionDraft) -> dict[str, Any]:
    return {
        "text": draft.text,
        "language": draft.language,
        "link": draft.link.address if draft.link else "",
        "consent": draft.consent,
    }


def _change(done: Deed, reaction: Reaction, draft: ReactionDraft) -> None:
    for column, value in _columns(draft).items():
        if column != "consent":
            setattr(reaction, column, value)
    _consent(reaction, draft.consent)
    reaction.state, reaction.reason = reaction_rules.arriving(done), ""
    _changed(done, reaction)


def _consent(reaction: Reaction, consent: bool) -> None:
    if consent and not reaction.consent:
        reaction.consent_at = now()
    reaction.consent = consent


def _changed(done: Deed, reaction: Reaction) -> None:
    reaction.version += 1
    done.session.add(reaction)
    done.session.flush()


def _ratings(session: Session, think_tank_id: int) -> DayRatings:
    """The ratings without small cells; one hidden region alone could be had by subtraction, so others join it."""
    counted = store.reactions.ratings(session, think_tank_id=think_tank_id)
    think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    smallest = stored(think_tank.parameters if think_tank else None).small_cell
    of = {
        region: tuple(counted.get((region, rating), 0) for rating in RATINGS)
        for region in sorted({r for r, _ in counted})
    }
    hidden = hidden_types({region: sum(people) for region, people in of.items()}, from_people=smallest)
    everybody = tuple(sum(people) for people in zip(*of.values(), strict=True)) if of else ()
    shown = tuple((region, people) for region, people in of.items() if region not in hidden)
    return _told(shown, tuple(sorted(hidden)), everybody if sum(everybody) >= smallest else None, smallest)


@lru_cache(maxsize=128)
def _told(
    regions: tuple[tuple[str, tuple[int, ...]], ...],
    hidden: tuple[str, ...],
    everybody: tuple[int, ...] | None,
    smallest: int,
) -> DayRatings:
    """The same ratings are the same object: charts keep what they drew of it."""
    return DayRatings(regions=dict(regions), hidden=hidden, everybody=everybody, small_cell=smallest)
