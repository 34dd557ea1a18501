"""Declares what a route answers in the API's documentation: its good replies' headers, and its problems.

Takes kinds of problem and media types, gives FastAPI's `responses`; answers nothing itself.
"""

from collections.abc import Mapping
from typing import Any

from web.api.schemas import ProblemGiven
from web.errors import (
    BAD_KEY,
    BAD_TOKEN,
    FAILED,
    INVALID,
    PROBLEM_TYPE,
    RATE_LIMITED,
    SCOPE_MISSING,
    USERS_OFF,
    Kind,
    problem_body,
)

Responses = dict[int | str, dict[str, Any]]

# What the door can say to whoever comes to read, and what any route can.
AT_THE_DOOR = (BAD_KEY, BAD_TOKEN, USERS_OFF, SCOPE_MISSING, INVALID, RATE_LIMITED, FAILED)

_TEXT = {"type": "string"}
_SECONDS = {"type": "integer", "minimum": 0}
TRACE = {"X-Request-ID": {"description": "请求编号，出错时凭它查日志", "required": True, "schema": _TEXT}}
RATE = {
    "RateLimit-Limit": {"description": "时段内最多多少次", "schema": _SECONDS},
    "RateLimit-Remaining": {"description": "时段内还剩多少次", "schema": _SECONDS},
    "RateLimit-Reset": {"description": "几秒后重新计数", "schema": _SECONDS},
}
WAIT = {"Retry-After": {"description": "几秒后再试", "schema": _SECONDS}}
TAG = {"ETag": {"description": "内容的指纹，下次放进 If-None-Match", "required": True, "schema": _TEXT}}
CHALLENGE = {"WWW-Authenticate": {"description": "该用哪种凭据", "schema": _TEXT}}
ALLOWED = {"Allow": {"description": "可用的请求方法", "schema": _TEXT}}
_OF_STATUS = {401: CHALLENGE, 405: ALLOWED, 429: {**WAIT, **RATE}, 503: WAIT}

# What an answer's id and its asker's own id are good for next.
ANSWERED: Responses = {
    200: {
        "description": "回答",
        "headers": TRACE,
        "links": {
            "rate": {
                "operationId": "rateAnswer",
                "description": "用这个回答的 id，带上提问时的 X-Client-ID，评价它",
                "parameters": {"header.X-Client-ID": "$request.header.X-Client-ID"},
                "requestBody": {"answer": "$response.body#/id", "rating": "up"},
            }
        },
    }
}


def replied(description: str, status: int = 200) -> Responses:
    """`responses` of a good reply that has nothing more to say than what it is."""
    return {status: {"description": description, "headers": TRACE}}


def declared(*kinds: Kind) -> Responses:
    """FastAPI's `responses` for these kinds, one entry a status with an example for each kind."""
    responses: Responses = {}
    for kind in kinds:
        entry = responses.setdefault(kind.status, _entry(kind.status))
        entry["description"] = "；".join(filter(None, [entry["description"], kind.title]))
        example = {"summary": kind.title, "value": problem_body(kind, "0" * 32)}
        entry["content"][PROBLEM_TYPE]["examples"][kind.code] = example
    return responses


def read_replies(description: str, *kinds: Kind, media: Mapping[str, object] | None = None) -> Responses:
    """`responses` of a route that reads: its 200 (with examples by media type), the 304 and its problems."""
    content = {kind: {"example": example} for kind, example in (media or {}).items()}
    good = {"description": description, "headers": {**TRACE, **RATE, **TAG}, "content": content}
    same = {"description": "内容没有变动，不带正文", "headers": {**TRACE, **RATE, **TAG}}
    return {200: good, 304: same, **declared(*AT_THE_DOOR, *kinds)}


def _entry(status: int) -> dict[str, Any]:
    schema = ProblemGiven.model_json_schema()
    headers = {**TRACE, **_OF_STATUS.get(status, {})}
    return {"description": "", "headers": headers, "content": {PROBLEM_TYPE: {"schema": schema, "examples": {}}}}
