"""The words around a figure: its value as the report writes it, its year and status. Takes rows, gives text."""

from index.bounds import is_suffix
from index.models import Aspect, Figure, Report, Status

STATUSES = {Status.RESULT: "完成", Status.TARGET: "目标", Status.OTHER: "其他"}
ASPECTS = {
    Aspect.LEVEL: "总量",
    Aspect.COUNT: "个数",
    Aspect.SHARE: "占比",
    Aspect.GROWTH: "增速",
    Aspect.CHANGE: "增减量",
    Aspect.RANK: "位次",
}
# What accompanies every exported row, and an exported workbook as its metadata.
LABEL = "由程序自动从报告原文提取，以报告原文为准"


def value_said(figure: Figure, report: Report) -> str:
    """In the report's own characters, with what bounds it: 5000个以上, 超2.5亿元, 2100多条."""
    stated, bound = report.text[figure.start : figure.end], figure.qualifier
    if bound in stated:
        return stated
    return stated + bound if is_suffix(bound) else bound + stated


def year_said(year: str) -> str:
    """2024年, 2021—2025年; empty for a figure of no particular year."""
    return f"{year.replace('-', '—')}年" if year else ""


def badge_said(year: str, status: Status) -> str:
    """2024年目标; of what is neither result nor target the year alone."""
    return year_said(year) + ("" if status is Status.OTHER else STATUSES[status])
