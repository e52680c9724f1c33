"""Every page and state that is photographed: a line each. tests/screens.py takes the pictures."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.offices import SHEET

#: Width -> height of a window.
SIZES = {390: 844, 1280: 800, 1920: 1080}


def press(words: str) -> Callable[[Page], None]:
    """Press the first thing with these words."""
    return lambda page: page.get_by_text(words, exact=False).first.click()


def key(name: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(name)


def step(kind: str) -> Callable[[Page], None]:
    """Look at the first step of a kind in the agenda."""
    return lambda page: page.locator(f"[class*=st-key-agenda-row-{kind}-] button").first.click()


def sheet(page: Page) -> None:
    """An office's list of who took part, with faults."""
    page.locator(".st-key-sheet-kind button").last.click()
    page.wait_for_timeout(1500)
    file = {"name": "liste 2019.csv", "mimeType": "text/csv", "buffer": SHEET}
    page.locator(".st-key-card-sheet input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator(".st-key-sheet-counts").wait_for()


def slides(page: Page) -> None:
    """The slides are drawn and can be saved."""
    page.locator(".st-key-report-pptx button").click()
    page.locator(".st-key-report-save-pptx button").wait_for(timeout=90_000)


def my_votes(page: Page) -> None:
    """Open the votes of the newest round on my page."""
    page.locator(".st-key-chapter-my-votes summary").first.click()


def cut(page: Page) -> None:
    """The network is gone."""
    page.context.set_offline(True)
    page.wait_for_timeout(4000)


@dataclass(frozen=True)
class State:
    """who: stranger, expert, desk. `then` is done before the picture is taken."""

    name: str
    page: str = ""
    hall: str = ""
    who: str = "stranger"
    then: Callable[[Page], None] | None = None
    query: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    sizes: tuple[int, ...] = tuple(SIZES)


ALL = ("en", "fr", "nl")
STATES = [
    State("welcome-nowhere", languages=ALL),
    State("welcome-unknown-code", query={"tt": "NOPE22"}),
    State("welcome-refused-link", query={"refused": "link"}),
    State("welcome-join", hall="canterbury", languages=ALL),
    State("welcome-fresh", hall="fresh"),
    State("welcome-back", hall="canterbury", who="expert", languages=ALL),
    State("welcome-waiting", hall="fresh", who="expert"),
    State("contribute-stranger", "contribute", "canterbury"),
    State("contribute-not-open", "contribute", "fresh", "expert"),
    State("contribute-empty", "contribute", "gathering", "expert", languages=ALL),
    State("contribute-seeded", "contribute", "canterbury", "expert"),
    State("contribute-closed", "contribute", "closed", "expert"),
    State("vote-stranger", "vote", "canterbury"),
    State("vote-not-open", "vote", "fresh", "expert"),
    State("vote-one", "vote", "canterbury", "expert", languages=ALL),
    State("vote-list", "vote", "canterbury", "expert", press("List")),
    State("vote-list-crowded", "vote", "crowded", "expert", press("List"), sizes=(390,)),
    State("vote-nothing-left", "vote", "voted", "expert"),
    State("vote-closed", "vote", "closed", "expert"),
    State("vote-scale", "vote", "scale", "expert", languages=ALL),
    State("vote-scale-list", "vote", "scale", "expert", press("List"), sizes=(390,)),
    State("vote-scale-after", "vote", "scale", "expert", press("Agree"), sizes=(390,)),
    State("vote-dots", "vote", "dots", "expert", languages=ALL),
    State("vote-plane", "vote", "plane", "expert", languages=ALL),
    State("vote-again", "vote", "again", "expert", sizes=(390, 1280)),
    State("mine-stranger", "mine", "canterbury"),
    State("mine-fresh", "mine", "fresh", "expert", sizes=(390, 1280)),
    State("mine-seeded", "mine", "canterbury", "expert", languages=ALL),
    State("mine-full", "mine", "reviewed", "expert"),
    State("mine-votes", "mine", "reviewed", "expert", my_votes, languages=ALL),
    State("mine-dots", "mine", "dots", "expert", my_votes, sizes=(390, 1280)),
    State("now-seeded", "now", "canterbury", "expert"),
    State("now-waiting", "now", "fresh", "expert", sizes=(390,)),
    State("now-discuss", "now", "talking", "expert", languages=ALL),
    State("now-sort", "now", "sorting", "expert", languages=ALL),
    State("now-pause", "now", "pausing", "expert", sizes=(390, 1280)),
    State("now-survey", "now", "surveyed", "expert", sizes=(390, 1280)),
    State("wall-fresh", "wall", "fresh", languages=ALL, sizes=(1280, 1920)),
    State("wall-collecting", "wall", "gathering", sizes=(1280, 1920)),
    State("wall-voting-hidden", "wall", "hidden", languages=ALL, sizes=(1280, 1920)),
    State("wall-closed-hidden", "wall", "closed", sizes=(1280, 1920)),
    State("wall-results", "wall", "canterbury", languages=ALL, sizes=(390, 1280, 1920)),
    State("wall-crowded", "wall", "crowded", sizes=(1280, 1920)),
    State("wall-join", "wall", "canterbury", then=key("j"), sizes=(1280, 1920)),
    State("wall-keys", "wall", "canterbury", then=key("?"), sizes=(1280, 1920)),
    State("wall-cut", "wall", "canterbury", then=cut, sizes=(1920,)),
    State("picture-nothing", "picture", "fresh"),
    State("picture-hidden", "picture", "hidden"),
    State("picture-seeded", "picture", "canterbury", languages=ALL),
    State("picture-crowded", "picture", "crowded"),
    State("methods-hidden", "methods", "hidden"),
    State("methods-seeded", "methods", "canterbury", languages=ALL),
    State("finding-seeded", "finding", "canterbury", "expert", languages=ALL, query={"finding": "3"}),
    State("finding-talk", "finding", "reviewed", "expert", query={"finding": "1"}),
    State("finding-talk-desk", "finding", "reviewed", "desk", query={"finding": "1"}, sizes=(390, 1280)),
    State("network-nothing", "network", "fresh"),
    State("network-seeded", "network", "canterbury", languages=ALL),
    State("network-forms", "network", "canterbury", "desk", query={"edit": "organisations"}, languages=ALL),
    State("network-activities", "network", "canterbury", "desk", query={"edit": "activities"}, sizes=(390, 1280)),
    State("network-parts", "network", "canterbury", "desk", query={"edit": "parts"}, sizes=(390, 1280)),
    State("network-evidence", "network", "canterbury", "desk", query={"edit": "findings"}, sizes=(390, 1280)),
    State("network-stated", "network", "canterbury", "desk", query={"edit": "figures"}, languages=ALL),
    State("network-many", "network", "canterbury", "desk", query={"edit": "table"}),
    State("network-alike", "network", "canterbury", "desk", query={"edit": "alike"}, sizes=(390, 1280)),
    State("network-file", "network", "canterbury", "desk", query={"edit": "file"}, sizes=(390, 1280)),
    State("network-faults", "network", "canterbury", "desk", sheet, {"edit": "file"}, languages=ALL),
    State("review-nothing", "review", "fresh"),
    State("review-hidden", "review", "hidden"),
    State("review-seeded", "review", "canterbury", languages=ALL),
    State("review-slides", "review", "canterbury", "expert", slides, languages=ALL),
    State("review-crowded", "review", "crowded"),
    State("review-no-hit", "review", "canterbury", query={"q": "wobsight"}, languages=ALL, sizes=(390, 1280)),
    State("review-think-tanks", "review", "beside", "expert", query={"view": "think-tanks"}, languages=ALL),
    State("review-everywhere", "review", "beside", "expert", query={"q": "museum", "all": "1"}),
    State("review-off-list", "review", "reviewed", "desk", query={"state": "rejected"}, sizes=(390, 1280)),
    State("review-status", "review", "reviewed", "expert", query={"status": "being_tried"}, sizes=(390, 1280)),
    State("review-regions", "review", "canterbury", query={"view": "regions"}, languages=ALL),
    State("open-shut", "open", "fresh", languages=ALL, sizes=(390, 1280)),
    State("open-running", "open", "canterbury"),
    State("open-picture", "open", "published", languages=ALL),
    State("open-findings", "open", "published", query={"part": "findings"}, languages=ALL),
    State("open-files", "open", "published", query={"part": "files"}, languages=ALL),
    State("open-finding", "open", "published", query={"finding": "1"}),
    State("open-crowded", "open", "published_crowded", query={"part": "findings"}, sizes=(390, 1280)),
    State("platform-nothing", "platform", "fresh"),
    State("platform-seeded", "platform", "canterbury", languages=ALL),
    State("survey-stranger", "survey", "canterbury"),
    State("survey-nothing", "survey", "fresh", "expert"),
    State("survey-first", "survey", "canterbury", "expert", languages=ALL),
    State("survey-all", "survey", "canterbury", "expert", press("All on one page"), sizes=(390, 1280)),
    State("survey-list", "survey", "canterbury", "desk"),
    State("survey-compose", "survey", "canterbury", "desk", press("Innovation in small"), languages=("en",)),
    State(
        "survey-preview", "survey", "canterbury", "desk", None, {"survey": "1", "view": "preview"}, sizes=(390, 1280)
    ),
    State("survey-people", "survey", "canterbury", "desk", query={"survey": "1", "view": "people"}, sizes=(390, 1280)),
    State("survey-results", "survey", "canterbury", "desk", query={"survey": "1", "view": "results"}, languages=ALL),
    State("survey-nowhere", "survey", query={"s": "NOPE"}, sizes=(390,)),
    State("reactions-nothing", "reactions", "fresh", "expert"),
    State("reactions-seeded", "reactions", "canterbury", "expert", languages=ALL),
    State("reactions-crowded", "reactions", "reacted", "expert"),
    State("reactions-video", "reactions", "reacted", "expert", press("Video"), sizes=(390,)),
    State("reactions-queue", "reactions", "reacted", "desk"),
    State("reactions-closed", "reactions", "silent", "expert", sizes=(390, 1280)),
    State("desk-stranger", "desk", languages=ALL),
    State("desk-shut", "desk", "canterbury", "expert"),
    State("desk-fresh", "desk", "fresh", "desk", languages=ALL),
    State("desk-voting", "desk", "hidden", "desk"),
    State("desk-closed", "desk", "closed", "desk"),
    State("desk-seeded", "desk", "canterbury", "desk"),
    State("desk-crowded", "desk", "crowded", "desk"),
    State("agenda-fresh", "agenda", "fresh", "desk", sizes=(390, 1280)),
    State("agenda-seeded", "agenda", "canterbury", "desk", languages=ALL),
    State("agenda-ballot", "agenda", "dots", "desk", step("vote"), sizes=(390, 1280)),
    State("agenda-closed", "agenda", "ended", "desk", sizes=(390, 1280)),
    State("paper-fresh", "paper", "fresh", "desk", sizes=(390, 1280)),
    State("paper-seeded", "paper", "canterbury", "desk"),
    State("paper-seated", "paper", "seated", "desk", languages=ALL),
    State("moderate-nothing", "moderate", "fresh", "desk", sizes=(390, 1280)),
    State("moderate-seeded", "moderate", "canterbury", "desk"),
    State("moderate-waiting", "moderate", "moderated", "desk", languages=ALL),
    State("moderate-reword", "moderate", "moderated", "desk", press("Ask to reword"), sizes=(390, 1280)),
    State("moderate-merge", "moderate", "moderated", "desk", press("Merge these two")),
    State("moderate-translate", "moderate", "moderated", "desk", press("Translate"), sizes=(390, 1280)),
    State("moderate-crowded", "moderate", "crowded", "desk"),
    State("log-seeded", "log", "canterbury", "desk"),
    State("log-moderated", "log", "moderated", "desk", languages=ALL),
    State("nowhere-agenda", "agenda"),
    State("nowhere-paper", "paper"),
    State("nowhere-moderate", "moderate"),
    State("nowhere-log", "log"),
    State("nowhere-vote", "vote"),
    State("nowhere-now", "now"),
    State("nowhere-picture", "picture"),
    State("nowhere-methods", "methods"),
    State("nowhere-platform", "platform"),
    State("nowhere-reactions", "reactions"),
    State("nowhere-network", "network"),
    State("nowhere-review", "review"),
    State("nowhere-finding", "finding"),
    State("nowhere-open", "open"),
    State("nowhere-wall", "wall"),
]
