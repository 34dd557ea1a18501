"""Answers and explanations as text for a terminal.

Takes the values of qa/, prints to a rich console; everything from questions and reports is printed as
text, never as markup.
"""

from rich.console import Console
from rich.text import Text

from qa.assistant import Explanation
from qa.models import Answer, Citation, Outcome
from qa.stages import Candidate, Doubt

SHOWN = 8
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
    if answer.citations:
        console.print(Text(f"{label} · {answer.latency_ms:.0f} 毫秒", style="dim"))


def _citation(citation: Citation) -> Text:
    text = Text(f"[{citation.n}] ")
    start = len(text)
    text.append(citation.quote)
    for begin, end in citation.marks:
        text.stylize("reverse", start + begin, start + end)
    text.append(f"\n    {citation.report} 第{citation.paragraph}段 {' › '.join(citation.section)}", style="dim")
    return text


def print_explanation(console: Console, found: Explanation) -> None:
    """Every step: what was understood, candidates with their scores, what was rejected and why."""
    console.print(Text(f"问题    {found.text}"))
    if found.query:
        edition = found.query.edition
        console.print(Text(f"报告    {'、'.join(edition.reports) or '待定'}"))
        console.print(
            Text(f"年份    {'、'.join(sorted(edition.years)) or '未指明'}　性质 {edition.status or '未指明'}")
        )
        console.print(Text(f"要问    {found.query.asks}"))
        for term in found.query.terms:
            must = "，必须说到" if term.required else ""
            console.print(Text(f"词      {' / '.join(term.forms)}　权重 {term.weight:.2f}{must}"))
    if found.retrieval:
        console.print(Text(f"候选（前 {SHOWN}）"))
        for candidate in found.retrieval.kept[:SHOWN]:
            console.print(_candidate(candidate))
        console.print(Text(f"排除（前 {SHOWN}）"))
        for candidate in found.retrieval.rejected[:SHOWN]:
            console.print(_candidate(candidate))
    if found.draft and found.draft.lines:
        console.print(Text(f"核对    {_verdict(found)}"))
    console.print(Text(f"结果    {found.answer.outcome}"))


def _verdict(found: Explanation) -> str:
    """What verifying said of the first wording."""
    if not found.faults:
        return "每个数字、引文和名称都有出处"
    doubts = "；".join(f"{DOUBTS[fault.doubt]}“{fault.words}”" for fault in found.faults)
    instead = "不作答" if found.answer.outcome is Outcome.NOT_IN_REPORT else "改引原句"
    return f"{instead}，因为没有出处的有：{doubts}"


def _candidate(candidate: Candidate) -> Text:
    scores = f"{candidate.score:5.2f} 语义 {candidate.dense:5.2f} 词 {candidate.covered:4.2f}"
    why = f"　✗ {candidate.reason}" if candidate.reason else ""
    return Text(f"  {scores}  {candidate.passage.id}  {candidate.text}{why}")
