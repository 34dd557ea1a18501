"""A `Draft` to the lines that a resident reads, from the templates in prompts/.

Takes what was read and what it was found to say of the question, gives text in the report's own words behind year
and status; adds no fact.
"""

from collections.abc import Mapping, Sequence

from index.models import Report
from qa.prompts import Prompts
from qa.stages import Line
from qa.telling.verdicts import Between, Comparison, Polar, Premise, Side, Standing


def compose(
    lines: Sequence[Line],
    comparison: Comparison | None,
    reports: Mapping[str, Report],
    prompts: Prompts,
    premise: Premise | None = None,
    polar: Polar = Polar.NONE,
    missing: Sequence[str] = (),
) -> str:
    """One line a report and year, the comparison last where one was asked for.

    What is `missing` is named behind all. A yes or no stands first, before what it rests on: the line with the
    premise, the comparison or the result.
    """
    regions = {reports[line.report].region for line in lines}
    named = reports if len(regions) > 1 else {}
    said = [_said(line, prompts, named, premise, polar) for line in _ordered(lines, comparison, premise, polar)]
    if comparison and comparison.word:
        rests = polar in {Polar.YES, Polar.NO} and not premise
        said.insert(0 if rests else len(said), compose_comparison(comparison, reports, prompts))
    if missing:
        said.append(prompts.lines["missing"].format(names="；".join(missing)))
    opening = prompts.lines[polar] if polar else ""
    return opening + "\n".join(said)


def compose_comparison(comparison: Comparison, reports: Mapping[str, Report], prompts: Prompts) -> str:
    """How the first of two figures stands to the second."""
    return prompts.lines[comparison.word].format(
        first=_side(comparison, comparison.first, reports, prompts),
        second=_side(comparison, comparison.second, reports, prompts),
        amount=comparison.amount + comparison.unit,
    )


def compose_line(line: Line, prompts: Prompts, region: str = "", behind: str = "") -> str:
    """The pieces of a line one after another, as the report orders them, and what is said `behind` them."""
    text = "；".join(piece.text for piece in line.pieces).replace("：；", "：")
    return prompts.line(line.status, region, line.year, text + behind)


def arithmetic_of(comparison: Comparison | None, prompts: Prompts) -> tuple[str, ...]:
    """The notes that show how a comparison was computed."""
    if comparison is None:
        return ()
    bounds = "、".join(comparison.bounds)
    told = (prompts.notes["bounded"].format(bounds=bounds),) if bounds else ()
    return (prompts.notes["difference"].format(sum=comparison.sum), *told)


def _ordered(
    lines: Sequence[Line], comparison: Comparison | None, premise: Premise | None, polar: Polar
) -> tuple[Line, ...]:
    """The line first that a word before it speaks of."""
    first = premise.line if premise else None
    if comparison and polar in {Polar.MET, Polar.UNMET}:
        first = comparison.first.line
    return tuple(sorted(lines, key=lambda line: line is not first))


def _said(line: Line, prompts: Prompts, named: Mapping[str, Report], premise: Premise | None, polar: Polar) -> str:
    denies = premise is not None and premise.line is line and premise.standing is Standing.CONTRADICTED
    denied = premise.denied if premise and denies and polar is Polar.NONE else ""
    behind = prompts.lines["denied"].format(words=denied) if denied else ""
    return compose_line(line, prompts, named[line.report].region if named else "", behind)


def _side(comparison: Comparison, side: Side, reports: Mapping[str, Report], prompts: Prompts) -> str:
    """What tells a side from the other."""
    key = {
        Between.YEARS: "side_year",
        Between.REGIONS: "side_region",
        Between.INDICATORS: "side_indicator",
        Between.TARGET: f"side_{side.row.status}",
    }[comparison.between]
    values = {
        "year": side.row.year.replace("-", "—"),
        "region": reports[side.line.report].region,
        "indicator": side.row.indicator,
    }
    return prompts.lines[key].format(**values)
