"""GET /a/{id}: one stored answer to show to others. It says what has changed since, and ends after a while.

Takes the database and the desk's store; gives a page that search engines must not keep. Knows nobody: who asked is not
read, and personal data was masked before it was stored.
"""

import re
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Response, Security
from sqlalchemy import Engine

from web.database.errors import StorageAway
from web.database.stored import StoredAnswer, stored_answer
from web.desk import Desk
from web.errors import ANSWER_UNKNOWN, LINK_EXPIRED, STORAGE_AWAY, Problem
from web.look.operator import operator_of
from web.look.templates import render
from web.reader.days import minute_of
from web.reader.pages import HTML, POLICY, UNLISTED, PageRoute
from web.reader.since import answer_since
from web.settings import WebSettings
from web.who.door import Door

_ID = re.compile(r"[0-9a-f]{32}")
_HEADERS = {**POLICY, **UNLISTED, "Cache-Control": "no-store"}
_RETRY = {"Retry-After": "10"}


def shared_routes(desk: Desk, settings: WebSettings, door: Door, engine: Engine) -> APIRouter:
    """The route; where answers are not to be shared it knows none."""
    router = APIRouter(include_in_schema=False, route_class=PageRoute, dependencies=[Security(door.reading)])
    operator = operator_of(settings)
    # What is deleted after a while cannot be shown for longer.
    kept = timedelta(days=min(settings.share_days, settings.keep_days))

    @router.get("/a/{answer_id}")
    def shared(answer_id: str) -> Response:
        if not kept or not _ID.fullmatch(answer_id):
            raise Problem(ANSWER_UNKNOWN)
        stored = _read(engine, answer_id)
        if datetime.now(UTC) > stored.at + kept:
            raise Problem(LINK_EXPIRED)
        assistant = desk.assistant
        html = render(
            "reader/answer.html",
            shown=answer_since(stored, assistant.store, assistant.trace.index),
            asked=minute_of(stored.at),
            until=minute_of(stored.at + kept),
            label=assistant.prompts.label,
            operator=operator,
        )
        return Response(html, media_type=HTML, headers=_HEADERS)

    return router


def _read(engine: Engine, answer_id: str) -> StoredAnswer:
    try:
        stored = stored_answer(engine, answer_id)
    except StorageAway:
        raise Problem(STORAGE_AWAY, _RETRY) from None
    if stored is None:
        raise Problem(ANSWER_UNKNOWN)
    return stored
