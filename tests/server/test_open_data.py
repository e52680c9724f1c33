"""Open data at the door: every answer as the document says, named by its revision, for anybody, of nobody."""

import csv
import json
from io import StringIO
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from profit_tt.models import BallotKind, Language
from profit_tt.reports.open_data import PARTS
from profit_tt.server import allowance, open_data
from profit_tt.server.routes import ROUTES
from profit_tt.services import open_addresses, publishing, translating, visiting
from tests.building import Hall, House
from tests.server.published import closed, published
from tests.services.ballots import a_round
from tests.services.networks import firm, held, joined

MOZILLA = {
    "user-agent": "Mozilla/5.0 (iPhone) Mobile Safari/604.1",
    "accept": "text/html",
    "sec-fetch-dest": "document",
}


@pytest.fixture
def hall(house: House) -> Hall:
    return published(house)[0]


def described(door: TestClient) -> dict[str, Any]:
    return door.get("/data/v1/openapi.json").json()  # type: ignore[no-any-return]


def problems(door: TestClient, name: str, answer: Any) -> list[str]:
    """What is wrong with an answer, by the schema of this name in the document."""
    document = described(door)
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(answer)]


def schema_of(door: TestClient, part: str) -> str:
    operation = described(door)["paths"][open_addresses.data("{code}", part)]["get"]
    return str(operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]).rpartition("/")[2]


@pytest.mark.parametrize("kind", list(BallotKind))
@pytest.mark.parametrize("part", [one for one in PARTS if not one.endswith(".csv")])
def test_every_answer_is_as_the_document_says(door: TestClient, house: House, part: str, kind: BallotKind) -> None:
    hall, ballot = published(house, kind=kind)
    for language in ("en", "fr", "nl"):
        answer = door.get(open_addresses.data(hall.code, part), params={"lang": language})
        assert answer.status_code == 200
        assert problems(door, schema_of(door, part), answer.json()) == []
    if "shown" in (told := answer.json()):
        assert told["shown"] is True
        assert told["round"]["id"] == ballot.id


@pytest.mark.parametrize("part", [one for one in PARTS if not one.endswith(".csv")])
def test_before_a_vote_is_over_everything_is_said_but_what_was_voted(door: TestClient, house: House, part: str) -> None:
    hall = house.session_of(3, 2)
    publishing.publish(by=hall.desk)
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    answer = door.get(open_addresses.data(hall.code, part)).json()
    assert problems(door, schema_of(door, part), answer) == []
    assert answer.get("shown", False) is False
    if part == "findings":
        assert [(one["votes"], one["rank"]) for one in answer["findings"]] == [(None, None)] * 2
    if part == "rounds":
        assert answer["rounds"] == []


def test_the_document_is_sound_and_names_every_address(door: TestClient) -> None:
    document = described(door)
    assert document["openapi"] == "3.1.0"
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    text = json.dumps(document)
    for kind in ("schemas", "headers", "parameters"):
        for name in document["components"][kind]:
            assert f'"#/components/{kind}/{name}"' in text, name
    for ref in {part.split('"')[0] for part in text.split('"$ref": "#/')[1:]}:
        found = document
        for step in ref.split("/"):
            found = found[step]
    routes = {route.path for route in ROUTES if route.path.startswith("/data/")} - {"/data/{rest:path}"}  # type: ignore[attr-defined]
    assert set(document["paths"]) == routes
    operations = [path["get"] for path in document["paths"].values()]
    assert len({one["operationId"] for one in operations}) == len(operations)


def test_codes_are_read_as_people_write_them(door: TestClient, hall: Hall) -> None:
    for written in (hall.code.lower(), f"{hall.code[:3]}-{hall.code[3:]}"):
        assert door.get(f"/data/v1/think-tanks/{written}").json()["code"] == hall.code


@pytest.mark.parametrize("part", PARTS)
def test_what_is_not_published_is_not_found(door: TestClient, house: House, hall: Hall, part: str) -> None:
    other = house.think_tank()
    for code in (other.code, "NONE22", "%20"):
        answer = door.get(open_addresses.data(code, part))
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
        assert problems(door, "error", answer.json()) == []
    seen = door.get(open_addresses.data(hall.code, part))
    publishing.unpublish(by=hall.desk)
    again = door.get(open_addresses.data(hall.code, part), headers={"if-none-match": seen.headers["etag"]})
    assert again.status_code == 404
    assert again.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/data/", "/data/v1", "/data/v2/openapi.json", "/data/v1/think-tanks/CODE/people", "/data/v1/think-tanks/"]
)
def test_other_addresses_are_refused_in_the_same_way(door: TestClient, hall: Hall, path: str) -> None:
    answer = door.get(path.replace("CODE", hall.code))
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("query", "status"),
    [("lang=de", 400), ("lang=", 400), ("round=x", 400), ("round=-1", 400), ("round=²", 400), ("round=999", 404)],
)
def test_a_query_for_what_does_not_exist(door: TestClient, hall: Hall, query: str, status: int) -> None:
    answer = door.get(f"{open_addresses.data(hall.code, 'findings')}?{query}")
    assert answer.status_code == status
    assert problems(door, "error", answer.json()) == []


def test_a_round_that_is_asked_for(door: TestClient, house: House) -> None:
    hall, first = published(house)
    second = a_round(hall, BallotKind.agreement, again_of=first.id)
    for person in hall.experts:
        second.vote(person, 0, 1)
    where = open_addresses.data(hall.code, "picture")
    assert door.get(where, params={"round": second.id}).status_code == 404  # it runs
    assert door.get(where).json()["round"]["id"] == first.id
    second.set(shown_on_phones=True)
    closed(hall)
    assert door.get(where).json()["round"]["id"] == second.id
    assert door.get(where).json()["movement"]["from_round"]["id"] == first.id
    earlier = door.get(where, params={"round": first.id}).json()
    assert (earlier["round"]["id"], earlier["movement"]) == (first.id, None)
    told = door.get(open_addresses.data(hall.code, "rounds")).json()["rounds"]
    assert [(one["id"], one["again_of"]) for one in told] == [(first.id, None), (second.id, first.id)]


def test_who_has_an_answer_already_gets_none_until_something_changes(
    door: TestClient, house: House, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = open_addresses.data(hall.code, "picture")
    first = door.get(where)
    held = {"if-none-match": first.headers["etag"]}
    assert first.headers["cache-control"] == "public, no-cache"
    with monkeypatch.context() as nothing_is_made:
        nothing_is_made.setattr("profit_tt.services.results.picture", None)
        same = door.get(where, headers=held)
        assert (same.status_code, same.content) == (304, b"")
        assert same.headers["etag"] == first.headers["etag"]
        assert same.headers["access-control-allow-origin"] == "*"
        listed = door.get(where, headers={"if-none-match": f'"else", {first.headers["etag"].removeprefix("W/")}'})
        assert listed.status_code == 304
    assert door.get(where, params={"lang": "fr"}, headers=held).status_code == 200
    hall.finding("One more practice", by=hall.experts[0])
    changed = door.get(where, headers=held)
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]
    assert len(changed.json()["findings"]) == 4


def test_an_answer_never_passes_for_newer_than_it_is(door: TestClient, house: House) -> None:
    """The world's pictures may be a second old: their name tells their own revision, not that of the moment."""
    hall, ballot = published(house)
    where = open_addresses.data(hall.code, "picture")
    first = door.get(where)
    ballot.vote(hall.experts[0], 2, -1)  # a write that moves the number alone, as a late one in another round would
    second = door.get(where)
    assert second.json()["revision"] == int(second.headers["etag"].split("-")[1])
    assert second.json()["revision"] >= first.json()["revision"]


def test_others_pages_may_read_and_only_read(door: TestClient, hall: Hall) -> None:
    where = open_addresses.data(hall.code)
    answer = door.get(where, headers={"origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    before = door.options(where, headers={"origin": "https://example.org", "access-control-request-method": "GET"})
    assert (before.status_code, before.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        refused = door.request(method, where)
        assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert refused.json()["error"] == "only_read"
    assert "access-control-allow-origin" not in door.get("/").headers


def test_a_head_says_what_would_come(door: TestClient, hall: Hall) -> None:
    where = open_addresses.data(hall.code, "findings")
    plain = {"accept-encoding": "identity"}
    whole, head = door.get(where, headers=plain), door.head(where, headers=plain)
    assert head.content == b""
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers["etag"] == whole.headers["etag"]
    assert door.get(where, headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_one_address_may_not_ask_for_ever(door: TestClient, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "steady", lambda: 100.0)
    where = open_addresses.data(hall.code)
    held = {"if-none-match": door.get(where).headers["etag"]}
    asked = [door.get(where, headers=held).status_code for _ in range(open_data.A_MINUTE)]
    assert asked == [304] * (open_data.A_MINUTE - 1) + [429]
    refused = door.get(where, params={"lang": "nl"})
    assert (refused.status_code, refused.json()["error"]) == (429, "too_often")
    assert refused.headers["retry-after"] == "1"
    assert "Wacht" in refused.json()["message"]
    assert door.get("/readyz").status_code == 200
    monkeypatch.setattr(allowance, "steady", lambda: 101.0)
    assert door.get(where).status_code == 200


def test_nobody_is_followed(door: TestClient, hall: Hall) -> None:
    visiting.forget()
    for path in (open_addresses.data(hall.code), "/data/v1/openapi.json", open_addresses.data("NONE22")):
        assert "set-cookie" not in door.get(path, headers=MOZILLA).headers
    assert len(door.cookies) == 0
    assert len(visiting._waiting) == 0


def test_the_table_holds_findings_with_votes_by_region(door: TestClient, hall: Hall) -> None:
    answer = door.get(open_addresses.data(hall.code, "findings.csv"), params={"lang": "nl"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'inline; filename="{hall.code}-findings-nl.csv"'
    first, _, third = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert (first["Stemmen"], first["Kent: Stemmen"]) == ("15", "3")
    assert (third["Stemmen"], third["Kent: Stemmen"]) == ("", "")


def test_findings_are_read_in_a_language_where_they_were_translated(door: TestClient, house: House) -> None:
    hall = house.think_tank()
    sent = hall.finding("A boat for everybody")
    hall.finding("Un vélo", language="fr")
    publishing.publish(by=hall.desk)
    where = open_addresses.data(hall.code, "findings")
    translating.put(by=hall.desk, finding_id=sent.id or 0, language=Language.fr, text="Un bateau pour tous")
    waiting = door.get(where, params={"lang": "fr"}).json()["findings"][0]["text"]
    translating.approve(by=hall.desk, finding_id=sent.id or 0, language=Language.fr, seen="Un bateau pour tous")
    assert waiting == "A boat for everybody"
    told = {name: door.get(where, params={"lang": name}).json()["findings"] for name in ("en", "fr")}
    assert [(one["text"], one["language"]) for one in told["en"]] == [("A boat for everybody", "en"), ("Un vélo", "fr")]
    assert [one["text"] for one in told["fr"]] == ["Un bateau pour tous", "Un vélo"]


def test_figures_of_the_network_name_nobody_and_hide_small_cells(door: TestClient, hall: Hall) -> None:
    there = held(hall, "Masterclass", regions=["kent"])
    kinds = ["enterprise"] * 4 + ["public"] * 3 + ["research"]
    for place, kind in enumerate(kinds):
        one = firm(hall, f"Thalassa {place}", "kent", stakeholder=kind, consent=place == 0)
        joined(hall, one, there)
    answer = door.get(open_addresses.data(hall.code, "network"))
    assert "Thalassa" not in answer.text
    told = [one for one in answer.json()["figures"] if one["key"] == "reached" and one["basis"] == "counted"]
    assert [(one["region"], one["stakeholder"], one["value"]) for one in told] == [
        (None, None, 8),
        ("kent", None, 8),
        ("kent", "enterprise", 4),
    ]
