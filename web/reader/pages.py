"""Routes whose problems are told to a person: a page in Chinese with a way back, in place of JSON.

    PageRoute    for `APIRouter(route_class=PageRoute)`
    page         a rendered page as a reply, with the policy of our own pages

Takes HTML; gives replies. Renders no page but that of a problem.
"""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from web.api.etag import tagged
from web.errors import ANSWER_UNKNOWN, FAILED, INVALID, NOT_FOUND, RATE_LIMITED, REPORT_UNKNOWN, STORAGE_AWAY, Problem
from web.look.templates import render
from web.security import READER_POLICY

HTML = "text/html; charset=utf-8"
POLICY = {"Content-Security-Policy": READER_POLICY}
UNLISTED = {"X-Robots-Tag": "noindex"}
_ADVICE = {
    ANSWER_UNKNOWN.code: "没有这个回答，或者它已被删除。",
    STORAGE_AWAY.code: "暂时读不到保存的回答，请稍后再打开。",
    INVALID.code: "网址里的条件不对，可以回到数据一览重新选。",
    NOT_FOUND.code: "网址不对，或者这里的内容已不再收录。可以从收录的报告里找。",
    REPORT_UNKNOWN.code: "网址里的报告编号不对，或者这份报告已不再收录。可以从收录的报告里找。",
    RATE_LIMITED.code: "打开的次数超过了限制，请过{seconds}秒再打开。",
}

_TITLES = {RATE_LIMITED.code: "打开得太频繁", STORAGE_AWAY.code: "暂时打不开"}


def page(html: bytes, known: str) -> Response:
    """A page under its ETag, or the 304 of who has it; `known` is the caller's If-None-Match."""
    return tagged(html, known, HTML, POLICY)


class PageRoute(APIRoute):
    """A route that answers a `Problem`, its dependencies' too, with a page."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's own, and the page where it raises."""
        handle = super().get_route_handler()

        async def handle_or_tell(request: Request) -> Response:
            try:
                return await handle(request)
            except Problem as problem:
                return problem_page(problem)

        return handle_or_tell


def problem_page(problem: Problem) -> Response:
    """The problem in words for people; its status and headers stay."""
    headers: Mapping[str, str] = problem.headers or {}
    advice = _ADVICE.get(problem.kind.code, problem.kind.detail if problem.kind.status < FAILED.status else "")
    told = advice.format(seconds=headers.get("Retry-After", "60"))
    html = render("reader/problem.html", title=_title(problem), advice=told or FAILED.detail)
    return Response(html, problem.kind.status, {**headers, **POLICY, **UNLISTED, "Cache-Control": "no-store"}, HTML)


def _title(problem: Problem) -> str:
    return _TITLES.get(problem.kind.code, problem.kind.title)
