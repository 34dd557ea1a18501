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
REPORT_UNKNOWN = Kind(404, "report_unknown", "没有这份报告", "可用的报告编号见 /api/v1/reports。")
PARAGRAPH_UNKNOWN = Kind(404, "paragraph_unknown", "报告里没有这一段", "段落从 1 编号，总数见 /api/v1/reports。")
ANSWER_UNKNOWN = Kind(404, "answer_unknown", "没有这个回答", "没有这个编号的回答，或者它不是您的。")
LINK_EXPIRED = Kind(410, "link_expired", "这个链接已过期", "回答的固定链接只在一段时间内有效，可以再问一次。")
METHOD = Kind(405, "method_not_allowed", "请求方法不对", "这个地址不接受这种请求方法；可用的方法见 Allow 头。")
BAD_KEY = Kind(401, "bad_key", "密钥无效", "密钥（X-API-Key）不对、已过期或已撤销，请联系运营者。")
BAD_TOKEN = Kind(401, "bad_token", "登录已失效", "令牌（Authorization）不对或已过期，请重新登录。")
USERS_OFF = Kind(
    401, "users_off", "没有开启用户登录", "服务没有设置 ZHENGWEN_WEB_USER_SECRET，不认令牌；不带令牌可以匿名提问。"
)
WHO_UNKNOWN = Kind(401, "who_unknown", "不知道您是谁", "请带上提问时用的 X-Client-ID、令牌或密钥。")
SCOPE_MISSING = Kind(403, "scope_missing", "密钥没有这项权限", "这个密钥不能做这件事，请联系运营者。")
NOT_HERE = Kind(403, "not_here", "不能从这里访问", "这个地址只对登记过的网络开放。")
SLOW_BODY = Kind(408, "body_too_slow", "请求体传得太慢", "没有在限定时间内收到完整的请求，请重试。")
TOO_LARGE = Kind(413, "body_too_large", "请求体过大", "请求体超过了大小限制，请缩短后重试。")
INVALID = Kind(422, "invalid_request", "请求内容不符合要求", "请求的字段不符合接口说明，见 /docs。")
RATE_LIMITED = Kind(429, "rate_limited", "提问太频繁", "次数超过了限制，请稍等一会儿再试。")
FAILED = Kind(500, "internal_error", "服务出错了", "服务内部出错，问题已记录，请稍后再试。")
BUSY = Kind(503, "busy", "现在提问的人较多", "排队时间过长，请过几秒再试。")
STORAGE_AWAY = Kind(
    503, "storage_unavailable", "暂时存不下来", "数据库暂时不可用，没有存下，请稍后再试；提问不受影响。"
)
SLOW_ANSWER = Kind(504, "answer_too_slow", "作答超时", "没有在限定时间内答出，请稍后再试或换个问法。")

_BY_STATUS = {
    kind.status: kind for kind in (BAD_REQUEST, NOT_FOUND, METHOD, SLOW_BODY, TOO_LARGE, INVALID, FAILED, BUSY)
}

_KNOWN_FIELDS = frozenset(
    "question history answer conversation rating reason text report paragraph topic year status unit page size "
    "limit".split()
)
_PLACES = {"query": "查询参数", "path": "网址", "header": "请求头"}
_REASONS = {
    "missing": "缺少",
    "enum": "不在可选的值里",
    "literal_error": "不在可选的值里",
    "int_parsing": "应为整数",
    "int_parsing_size": "应为整数",
    "int_from_float": "应为整数",
    "int_type": "应为整数",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "string_too_short": "太短",
    "string_too_long": "太长",
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
    # Of an optional field pydantic also says that it is not missing.
    words = dict.fromkeys(_fault_in_words(fault) for fault in faults if fault["type"] != "none_required")
    return "；".join(list(words)[:5]) + "。"


def _fault_in_words(fault: Mapping[str, Any]) -> str:
    """Names only fields that the API knows: any other name is the sender's own text."""
    field = ".".join(part for part in fault["loc"] if isinstance(part, str) and part in _KNOWN_FIELDS)
    place = _PLACES.get(fault["loc"][0] if fault["loc"] else "", "请求体")
    return f"{field or place}{_REASONS.get(fault['type'], '不符合要求')}"
