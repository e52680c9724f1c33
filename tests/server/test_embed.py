"""A chart alone: framed by anybody, drawn from our own host, and nothing else of the app in a frame."""

import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from profit_tt.models import BallotKind, Person
from profit_tt.reports.report.embed import CHARTS
from profit_tt.server import allowance, embed
from profit_tt.services import open_addresses, publishing, sample, visiting
from tests.bad_input import MARKUP
from tests.building import Hall, House
from tests.server.published import closed, published
from tests.server.test_open_data import MOZILLA
from tests.services.ballots import a_round

SIGNATURES = {
    BallotKind.agreement: "agreement",
    BallotKind.scale: "ratings",
    BallotKind.dots: "dots",
    BallotKind.impact_feasibility: "impact",
}


@pytest.fixture
def hall(house: House) -> Hall:
    return published(house)[0]


def specs(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="specs">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])  # type: ignore[no-any-return]


def title(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def test_while_a_vote_runs_no_chart_tells_of_it(door: TestClient, house: House) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    publishing.publish(by=Person.house(tank.id))
    drawn = {key for key in CHARTS if door.get(open_addresses.chart(tank.code, key)).status_code == 200}
    assert drawn == {
        *("participation", "region-and-kind", "themes", "map", "exchange"),
        *("network-map", "network-reached", "network-funnel", "network-growth", "network-links"),
    }  # its vote still runs
    page = door.get(open_addresses.chart(tank.code, "map", language="nl")).text
    assert "Voorbeeld" in page
    assert '<html lang="nl">' in page


@pytest.mark.parametrize("kind", list(BallotKind))
def test_the_chart_of_each_ballot(door: TestClient, house: House, kind: BallotKind) -> None:
    hall, _ = published(house, kind=kind)
    for key in SIGNATURES.values():
        expected = 200 if key == SIGNATURES[kind] else 404
        assert door.get(open_addresses.chart(hall.code, key)).status_code == expected
    page = door.get(open_addresses.chart(hall.code.lower(), SIGNATURES[kind])).text
    assert title(page) != ""
    assert set(specs(page)[SIGNATURES[kind]]) == {"light-page", "light-phone", "dark-page", "dark-phone"}  # type: ignore[call-overload]
    assert f'href="/open?tt={hall.code}&amp;lang=en"' in page
    assert "Finding number 3" not in page  # two people alone have voted on it


def test_a_size_and_a_scheme_may_be_asked_for(door: TestClient, hall: Hall) -> None:
    page = door.get(open_addresses.chart(hall.code, "map", size="phone", scheme="dark")).text
    assert list(specs(page)["map"]) == ["dark-phone"]  # type: ignore[call-overload]
    assert 'data-size="phone" data-scheme="dark"' in page
    odd = door.get(f"{open_addresses.chart(hall.code, 'map')}?size=huge&scheme=%22%3E&lang=xx")
    assert odd.status_code == 200
    assert "data-size" not in odd.text


def test_anybody_may_frame_it_and_it_asks_nobody_else(door: TestClient, hall: Hall) -> None:
    answer = door.get(open_addresses.chart(hall.code, "map"))
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "x-frame-options" not in answer.headers
    assert "cross-origin-opener-policy" not in answer.headers
    addresses = re.findall(r"""(?:src|href)=["']?([^"'\s>)]+)|url\(([^)]+)\)""", answer.text.split('id="specs"')[0])
    assert {one or other for one, other in addresses} == {
        "data:,",
        embed.FONT,
        f"/open?tt={hall.code}&amp;lang=en",
    }
    script = re.search(r'<script src="([^"]+)">', answer.text)
    assert script is not None
    found = door.get(script[1])
    assert found.headers["content-type"].startswith("text/javascript")
    assert "immutable" in found.headers["cache-control"]
    assert "vegaEmbed" in found.text
    assert door.get(script[1], headers={"if-none-match": found.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "path",
    ["/embed/", "/embed/x", "/embed/x/y/z", "/embed/x/_stcore/health", "/embed/x/index.html", "/embed/%2e%2e/desk"],
)
def test_nothing_of_the_app_is_in_a_frame(door: TestClient, hall: Hall, path: str) -> None:
    answer = door.get(path)
    assert answer.status_code == 404
    assert "stApp" not in answer.text
    assert "<script" not in answer.text
    assert "set-cookie" not in answer.headers
    assert door.post("/embed/x/y").status_code == 405


def test_what_is_not_published_or_not_there_is_a_sentence(door: TestClient, house: House, hall: Hall) -> None:
    other = house.think_tank()
    for path in (open_addresses.chart(other.code, "map"), open_addresses.chart(hall.code, "people")):
        answer = door.get(path, params={"lang": "fr"})
        assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
        assert '<html lang="fr">' in answer.text
    publishing.unpublish(by=hall.desk)
    assert door.get(open_addresses.chart(hall.code, "map")).status_code == 404


def test_who_has_it_already_gets_none_until_something_changes(
    door: TestClient, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = open_addresses.chart(hall.code, "map")
    first = door.get(where)
    held = {"if-none-match": first.headers["etag"]}
    with monkeypatch.context() as nothing_is_made:
        nothing_is_made.setattr("profit_tt.services.reporting.gathered", None)
        assert door.get(where, headers=held).status_code == 304
        assert door.get(where).text == first.text  # made once for all who look
        assert door.get(where, params={"scheme": "dark"}, headers=held).status_code == 200
    hall.finding("One more practice", by=hall.experts[0])
    assert door.get(where, headers=held).status_code == 200


def test_results_that_are_hidden_again_are_gone_at_once(door: TestClient, house: House) -> None:
    hall, ballot = published(house)
    where = open_addresses.chart(hall.code, "agreement")
    first = door.get(where)
    assert first.status_code == 200
    ballot.set(shown_on_phones=False)
    assert door.get(where, headers={"if-none-match": first.headers["etag"]}).status_code == 404


def test_peoples_words_stay_words(door: TestClient, house: House) -> None:
    hall = house.think_tank(title="<script>alert(1)</script>&")
    for text in [*MARKUP.values()][:8]:
        hall.finding(text, by=hall.expert())
    ballot = a_round(hall, BallotKind.agreement)
    for person in hall.experts[:4]:
        for place in range(8):
            ballot.vote(person, place, 1)
    ballot.set(shown_on_phones=True)
    closed(hall)
    publishing.publish(by=hall.desk)
    page = door.get(open_addresses.chart(hall.code, "agreement")).text
    assert page.count("<script") == 2
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in page
    assert {tag.split()[0] for tag in re.findall(r"<(\w[^>]*)", page)} == {
        *("html", "head", "meta", "link", "title", "style", "body", "main", "h1", "p"),
        *("figure", "div", "figcaption", "noscript", "footer", "a", "script"),
    }
    told = json.dumps(specs(page), ensure_ascii=False)
    assert "<" in told  # people's words are in the chart, as words


def test_nobody_is_followed_and_one_address_may_not_ask_for_ever(
    door: TestClient, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "steady", lambda: 100.0)
    visiting.forget()
    where = open_addresses.chart(hall.code, "map")
    first = door.get(where, headers=MOZILLA)
    assert "set-cookie" not in first.headers
    assert len(visiting._waiting) == 0
    held = {"if-none-match": first.headers["etag"]}
    told = [door.get(where, headers=held).status_code for _ in range(embed.A_MINUTE)]
    assert told == [304] * (embed.A_MINUTE - 1) + [429]
    assert door.get(where).headers["retry-after"] == "1"


def test_the_piece_for_other_sites() -> None:
    piece = open_addresses.snippet("https://tt.example", "ABC234", "map", title='Who "leads" <here>', language="fr")
    assert piece == (
        '<iframe src="https://tt.example/embed/ABC234/map?lang=fr" title="Who &quot;leads&quot; &lt;here&gt;" '
        'height="640" style="width:100%;border:0" loading="lazy"></iframe>'
    )
