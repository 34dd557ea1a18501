from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import Engine

from qa.models import Answer, Trace, Turn
from tests.web.database.rows import TRACE, answered, same
from tests.web.fakes import FOUND
from web.database.errors import RowUnknown
from web.database.replay import replay
from web.database.rows import Mask, answer_row
from web.database.writes import store


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers one thing, and expects the question and the history that were stored."""

    answer: Answer = FOUND
    trace: Trace = TRACE
    expected: tuple[str, tuple[Turn, ...]] = ("去年呢", (Turn("今年新增多少托位", "5000个"),))

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        assert (question, tuple(history)) == self.expected
        return self.answer


def kept(engine: Engine, mask: Mask = same) -> str:
    question, history = Asked().expected
    record = answered(question, history=history)
    store(engine, [answer_row(record, mask)])
    return record.id


def test_the_same_answer_is_the_same_whatever_time_it_took(engine: Engine) -> None:
    done = replay(engine, kept(engine), Asked(replace(FOUND, latency_ms=999.0)))
    assert (done.same, done.changed, done.masked, done.differing) == (True, (), False, ())


def test_another_answer_is_shown_with_what_changed(engine: Engine) -> None:
    now = Asked(replace(FOUND, answer="别的。", notes=()), replace(TRACE, index="x", program="y"))
    done = replay(engine, kept(engine), now)
    assert (done.same, done.changed) == (False, ("索引", "程序"))
    assert done.differing == ("answer", "notes")
    assert (done.then["answer"], done.now["answer"]) == (FOUND.answer, "别的。")


@pytest.mark.parametrize(("part", "said"), [("prompts", "措辞（prompts）"), ("content", "设置与推荐的问题")])
def test_each_fingerprint_has_its_name(engine: Engine, part: str, said: str) -> None:
    assert replay(engine, kept(engine), Asked(trace=replace(TRACE, **{part: "x"}))).changed == (said,)


def test_masked_words_are_told(engine: Engine) -> None:
    answer = kept(engine, lambda text: text.replace("去年呢", "[遮盖]"))
    asked = Asked(expected=("[遮盖]", Asked().expected[1]))
    assert replay(engine, answer, asked).masked is True


def test_an_unknown_answer_is_said_so(engine: Engine) -> None:
    with pytest.raises(RowUnknown):
        replay(engine, "0" * 32, Asked())
