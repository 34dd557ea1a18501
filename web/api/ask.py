"""POST /api/v1/ask: one question, one answer.

Takes a question from outside and hands it to the desk; gives the answer object with its ids and label.
The reply is serialised by hand: an answer is checked already, and the way of a question must stay thin.
"""

import json
import secrets
from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from qa.models import Outcome
from qa.normalise import is_blank
from web.api.problems import declared
from web.api.schemas import AnswerGiven, QuestionGiven
from web.desk import Desk
from web.errors import BLANK, BUSY, FAILED, INVALID, NOT_JSON, TOO_LARGE, Problem, trace_of


def ask_routes(desk: Desk) -> APIRouter:
    """The route, answering at `desk`."""
    router = APIRouter(tags=["问答"])
    label = desk.assistant.prompts.label

    @router.post(
        "/ask",
        summary="提问",
        description="回答关于已收录政府工作报告的一个问题，附报告原句。",
        response_model=AnswerGiven,
        responses=declared(NOT_JSON, BLANK, TOO_LARGE, INVALID, FAILED, BUSY),
    )
    async def ask(given: QuestionGiven, request: Request) -> Response:
        if is_blank(given.question):
            raise Problem(BLANK)
        answer = await desk.ask(given.question, [turn.to_turn() for turn in given.history])
        if answer.outcome is Outcome.BUSY:
            raise Problem(BUSY)
        return _json(
            {
                **answer.to_dict(),
                "id": secrets.token_hex(16),
                "conversation": given.conversation or secrets.token_hex(16),
                "label": label,
                "trace_id": trace_of(request),
            }
        )

    return router


def _json(value: Mapping[str, object]) -> Response:
    # A lone surrogate has no UTF-8; a reply must not fail on one.
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, media_type="application/json")
