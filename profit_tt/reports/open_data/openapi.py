"""What the data addresses answer, as an OpenAPI 3.1 document. The picture's own schema is docs/picture.schema.json."""

import json
from functools import cache
from typing import Any

from profit_tt import __version__
from profit_tt.config import HOUSE
from profit_tt.models import BallotKind, Basis, FigureKey, Stakeholder, Unit
from profit_tt.reports.open_data.answers import JSON, PARTS
from profit_tt.reports.picture_json import SCHEMA
from profit_tt.services import open_addresses
from profit_tt.text import LANGUAGES

_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_YES: dict[str, Any] = {"type": "boolean"}
_LANGUAGE: dict[str, Any] = {"enum": list(LANGUAGES)}
_BALLOT: dict[str, Any] = {"enum": [str(one) for one in BallotKind]}

#: Part of the address -> its name as an operation, what it gives, the schema of the answer, and its query.
_ANSWERS = {
    "": ("think_tank", "What it is, and where its data are.", "think_tank", ("lang",)),
    "rounds": ("rounds", "The rounds whose results may be read: votes that are over and shown.", "rounds", ("lang",)),
    "picture": ("picture", f"All of the picture: {SCHEMA}, without small cells.", "picture", ("round",)),
    "findings": ("findings", "The findings with their votes.", "findings", ("lang", "round")),
    "findings.csv": ("findings_csv", "The findings with their votes as a table.", "", ("lang", "round")),
    "regions": ("regions", "Who took part, and whether the regions rank alike.", "regions", ("lang", "round")),
    "network": ("network", "Figures of the innovation network, counted and stated.", "network", ("lang",)),
}
_QUERY = {
    "lang": {
        "name": "lang",
        "in": "query",
        "description": "Language of what is said in words.",
        "schema": _LANGUAGE | {"default": "en"},
    },
    "round": {
        "name": "round",
        "in": "query",
        "description": "id of one of the rounds; the latest of them when it is left out.",
        "schema": {"type": "integer", "minimum": 1},
    },
}
_CODE = {
    "name": "code",
    "in": "path",
    "required": True,
    "description": "The code of the think tank; capitals, blanks and hyphens do not matter.",
    "schema": _TEXT,
}
#: Status -> (what it means, headers besides those of every answer).
_REFUSALS = {
    "400": "The query asks for something that does not exist.",
    "404": "There is no such think tank, it is not published, or it has no such round.",
    "429": "Too many questions from one address; Retry-After says how many seconds to wait.",
    "503": "The database does not answer at this moment.",
}


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    own, description = open_addresses.DATA, "What anybody may read of a think tank whose facilitators published it."
    paths = {open_addresses.data("{code}", part): _path(part) for part in PARTS}
    paths[f"{own}/openapi.json"] = {"get": _operation("openapi", "This document.", {JSON: {"schema": _any()}}, ())}
    return {
        "openapi": "3.1.0",
        "info": {"title": "PROFIT Think Tank: open data", "version": __version__, "description": description},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": _schemas(), "headers": _headers(), "parameters": _QUERY | {"code": _CODE}},
    }


def _path(part: str) -> dict[str, Any]:
    name, told, schema, query = _ANSWERS[part]
    content = {JSON: {"schema": _ref(schema)}} if schema else {"text/csv": {"schema": _TEXT}}
    return {"get": _operation(name, told, content, ("code", *query))}


def _operation(name: str, told: str, content: dict[str, Any], parameters: tuple[str, ...]) -> dict[str, Any]:
    headers = {"ETag": {"$ref": "#/components/headers/etag"}}
    error = {JSON: {"schema": _ref("error")}}
    refused = {
        status: {"description": means, "content": error}
        for status, means in _REFUSALS.items()
        if parameters or status == "429"
    }
    refused["429"] |= {"headers": {"Retry-After": {"$ref": "#/components/headers/retry_after"}}}
    return {
        "operationId": name,
        "summary": told,
        "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in parameters],
        "responses": {
            "200": {"description": told, "headers": headers, "content": content},
            "304": {"description": "Nothing has changed since the answer with this If-None-Match.", "headers": headers},
            **refused,
        },
    }


def _headers() -> dict[str, Any]:
    return {
        "etag": {"description": "Sent back as If-None-Match, it costs next to nothing.", "schema": _TEXT},
        "retry_after": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 1}},
    }


def _schemas() -> dict[str, Any]:
    shared = _picture()
    finding, count = _ref("finding"), _COUNT
    named = _object(slug=_TEXT, name=_TEXT)
    head = {"think_tank": _TEXT, "revision": _COUNT, "language": _LANGUAGE}
    of_round = {"shown": _YES, "round": shared["picture"]["properties"]["round"]}
    properties = shared["picture"]["properties"]
    return shared | {
        "error": _object(error=_TEXT, message=_TEXT),
        "think_tank": _object(
            code=_TEXT, revision=count, version=_TEXT, language=_LANGUAGE, title=_TEXT, question=_TEXT, place=_TEXT,
            held_on=_DAY, published_at={"type": "string", "format": "date-time"}, has_samples=_YES, findings=count,
            rounds=count, regions=_list(named), themes=_list(named),
            links=_object(**{name: _TEXT for name in (*PARTS, "page") if name}),
        ),
        "rounds": _object(
            **head,
            rounds=_list(_object(id=count, number=count, ballot=_BALLOT, name=_TEXT,
                                 again_of={"type": ["integer", "null"]}, findings=count)),
        ),
        "findings": _object(**head, **of_round, findings=_list(finding)),
        "regions": _object(
            **head, **of_round,
            regions=_list(_object(slug=_TEXT, name=_TEXT, country=_TEXT, joined=count, voted=count)),
            participation=properties["participation"], agreement_of_regions=properties["agreement_of_regions"],
        ),
        "network": _object(**head, figures=_list(_ref("network_figure"))),
        "network_figure": _object(
            key={"enum": [str(one) for one in FigureKey]}, name=_TEXT, basis={"enum": [str(one) for one in Basis]},
            value=count, unit={"enum": [str(one) for one in Unit]}, at_least=_YES, region=_MAYBE,
            stakeholder={"enum": [*(str(one) for one in Stakeholder), None]}, begins=_DAY, ends=_DAY, source=_MAYBE,
            is_sample=_YES,
        ),
    }  # fmt: skip


def _picture() -> dict[str, Any]:
    """The picture's schema, its parts beside it: a document of its own would be found by few tools."""
    text = (HOUSE / "docs" / "picture.schema.json").read_text("utf-8")
    whole: dict[str, Any] = json.loads(text.replace('"#/$defs/', '"#/components/schemas/'))
    del whole["$schema"]
    parts: dict[str, Any] = whole.pop("$defs")
    return {"picture": whole, **parts}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _any() -> dict[str, Any]:
    return {"type": "object"}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    """Every key is always there, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
