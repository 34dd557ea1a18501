"""What comes in and goes out over HTTP, as pydantic models: the edge, and the source of the API's documentation.

Takes the values of qa/; unknown fields of a request are refused.
"""

from pydantic import BaseModel, ConfigDict, Field

from index.models import Level
from qa.models import AnswerFigure, Citation, Handoff, Outcome, Related, Turn


class TurnGiven(BaseModel):
    """此前的一轮问答。"""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description="此前的问题")
    answer: str = Field(description="当时得到的回答")

    def to_turn(self) -> Turn:
        """The value that the assistant takes."""
        return Turn(self.question, self.answer)


class QuestionGiven(BaseModel):
    """一个问题，可附此前的问答。"""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "今年新增多少托位"}]},
    )

    question: str = Field(description="问题，最多300字；超过时回答 too_long")
    history: list[TurnGiven] = Field(default=[], description="此前的问答，旧的在前；只用最近6轮、2000字")
    conversation: str | None = Field(
        default=None, pattern=r"^[A-Za-z0-9_-]{1,64}$", description="会话编号；不给则新开一个"
    )


class AnswerGiven(BaseModel):
    """回答：结论、数字、出处与后续建议。"""

    outcome: Outcome = Field(description="回答的类型")
    answer: str = Field(description="直接的回答")
    figures: tuple[AnswerFigure, ...] = Field(description="回答中的数字")
    citations: tuple[Citation, ...] = Field(description="出处：报告原句及其位置")
    related: tuple[Related, ...] = Field(description="报告中相近的内容")
    notes: tuple[str, ...] = Field(description="对问题的理解与说明")
    suggestions: tuple[str, ...] = Field(description="可以接着问的问题")
    handoff: Handoff | None = Field(description="没有答案时可以找谁")
    editions: tuple[str, ...] = Field(description="检索过的报告")
    mode: str = Field(description="extractive 原文摘录；model 模型整理")
    latency_ms: float = Field(description="作答用时，毫秒")
    id: str = Field(description="这个回答的编号")
    conversation: str = Field(description="会话编号，接着问时带上")
    label: str = Field(description="人工智能生成内容的标识，须随回答展示")
    trace_id: str = Field(description="请求编号，与 X-Request-ID 相同")


class ReportGiven(BaseModel):
    """收录的一份报告。"""

    id: str = Field(description="报告编号")
    title: str = Field(description="标题")
    region: str = Field(description="地区")
    level: Level = Field(description="national 国家；province 省级；city 地市级；district 县区级")
    year: int = Field(description="年份")
    delivered: str = Field(description="作报告的日期")
    place: str = Field(description="在哪次会议上作的报告，未知时为空")
    speaker: str = Field(description="作报告的人及其职务，未知时为空")
    publisher: str = Field(description="发布单位")
    url: str = Field(description="原文网址，未知时为空")
    paragraphs: int = Field(description="段落数")
    passages: int = Field(description="可检索的句子数")


class ReadinessGiven(BaseModel):
    """服务是否可用，以及所用的索引。"""

    status: str = Field(description="ready")
    model: str = Field(description="向量模型")
    fingerprint: str = Field(description="索引内容的指纹")
    built: str = Field(description="索引建成的日期")
    counts: dict[str, int] = Field(description="索引中各类内容的数量")


class ProblemGiven(BaseModel):
    """错误说明（application/problem+json）。"""

    type: str = Field(description="错误类型")
    title: str = Field(description="错误名称")
    status: int = Field(description="HTTP 状态码")
    detail: str = Field(description="说明与建议")
    code: str = Field(description="供程序判断的代码")
    trace_id: str = Field(description="请求编号")
