"""The report as one file: offline, without a request, charts drawn, words as text, for paper and for dark rooms."""

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Request, sync_playwright

from profit_tt.models import Audience, Person, StepKind
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.reports.report.contents import contents
from profit_tt.reports.report.html import as_html
from profit_tt.services import reporting, sample
from profit_tt.text import speaker
from tests.bad_input import AS_TYPED
from tests.browser import launch_options
from tests.building import House


def page(by: Person, language: str = "en") -> str:
    say = speaker(language)
    return as_html(contents(reporting.gathered(by=by, audience=Audience.desk), say), say)


class Seen(HTMLParser):
    """What a page is made of: tags with their attributes, headings in order, and all text outside of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] not in ("script", "style"):
            self.words.append(data)


def test_it_draws_every_chart_without_any_request(house: House, tmp_path: Path) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    file = tmp_path / "report.html"
    file.write_text(page(Person.house(tank.id), "nl"), "utf-8")
    asked: list[str] = []
    told: list[str] = []

    def refuse(request: Request) -> None:
        asked.append(request.url)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        context = browser.new_context(offline=True, color_scheme="dark")
        view = context.new_page()
        view.on("request", refuse)
        view.on("pageerror", lambda wrong: told.append(str(wrong)))
        view.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
        view.goto(file.as_uri())
        view.wait_for_function("document.documentElement.dataset.drawn === 'yes'", timeout=90_000)
        figures = view.locator("figure").count()
        drawn = view.locator("figure .screen svg").count()
        paper = view.locator("figure .paper svg").count()
        language = view.evaluate("document.documentElement.lang")
        browser.close()
    assert asked == [file.as_uri()]
    assert told == []
    assert (drawn, paper, language) == (figures, figures, "nl")
    assert figures >= 15


def test_its_policy_allows_its_own_script_and_nothing_else(house: House) -> None:
    text = page(house.think_tank().desk)
    policy = next(dict(of)["content"] for tag, of in Seen(text).tags if of.get("http-equiv"))
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[\w+/=]{44}'; style-src 'unsafe-inline'; img-src data:; "
        r"font-src data:; base-uri 'none'; form-action 'none'",
        policy or "",
    )
    assert not re.search(r"\b(?:src|href)=[\"']?(?:https?:)?//", re.sub(r"<script>.*?</script>", "", text, flags=re.S))


def test_headings_go_down_one_step_at_a_time_and_the_first_link_skips(house: House) -> None:
    seen = Seen(page(house.session_of(15, 2).desk))
    levels = [int(tag[1]) for tag, _ in seen.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    first = next(of for tag, of in seen.tags if tag == "a")
    assert first["href"] == "#summary"
    assert "summary" in {of.get("id") for _, of in seen.tags}


def test_peoples_words_are_text(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    closing = [f"{end}<marquee>out</marquee>" for end in ("</script>", "</title>", "-->", "</style>")]
    for text in (*closing, *(text for text in AS_TYPED.values() if len(text) <= TEXT_LIMIT)):
        hall.finding(text, by=hall.expert())
    seen = Seen(page(hall.desk))
    assert {tag for tag, _ in seen.tags} <= OURS
    assert set(closing) <= set(seen.words)


#: Every kind of element that the page itself has.
OURS = {
    "html",
    "head",
    "meta",
    "link",
    "title",
    "style",
    "body",
    "a",
    "header",
    "div",
    "p",
    "b",
    "h1",
    "ul",
    "li",
    "svg",
    "path",
    "main",
    "section",
    "h2",
    "h3",
    "dl",
    "dt",
    "dd",
    "nav",
    "ol",
    "figure",
    "figcaption",
    "table",
    "thead",
    "tr",
    "th",
    "tbody",
    "td",
    "small",
    "span",
    "footer",
    "script",
}
