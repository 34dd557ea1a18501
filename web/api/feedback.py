"""POST /api/v1/feedback and DELETE /api/v1/me/history: what people say of an answer, and the end of what is kept.

Takes both only from whoever can be told apart; gives them to the archive and says when it is done. Other people's
answers do not exist here.
"""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request, Security
from pydantic import BaseModel, ConfigDict, Field, model_validator

from web.api.problems import declared, replied
from web.database.archive import Archive
from web.database.errors import AnswerUnknown, StorageAway
from web.database.records import FeedbackRecord, Rating, Reason
from web.errors import (
    ANSWER_UNKNOWN,
    BAD_KEY,
    BAD_TOKEN,
    FAILED,
    INVALID,
    NOT_JSON,
    RATE_LIMITED,
    SCOPE_MISSING,
    SLOW_BODY,
    STORAGE_AWAY,
    TOO_LARGE,
    USERS_OFF,
    WHO_UNKNOWN,
    Problem,
    trace_of,
)
from web.route import declared_path
from web.security_log import Detail, Event, SecurityLog
from web.who.caller import Caller
from web.who.declared import OPTIONAL
from web.who.door import Door

_BEFORE = (BAD_KEY, BAD_TOKEN, USERS_OFF, WHO_UNKNOWN, SCOPE_MISSING, RATE_LIMITED, FAILED, STORAGE_AWAY)
_RETRY = {"Retry-After": "10"}


class FeedbackGiven(BaseModel):
    """对一个回答的评价。"""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"answer": "0" * 32, "rating": "up"},
                {"answer": "0" * 32, "rating": "down", "reason": "inaccurate", "text": "这是前年的数"},
            ],
            "not": {"required": ["reason"], "properties": {"rating": {"const": "up"}, "reason": {"type": "string"}}},
        },
    )

    answer: str = Field(pattern=r"^[0-9a-f]{32}$", description="回答的编号（回答里的 id）", examples=["0" * 32])
    rating: Rating = Field(description="up 赞；down 踩", examples=["down"])
    reason: Reason | None = Field(
        default=None,
        description="踩的原因：inaccurate 不准确；unanswered 没回答；unclear 看不懂；other 其他",
        examples=["inaccurate"],
    )
    text: str = Field(
        default="",
        max_length=1_000,
        description="补充说明；其中的个人信息存之前会遮去",
        examples=["这是前年的数"],
    )

    @model_validator(mode="after")
    def _only_blame_has_a_reason(self) -> "FeedbackGiven":
        if self.rating is Rating.UP and self.reason is not None:
            raise ValueError("reason")
        return self


class FeedbackKept(BaseModel):
    """已存下的评价。"""

    answer: str = Field(description="回答的编号", examples=["0" * 32])
    rating: Rating = Field(description="up 赞；down 踩", examples=["down"])


class HistoryDeleted(BaseModel):
    """已删除的记录。"""

    deleted: int = Field(description="删除的回答数；对话、评价和令牌一并删除", examples=[12])


def feedback_routes(archive: Archive, door: Door, log: SecurityLog) -> APIRouter:
    """The two routes over `archive`."""
    router = APIRouter()

    @router.post(
        "/feedback",
        operation_id="rateAnswer",
        tags=["评价"],
        summary="评价一个回答",
        description="赞或踩，可附原因和说明；同一个回答再评一次，以后一次为准。要带提问时的 X-Client-ID、令牌或密钥。",
        status_code=201,
        responses={
            **replied("评价已存下", 201),
            **declared(ANSWER_UNKNOWN, NOT_JSON, SLOW_BODY, TOO_LARGE, INVALID, *_BEFORE),
        },
        openapi_extra=OPTIONAL,
    )
    async def rate(given: FeedbackGiven, caller: Annotated[Caller, Security(door.known)]) -> FeedbackKept:
        now = datetime.now(UTC)
        record = FeedbackRecord(given.answer, caller.owner, now, given.rating, given.reason, given.text)
        try:
            await archive.rate(record)
        except AnswerUnknown as error:
            raise Problem(ANSWER_UNKNOWN) from error
        except StorageAway as error:
            raise Problem(STORAGE_AWAY, _RETRY) from error
        return FeedbackKept(answer=given.answer, rating=given.rating)

    @router.delete(
        "/me/history",
        operation_id="deleteMyHistory",
        tags=["我的记录"],
        summary="删除我的全部记录",
        description="删除提问时的 X-Client-ID、令牌或密钥名下的对话、回答、评价和令牌，不能恢复。",
        responses={**replied("记录已删除"), **declared(INVALID, *_BEFORE)},
        openapi_extra=OPTIONAL,
    )
    async def forget(request: Request, caller: Annotated[Caller, Security(door.known)]) -> HistoryDeleted:
        try:
            deleted = await archive.forget(caller.owner)
        except StorageAway as error:
            raise Problem(STORAGE_AWAY, _RETRY) from error
        if deleted:
            who = Detail(caller.address, caller.owner, trace_id=trace_of(request), route=declared_path(request.scope))
            log.note(Event.HISTORY_DELETED, who)
        return HistoryDeleted(deleted=deleted)

    return router
