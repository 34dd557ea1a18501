"""What comes in with a question and goes out with its answer, as pydantic models: the edge of HTTP.

Takes the values of qa/; unknown fields of a request are refused. The docstrings and descriptions are what the
documentation says to those who call the API. What is read of reports stands in `web.api.readings`.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import literal_schema

from index.models import Status
from qa.models import Outcome, Turn


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks text as one of these words; unlike an enumeration it is explained where it stands, in Chinese."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks and describes."""
        return literal_schema(list(self.words))


OutcomeGiven = Annotated[str, OneOf(tuple(Outcome))]
StatusGiven = Annotated[str, OneOf(tuple(Status))]

# A question without any is blank, which has a problem of its own: said here, checked by the desk.
ASKS = r"[\p{L}\p{N}]"
STATUS_SAID = "result 已完成；target 目标；other 其他"
YEAR_SAID = "年份，如 2024，或时期，如 2021-2025；看不出时为空"
SECTION = ["二、2024年主要预期目标和重点工作", "（九）突出普惠共享，提高人民生活品质", "深化健康徐州建设"]
QUOTE = "落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。"


class TurnGiven(BaseModel):
    """此前的一轮问答。"""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description="此前的问题", examples=["今年新增多少托位"])
    answer: str = Field(description="当时得到的回答", examples=["2024年目标：新增托位5000个以上。"])

    def to_turn(self) -> Turn:
        """The value that the assistant takes."""
        return Turn(self.question, self.answer)


class QuestionGiven(BaseModel):
    """一个问题，可附此前的问答。"""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "今年新增多少托位"}]},
    )

    question: str = Field(
        description="问题，至少有一个字或数，最多300字；超过时回答 too_long",
        examples=["今年新增多少托位"],
        json_schema_extra={"pattern": ASKS},
    )
    history: list[TurnGiven] = Field(default=[], description="此前的问答，旧的在前；只用最近6轮、2000字", examples=[[]])
    conversation: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_-]{1,64}$",
        description="会话编号；不给则新开一个",
        examples=["5b1f0c6e9a7d4e3f8a2b1c0d9e8f7a6b"],
    )


class AnswerFigureGiven(BaseModel):
    """回答中的一个数字。"""

    indicator: str = Field(description="指标", examples=["新增托位"])
    value: str = Field(description="原文写法", examples=["5000"])
    number: float = Field(description="折算后的数，不带万、亿", examples=[5000])
    unit: str = Field(description="单位，带万、亿", examples=["个"])
    qualifier: str = Field(description="限定词，没有时为空", examples=["以上"])
    year: str = Field(description=YEAR_SAID, examples=["2024"])
    status: StatusGiven = Field(description=STATUS_SAID, examples=["target"])
    citation: int = Field(description="证明它的出处的编号", examples=[1])


class CitationGiven(BaseModel):
    """一条出处：报告原句及其位置。"""

    n: int = Field(description="编号，从1起", examples=[1])
    report: str = Field(description="报告编号", examples=["xuzhou-2024"])
    section: tuple[str, ...] = Field(description="所在章节的标题，由外到内", examples=[SECTION])
    paragraph: int = Field(description="段落编号，从1起", examples=[59])
    quote: str = Field(description="原句，一字不改", examples=[QUOTE])
    start: int = Field(description="在报告全文中从第几个字起", examples=[13101])
    end: int = Field(description="到第几个字止（不含）", examples=[13137])
    marks: tuple[tuple[int, int], ...] = Field(
        description="直接作答的文字在原句中的起止（不含止）", examples=[[[24, 35]]]
    )
    page: int | None = Field(description="原文件的页码；没有分页时为 null", examples=[None])


class LineGiven(BaseModel):
    """回答中的一行；opening、lead、text 连起来是整行。"""

    opening: str = Field(description="是的，、不是，等；没有时为空", examples=[""])
    lead: str = Field(description="年份和性质；没有时为空，例如比较两年的一行", examples=["2024年目标："])
    text: str = Field(description="其余的文字", examples=["新增托位5000个以上。"])
    year: str = Field(description=YEAR_SAID, examples=["2024"])
    status: StatusGiven = Field(description=STATUS_SAID, examples=["target"])
    citations: tuple[int, ...] = Field(description="证明这一行的出处的编号", examples=[[1]])


class RelatedGiven(BaseModel):
    """报告中相近的一项内容。"""

    text: str = Field(description="内容", examples=["2023年完成：新增托位4683个。"])
    citation: int = Field(description="它的出处的编号", examples=[2])
    lead: str = Field(description="内容开头的年份和性质", examples=["2023年完成："])
    year: str = Field(description=YEAR_SAID, examples=["2023"])
    status: StatusGiven = Field(description=STATUS_SAID, examples=["result"])


class HandoffGiven(BaseModel):
    """没有答案时可以找谁。"""

    phone: str = Field(description="电话", examples=["12345"])
    reason: str = Field(description="缘由，同 outcome", examples=["not_in_report"])


class AnswerGiven(BaseModel):
    """回答：结论、数字、出处与后续建议。"""

    outcome: OutcomeGiven = Field(
        description=(
            "回答的类型：answered 已回答；partial 部分回答；corrected 更正了问题里的说法；clarify 需要说明白些；"
            "not_in_report 报告里没有；out_of_scope 不属报告的事；greeting 问候；blocked 不予回答；too_long 太长；"
            "busy 忙（只在 503 里）"
        ),
        examples=["answered"],
    )
    answer: str = Field(description="直接的回答", examples=["2024年目标：新增托位5000个以上。"])
    figures: tuple[AnswerFigureGiven, ...] = Field(description="回答中的数字")
    citations: tuple[CitationGiven, ...] = Field(description="出处：报告原句及其位置")
    related: tuple[RelatedGiven, ...] = Field(description="报告中相近的内容")
    notes: tuple[str, ...] = Field(description="对问题的理解与说明", examples=[["按“托位”理解"]])
    suggestions: tuple[str, ...] = Field(description="可以接着问的问题", examples=[["去年新增了多少养老床位？"]])
    handoff: HandoffGiven | None = Field(description="没有答案时可以找谁；有答案时为 null")
    editions: tuple[str, ...] = Field(description="检索过的报告", examples=[["xuzhou-2024"]])
    mode: str = Field(description="extractive 原文摘录；model 模型整理", examples=["extractive"])
    lines: tuple[LineGiven, ...] = Field(description="回答的每一行：年份、性质和出处；固定的答复没有")
    latency_ms: float = Field(description="作答用时，毫秒", examples=[14.2])
    id: str = Field(description="这个回答的编号", examples=["0a1b2c3d4e5f60718293a4b5c6d7e8f9"])
    conversation: str = Field(description="会话编号，接着问时带上", examples=["5b1f0c6e9a7d4e3f8a2b1c0d9e8f7a6b"])
    label: str = Field(
        description="人工智能生成内容的标识，须随回答展示", examples=["本回答由人工智能生成，以报告原文为准"]
    )
    trace_id: str = Field(description="请求编号，与 X-Request-ID 相同", examples=["8f14e45fceea167a5a36dedd4bea2543"])


class ProblemGiven(BaseModel):
    """错误说明（application/problem+json）。"""

    type: str = Field(description="错误类型", examples=["urn:zhengwen:problem:rate_limited"])
    title: str = Field(description="错误名称", examples=["提问太频繁"])
    status: int = Field(description="HTTP 状态码", examples=[429])
    detail: str = Field(description="说明与建议", examples=["请求次数超过了限制，请按 Retry-After 的秒数稍后再试。"])
    code: str = Field(description="供程序判断的代码", examples=["rate_limited"])
    trace_id: str = Field(description="请求编号", examples=["8f14e45fceea167a5a36dedd4bea2543"])
