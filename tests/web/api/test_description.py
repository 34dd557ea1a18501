"""The description at /api/v1/openapi.json, read as those read it who write a client: nothing may be left unsaid."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI

CHINESE = re.compile("[一-龥]")
OPERATIONS = {
    ("post", "/api/v1/ask"): "ask",
    ("post", "/api/v1/ask/stream"): "askStream",
    ("get", "/api/v1/reports"): "listReports",
    ("get", "/api/v1/reports/{report}"): "getReport",
    ("get", "/api/v1/reports/{report}/paragraphs/{paragraph}"): "getParagraph",
    ("get", "/api/v1/figures"): "listFigures",
    ("get", "/api/v1/suggestions"): "listSuggestions",
    ("post", "/api/v1/feedback"): "rateAnswer",
    ("delete", "/api/v1/me/history"): "deleteMyHistory",
    ("get", "/api/v1/version"): "getVersion",
    ("get", "/healthz"): "health",
    ("get", "/readyz"): "readiness",
    ("get", "/metrics"): "metrics",
}
READ = [path for method, path in OPERATIONS if method == "get" and path.startswith("/api/")]
BEHIND_THE_DOOR = [path for _, path in OPERATIONS if path.startswith("/api/")]

Json = dict[str, Any]


@pytest.fixture(scope="module")
def described(app: FastAPI) -> Json:
    return app.openapi()


@pytest.fixture(scope="module")
def operations(described: Json) -> dict[str, Json]:
    return {path: one for path, methods in described["paths"].items() for one in methods.values()}


def said(text: object) -> bool:
    return isinstance(text, str) and CHINESE.search(text) is not None


def test_each_operation_has_the_name_that_clients_call_it_by(described: Json) -> None:
    found = {
        (method, path): one["operationId"] for path, of in described["paths"].items() for method, one in of.items()
    }
    assert found == OPERATIONS


def test_each_operation_is_explained_in_chinese(operations: dict[str, Json]) -> None:
    mute = [path for path, one in operations.items() if not (said(one["summary"]) and all(map(said, one["tags"])))]
    assert mute == []


def test_each_parameter_is_explained_with_an_example(operations: dict[str, Json]) -> None:
    mute = [
        (path, parameter["name"])
        for path, one in operations.items()
        for parameter in one.get("parameters", [])
        if not said(parameter.get("description")) or not parameter["schema"].get("examples")
    ]
    assert mute == []


def fields(described: Json) -> Iterator[tuple[str, str, Json]]:
    for name, schema in described["components"]["schemas"].items():
        for field, about in schema.get("properties", {}).items():
            yield name, field, about


def test_each_field_is_explained(described: Json) -> None:
    assert [(name, field) for name, field, about in fields(described) if not said(about.get("description"))] == []


def test_each_simple_field_has_an_example(described: Json) -> None:
    def is_simple(about: Json) -> bool:
        return "$ref" not in str(about)

    assert [(n, field) for n, field, about in fields(described) if is_simple(about) and not about.get("examples")] == []


def test_each_schema_is_explained_in_chinese(described: Json) -> None:
    schemas = described["components"]["schemas"]
    assert [name for name, schema in schemas.items() if not said(schema.get("description"))] == []


def test_each_reply_is_explained_and_names_the_request(operations: dict[str, Json]) -> None:
    replies = [(path, status, reply) for path, one in operations.items() for status, reply in one["responses"].items()]
    assert [(path, status) for path, status, reply in replies if not said(reply["description"])] == []
    assert [(path, status) for path, status, reply in replies if "X-Request-ID" not in reply.get("headers", {})] == []


def test_each_problem_has_an_example_of_each_kind(operations: dict[str, Json]) -> None:
    problems = [
        (status, reply["content"])
        for one in operations.values()
        for status, reply in one["responses"].items()
        if int(status) >= 400
    ]
    assert len(problems) > 50
    for status, content in problems:
        assert set(content) == {"application/problem+json"}
        examples = content["application/problem+json"]["examples"]
        assert examples
        assert all(example["value"]["status"] == int(status) for example in examples.values())
        assert all(example["value"]["code"] == code for code, example in examples.items())


@pytest.mark.parametrize("path", OPERATIONS.values())
def test_every_operation_can_fail(described: Json, path: str) -> None:
    [one] = [one for of in described["paths"].values() for one in of.values() if one["operationId"] == path]
    assert "500" in one["responses"]


@pytest.mark.parametrize("path", BEHIND_THE_DOOR)
def test_who_may_come_in_and_how_often_is_said(operations: dict[str, Json], path: str) -> None:
    one = operations[path]
    assert {"401", "403", "429"} <= set(one["responses"])
    assert {} in one["security"]
    assert len(one["security"]) == 3
    assert {"Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"} <= set(
        one["responses"]["429"]["headers"]
    )
    assert "WWW-Authenticate" in one["responses"]["401"]["headers"]
    assert "X-Client-ID" in {parameter["name"] for parameter in one["parameters"]}


@pytest.mark.parametrize("path", READ)
def test_what_is_read_has_a_tag_and_a_304(operations: dict[str, Json], path: str) -> None:
    one = operations[path]
    assert "ETag" in one["responses"]["200"]["headers"]
    assert "content" not in one["responses"]["304"]
    assert "If-None-Match" in {parameter["name"] for parameter in one["parameters"]}


def test_figures_come_as_json_or_csv(operations: dict[str, Json]) -> None:
    assert set(operations["/api/v1/figures"]["responses"]["200"]["content"]) == {"application/json", "text/csv"}


def test_names_of_components_are_those_that_openapi_allows(described: Json) -> None:
    names = [name for kind in described["components"].values() for name in kind]
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9._-]+", name)] == []


def test_each_tag_is_explained(described: Json, operations: dict[str, Json]) -> None:
    explained = {tag["name"] for tag in described["tags"] if said(tag["description"])}
    assert {tag for one in operations.values() for tag in one["tags"]} == explained
