"""An answer as it is read out: server-sent events, whole sentences only.

Takes a question for the desk, gives the bytes of the events in their order; the last one is `done`, whose data is what
`ask` would have replied, or `error`, whose data is a problem. Data is JSON in ASCII: no character is cut in two.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict

from index.models import Span
from index.sentences import split_sentences
from web.desk import Asked, Desk, Served
from web.errors import Problem, problem_body
from web.who.caller import Caller

EVENTS = (
    "meta（编号、标识、收录的报告）、status（进度）、sentence（一句回答）、citation（一处出处）、"
    "suggestions（可以接着问的问题）、done（完整的回答，与 ask 相同）、error（错误说明，与 ask 的错误相同）。"
)
EVENT = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["meta", "status", "sentence", "citation", "suggestions", "done", "error"]},
        "data": {"type": "string", "contentMediaType": "application/json", "description": "JSON，不含换行"},
    },
}
# Proxies and WeChat end a connection that stays silent; a comment is no event.
_ALIVE_S = 15.0
_SEARCHING, _FOUND = "正在查找报告原文", "已核对出处"


async def read_out(desk: Desk, asked: Asked, caller: Caller, trace_id: str) -> AsyncIterator[bytes]:
    """The events of one question."""
    editions = sorted(desk.assistant.store.reports)
    label = desk.assistant.prompts.label
    yield _event("meta", {"trace_id": trace_id, "label": label, "reports": editions})
    yield _event("status", {"status": "searching", "text": _SEARCHING})
    answering = asyncio.ensure_future(desk.ask(asked, caller))
    try:
        while not (await asyncio.wait({answering}, timeout=_ALIVE_S))[0]:
            yield b": alive\n\n"
        served = answering.result()
    except Problem as problem:
        yield _event("error", problem_body(problem.kind, trace_id))
        return
    finally:
        answering.cancel()
    for event in _told(served):
        yield event
    yield _done(served, trace_id)


def _told(served: Served) -> Iterator[bytes]:
    yield _event("status", {"status": "answering", "text": _FOUND, "id": served.id, "outcome": served.answer.outcome})
    for sentence in _sentences(served.answer.answer):
        yield _event("sentence", {"text": sentence})
    for citation in served.answer.citations:
        yield _event("citation", asdict(citation))
    yield _event("suggestions", {"suggestions": served.answer.suggestions})


def _sentences(answer: str) -> Iterator[str]:
    """The answer cut after its sentences; together they are the answer."""
    at = 0
    for span in split_sentences(answer, Span(0, len(answer))):
        yield answer[at : span.end]
        at = span.end
    if at < len(answer):
        yield answer[at:]


def _done(served: Served, trace_id: str) -> bytes:
    return _event("done", json.loads(served.complete(trace_id)))


def _event(name: str, data: object) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()
