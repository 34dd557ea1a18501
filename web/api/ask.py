"""POST /api/v1/ask and /api/v1/ask/stream: one question, one answer, whole or as it is read out.

Takes a question from outside and hands it to the desk; gives the answer object with its ids and label. The reply is
joined from JSON that is written once an answer: the way of a question must stay thin.
"""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Request, Response, Security
from fastapi.responses import StreamingResponse

from web.api.problems import ANSWERED, TRACE, declared
from web.api.schemas import AnswerGiven, QuestionGiven
from web.api.stream import EVENT, EVENTS, read_out
from web.database.records import Face
from web.desk import Asked, Desk
from web.errors import (
    BAD_KEY,
    BAD_TOKEN,
    BLANK,
    BUSY,
    FAILED,
    INVALID,
    NOT_JSON,
    RATE_LIMITED,
    SCOPE_MISSING,
    SLOW_ANSWER,
    SLOW_BODY,
    TOO_LARGE,
    USERS_OFF,
    Problem,
    trace_of,
)
from web.who.caller import Caller
from web.who.declared import OPTIONAL
from web.who.door import Door

_BEFORE = (NOT_JSON, BLANK, BAD_KEY, BAD_TOKEN, USERS_OFF, SCOPE_MISSING, SLOW_BODY, TOO_LARGE, INVALID, RATE_LIMITED)


def ask_routes(desk: Desk, door: Door) -> APIRouter:
    """The two routes, answering at `desk`."""
    router = APIRouter(tags=["问答"])

    @router.post(
        "/ask",
        operation_id="ask",
        summary="提问",
        description="回答关于已收录政府工作报告的一个问题，附报告原句。",
        response_model=AnswerGiven,
        responses={**ANSWERED, **declared(*_BEFORE, FAILED, BUSY, SLOW_ANSWER)},
        openapi_extra=OPTIONAL,
    )
    async def ask(given: QuestionGiven, request: Request, caller: Annotated[Caller, Security(door.asking)]) -> Response:
        served = await desk.ask(_asked(given), caller)
        return Response(served.complete(trace_of(request)), media_type="application/json")

    @router.post(
        "/ask/stream",
        operation_id="askStream",
        summary="提问，边查边读",
        description="与 ask 相同的回答，用服务器推送事件（SSE）逐句送出；done 事件带完整的回答。事件：" + EVENTS,
        response_class=StreamingResponse,
        responses={
            200: {"description": "事件流", "headers": TRACE, "content": {"text/event-stream": {"itemSchema": EVENT}}},
            **declared(*_BEFORE, FAILED),
        },
        openapi_extra=OPTIONAL,
    )
    async def ask_stream(
        given: QuestionGiven, request: Request, caller: Annotated[Caller, Security(door.asking)]
    ) -> StreamingResponse:
        asked = _asked(given)
        if await desk.is_blank(asked.question):
            raise Problem(BLANK)
        events: AsyncIterator[bytes] = read_out(desk, asked, caller, trace_of(request))
        # nginx would hold sentences back until its buffer is full.
        return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})

    return router


def _asked(given: QuestionGiven) -> Asked:
    history = tuple(turn.to_turn() for turn in given.history)
    return Asked(given.question, Face.API, history, given.conversation or "")
