"""What goes out with every answer, and doors that stay shut."""

import pytest
from starlette.testclient import TestClient

PAGE_LINES = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/",
            "/wall?tt=ABC234",
            "/_stcore/who",
            "/readyz",
            "/join/ABC234",
            "/_stcore/metrics",
            "/data/v1/openapi.json",
        ),
        *("/embed", "/embedded/", "/x/embed/", "/EMBED/x/y"),
    ],
)
def test_every_page_has_the_policy(door: TestClient, path: str) -> None:
    lines = door.get(path).headers
    assert {name: lines[name] for name in PAGE_LINES} == PAGE_LINES
    policy = dict(part.split(" ", 1) for part in lines["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == "'self' blob:"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["img-src"] == "'self' data: blob:"
    assert "unsafe-eval" not in lines["content-security-policy"]


def test_files_carry_only_what_means_something_on_a_file(door: TestClient) -> None:
    lines = door.get("/assets/icon.svg").headers
    assert lines["x-content-type-options"] == "nosniff"
    assert "content-security-policy" not in lines


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent", "/_stcore/agent/interact", "/x/_stcore/metrics"]
)
def test_shut_doors(door: TestClient, path: str) -> None:
    assert door.get(path).status_code == 404
    assert door.post(path).status_code == 404


@pytest.mark.parametrize("path", ["/%00", "/join/AB%00", "/enter/%00", "/?tt=%00", "/events?tt=a%00b"])
def test_nul_is_refused(door: TestClient, path: str) -> None:
    assert door.get(path).status_code == 400
