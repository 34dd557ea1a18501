"""What the page's own script asks for: answers, cards of answers that it kept, and paragraphs as proof.

    POST /page/ask                            one question; its card and the answer object
    POST /page/card                           the card of an answer that the device has kept
    GET  /page/proof/{report}/{paragraph}     a paragraph with the quoted sentence and its clause marked

Takes requests of our own page only; the same desk and door as the API's. Not part of the API: it may change any day.
"""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator
from starlette.concurrency import run_in_threadpool

from qa.models import Answer
from web.api.schemas import TurnGiven
from web.database.records import Face
from web.desk import Asked, Desk
from web.errors import INVALID, PARAGRAPH_UNKNOWN, REPORT_UNKNOWN, Problem
from web.page.cards import Cards
from web.page.proofs import MOST_MARKS, Quoted, paragraph_of
from web.who.door import Door

# More than any answer has of anything: what a device sends as kept must not take long to show.
_MOST_PARTS = 100
_KEEP_NOTHING = {"Cache-Control": "no-store"}


class QuestionOnPage(BaseModel):
    """A question with the turns before it."""

    model_config = ConfigDict(extra="forbid")

    question: str
    history: list[TurnGiven] = []
    conversation: str = Field(default="", pattern=r"^[A-Za-z0-9_-]{0,64}$")


class KeptTurn(BaseModel):
    """A question and its answer as the device has kept them."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(max_length=3_000)
    id: str = Field(pattern=r"^[0-9a-f]{32}$")
    answer: Answer

    @field_validator("answer")
    @classmethod
    def _is_no_longer_than_answers_are(cls, answer: Answer) -> Answer:
        parts = (answer.lines, answer.citations, answer.figures, answer.related, answer.notes, answer.suggestions)
        if max(map(len, parts)) > _MOST_PARTS:
            raise ValueError("too long")
        return answer


class Quote(BaseModel):
    """Where the sentence stands in the report, and its clause in the sentence; nothing for the paragraph alone."""

    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)
    marks: str = Field(default="", pattern=r"^(\d{1,6}-\d{1,6}(,\d{1,6}-\d{1,6})*)?$", max_length=14 * MOST_MARKS)

    def to_quoted(self) -> Quoted:
        """The value that the proof takes."""
        pairs = (mark.split("-") for mark in self.marks.split(",") if mark)
        return Quoted(self.start, self.end, tuple((int(start), int(end)) for start, end in pairs))


def own_page(request: Request) -> None:
    """Only what our own page sends. Raises Problem where a browser says that another site does."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(INVALID)


def page_routes(desk: Desk, door: Door, *, linked: bool = False) -> APIRouter:
    """The three routes; cards lead to their stored answer where they are `linked`."""
    router = APIRouter(prefix="/page", include_in_schema=False, dependencies=[Depends(own_page)])
    cards = Cards(desk, linked=linked)

    @router.post("/ask")
    async def ask(given: QuestionOnPage, request: Request) -> Response:
        history = tuple(turn.to_turn() for turn in given.history)
        caller = await door.asking(request)
        served = await desk.ask(Asked(given.question, Face.PAGE, history, given.conversation), caller)
        card = cards.answer(given.question, served.answer, served.id)
        # Joined, not built: the answer is JSON already.
        told = json.dumps({"conversation": served.conversation, "card": card}, ensure_ascii=False)
        return _json(f'{told[:-1]},"turn":{_turn(given.question, served.id, served.answer)}}}')

    @router.post("/card")
    async def card(given: KeptTurn, request: Request) -> Response:
        await door.reading(request)
        shown = await run_in_threadpool(cards.answer, given.question, given.answer, given.id)
        return _json(json.dumps({"card": shown}, ensure_ascii=False))

    @router.get("/proof/{report}/{paragraph}")
    async def proof(report: str, paragraph: int, quote: Annotated[Quote, Query()], request: Request) -> Response:
        await door.reading(request)
        found = desk.assistant.store.reports.get(report)
        if found is None:
            raise Problem(REPORT_UNKNOWN)
        if not 1 <= paragraph <= len(found.paragraphs):
            raise Problem(PARAGRAPH_UNKNOWN)
        shown = cards.proof(paragraph_of(found, paragraph, quote.to_quoted(), desk.assistant.store))
        return Response(shown, media_type="text/html; charset=utf-8", headers=_KEEP_NOTHING)

    return router


def _turn(question: str, answer_id: str, answer: Answer) -> str:
    return json.dumps({"question": question, "id": answer_id, "answer": answer.to_dict()}, ensure_ascii=False)


def _json(body: str) -> Response:
    # A lone surrogate, as JSON may carry it, cannot be sent back as UTF-8.
    return Response(body.encode("utf-8", "replace"), media_type="application/json", headers=_KEEP_NOTHING)
