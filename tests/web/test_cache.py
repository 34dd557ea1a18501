import json

from qa.models import Outcome, Trace, Turn
from tests.web.fakes import FOUND, NOT_FOUND
from web.cache import AnswerCache, written

TRACE = Trace("index", "prompts", "content", "program")


def key(question: str, trace: Trace = TRACE, history: tuple[Turn, ...] = ()) -> bytes:
    return AnswerCache.key(question, history, trace)


def test_the_same_question_in_another_width_or_script_has_the_same_key() -> None:
    assert key("今年新增多少托位？") == key("今年新增多少託位?") == key(" 今年新增多少托位？\u200b ")
    assert key("今年新增多少托位") != key("去年新增多少托位")


def test_whatever_decides_an_answer_is_in_the_key() -> None:
    keys = {key("托位")}
    for name in ("index", "prompts", "content", "program"):
        keys.add(key("托位", Trace(**{**{n: getattr(TRACE, n) for n in TRACE.__slots__}, name: "other"})))
    keys.add(key("托位", history=(Turn("去年呢", "没有"),)))
    keys.add(key("托位", history=(Turn("去年呢没", "有"),)))
    assert len(keys) == 7


def test_what_was_asked_for_last_is_kept() -> None:
    cache = AnswerCache(2)
    first, second, third = (key(text) for text in ("一", "二", "三"))
    cache.put(first, written(FOUND))
    cache.put(second, written(NOT_FOUND))
    assert cache.get(first) is not None
    cache.put(third, written(FOUND))
    assert cache.get(second) is None
    found = cache.get(first)
    assert found is not None
    assert found.answer.outcome is Outcome.ANSWERED
    cache.clear()
    assert cache.get(first) is None


def test_none_is_kept_where_none_may_be() -> None:
    cache = AnswerCache(0)
    cache.put(key("一"), written(FOUND))
    assert cache.get(key("一")) is None


def test_an_answer_is_written_once_and_completed_each_time() -> None:
    whole = json.loads(written(FOUND).complete(latency_ms=0.1, id="a" * 32, label="“标识”\ud800"))
    members = json.loads(json.dumps(FOUND.to_dict()))
    del members["latency_ms"]
    assert whole == {**members, "latency_ms": 0.1, "id": "a" * 32, "label": "“标识”?"}
