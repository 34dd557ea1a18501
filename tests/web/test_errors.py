import json

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from web import errors
from web.edge import Edge
from web.errors import Kind, Problem, handle_problems, kind_of_status, problem_reply
from web.metrics import Metrics

KINDS = [value for value in vars(errors).values() if isinstance(value, Kind)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_each_kind_speaks_chinese_and_ends_its_sentence(kind: Kind) -> None:
    assert all("\u4e00" <= text[0] <= "\u9fff" for text in (kind.title, kind.detail))
    assert kind.detail.endswith("。")


def test_codes_are_distinct() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS) == 23


def test_a_reply_has_the_members_of_rfc_9457_and_ours() -> None:
    reply = problem_reply(errors.BUSY, "abc", headers={"Retry-After": "2"})
    assert reply.status_code == 503
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.headers["retry-after"] == "2"
    assert json.loads(bytes(reply.body)) == {
        "type": "urn:zhengwen:problem:busy",
        "title": "现在提问的人较多",
        "status": 503,
        "detail": "排队时间过长，请过几秒再试。",
        "code": "busy",
        "trace_id": "abc",
    }


@pytest.mark.parametrize(
    ("status", "code", "kept"),
    [
        (404, "not_found", 404),
        (405, "method_not_allowed", 405),
        (416, "bad_request", 416),
        (502, "internal_error", 502),
    ],
)
def test_a_status_of_the_framework_finds_its_kind(status: int, code: str, kept: int) -> None:
    kind = kind_of_status(status)
    assert (kind.code, kind.status) == (code, kept)


def test_an_unforeseen_failure_is_a_problem_with_headers_and_without_its_inside() -> None:
    app = FastAPI()

    @app.get("/fails")
    def fails() -> None:
        raise RuntimeError("password=hunter2")

    @app.get("/busy")
    def busy() -> None:
        raise Problem(errors.BUSY, {"Retry-After": "2"})

    handle_problems(app)
    app.add_middleware(Edge, metrics=Metrics())
    with TestClient(app, raise_server_exceptions=False) as client:
        reply = client.get("/fails", headers={"X-Request-ID": "abc"})
        assert reply.status_code == 500
        assert reply.json()["code"] == "internal_error"
        assert reply.json()["trace_id"] == reply.headers["x-request-id"] == "abc"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "hunter2" not in reply.text
        assert client.get("/busy").headers["retry-after"] == "2"
