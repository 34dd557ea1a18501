import asyncio
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from qa.models import Answer, Outcome, Trace, Turn
from tests.web.fakes import FOUND, LABEL, FakeAssistant
from web.database.records import AnswerRecord, Face
from web.desk import Asked, Desk, Served
from web.errors import BLANK, BUSY, FAILED, SLOW_ANSWER, Kind, Problem
from web.metrics import Metrics
from web.settings import WebSettings
from web.who.caller import Caller, Who

CALLER = Caller(Who.ANONYMOUS, "a:1", "192.0.2.1")


class Kept:
    """Keeps what it is given, in place of an archive."""

    def __init__(self) -> None:
        self.records: list[AnswerRecord] = []

    def record(self, record: AnswerRecord) -> None:
        self.records.append(record)


def desk_of(
    before: Callable[[str, Sequence[Turn]], object] = lambda *_: None, kept: Kept | None = None, **settings: object
) -> Desk:
    chosen = WebSettings.model_validate({"workers": 1, **settings})
    return Desk(FakeAssistant(before=before), chosen, kept or Kept(), Metrics())


async def ask(desk: Desk, question: str = "托位", *history: Turn) -> Served:
    return await desk.ask(Asked(question, Face.API, history, "c-1"), CALLER)


def told(desk: Desk, question: str = "托位") -> Kind:
    with pytest.raises(Problem) as problem:
        asyncio.run(ask(desk, question))
    return problem.value.kind


def test_it_hands_over_question_and_history_and_records_the_answer() -> None:
    seen: list[tuple[str, Sequence[Turn]]] = []
    kept = Kept()
    desk = desk_of(lambda question, history: seen.append((question, history)), kept)
    turn = Turn("去年呢", "报告中没有。")
    served = asyncio.run(ask(desk, "今年新增多少托位", turn))
    assert seen == [("今年新增多少托位", (turn,))]
    assert replace(served.answer, latency_ms=FOUND.latency_ms) == FOUND
    [record] = kept.records
    assert (record.id, record.owner, record.conversation, record.face) == (served.id, "a:1", "c-1", Face.API)
    assert (record.question, record.history, record.answer) == ("今年新增多少托位", (turn,), served.answer)
    assert record.trace == desk.assistant.trace
    assert json.loads(served.complete("t-1"))["label"] == LABEL


def test_a_question_asked_again_is_answered_from_the_cache_and_recorded_again() -> None:
    asked: list[str] = []
    kept = Kept()
    desk = desk_of(lambda question, _: asked.append(question), kept)

    async def twice() -> tuple[Served, Served]:
        return await ask(desk, "今年新增多少托位？"), await ask(desk, "今年新增多少託位?")

    first, second = asyncio.run(twice())
    assert asked == ["今年新增多少托位？"]
    assert first.id != second.id
    assert first.written.json == second.written.json
    assert [record.question for record in kept.records] == ["今年新增多少托位？", "今年新增多少託位?"]


def test_no_answer_outlives_a_switch_not_even_one_under_way() -> None:
    entered, release = threading.Event(), threading.Event()

    def wait(*_: object) -> None:
        entered.set()
        release.wait(5)

    desk = desk_of(wait)
    other = replace(FOUND, answer="2025年目标：新增托位6000个以上。")

    class Newer(FakeAssistant):
        def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
            return other

    async def switching() -> list[str]:
        under_way = asyncio.create_task(ask(desk))
        await asyncio.to_thread(entered.wait, 5)
        desk.switch(Newer(trace=Trace("newer", "p", "c", "g")))
        release.set()
        return [(await one).answer.answer for one in (under_way, ask(desk), ask(desk))]

    assert asyncio.run(switching()) == [FOUND.answer, other.answer, other.answer]


def test_who_waits_too_long_is_told_busy_and_the_place_is_free_again() -> None:
    release = threading.Event()
    desk = desk_of(lambda *_: release.wait(5), queue_wait_s=0.05, cached_answers=0)

    async def crowd() -> str:
        first = asyncio.create_task(ask(desk))
        await asyncio.sleep(0.01)
        with pytest.raises(Problem) as busy:
            await ask(desk)
        assert busy.value.kind is BUSY
        assert busy.value.headers == {"Retry-After": "2"}
        release.set()
        assert (await first).answer.outcome is Outcome.ANSWERED
        return (await ask(desk)).answer.answer

    assert asyncio.run(crowd()) == FOUND.answer


def test_who_hangs_up_does_not_free_the_place_early() -> None:
    release = threading.Event()
    desk = desk_of(lambda *_: release.wait(5), queue_wait_s=0.05, cached_answers=0)

    async def leave() -> None:
        first = asyncio.create_task(ask(desk))
        await asyncio.sleep(0.01)
        first.cancel()
        with pytest.raises(Problem) as busy:
            await ask(desk)
        assert busy.value.kind is BUSY
        release.set()
        await asyncio.sleep(0.05)
        assert (await ask(desk)).answer.answer == FOUND.answer

    asyncio.run(leave())


def test_an_answer_that_takes_too_long_is_told_so() -> None:
    release = threading.Event()
    desk = desk_of(lambda *_: release.wait(5), answer_wait_s=0.05)
    assert told(desk) is SLOW_ANSWER
    release.set()


@pytest.mark.parametrize("question", ["", " 　", "？！", "\u200b" * 2_000])
def test_nothing_asked_is_a_problem_and_not_recorded(question: str) -> None:
    kept = Kept()
    assert told(desk_of(kept=kept), question) is BLANK
    assert kept.records == []


def test_a_failure_is_logged_without_the_question_and_told_as_a_problem() -> None:
    def fail(_question: str, _history: Sequence[Turn]) -> None:
        raise RuntimeError("broken")

    kept = Kept()
    desk = desk_of(fail, kept)
    with capture_logs() as logged:
        assert told(desk, "我家住在哪里") is FAILED
    assert [entry["event"] for entry in logged] == ["answer failed"]
    assert isinstance(logged[0]["exc_info"], RuntimeError)
    assert "我家" not in str(logged)
    assert told(desk) is FAILED
    assert kept.records == []


def test_questions_are_logged_only_where_that_is_set_and_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    with capture_logs() as logged:
        asyncio.run(ask(desk_of(), "托位，我的手机13812345678"))
        asyncio.run(ask(desk_of(log_questions=True), "托位，我的手机13812345678"))
    [line] = logged
    assert (line["event"], line["outcome"]) == ("asked", "answered")
    assert "托位" in line["question"]
    assert "13812345678" not in line["question"]


def test_closing_waits_for_the_answers_under_way() -> None:
    done = threading.Event()
    desk = desk_of(lambda *_: done.wait(0.05))
    assert asyncio.run(ask(desk)).answer.answer == FOUND.answer
    desk.close()
    with pytest.raises(RuntimeError):
        asyncio.run(ask(desk, "去年托位"))
