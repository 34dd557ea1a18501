"""Every error that HTTP can answer with, as application/problem+json in Chinese.

    Problem            what a route raises; carries one Kind of the table below

Takes exceptions of routes, of FastAPI's validation and of Starlette's router; gives problem replies.
A reply never repeats what was sent, and never tells the inside of a failure: that stands in the log.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from web.security import SECURITY_HEADERS

PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: the code is for programs, title and detail are for people."""

    status: int
    code: str
    title: str
    detail: str


BLANK = Kind(400, "blank_question", "问题是空的", "请写下要问的问题。")
NOT_JSON = Kind(
    400, "not_json", "请求体不是 JSON", "请求体应为 UTF-8 编码的 JSON 对象，Content-Type 应为 application/json。"
)
BAD_REQUEST = Kind(400, "bad_request", "请求有误", "无法处理这个请求。")
NOT_FOUND = Kind(404, "not_found", "没有这个地址", "请检查网址；接口说明见 /docs。")
METHOD = Kind(405, "method_not_allowed", "请求方法不对", "这个地址不接受这种请求方法；可用的方法见 Allow 头。")
TOO_LARGE = Kind(413, "body_too_large", "请求体过大", "请求体超过了大小限制，请缩短后重试。")
INVALID = Kind(422, "invalid_request", "请求内容不符合要求", "请求的字段不符合接口说明，见 /docs。")
FAILED = Kind(500, "internal_error", "服务出错了", "服务内部出错，问题已记录，请稍后再试。")
BUSY = Kind(503, "busy", "现在提问的人较多", "排队时间过长，请过几秒再试。")

_BY_STATUS = {kind.status: kind for kind in (BAD_REQUEST, NOT_FOUND, METHOD, TOO_LARGE, INVALID, FAILED, BUSY)}

_KNOWN_FIELDS = frozenset({"question", "history", "answer", "conversation"})
_REASONS = {
    "missing": "缺少",
    "extra_forbidden": "含有不认识的字段",
    "string_type": "应为字符串",
    "string_unicode": "含有无效字符",
    "string_pattern_mismatch": "格式不对",
    "list_type": "应为数组",
    "model_attributes_type": "应为对象",
    "model_type": "应为对象",
}


class Problem(Exception):
    """What a route raises to answer with a problem of this kind."""

    def __init__(self, kind: Kind, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.headers = headers


def kind_of_status(status: int) -> Kind:
    """The kind that stands for an HTTP status given by the framework."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    base = FAILED if status >= 500 else BAD_REQUEST
    return Kind(status, base.code, base.title, base.detail)


def problem_body(kind: Kind, trace_id: str, detail: str = "") -> dict[str, str | int]:
    """The members of a problem, in the order in which they are sent."""
    return {
        "type": f"urn:zhengwen:problem:{kind.code}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail or kind.detail,
        "code": kind.code,
        "trace_id": trace_id,
    }


def problem_reply(kind: Kind, trace_id: str, detail: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """A problem as a reply."""
    body = json.dumps(problem_body(kind, trace_id, detail), ensure_ascii=False).encode()
    return Response(body, kind.status, headers, PROBLEM_TYPE)


def trace_of(request: Request) -> str:
    """The id that `web.edge.Edge` gave this request."""
    return str(request.state.trace_id)


def handle_problems(app: FastAPI) -> None:
    """Answer every exception that leaves a route of `app` with a problem."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(Exception, _on_failure)


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem_reply(error.kind, trace_of(request), headers=error.headers)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = NOT_JSON if error.status_code == BAD_REQUEST.status else kind_of_status(error.status_code)
    return problem_reply(kind, trace_of(request), headers=error.headers)


async def _on_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = error.errors()
    if any(_is_no_json(fault) for fault in faults):
        return problem_reply(NOT_JSON, trace_of(request))
    return problem_reply(INVALID, trace_of(request), detail=_faults_in_words(faults))


async def _on_failure(request: Request, _error: Exception) -> Response:
    """Starlette sends this outside our layers, so it brings their headers, and raises on, so that it is logged."""
    trace_id = trace_of(request)
    return problem_reply(FAILED, trace_id, headers={**SECURITY_HEADERS, "X-Request-ID": trace_id})


def _is_no_json(fault: Mapping[str, Any]) -> bool:
    """Whether the body could not be read as JSON, was missing, or came under another content type (as bytes)."""
    whole_body = tuple(fault["loc"]) == ("body",)
    return fault["type"] == "json_invalid" or (
        whole_body and (fault["type"] == "missing" or isinstance(fault.get("input"), bytes))
    )


def _faults_in_words(faults: Sequence[Mapping[str, Any]]) -> str:
    words = dict.fromkeys(_fault_in_words(fault) for fault in faults)
    return "；".join(list(words)[:5]) + "。"


def _fault_in_words(fault: Mapping[str, Any]) -> str:
    """Names only fields that the API knows: any other name is the sender's own text."""
    field = ".".join(part for part in fault["loc"] if isinstance(part, str) and part in _KNOWN_FIELDS)
    return f"{field or '请求体'}{_REASONS.get(fault['type'], '不符合要求')}"
