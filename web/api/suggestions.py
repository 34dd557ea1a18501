"""GET /api/v1/suggestions: questions that are known to be answered, by topic.

Takes the desk's assistant at every request; gives questions with what they are about. An assistant is asked for a
topic's questions once: it answers each of them before it offers it, which takes some 20 ms apiece.
"""

from asyncio import Lock
from typing import Annotated

from fastapi import APIRouter, Query, Response, Security
from starlette.concurrency import run_in_threadpool

from qa.suggesting.questions import Question
from web.api.derived import Derived
from web.api.etag import IfNoneMatch, tagged
from web.api.problems import read_replies
from web.api.readings import MOST_SUGGESTIONS, SuggestionGiven, SuggestionsAsked, SuggestionsGiven
from web.desk import Desk
from web.who.declared import OPTIONAL
from web.who.door import Door

Offered = dict[str, tuple[Question, ...]]


def suggestion_routes(desk: Desk, door: Door) -> APIRouter:
    """The route over the questions that the desk's assistant offers."""
    router = APIRouter(tags=["问答"], dependencies=[Security(door.reading)])
    kept = Derived[Offered](lambda _: {})
    one_at_a_time = Lock()

    async def offered(topic: str) -> tuple[Question, ...]:
        assistant = desk.assistant
        of_topic = kept.of(assistant.store)
        async with one_at_a_time:
            if topic not in of_topic:
                of_topic[topic] = tuple(await run_in_threadpool(assistant.offered, MOST_SUGGESTIONS, topic))
        return of_topic[topic]

    @router.get(
        "/suggestions",
        operation_id="listSuggestions",
        summary="可以问的问题",
        description="答得出的问题，各主题轮流，或只要一个主题的。",
        response_model=SuggestionsGiven,
        openapi_extra=OPTIONAL,
        responses=read_replies("答得出的问题"),
    )
    async def suggestions(asked: Annotated[SuggestionsAsked, Query()], known: IfNoneMatch = "") -> Response:
        questions = (await offered(asked.topic or ""))[: asked.limit]
        given = [SuggestionGiven(question=one.question, topic=one.topic, report=one.report) for one in questions]
        return tagged(SuggestionsGiven(suggestions=given).model_dump_json().encode(), known)

    return router
