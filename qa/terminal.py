"""Answers and explanations as text for a terminal.

Takes the values of qa/, prints to a rich console; everything from questions and reports is printed as
text, never as markup.
"""

from rich.console import Console
from rich.text import Text

from index.models import Aspect, Status
from qa.explanation import Explanation
from qa.models import Answer, Citation, Outcome
from qa.stages import Asks, Candidate, Doubt, Query

SHOWN = 8
ASKED = {
    Asks.MONEY: "金额",
    Asks.SHARE: "比率",
    Asks.PEOPLE: "人数",
    Asks.COUNT: "数量",
    Asks.RANK: "位次",
    Asks.NUMBER: "数据",
    Asks.DEFINITION: "解释",
    Asks.NAMES: "名称",
    Asks.WORDS: "文字",
}
ASPECTS: dict[Aspect | None, str] = {
    Aspect.LEVEL: "总量",
    Aspect.GROWTH: "增减",
    Aspect.SHARE: "占比",
    Aspect.RANK: "位次",
}
STATUSES: dict[Status | None, str] = {Status.RESULT: "完成", Status.TARGET: "目标", Status.OTHER: "其他"}
DOUBTS = {
    Doubt.FIGURE: "数字",
    Doubt.QUALIFIER: "限定词",
    Doubt.DIRECTION: "增减",
    Doubt.YEAR: "年份",
    Doubt.STATUS: "性质",
    Doubt.QUOTATION: "引文",
    Doubt.NAME: "名称",
    Doubt.ARITHMETIC: "算式",
}


def print_answer(console: Console, answer: Answer, label: str) -> None:
    """The answer, its proof and what stands beside it."""
    console.print(Text(answer.answer, style="bold"))
    for citation in answer.citations:
        console.print(_citation(citation))
    for related in answer.related:
        console.print(Text(f"相关：{related.text}[{related.citation}]", style="dim"))
    for note in answer.notes:
        console.print(Text(f"说明：{note}", style="dim"))
    for suggestion in answer.suggestions:
        console.print(Text(f"还可以问：{suggestion}", style="dim"))
    if answer.editions:
        console.print(Text(f"依据：{'、'.join(answer.editions)}", style="dim"))
    if answer.citations:
        console.print(Text(f"{label} · {answer.latency_ms:.0f} 毫秒", style="dim"))


def _citation(citation: Citation) -> Text:
    text = Text(f"[{citation.n}] ")
    start = len(text)
    text.append(citation.quote)
    for begin, end in citation.marks:
        text.stylize("reverse", start + begin, start + end)
    page = f"第{citation.page}页" if citation.page else ""
    place = f"{citation.report} {page}第{citation.paragraph}段 {' › '.join(citation.section)}"
    text.append(f"\n    {place}", style="dim")
    return text


def print_explanation(console: Console, found: Explanation) -> None:
    """Every step: what was understood, candidates with their scores, what was rejected and why."""
    console.print(Text(f"问题    {found.text}"))
    if found.query:
        _print_query(console, found.query)
    if found.retrieval:
        for label, candidates in (("候选", found.retrieval.kept), ("排除", found.retrieval.rejected)):
            console.print(Text(f"{label}（前 {SHOWN}）"))
            for candidate in candidates[:SHOWN]:
                console.print(_candidate(candidate))
    if found.draft and found.draft.lines:
        console.print(Text(f"核对    {_verdict(found)}"))
    console.print(Text(f"结果    {found.answer.outcome}"))


def _print_query(console: Console, query: Query) -> None:
    """The reports, and of each thing asked its words, what would answer and for when."""
    console.print(Text(f"报告    {'、'.join(query.edition.reports) or '待定'}"))
    for part in query.parts if query.edition.reports else ():
        console.print(Text(f"要问    {part.text}"))
        for want in part.wants:
            said = (ASKED[want.asks], ASPECTS.get(want.aspect, ""), want.measure, want.says and f"须说到{want.says}")
            console.print(Text(f"  要的  {' · '.join(filter(None, said))}"))
        for slot in part.slots:
            year = slot.year or "年份未指明"
            console.print(Text(f"  何时  {slot.report} {year} {STATUSES.get(slot.status, '完成或目标')}"))
        for term in part.terms:
            must = "，必须说到" if term.required else ""
            console.print(Text(f"  词    {' / '.join(term.forms)}　权重 {term.weight:.2f}{must}"))


def _verdict(found: Explanation) -> str:
    """What verifying said of the first wording."""
    if not found.faults:
        return "每个数字、引文和名称都有出处"
    doubts = "；".join(f"{DOUBTS[fault.doubt]}“{fault.words}”" for fault in found.faults)
    instead = "不作答" if found.answer.outcome is Outcome.NOT_IN_REPORT else "改引原句"
    return f"{instead}，因为没有出处的有：{doubts}"


def _candidate(candidate: Candidate) -> Text:
    figure = candidate.figure
    row = f"　＝ {figure.indicator} {figure.value}{figure.unit}{figure.qualifier}" if figure else ""
    why = f"　✗ {candidate.reason}" if candidate.reason else ""
    return Text(f"  {candidate.score:6.2f}  {candidate.passage.id}  {candidate.text}{row}{why}")
